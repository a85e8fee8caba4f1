import CallCenterModel
import TestSupport
import Testing

@testable import CallCenterSimulation

@Suite struct DialerTests {
  private func dialer(_ mode: DiallingRule.Mode) throws -> Dialer {
    let calendar = PlanFixture.calendar()
    var type = CallType.fixture(in: calendar)
    type.channel = .outbound
    type.dialling = DiallingRule(
      mode: mode, minimumFree: 2, hours: calendar.allTime, preview: nil, reached: 1, ring: nil, noAnswer: nil,
      rightParty: 1, otherTalk: nil, maximumDials: 1, retryDelay: nil)
    return try #require(Dialer.dialers(.fixture(calendar, types: [type], groups: [])).first)
  }

  @Test func paceIsRoundedAndNeedsFreeAgents() throws {
    let dialer = try dialer(.paced(perFreeAgent: 1.5, extra: 1))
    #expect([0, 1, 2, 3, 4].map(dialer.target) == [0, 0, 4, 6, 7])
  }

  /// Two numbers for each free agent while fewer than a quarter of those reached find nobody, else one.
  @Test func theLimitOfMismatchesIsKept() throws {
    var dialer = try dialer(.limited(mismatches: 0.25))
    #expect(dialer.target(free: 3) == 6)
    dialer.noteAnswer(isMismatch: true)
    #expect(dialer.target(free: 3) == 3)
    for _ in 0..<3 { dialer.noteAnswer(isMismatch: false) }
    #expect(dialer.target(free: 3) == 3, "one of four")
    dialer.noteAnswer(isMismatch: false)
    #expect(dialer.target(free: 3) == 6, "one of five")
    for _ in 0..<394 { dialer.noteAnswer(isMismatch: false) }
    for _ in 0..<66 { dialer.noteAnswer(isMismatch: true) }
    // At the 400th answer what came before counts half, 1 of 200: now 66 of 265, then 67 of 266.
    #expect(dialer.target(free: 3) == 6)
    dialer.noteAnswer(isMismatch: true)
    #expect(dialer.target(free: 3) == 3)
  }
}
