internal import ArgumentParser
internal import CallCenterModel
internal import Experiments
internal import Foundation
internal import Reporting
internal import ScenarioFiles

struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compares options on the same random numbers, with a verdict for each pair.",
    discussion: """
      One FILE: the scenario as it is against the entries of its `options:`. Several: the first is the base; FILE#OPTION
      is a file with one of its options. Goes on until every measure that decides is decided for every pair and the best
      is found, or to the effort allowed (exit status 2).
      """)

  @Argument(help: "Scenario files (YAML), FILE or FILE#OPTION.", completion: .file(extensions: ["yaml", "yml"]))
  var files: [String]

  @Option(name: .customLong("option"), help: "Of one FILE: an option to compare; may be repeated; by default all.")
  var optionNames: [String] = []

  @Option(
    name: .customLong("measure"),
    help: "A measure that decides, with the least difference that matters: \"averageWait ±2 s\"; may be repeated.")
  var measures: [String] = []

  @Option(help: "Confidence of all verdicts together, such as 0.95, instead of the base's.")
  var confidence: Double?

  @Option(help: "Seed of the random numbers, instead of the base's.")
  var seed: UInt64?

  @Option(help: "The most replications of each option.")
  var replications: Int?

  @OptionGroup var threads: ThreadOptions

  @Option(help: "Also write options.csv and differences.csv into this directory.", completion: .directory)
  var csv: String?

  @Option(help: "Also write the comparison as one HTML page into this file.", completion: .file(extensions: ["html"]))
  var html: String?

  @Option(
    name: .customLong("output"),
    help: """
      Also write comparison.json, report.txt and the CSV files into this directory; a run that was broken off goes on \
      from what it left there.
      """,
    completion: .directory)
  var directory: String?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard !files.isEmpty else { throw ValidationError("give a scenario file") }
    if files.count > 1, !optionNames.isEmpty {
      throw ValidationError("--option goes with one FILE; write FILE#OPTION where there are several")
    }
    if let replications, !(2...PlanLimits.replications).contains(replications) {
      throw ValidationError("--replications \(replications): give a number from 2 to \(PlanLimits.replications)")
    }
    if let confidence, !(0.5..<1).contains(confidence) {
      throw ValidationError("--confidence \(confidence): give a number from 0.5 to below 1")
    }
  }

  func run() throws {
    var systems = try ComparedFiles(files, options: optionNames, quiet: output.quiet).systems
    if let seed { systems[0].plan.run.seed = seed }
    let decided = try comparedMeasures(systems)
    let tableFolder = try csv.map(OutputDirectory.init)
    let resultFolder = try directory.map(OutputDirectory.init)
    let limit = replications ?? max(10_000, systems[0].plan.run.replications)
    let shelf = resultFolder.map {
      ComparisonShelf(
        $0, key: ComparisonShelf.key(systems, decided, confidence: confidence(systems), limit: limit))
    }
    let record = try compare(systems, decided, limit: limit, shelf)
    try write(record, tables: tableFolder, all: resultFolder)
    if record.stoppedBy == .interruption { throw ExitCode(ExitStatus.interrupted.rawValue) }
    try shelf?.clear()
    if record.stoppedBy == .limit { throw ExitCode(ExitStatus.undecided.rawValue) }
  }

  private func confidence(_ systems: [ComparedSystem]) -> Double { confidence ?? systems[0].plan.run.confidence }

  /// The measures asked for decide; the usual ones are shown beside them.
  private func comparedMeasures(_ systems: [ComparedSystem]) throws -> [ComparedMeasure] {
    let usual = ComparedMeasure.usual(for: systems)
    guard !measures.isEmpty else { return usual }
    var decided: [ComparedMeasure] = []
    for text in measures {
      for system in systems {
        let plan = system.plan
        let names = plan.callTypes.map(\.name) + plan.agentGroups.map(\.name)
        do {
          let target = try PrecisionTarget(parsing: text, names: names, currency: plan.costs.currency)
          if let objection = plan.objection(to: target) { throw CommandFailure(.usage, code: "usage", objection) }
          guard system.name == systems[0].name else { continue }
          decided.append(
            ComparedMeasure(target.measure, scope: target.scope, margin: target.halfWidth, isGated: true))
        } catch let failure as CommandFailure {
          throw CommandFailure(
            .usage, code: "usage", "--measure \"\(text)\", option \(system.name): \(failure.message)")
        } catch {
          throw CommandFailure(.usage, code: "usage", "--measure \"\(text)\", option \(system.name): \(error)")
        }
      }
    }
    let beside = usual.filter { one in !decided.contains { $0.measure == one.measure && $0.scope == one.scope } }
    return decided
      + beside.map { ComparedMeasure($0.measure, scope: $0.scope, margin: $0.margin, isGated: false) }
  }

  private func compare(
    _ systems: [ComparedSystem], _ measures: [ComparedMeasure], limit: Int, _ shelf: ComparisonShelf?
  ) throws -> ComparisonRecord {
    let earlier = try shelf?.samples(of: systems, measures: measures.count)
    Interruption.listen()
    let bar = output.showsProgress ? ProgressBar(language: output.language) : nil
    defer { bar?.clear() }
    let found: ComparisonRecord?
    do {
      let solved = try systems.solvingVolumes(threads: threads.count) { Interruption.isRequested }
      let comparison = Comparison(
        solved, measures: measures, limit: limit, confidence: confidence(systems), threads: threads.count,
        version: CherhaVersion.current)
      found = try comparison.run(
        resuming: earlier, isCancelled: { Interruption.isRequested || shelf?.hasFailed == true },
        progress: { progress in
          bar?.show(progress.replications, of: progress.limit, expected: progress.expectedReplications)
        }, atLook: { shelf?.put($0) })
    } catch ExperimentError.estimation(let reason) {
      throw CommandFailure(.defect, code: "defect", reason)
    } catch {
      throw CommandFailure(.badInput, code: "bad-input", "\(error)")
    }
    try shelf?.check()
    guard let found else {
      throw CommandFailure(.interrupted, code: "interrupted", "interrupted before the second replication ended")
    }
    return found
  }

  private func write(_ record: ComparisonRecord, tables: OutputDirectory?, all: OutputDirectory?) throws {
    let document = record.json.serialized(pretty: true) + "\n"
    if let tables {
      for table in record.csv { try tables.write(table.text, to: table.name) }
    }
    if let all {
      try all.write(document, to: "comparison.json")
      let report = TerminalReport(language: output.language, width: 100, color: false)
      try all.write(report.text(of: record), to: "report.txt")
      for table in record.csv { try all.write(table.text, to: table.name) }
    }
    if let html { try OutputFile.write(HTMLReport(language: output.language).page(of: record.json), to: html) }
    try StandardOutput.write(output.json ? document : output.report.text(of: record))
  }
}
