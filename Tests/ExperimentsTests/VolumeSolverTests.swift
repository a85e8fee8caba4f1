import CallCenterModel
import Experiments
import TestSupport
import Testing

@Suite struct VolumeSolverTests {
  static let calendar = PlanFixture.calendar()

  static func plan(
    _ counts: CountedVolume, perHour: Double = 60, agents: Int = 6, patience: Double? = 120, redial: Bool = true
  ) -> Plan {
    let type = CallType.fixture(
      in: calendar, arrivals: .constant(perHour: perHour, in: calendar, counts: counts),
      patience: patience.map(PlanFixture.exponential),
      redial: redial
        ? RedialRule(
          afterAbandonment: 0.5, afterBlocking: 0, delay: PlanFixture.exponential(600), maximumAttempts: 5) : nil)
    return .fixture(calendar, types: [type], groups: [.fixture(agents: agents, in: calendar)], replications: 20)
  }

  @Test func firstAttemptsAreTakenAsTheyAre() throws {
    let record = try Experiment(Self.plan(.firstAttempts, perHour: 5), threads: 1, version: "test").run(
      scenario: ExperimentTests.scenario)
    #expect(record.run.solvedVolumes.isEmpty)
  }

  @Test func nobodyAnswersSoNoVolumeDoes() {
    #expect(throws: ExperimentError.unreachableVolume(callType: "calls", stated: 120)) {
      try Experiment(Self.plan(.answered, perHour: 5, agents: 0), threads: 1, version: "test").run(
        scenario: ExperimentTests.scenario)
    }
  }
}
