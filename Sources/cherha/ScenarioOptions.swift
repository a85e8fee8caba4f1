internal import ArgumentParser
internal import CallCenterModel
internal import Foundation
internal import Reporting
internal import ScenarioFiles

/// The scenario a command works on.
struct ScenarioOptions: ParsableArguments {
  @Argument(help: "Scenario file (YAML).", completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @Option(name: .customLong("option"), help: "The entry of the scenario's `options:` to use.")
  var optionName: String?

  /// Reads the scenario; warnings go to standard error.
  ///
  /// - Parameters:
  ///   - quiet: Whether warnings are kept back.
  ///   - mayLackPeople: Whether groups may have nobody yet because their shifts are to be found.
  /// - Returns: The plan, and the reading it comes from.
  /// - Throws: ``CommandFailure`` with all that is wrong.
  func read(quiet: Bool, mayLackPeople: Bool = false) throws -> (plan: Plan, reading: ScenarioReading) {
    let reading = ScenarioReader.read(path: file, option: optionName)
    let plan = try reading.planOrFailure(mayLackPeople: mayLackPeople)
    if !quiet {
      for issue in reading.issues where issue.severity != .error { StandardError.write(issue.text + "\n") }
    }
    return (plan, reading)
  }
}

extension ScenarioReading {
  /// The plan.
  ///
  /// - Parameter mayLackPeople: Whether groups may have nobody yet because their shifts are to be found.
  /// - Returns: The plan.
  /// - Throws: ``CommandFailure`` with all that is wrong with the scenario.
  func planOrFailure(mayLackPeople: Bool = false) throws -> Plan {
    if let plan, !hasErrors {
      let lacking = mayLackPeople ? [] : plan.groupsAwaitingShifts.map { "`\(plan.agentGroups[$0].name)`" }
      guard lacking.isEmpty else {
        throw CommandFailure(
          .badInput, code: "no-people",
          "\(file): nobody works in \(lacking.joined(separator: ", ")) yet: `plan.staff` asks for their shifts; "
            + "run cherha schedule")
      }
      return plan
    }
    let errors = issues.filter { $0.severity == .error }
    let text = issues.map(\.text).joined(separator: "\n")
    let message = errors.count == 1 ? errors[0].description : "\(errors.count) errors in \(file)"
    throw CommandFailure(
      isUnreadable ? .unreadable : .badInput, code: isUnreadable ? "unreadable" : "bad-input", message,
      details: issues.map(\.json), text: text)
  }
}

extension ScenarioIssue {
  var json: JSONValue {
    .object([
      ("file", .string(file)), ("line", .integer(line)), ("column", .integer(column)),
      ("severity", .string(severity.rawValue)), ("path", .string(path)), ("message", .string(message)),
    ])
  }
}

/// How a command talks.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Print one JSON document on standard output and nothing else.")
  var json = false

  @Flag(help: "No progress bar, no warnings.")
  var quiet = false

  @Flag(name: .customLong("no-color"), help: "No colours. The environment variable NO_COLOR does the same.")
  var noColor = false

  @Option(help: "Language of the report: en or uk.")
  var language = Language.en

  var showsProgress: Bool { !quiet && StandardError.isTerminal }

  /// The terminal report, for the width and colours of this terminal.
  var report: TerminalReport {
    let environment = ProcessInfo.processInfo.environment
    let isTerminal = isatty(STDOUT_FILENO) != 0
    var size = winsize()
    let isMeasured = isTerminal && ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    let hasColor = isTerminal && !noColor && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    return TerminalReport(
      language: language, width: isMeasured ? min(max(Int(size.ws_col), 60), 140) : 100, color: hasColor)
  }
}

extension Language: ExpressibleByArgument {}
