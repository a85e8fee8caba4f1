internal import ArgumentParser
internal import CallCenterModel
internal import Experiments
internal import Foundation
internal import Reporting
internal import ScenarioFiles

struct Simulate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Simulates a scenario to the asked precision and reports what callers and agents experience.")

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "Seed of the random numbers, instead of the scenario's.")
  var seed: UInt64?

  @Option(help: "Number of replications, instead of the scenario's; with a precision, the most that may be used.")
  var replications: Int?

  @Option(help: "A precision to reach, such as \"serviceLevel.excludingBlocked ±0.5 pp\"; may be repeated.")
  var precision: [String] = []

  @OptionGroup var threads: ThreadOptions

  @Option(help: "Interval results: dated, profile or none.")
  var intervals: IntervalReport?

  @Option(help: "Also write the result as CSV files into this directory.", completion: .directory)
  var csv: String?

  @Option(
    name: .customLong("output"), help: "Also write result.json, report.txt and the CSV files into this directory.",
    completion: .directory)
  var directory: String?

  @Option(help: "Also write the result as one HTML page into this file.", completion: .file(extensions: ["html"]))
  var html: String?

  @Option(
    help: "Also write every event of the first replication as CSV into this file.",
    completion: .file(extensions: ["csv"]))
  var trace: String?

  func validate() throws {
    if let replications, !(1...PlanLimits.replications).contains(replications) {
      throw ValidationError("--replications \(replications): give a number from 1 to \(PlanLimits.replications)")
    }
  }

  func run() throws {
    var (plan, reading) = try scenario.read(quiet: output.quiet)
    try RunOverrides(seed: seed, replications: replications, precision: precision).apply(to: &plan)
    if let intervals { plan.run.intervals = intervals }
    try checkBatches(plan)
    let tableFolder = try csv.map(OutputDirectory.init)
    let resultFolder = try directory.map(OutputDirectory.init)
    let record = try run(plan, reading)
    try write(record, tables: tableFolder, all: resultFolder)
    if record.run.stoppedBy == .interruption { throw ExitCode(ExitStatus.interrupted.rawValue) }
    if let trace { try writeTrace(of: record, plan, to: trace) }
    if record.run.stoppedBy == .limit { throw ExitCode(ExitStatus.undecided.rawValue) }
  }

  /// A steady-state run has its batches instead of replications.
  private func checkBatches(_ plan: Plan) throws {
    guard plan.run.batches > 0 else { return }
    let option: String? =
      if replications != nil { "--replications" } else if !precision.isEmpty {
        "--precision"
      } else if intervals == .dated
        || (intervals == .profile && plan.calendar.windowDays / plan.run.batches % 7 != 0)
      { "--intervals" } else { nil }
    guard let option else { return }
    throw CommandFailure(.usage, code: "usage", "\(option) does not go with the `batches` of the scenario")
  }

  private func run(_ plan: Plan, _ reading: ScenarioReading) throws -> RunRecord {
    Interruption.listen()
    let bar = output.showsProgress ? ProgressBar(language: output.language) : nil
    defer { bar?.clear() }
    let experiment = Experiment(
      plan, threads: threads.count, version: CherhaVersion.current)
    do {
      return try experiment.run(
        scenario: ScenarioIdentity(
          name: plan.name, file: reading.file, sha256: reading.sha256, option: scenario.optionName),
        isCancelled: { Interruption.isRequested }, progress: { bar?.show($0) })
    } catch ExperimentError.interruptedEarly {
      throw CommandFailure(.interrupted, code: "interrupted", "interrupted before the first replication ended")
    } catch ExperimentError.estimation(let reason) {
      throw CommandFailure(.defect, code: "defect", reason)
    } catch {
      throw CommandFailure(.badInput, code: "bad-input", "\(reading.file): \(error)")
    }
  }

  /// Files first: whoever reads standard output gets one document, the result or the failure.
  private func write(_ record: RunRecord, tables tableFolder: OutputDirectory?, all resultFolder: OutputDirectory?)
    throws
  {
    let document = record.json.serialized(pretty: true)
    let tables = tableFolder == nil && resultFolder == nil ? [] : record.csv
    if let tableFolder {
      for table in tables { try tableFolder.write(table.text, to: table.name) }
    }
    if let resultFolder {
      try resultFolder.write(document + "\n", to: "result.json")
      try resultFolder.write(
        TerminalReport(language: output.language, width: 100, color: false).text(of: record), to: "report.txt")
      for table in tables { try resultFolder.write(table.text, to: table.name) }
    }
    if let html { try OutputFile.write(HTMLReport(language: output.language).page(of: record.json), to: html) }
    try StandardOutput.write(output.json ? document + "\n" : output.report.text(of: record))
  }
}

extension Simulate {
  private func writeTrace(of record: RunRecord, _ plan: Plan, to path: String) throws {
    let file = try StreamedFile(path)
    let csv = TraceCSV(plan)
    try file.write(csv.header)
    try Experiment(plan, threads: 1, version: CherhaVersion.current).trace(record) { rows in
      try file.write(csv.text(of: rows))
    }
    try file.close()
  }
}

extension IntervalReport: ExpressibleByArgument {}
