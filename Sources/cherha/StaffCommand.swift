internal import ArgumentParser
internal import CallCenterModel
internal import Experiments
internal import Foundation
internal import Reporting
internal import ScenarioFiles
internal import Scheduling
internal import Staffing

struct Staff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Agents needed per interval and group, by formula or by simulation, and what they achieve.")

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "erlang-c, erlang-a, time-varying or simulation; by default Erlang A where callers may give up.")
  var method: StaffingMethod?

  @Option(
    help: "A requirement from a spreadsheet (CSV: start;group;agents, or start and a column for each group) to judge.",
    completion: .file(extensions: ["csv"]))
  var requirement: String?

  @Option(help: "Targets hold in every interval, day or week (the window); by default as in the scenario's plan.")
  var per: PlanningTarget.Period?

  @Option(name: .customLong("on-days"), help: "Share of those periods in which they must hold, such as 90%.")
  var onDays: PeriodShare?

  @Flag(help: "Also split each interval's people into load, variability, shrinkage, shifts and so on.")
  var explain = false

  @Option(help: "Seed of the random numbers, instead of the scenario's.")
  var seed: UInt64?

  @Option(help: "Replications of the judgement; a search uses half, its verification four times as many.")
  var replications = 400

  @OptionGroup var threads: ThreadOptions

  @Option(help: "Also write staffing.csv into this directory.", completion: .directory)
  var csv: String?

  func validate() throws {
    guard (2...PlanLimits.replications).contains(replications) else {
      throw ValidationError("--replications \(replications): give a number from 2 to \(PlanLimits.replications)")
    }
    if requirement != nil, method != nil {
      throw ValidationError("--method finds a requirement and --requirement brings one: give one of them")
    }
    if requirement != nil, explain {
      throw ValidationError("--explain: what was brought cannot be explained; use --method simulation")
    }
  }

  func run() throws {
    var (plan, reading) = try scenario.read(quiet: output.quiet || output.json, mayLackPeople: true)
    // How many redial depends on who is there.
    if plan.callTypes.contains(where: { $0.arrivals.counts != .firstAttempts }) { plan = try reading.planOrFailure() }
    if let seed { plan.run.seed = seed }
    guard plan.run.batches == 0 else {
      throw CommandFailure(
        .badInput, code: "bad-input", "\(reading.file): run.batches: a staffing is checked by independent replications")
    }
    let given = try requirement.map {
      try RequirementReader.read(path: $0, for: plan).requirementOrFailure(plan, output)
    }
    Interruption.listen()
    let report: StaffingReport
    do {
      let solved = try Experiment.solvingVolumes(of: plan, threads: threads.count) { Interruption.isRequested }
      let targets = RequirementQuestion.targets(of: solved, per: per, probability: onDays?.share)
      report = try RequirementStudy(
        RequirementQuestion(solved, targets: targets, replications: replications, threads: threads.count) {
          Interruption.isRequested
        }
      ).report(method: method, given: given, isExplained: explain)
    } catch let error where error is StaffingError || error is ExperimentError || error is ProgramError {
      throw CommandFailure(.badInput, code: "bad-input", "\(reading.file): \(error)")
    } catch is CancellationError {
      throw Self.interrupted
    }
    if Interruption.isRequested { throw Self.interrupted }
    if output.json {
      let identity = ScenarioIdentity(
        name: plan.name, file: reading.file, sha256: reading.sha256, option: scenario.optionName)
      let document = report.json(scenario: identity, requirementSHA256: given?.sha256)
      try StandardOutput.write(document.serialized(pretty: true) + "\n")
    } else {
      try StandardOutput.write(output.report.text(of: report, name: plan.name))
    }
    if let csv { try OutputDirectory(csv).write(report.csv.text, to: report.csv.name) }
    if report.search?.holds == false { throw ExitCode(ExitStatus.undecided.rawValue) }
  }

  private static let interrupted = CommandFailure(
    .interrupted, code: "interrupted", "interrupted; a staffing is not reported in part")
}

/// A share of periods, above 0 and below 1: `90%`, `90 %` or `0.9`.
struct PeriodShare: ExpressibleByArgument {
  var share: Double

  init?(argument: String) {
    let text = argument.trimmingCharacters(in: .whitespaces)
    let isPercent = text.hasSuffix("%")
    guard let number = Double(text.dropLast(isPercent ? 1 : 0).trimmingCharacters(in: .whitespaces)) else { return nil }
    share = isPercent ? number / 100 : number
    guard share > 0, share < 1 else { return nil }
  }
}

extension StaffingMethod: ExpressibleByArgument {
  /// One of those that can be asked for.
  public init?(argument: String) {
    guard let method = StaffingMethod(rawValue: argument), StaffingMethod.computed.contains(method) else { return nil }
    self = method
  }

  /// Those that can be asked for.
  public static var allValueStrings: [String] { StaffingMethod.computed.map(\.rawValue) }
}

extension PlanningTarget.Period: ExpressibleByArgument {}

extension RequirementReading {
  /// How the file is written, and where contacts come for which it has no number.
  private func remark(of plan: Plan) {
    if let remark { StandardError.write(remark + "\n") }
    let assignment = LoadAssignment(plan)
    let window = assignment.intervals.indices.filter { assignment.intervals[$0].isInWindow }
    for (group, intervals) in uncovered.enumerated() {
      let empty = intervals.filter { !assignment.loads[group][window[$0]].isEmpty }
      guard let first = empty.first else { continue }
      let place = assignment.intervals[window[first]]
      StandardError.write(
        "\(file): warning: \(plan.agentGroups[group].name) has no number for times with contacts (\(empty.count)),"
          + " the first at \(plan.calendar.iso(day: place.day, elapsed: place.range.lowerBound)); nobody is there then\n"
      )
    }
  }

  /// The requirement, or all that is wrong with its file.
  fileprivate func requirementOrFailure(_ plan: Plan, _ output: OutputOptions) throws -> GivenRequirement {
    if let people, !hasErrors {
      if !output.quiet, !output.json { remark(of: plan) }
      return GivenRequirement(
        people: people, presence: countsRostered ? .rostered : .ready, file: file, sha256: sha256)
    }
    let errors = issues.filter { $0.severity == .error }
    throw CommandFailure(
      isUnreadable ? .unreadable : .badInput, code: isUnreadable ? "unreadable" : "bad-input",
      errors.count == 1 ? errors[0].description : "\(errors.count) errors in \(file)", details: issues.map(\.json),
      text: issues.map(\.text).joined(separator: "\n"))
  }
}
