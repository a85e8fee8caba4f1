internal import ArgumentParser
internal import CallCenterModel
internal import Experiments
internal import Foundation
internal import Reporting
internal import ScenarioFiles
internal import Staffing

struct Staff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Agents needed per interval and group by Erlang C or A, checked by simulating just those agents.")

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "erlang-c or erlang-a; by default Erlang A where callers may give up.")
  var method: StaffingMethod?

  @Option(help: "Seed of the random numbers, instead of the scenario's.")
  var seed: UInt64?

  @Option(help: "Replications of the check.")
  var replications = 400

  @OptionGroup var threads: ThreadOptions

  @Option(help: "Also write staffing.csv into this directory.", completion: .directory)
  var csv: String?

  func validate() throws {
    guard (2...PlanLimits.replications).contains(replications) else {
      throw ValidationError("--replications \(replications): give a number from 2 to \(PlanLimits.replications)")
    }
  }

  func run() throws {
    var (plan, reading) = try scenario.read(quiet: output.quiet || output.json)
    if let seed { plan.run.seed = seed }
    guard plan.run.batches == 0 else {
      throw CommandFailure(
        .badInput, code: "bad-input", "\(reading.file): run.batches: a staffing is checked by independent replications")
    }
    Interruption.listen()
    let report: StaffingReport
    do {
      let solved = try Experiment.solvingVolumes(of: plan, threads: threads.count) { Interruption.isRequested }
      report = try StaffingPlanner(solved, method: method).report(
        checkedBy: SimulationEvaluator(solved, replications: replications, threads: threads.count) {
          Interruption.isRequested
        }, replications: replications)
    } catch let error where error is StaffingError || error is ExperimentError {
      throw CommandFailure(.badInput, code: "bad-input", "\(reading.file): \(error)")
    }
    if Interruption.isRequested {
      throw CommandFailure(.interrupted, code: "interrupted", "interrupted; a staffing is not reported in part")
    }
    if output.json {
      let identity = ScenarioIdentity(
        name: plan.name, file: reading.file, sha256: reading.sha256, option: scenario.optionName)
      try StandardOutput.write(report.json(scenario: identity).serialized(pretty: true) + "\n")
    } else {
      try StandardOutput.write(output.report.text(of: report, name: plan.name))
    }
    if let csv { try OutputDirectory(csv).write(report.csv.text, to: report.csv.name) }
  }
}

extension StaffingMethod: ExpressibleByArgument {}
