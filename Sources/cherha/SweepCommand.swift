internal import ArgumentParser
internal import CallCenterModel
internal import Experiments
internal import Foundation
internal import Reporting
internal import ScenarioFiles

struct Sweep: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Runs a scenario at many values of its paths, on the same random numbers, one row a point.",
    discussion: """
      cherha sweep centre.yaml --vary agentGroups.desk.agents=10..16
      cherha sweep centre.yaml --vary callTypes.calls.handling.talk.exponential.mean="4 min..6 min:30 s" --output out

      VALUES is a list `a,b,c`, a range `LOW..HIGH` of whole numbers, or `LOW..HIGH:STEP`. Several --vary make a grid, the
      last one changing fastest.
      """)

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "PATH=VALUES: a path of the scenario and the values it takes; may be repeated.")
  var vary: [String] = []

  @Option(help: "A measure to report, such as \"serviceLevel.excludingBlocked of legal\"; may be repeated.")
  var measure: [String] = []

  @Flag(help: "Each --vary LOW..HIGH alone at its two ends: what matters most.")
  var tornado = false

  @Option(
    name: .customLong("latin-hypercube"),
    help: "Instead of a grid, so many points spread over the ranges of all --vary.")
  var latinHypercube: Int?

  @Option(help: "Seed of the random numbers, instead of the scenario's.")
  var seed: UInt64?

  @Option(help: "Number of replications at each point; with a precision, the most that may be used.")
  var replications: Int?

  @Option(help: "A precision to reach at each point, such as \"abandonment ±0.5 pp\"; may be repeated.")
  var precision: [String] = []

  @OptionGroup var threads: ThreadOptions

  @Flag(help: "Print rows of CSV on standard output.")
  var csv = false

  @Option(
    name: .customLong("output"),
    help: "Keep every finished point in this directory, take up what was begun there, and write sweep.csv, sweep.json.",
    completion: .directory)
  var directory: String?

  @Option(help: "K/N: run only every Nth point, from the Kth, for `cherha merge`; needs --output.")
  var shard: Shard?

  func validate() throws {
    if let replications, !(1...PlanLimits.replications).contains(replications) {
      throw ValidationError("--replications \(replications): give a number from 1 to \(PlanLimits.replications)")
    }
    if vary.isEmpty { throw ValidationError("--vary PATH=VALUES says what to vary; give at least one") }
    if tornado, latinHypercube != nil { throw ValidationError("--tornado does not go with --latin-hypercube") }
    if csv, output.json { throw ValidationError("--csv does not go with --json: both are standard output") }
    if shard != nil, directory == nil { throw ValidationError("--shard needs --output, where its points are kept") }
    if let count = latinHypercube, !(2...SweepQuestion.mostPoints).contains(count) {
      throw ValidationError("--latin-hypercube \(count): give a number from 2 to \(SweepQuestion.mostPoints)")
    }
  }

  func run() throws {
    let question = try SweepQuestion(
      scenario, RunOverrides(seed: seed, replications: replications, precision: precision), vary: vary,
      measures: measure, design: tornado ? .tornado : latinHypercube == nil ? .grid : .latinHypercube,
      count: latinHypercube, quiet: output.quiet || output.json)
    var folder = try directory.map { try SweepFolder(creating: $0) }
    try folder?.reserve(shared: shard != nil)
    var points = try folder?.points(of: question) ?? []
    let isOfShard = { (number: Int) in shard?.contains(number) ?? true }
    let known = Set(points.map(\.number))
    let missing = question.points.filter { isOfShard($0.number) && !known.contains($0.number) }
    points += try run(missing, of: question, after: points, before: known.count { isOfShard($0) }, into: folder)
    let record = try SweepRecord(header: question.header, points: points)
    if let folder, record.isComplete { try folder.write(record) }
    let finished = points.count { isOfShard($0.number) }
    let asked = question.points.count { isOfShard($0.number) }
    guard finished > 0 || asked == 0 else {
      throw CommandFailure(.interrupted, code: "interrupted", "interrupted before the first point was finished")
    }
    if let shard, let directory, !csv {
      let line = output.report.text(of: shard.number, of: shard.count, finished: finished)
      try StandardOutput.write(output.json ? shard.document(directory, points).serialized(pretty: true) + "\n" : line)
    } else {
      try write(record, output, csv: csv)
    }
    if finished < asked { throw ExitCode(ExitStatus.interrupted.rawValue) }
    if points.contains(where: { $0.stoppedBy == .limit }) { throw ExitCode(ExitStatus.undecided.rawValue) }
  }

  /// The points that were finished before somebody interrupted.
  private func run(
    _ missing: [SweepQuestion.Point], of question: SweepQuestion, after finished: [SweepPoint], before: Int,
    into folder: SweepFolder?
  ) throws -> [SweepPoint] {
    Interruption.listen()
    let bar = output.showsProgress ? ProgressBar(language: output.language) : nil
    defer { bar?.clear() }
    let runner = SweepRunner(threads: threads.count) {
      Interruption.isRequested
    }
    var volumes = SweepVolumes(question, runner, finished: finished)
    var points: [SweepPoint] = []
    for (index, point) in missing.enumerated() {
      let place = before + index + 1
      bar?.show(point: place, of: before + missing.count, share: 0, before: before)
      do {
        let plan = try question.plan(of: point)
        let solved = try volumes.volumes(of: plan, at: point)
        guard !Interruption.isRequested,
          let outcome = try runner.run(
            plan, volumes: solved, measures: question.header.measures,
            progress: { done, limit in
              bar?.show(
                point: place, of: before + missing.count, share: Double(done) / Double(limit), before: before)
            })
        else { break }
        let result = SweepPoint(
          number: point.number, values: point.values, positions: point.positions, inputs: point.inputs,
          replications: outcome.replications, stoppedBy: outcome.stoppedBy, volumes: solved,
          estimates: outcome.estimates, samples: question.pairs ? outcome.samples : outcome.samples.map { _ in nil })
        try folder?.write(result, of: question)
        points.append(result)
      } catch let error as ExperimentError {
        guard !Interruption.isRequested else { break }
        throw CommandFailure(
          .badInput, code: "bad-input", "\(question.header.scenario.file), \(question.name(of: point)): \(error)")
      }
    }
    return points
  }
}

/// Which points one machine of several runs.
struct Shard: ExpressibleByArgument {
  /// From 1.
  let number: Int
  let count: Int

  init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1], count >= 1, (1...count).contains(number) else {
      return nil
    }
    self.number = number
    self.count = count
  }

  /// Whether it runs the point of this number, from 1.
  func contains(_ point: Int) -> Bool { (point - number) % count == 0 }

  func document(_ directory: String, _ points: [SweepPoint]) -> JSONValue {
    .object([
      ("format", .string("cherha-sweep-shard/1")), ("shard", .integer(number)), ("of", .integer(count)),
      ("points", .array(points.map(\.number).filter(contains).sorted().map(JSONValue.integer))),
    ])
  }
}

/// The result of a sweep on standard output.
func write(_ record: SweepRecord, _ output: OutputOptions, csv: Bool) throws {
  let text =
    if output.json {
      record.json.serialized(pretty: true) + "\n"
    } else if csv {
      record.csv.text
    } else {
      output.report.text(of: record)
    }
  try StandardOutput.write(text)
}
