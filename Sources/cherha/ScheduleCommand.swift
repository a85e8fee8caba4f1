internal import ArgumentParser
internal import CallCenterModel
internal import Experiments
internal import Foundation
internal import Reporting
internal import ScenarioFiles
internal import Scheduling

struct Schedule: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shifts and breaks of least cost that meet the targets, verified by simulation on fresh random numbers.",
    discussion: """
      The scenario's `plan` says which targets must be met, which shifts there are, who may be hired and under which rules. \
      Exit status 1: the schedule found does not meet every target.
      """)

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "Seed of the random numbers, instead of the scenario's.")
  var seed: UInt64?

  @Option(help: "Replications of every look of the search.")
  var replications = 1_000

  @Option(help: "Replications of every verification.")
  var verification = 4_000

  @OptionGroup var threads: ThreadOptions

  @Option(help: "Also write the schedule as one HTML page into this file.", completion: .file(extensions: ["html"]))
  var html: String?

  @Option(help: "Also write shifts.csv and cover.csv into this directory.", completion: .directory)
  var csv: String?

  func validate() throws {
    for (name, value) in [("replications", replications), ("verification", verification)] {
      guard (100...PlanLimits.replications).contains(value) else {
        throw ValidationError("--\(name) \(value): give a number from 100 to \(PlanLimits.replications)")
      }
    }
  }

  func run() throws {
    var (plan, reading) = try scenario.read(quiet: output.quiet || output.json, mayLackPeople: true)
    if let seed { plan.run.seed = seed }
    guard plan.planning != nil else {
      throw CommandFailure(
        .badInput, code: "nothing-to-plan", "\(reading.file): the scenario has no `plan`; see docs/guides/planning.md")
    }
    guard plan.run.batches == 0 else {
      throw CommandFailure(
        .badInput, code: "bad-input", "\(reading.file): run.batches: a schedule is found by independent replications")
    }
    if !output.quiet { say(whatStandsAgainst: plan) }
    Interruption.listen()
    let record: ScheduleRecord
    let bar = output.showsProgress ? ProgressBar(language: output.language) : nil
    defer { bar?.clear() }
    do {
      let solved = try Experiment.solvingVolumes(of: plan, threads: threads.count) { Interruption.isRequested }
      record = try SchedulePlanner(
        solved,
        effort: .init(replications: replications, verificationReplications: verification, threads: threads.count)
      ) {
        Interruption.isRequested
      } progress: {
        bar?.show($0)
      }.schedule()
    } catch is CancellationError {
      throw CommandFailure(.interrupted, code: "interrupted", "interrupted; a schedule is not reported in part")
    } catch let error where error is PlanningFailure || error is ExperimentError || error is ProgramError {
      throw CommandFailure(.badInput, code: "bad-input", "\(reading.file): \(error)")
    }
    let identity = ScenarioIdentity(
      name: plan.name, file: reading.file, sha256: reading.sha256, option: scenario.optionName)
    let document = record.json(scenario: identity, version: CherhaVersion.current)
    if output.json {
      try StandardOutput.write(document.serialized(pretty: true) + "\n")
    } else {
      try StandardOutput.write(output.report.text(of: record, name: plan.name))
    }
    if let html { try OutputFile.write(HTMLReport(language: output.language).page(of: document), to: html) }
    if let csv {
      let directory = try OutputDirectory(csv)
      for file in record.csv { try directory.write(file.text, to: file.name) }
    }
    guard record.meetsTargets, !say(whereSeatsAreMissing: record.plan) else {
      throw ExitCode(ExitStatus.assertionFailed.rawValue)
    }
  }

  /// The search does not count seats, so what it found is counted here.
  ///
  /// - Returns: Whether seats are missing.
  private func say(whereSeatsAreMissing plan: Plan) -> Bool {
    let words = LabourWords(plan, language: output.language)
    let lines = plan.sites.indices.compactMap { site in plan.overcrowding(of: site).map { words.text($0, site: site) } }
    for line in lines { StandardError.write("\(line).\n") }
    return !lines.isEmpty
  }

  /// What no schedule can do, and which weeks the search leaves out, before it begins.
  private func say(whatStandsAgainst plan: Plan) {
    let book = ShiftBook(plan)
    let words = LabourWords(plan, language: output.language)
    for obstacle in book.impossibilities() { StandardError.write("\(words.text(obstacle)).\n") }
    for (origin, scope) in zip(book.poolOrigins, book.weekScopes) {
      guard let scope, let text = words.text(scope, pool: origin.pool, contract: origin.contract) else { continue }
      StandardError.write("\(text).\n")
    }
  }
}
