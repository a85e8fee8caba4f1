import CallCenterModel
import CallCenterSimulation
import TestSupport
import Testing

/// A site that goes down at a known time, to the microsecond.
@Suite struct OutageTests {
  let calendar = PlanFixture.calendar()

  private func plan(_ calls: [SingleCall], drop: Bool, agents: Int = 1, second: Bool = false, lines: Int? = nil) -> Plan
  {
    let skills = calls.indices.map { Skill.fixture($0) }
    let duty = Duty.hours(clock(8)..<clock(18), people: 0..<agents)
    var groups = [AgentGroup.fixture("kyiv", duties: [duty], skills: skills)]
    groups[0].site = 0
    if second {
      groups.append(.fixture("sumy", duties: [duty], skills: calls.indices.map { .fixture($0, preference: 2) }))
    }
    var plan = Plan.fixture(calendar, types: calls.map(\.type), groups: groups, lines: lines, intervals: .dated)
    var site = Site(name: "kyiv", label: "Kyiv")
    site.outages = [
      SiteOutage(name: "alarm", timing: .at(clock(10)), duration: PlanFixture.constant(7200), dropsCalls: drop)
    ]
    plan.sites = [site]
    return plan
  }

  @Test func callInHandIsFinishedAndNothingNewBegins() {
    let first = SingleCall("first", in: clock(9, 55)..<clock(9, 56), calendar) { $0.talk = PlanFixture.constant(600) }
    let waiting = SingleCall("waiting", in: clock(10, 1)..<clock(10, 2), calendar)
    let measures = plan([first, waiting], drop: false).measures()
    #expect(measures.contactTotals[0].handlingTime == 600_000_000)
    #expect(measures.contactTotals[1].waitOfAnswered == instant(12) - waiting.instant)
    // Eight hours at the phones; the call that outlasts the alarm's beginning is above the number ready, not overtime.
    #expect(measures.agentTotals[0].present == instant(8))
    #expect(measures.agentTotals[0].excess == first.instant + 600_000_000 - instant(10))
    #expect(measures.agentTotals[0].overtime == 0)
    #expect(measures.agentTotals[0].rostered == instant(10))
  }

  @Test(arguments: [0.0, 300.0])
  func callInHandIsCut(wrapUp: Double) {
    let first = SingleCall("first", in: clock(9, 55)..<clock(9, 56), calendar) {
      $0.talk = PlanFixture.constant(wrapUp > 0 ? 200 : 600)
      $0.wrapUp = wrapUp > 0 ? PlanFixture.constant(400) : nil
    }
    // The line is free when the call is cut: the next call hears no busy signal.
    let next = SingleCall("next", in: clock(10, 1)..<clock(10, 2), calendar)
    let measures = plan([first, next], drop: true, lines: 1).measures()
    #expect(measures.contactTotals[0].answered == 1)
    #expect(measures.contactTotals[0].callersServed == 1)
    #expect(measures.contactTotals[0].handlingTime == instant(10) - first.instant)
    #expect(measures.contactTotals[1].blocked == 0)
    #expect(measures.contactTotals[1].waitOfAnswered == instant(12) - next.instant)
    #expect(measures.agentTotals[0].busy == instant(10) - first.instant + 60_000_000)
    #expect(measures.agentTotals[0].excess == 0)
  }

  @Test func otherSiteTakesOver() {
    let first = SingleCall("first", in: clock(9)..<clock(9, 1), calendar)
    let next = SingleCall("next", in: clock(10, 1)..<clock(10, 2), calendar)
    let measures = plan([first, next], drop: true, second: true).measures()
    #expect(measures.contactTotals[1].waitOfAnswered == 0)
    #expect(measures.agentTotals.map(\.busy) == [60_000_000, 60_000_000])
  }

  /// Outages belong to the site's name: what else is in the plan does not change them.
  @Test func outagesAreTheSameInEveryOption() {
    func downtime(agents: Int, second: Bool, number: Int) -> Int64 {
      var plan = plan(
        [SingleCall("first", in: clock(9)..<clock(9, 1), calendar)], drop: false, agents: agents, second: second)
      plan.sites[0].outages[0].timing = .every(PlanFixture.exponential(3600), hours: [clock(7)..<clock(20)])
      plan.sites[0].outages[0].duration = PlanFixture.exponential(600)
      let sums = plan.measures(number: number).agentTotals[0]
      return (sums.rostered - sums.present) / Int64(agents)
    }
    for number in 0..<20 {
      #expect(downtime(agents: 1, second: false, number: number) == downtime(agents: 5, second: true, number: number))
    }
    #expect(Set((0..<20).map { downtime(agents: 1, second: false, number: $0) }).count == 20)
  }

  /// The time between two outages runs only within the hours.
  @Test func clockOfOutagesStopsOutsideItsHours() {
    var plan = plan([SingleCall("first", in: clock(9)..<clock(9, 1), calendar)], drop: false)
    plan.sites[0].outages[0].timing = .every(
      PlanFixture.constant(3 * 3600), hours: [clock(8)..<clock(10), clock(12)..<clock(24)])
    plan.sites[0].outages[0].duration = PlanFixture.constant(1800)
    // Two hours by ten, the third by thirteen; then three more from 13:30 to 16:30, 17:00 to 20:00.
    let away = plan.measures().agentCells.enumerated().filter { $0.element.rostered > $0.element.present }.map(\.offset)
    #expect(away == [26, 33])
  }
}
