import CallCenterModel
import Experiments
import OutputAnalysis
import TestSupport
import Testing

/// Solved volumes against what was stated.
///
/// Fixed seed. What a run of at most two million contacts counts per caller is what its volumes were solved from, so
/// nothing but the tolerance of the solver, 0.02 % of the contacts, is left; callers themselves come with the noise of their
/// number, 0.1 % here.
@Suite struct VolumeSolverStatisticalTests {
  @Test(arguments: [CountedVolume.answered, .attempts], [8, 6, 5])
  func countsComeOutAsStated(_ counts: CountedVolume, agents: Int) throws {
    // Five agents at five minutes a call cannot answer 60 an hour without a moment of idleness.
    if counts == .answered, agents == 5 { return }
    var plan = VolumeSolverTests.plan(counts, agents: agents)
    plan.run.replications = 700
    let record = try Experiment(plan, threads: 2, version: "test").run(scenario: ExperimentTests.scenario)
    let stated = 60.0 * 24
    let factor = try #require(record.run.solvedVolumes.first?.firstAttemptsPerContact)
    let found = try #require(record.total[counts == .answered ? .answered : .offered]?.mean)
    let callers = try #require(record.total[.callers]?.mean)
    print("\(counts), \(agents) agents: \(found) of \(stated), factor \(factor)")
    #expect(abs(found * factor / callers - 1) < 2e-3)
    // Five standard errors of the number of callers and the tolerance: false alarms below 1e-6.
    #expect(abs(found / stated - 1) < 5.5e-3)
  }

  /// More answered than the staff can answer, by a little and by much, must be refused and not approached.
  @Test(arguments: [62.0, 70.0, 200.0])
  func moreThanTheStaffCanAnswerIsRefused(perHour: Double) throws {
    // Five agents at five minutes a call answer at most 60 an hour.
    let plan = VolumeSolverTests.plan(.answered, perHour: perHour, agents: 5)
    #expect(throws: ExperimentError.self) {
      try Experiment(plan, threads: 2, version: "test").run(scenario: ExperimentTests.scenario)
    }
  }
}
