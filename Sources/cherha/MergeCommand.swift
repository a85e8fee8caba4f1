internal import ArgumentParser
internal import Experiments
internal import Foundation
internal import Reporting

struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Puts the shards of a sweep together to what one machine would have written.")

  @Argument(help: "The directories that shards of one sweep were written to.", completion: .directory)
  var directories: [String]

  @OptionGroup var output: OutputOptions

  @Flag(help: "Print rows of CSV on standard output.")
  var csv = false

  @Option(
    name: .customLong("output"), help: "Write sweep.csv and sweep.json into this directory.", completion: .directory)
  var directory: String?

  func validate() throws {
    if csv, output.json { throw ValidationError("--csv does not go with --json: both are standard output") }
  }

  func run() throws {
    var first: SweepFolder.Stored?
    var byNumber: [Int: SweepFolder.Stored] = [:]
    for directory in directories {
      for stored in try SweepFolder(reading: directory).stored() {
        let sweep = first ?? stored
        if first == nil { first = stored }
        if let difference = stored.content.header.difference(from: sweep.content.header) {
          throw CommandFailure(
            .badInput, code: "foreign-points",
            "\(stored.file) is not of the sweep of \(sweep.file): \(difference)")
        }
        let number = stored.content.point.number
        if let known = byNumber[number], known.text != stored.text {
          throw CommandFailure(
            .badInput, code: "foreign-points", "\(known.file) and \(stored.file) differ, and both are point \(number)")
        }
        byNumber[number] = stored
      }
    }
    guard let header = first?.content.header else {
      throw CommandFailure(.badInput, code: "missing-points", "there is no finished point to merge")
    }
    let missing = (1...max(header.points, 1)).filter { byNumber[$0] == nil }
    guard missing.isEmpty, byNumber.count == header.points else {
      let shown = missing.prefix(20).map(String.init).joined(separator: ", ")
      throw CommandFailure(
        .badInput, code: "missing-points",
        "\(missing.count) of \(header.points) points are missing: \(shown)\(missing.count > 20 ? ", …" : "")",
        details: missing.map(JSONValue.integer))
    }
    let record = try SweepRecord(header: header, points: byNumber.values.map(\.content.point))
    if let directory { try SweepFolder(creating: directory).write(record) }
    try write(record, output, csv: csv)
    if record.points.contains(where: { $0.stoppedBy == .limit }) { throw ExitCode(ExitStatus.undecided.rawValue) }
  }
}
