import CallCenterModel
import Testing

@testable import Scheduling

@Suite struct RosterMonthReleaseTests {
  /// 14 people round the clock and 8 in the office: about two seconds of one core.
  @Test func aMonthForTwentyTwo() throws {
    let roster = try RosterFixture.month().solve()
    #expect(roster.method == .whole && roster.isWithinGap)
    #expect(try #require(roster.gap) <= 0.01)
    #expect(roster.missing.isEmpty && roster.violations.isEmpty, "\(roster.violations)")
    let clock = RosterClock(problem: roster.problem)
    for person in roster.problem.people.indices {
      #expect(clock.faults(of: person, roster.assignments(of: person).map(\.shift)).isEmpty)
    }
    let totals = roster.totals
    // Everybody but the one on leave for two weeks and the one who dislikes nights.
    let nights = totals.indices.filter { $0 < 14 && ![3, 5].contains($0) }.map { totals[$0].nights }
    #expect(try #require(nights.max()) - #require(nights.min()) <= 1)
    #expect(totals[3].normSeconds == 88 * 3_600 && totals[0].normSeconds == 168 * 3_600)
    #expect(try totals[5].nights < #require(nights.max()) && totals[7].paidSeconds < totals[6].paidSeconds)
  }

  /// Seven people too few: posts stay empty, rules are kept, and the bound is said.
  @Test func tooFewPeople() throws {
    var problem = RosterFixture.month(days: 14)
    problem.people.removeLast(3)
    problem.people.removeFirst(8)
    problem.history.removeLast(11)
    problem.limits.nodes = 1
    let roster = try problem.solve()
    #expect(!roster.missing.isEmpty && roster.violations.isEmpty, "\(roster.violations)")
    #expect(try #require(roster.bound) <= #require(roster.objective))
  }
}
