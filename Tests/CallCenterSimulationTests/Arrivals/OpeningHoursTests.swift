import Testing

@testable import CallCenterSimulation

@Suite struct OpeningHoursTests {
  @Test func endsAreExclusive() {
    var hours = OpeningHours([10..<20, 20..<25, 30..<40])
    let instants: [(Int64, Bool)] = [
      (0, false), (9_999_999, false), (10_000_000, true), (19_999_999, true), (20_000_000, true), (24_999_999, true),
      (25_000_000, false), (30_000_000, true), (40_000_000, false), (90_000_000, false),
    ]
    for (now, isOpen) in instants { #expect(hours.isOpen(at: now) == isOpen, "at \(now)") }
    hours.reset()
    let isOpenAgain = hours.isOpen(at: 12_000_000)
    #expect(isOpenAgain)
  }
}
