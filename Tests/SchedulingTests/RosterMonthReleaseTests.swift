import CallCenterModel
import Testing

@testable import Scheduling

@Suite struct RosterMonthReleaseTests {
  @Test func aMonthForTwentyTwo() throws {
    let roster = try RosterFixture.month().solve()
    print(roster.objective as Any, roster.bound as Any, roster.gap as Any, roster.method, roster.isWithinGap)
    for (person, total) in zip(roster.problem.people, roster.totals) {
      print(
        person.name, total.paidSeconds / 3600, total.normSeconds / 3600, total.nights, total.weekends,
        total.wishesGranted, total.wishes)
    }
    #expect(roster.missing.isEmpty)
  }

  @Test(arguments: [1]) func tooFew(nodes: Int) throws {
    var problem = try RosterFixture.month()
    problem.limits.nodes = nodes
    problem.people.removeLast(3)
    problem.people.removeFirst(4)
    problem.history.removeLast(7)
    let clock = ContinuousClock()
    var roster: Roster?
    print(try clock.measure { roster = try problem.solve() })
    print(
      nodes, roster!.objective as Any, roster!.bound as Any, roster!.gap as Any, roster!.method, roster!.isWithinGap,
      roster!.missing.count)
  }
}
