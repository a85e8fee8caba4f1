internal import ArgumentParser
internal import Foundation

@main
struct CherhaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cherha",
    abstract: "Simulates and plans contact centres: how long callers wait, and how many agents that takes.",
    discussion: """
      Start with `cherha init > centre.yaml`, then `cherha simulate centre.yaml`.

      Exit status: 0 done; 1 an assertion or a regression fails; 2 precision not reached, or not everything decided, at
      the allowed effort; 64 wrong usage; 65 bad input file; 66 file cannot be read; 70 defect in cherha; 73 output
      cannot be written; 130 interrupted.
      """,
    version: CherhaVersion.current,
    subcommands: [
      Simulate.self, Compare.self, Check.self, Sweep.self, Merge.self, Staff.self, Schedule.self, RosterCommand.self,
      Report.self,
      Validate.self,
      Erlang.self, Init.self, Schema.self,
    ])

  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      var command = try parseAsRoot(arguments)
      try command.run()
    } catch let failure as CommandFailure {
      failure.report(asJSON: arguments.contains("--json"))
      exit(withError: ExitCode(failure.status.rawValue))
    } catch {
      let status = exitCode(for: error)
      if status == .failure, !(error is ExitCode) {
        CommandFailure(.defect, code: "defect", "\(error)").report(asJSON: arguments.contains("--json"))
        exit(withError: ExitCode(ExitStatus.defect.rawValue))
      }
      if status != .success, !(error is ExitCode), arguments.contains("--json") {
        CommandFailure(.usage, code: "usage", message(for: error)).report(asJSON: true)
        exit(withError: ExitCode(ExitStatus.usage.rawValue))
      }
      exit(withError: error)
    }
  }
}

/// The version of this build.
enum CherhaVersion {
  static let current = "0.1.0"
}
