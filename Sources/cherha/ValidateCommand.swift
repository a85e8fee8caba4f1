internal import ArgumentParser
internal import Reporting
internal import ScenarioFiles

struct Validate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks scenario files, with all their options, and names every problem with its place.")

  @Argument(help: "Scenario files (YAML).", completion: .file(extensions: ["yaml", "yml"]))
  var files: [String]

  @Option(name: .customLong("option"), help: "Check only this entry of the scenarios' `options:`.")
  var optionName: String?

  @Flag(name: .customLong("print"), help: "Print the resolved plan, defaults included.")
  var printsPlan = false

  @Flag(help: "Print one JSON document on standard output and nothing else.")
  var json = false

  func run() throws {
    var issues: [ScenarioIssue] = []
    var isUnreadable = false
    for file in files {
      let reading = ScenarioReader.read(path: file, option: optionName)
      let options = optionName == nil ? reading.optionNames : []
      var found = reading.issues
      for option in options {
        // An option's issues, without those of what it leaves as it was.
        found += ScenarioReader.read(path: file, option: option).issues.filter { !found.contains($0) }
      }
      issues += found
      isUnreadable = isUnreadable || reading.isUnreadable
      if let plan = reading.plan, !json, !found.contains(where: { $0.severity == .error }) {
        let tail = options.isEmpty ? "" : ", with options \(options.joined(separator: ", "))"
        try StandardOutput.write(
          printsPlan ? PlanDescription.text(plan, remarks: reading.remarks) : "\(file): valid\(tail)\n")
      }
    }
    let errors = issues.filter { $0.severity == .error }
    guard errors.isEmpty else {
      throw CommandFailure(
        isUnreadable ? .unreadable : .badInput, code: isUnreadable ? "unreadable" : "bad-input",
        errors.count == 1 ? errors[0].description : "\(errors.count) errors", details: issues.map(\.json),
        text: issues.map(\.text).joined(separator: "\n"))
    }
    if json {
      let document = JSONValue.object([("valid", .bool(true)), ("issues", .array(issues.map(\.json)))])
      try StandardOutput.write(document.serialized(pretty: true) + "\n")
    } else {
      for issue in issues { StandardError.write(issue.text + "\n") }
    }
  }
}
