internal import ArgumentParser
internal import CallCenterModel
internal import Experiments
internal import Foundation
internal import Reporting
internal import ScenarioFiles

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks the assertions of scenarios, and their numbers against committed results.",
    discussion: """
      PATH is a scenario file, a folder with a scenario.yaml, or a folder of such folders; PATH#OPTION is one of its
      options. scenarios/NAME/scenario.yaml has its results in results/NAME: result.json, and OPTION.json for an option.
      Exit status: 0 all holds and nothing changed, 1 something fails, 2 something is undecided at the effort allowed.
      """)

  @Argument(help: "Scenario files or folders.", completion: .file())
  var paths: [String]

  @Option(help: "The folder of the results, instead of `results` beside the folder of the scenarios.")
  var results: String?

  @Flag(help: "Rewrite the committed results and say what changed.")
  var update = false

  @Option(help: "The most replications for assertions; with --update those of the results.")
  var replications: Int?

  @Option(
    name: .customLong("margin"),
    help: "How much a measure may differ from its committed value: \"averageWait ±5 %\"; may be repeated.")
  var margins: [String] = []

  @OptionGroup var threads: ThreadOptions

  @Option(help: "Also write a JUnit report into this file.", completion: .file(extensions: ["xml"]))
  var junit: String?

  @Option(help: "Also write assertions.csv and regression.csv into this directory.", completion: .directory)
  var csv: String?

  @Flag(help: "Also write GitHub annotations to standard error; done without asking where GITHUB_ACTIONS is true.")
  var annotations = false

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard !paths.isEmpty else { throw ValidationError("give a scenario file or a folder") }
    if let replications, !(2...PlanLimits.replications).contains(replications) {
      throw ValidationError("--replications \(replications): give a number from 2 to \(PlanLimits.replications)")
    }
    if update, junit != nil || csv != nil || annotations {
      throw ValidationError("--update writes results alone: leave out --junit, --csv and --annotations")
    }
  }

  func run() throws {
    let margins = try parsedMargins()
    let files = try CheckedFiles(paths, results: results, quiet: output.quiet)
    Interruption.listen()
    if update { return try ResultUpdate(files.entries, replications, threads.count, output).run() }
    let tableFolder = try csv.map(OutputDirectory.init)
    let record = try checked(try subjects(files.entries), margins)
    if let tableFolder {
      for table in record.csv { try tableFolder.write(table.text, to: table.name) }
    }
    if let junit { try writeFile(record.junit, to: junit) }
    if annotations || ProcessInfo.processInfo.environment["GITHUB_ACTIONS"] == "true" {
      StandardError.write(record.annotations)
    }
    try StandardOutput.write(
      output.json ? record.json.serialized(pretty: true) + "\n" : output.report.text(of: record))
    if Interruption.isRequested { throw ExitCode(ExitStatus.interrupted.rawValue) }
    switch record.outcome {
    case .pass: return
    case .fail: throw ExitCode(ExitStatus.assertionFailed.rawValue)
    case .undecided: throw ExitCode(ExitStatus.undecided.rawValue)
    }
  }

  private func parsedMargins() throws -> [PrecisionTarget] {
    try margins.map { text in
      do { return try PrecisionTarget(parsing: text, names: nil, currency: nil) } catch {
        throw CommandFailure(.usage, code: "usage", "--margin \"\(text)\": \(error)")
      }
    }
  }

  /// The entries with their results parsed; everything wrong with result files is said at once.
  private func subjects(_ entries: [CheckedFiles.Entry]) throws -> [(subject: CheckSubject, bytes: Data?)] {
    var problems: [String] = []
    let subjects = entries.compactMap { entry -> (CheckSubject, Data?)? in
      do {
        let committed = try entry.committed.map { try CommittedResult(parsing: $0, path: entry.path) }
        let subject = CheckSubject(
          name: entry.name, scenario: entry.scenario, plan: entry.plan, assertions: entry.assertions,
          committed: committed)
        return (subject, entry.committed)
      } catch {
        problems.append("\(entry.path): \(error); write it anew with --update")
        return nil
      }
    }
    guard problems.isEmpty else {
      throw CommandFailure(
        .badInput, code: "bad-input", problems.joined(separator: "; "),
        text: problems.map { "error: \($0)" }.joined(separator: "\n"))
    }
    return subjects
  }

  private func checked(
    _ subjects: [(subject: CheckSubject, bytes: Data?)], _ margins: [PrecisionTarget]
  ) throws -> CheckRecord {
    var deciding = 0
    var figures = 0
    for subject in subjects.map(\.subject) {
      guard let committed = subject.committed else { continue }
      let own = RegressionSettings.deciding(subject.plan)
      deciding += committed.figures.filter { own.contains($0.key) }.count
      figures += committed.figures.count
    }
    let settings = RegressionSettings(deciding: deciding, others: figures - deciding, margins: margins)
    let assertions = subjects.reduce(0) { $0 + $1.subject.assertions.count }
    let bar = output.showsProgress ? ProgressBar(language: output.language) : nil
    defer { bar?.clear() }
    var record = CheckRecord(version: CherhaVersion.current, falseAlarm: settings.falseAlarm, scenarios: [])
    for (subject, bytes) in subjects where !Interruption.isRequested {
      let check = ScenarioCheck(
        subject, settings: settings, assertionsInAll: assertions, limit: replications, threads: threads.count,
        version: CherhaVersion.current)
      do {
        record.scenarios.append(
          try check.run(
            isIdentical: { record in
              bytes.map { Data((record.json.serialized(pretty: true) + "\n").utf8) == $0 } ?? false
            }, isCancelled: { Interruption.isRequested }, progress: { bar?.show($0, of: $1, expected: nil) }))
      } catch ExperimentError.estimation(let reason) {
        throw CommandFailure(.defect, code: "defect", reason)
      } catch ExperimentError.interruptedEarly {
        throw CommandFailure(.interrupted, code: "interrupted", "interrupted before the first replication ended")
      } catch {
        throw CommandFailure(.badInput, code: "bad-input", "\(subject.name): \(error)")
      }
    }
    return record
  }

  private func writeFile(_ text: String, to path: String) throws {
    let url = URL(fileURLWithPath: path)
    try OutputDirectory(url.deletingLastPathComponent().path).write(text, to: url.lastPathComponent)
  }
}
