internal import ArgumentParser
internal import Reporting
internal import ScenarioFiles

struct Validate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks scenario files and names every problem with its place.")

  @Argument(help: "Scenario files (YAML).", completion: .file(extensions: ["yaml", "yml"]))
  var files: [String]

  @Option(name: .customLong("option"), help: "The entry of the scenarios' `options:` to use.")
  var optionName: String?

  @Flag(name: .customLong("print"), help: "Print the resolved plan, defaults included.")
  var printsPlan = false

  @Flag(help: "Print one JSON document on standard output and nothing else.")
  var json = false

  func run() throws {
    let readings = files.map { ScenarioReader.read(path: $0, option: optionName) }
    if json {
      let issues = readings.flatMap { $0.issues.map(\.json) }
      let isValid = readings.allSatisfy { !$0.hasErrors && $0.plan != nil }
      if isValid {
        print(JSONValue.object([("valid", .bool(true)), ("issues", .array(issues))]).serialized(pretty: true))
      }
    }
    var failure: CommandFailure?
    for reading in readings {
      do {
        let plan = try reading.planOrFailure()
        guard !json else { continue }
        for issue in reading.issues { StandardError.write(issue.text + "\n") }
        if printsPlan {
          print(PlanDescription.text(plan, remarks: reading.remarks), terminator: "")
        } else {
          print("\(reading.file): valid")
        }
      } catch let error as CommandFailure {
        guard let earlier = failure else {
          failure = error
          continue
        }
        failure = CommandFailure(
          earlier.status == .unreadable ? .unreadable : error.status, code: earlier.code,
          "\(earlier.message); \(error.message)", details: earlier.details + error.details,
          text: earlier.text + "\n" + error.text)
      }
    }
    if let failure { throw failure }
  }
}
