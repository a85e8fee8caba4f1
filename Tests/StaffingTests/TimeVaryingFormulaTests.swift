import CallCenterModel
import OutputAnalysis
import Staffing
import TestSupport
import Testing

@Suite struct TimeVaryingFormulaTests {
  private let calendar = PlanFixture.calendar(days: 1, warmUp: 0, interval: 3600)
  private static let morning = [Double](repeating: 0, count: 9) + [40, 10] + [Double](repeating: 0, count: 13)

  private func plan(
    _ target: ServiceTarget = .eightyTwenty, calendar: PlanCalendar? = nil, change: (inout Plan) -> Void = { _ in }
  ) -> Plan {
    let calendar = calendar ?? self.calendar
    let type = CallType.fixture(
      "a", in: calendar, arrivals: .daily(perHour: Self.morning, in: calendar), talk: PlanFixture.exponential(300),
      patience: PlanFixture.exponential(120), target: target)
    var plan = Plan.fixture(calendar, types: [type], groups: [.fixture(agents: 20, in: calendar)])
    change(&plan)
    return plan
  }

  @Test func isLocallyLeast() throws {
    let plan = plan()
    let formula = TimeVaryingFormula(plan)
    let assignment = LoadAssignment(plan)
    let found = try formula.requirement(assignment)
    func holds(_ staffing: AgentsByInterval) throws -> Bool {
      try formula.performance(of: staffing, assignment)[0].allSatisfy { ($0.serviceLevel?.mean ?? 1) >= 0.8 }
    }
    #expect(try holds(found))
    for interval in assignment.intervals.indices where assignment.intervals[interval].isInWindow {
      guard found.agents[0][interval] > 0 else { continue }
      var fewer = found
      fewer.agents[0][interval] -= 1
      #expect(try !holds(fewer), "\(interval)")
    }
  }

  @Test func saysWhatItDoesNotCover() throws {
    func error(_ change: @escaping (inout Plan) -> Void) -> String {
      let plan = plan(change: change)
      do {
        _ = try TimeVaryingFormula(plan).requirement(LoadAssignment(plan))
        return ""
      } catch {
        return "\(error)"
      }
    }
    #expect(error { $0.callTypes[0].talk = PlanFixture.constant(300) }.contains("handling times are not exponential"))
    #expect(error { $0.calendar.dayFactorCV = 0.1 }.contains("the volume of a day is uncertain"))
    #expect(error { $0.agentGroups.append(.fixture("other", duties: [])) }.contains("another group"))
    #expect(error { $0.callTypes[0].target = .none }.contains("none of the call types"))
    // Who is away does not matter: agents are those who are ready.
    #expect(
      error { $0.agentGroups[0].shrinkage = Shrinkage(absence: 0.1, offPhone: 0.1, meanSpellSeconds: 60) }.isEmpty)
  }

  @Test func intervalsOfUnequalLengthAreRefused() {
    let calendar = PlanFixture.calendar(days: 1, warmUp: 0, interval: 50_000)
    let plan = plan(calendar: calendar) { $0.callTypes[0].arrivals = .constant(perHour: 20, in: calendar) }
    #expect(throws: StaffingError.unevenIntervals) {
      try TimeVaryingFormula(plan).requirement(LoadAssignment(plan))
    }
  }
}
