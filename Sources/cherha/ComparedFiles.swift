internal import CallCenterModel
internal import Experiments
internal import Foundation
internal import ScenarioFiles

/// The options that the arguments of `compare` name, read and checked.
struct ComparedFiles {
  private(set) var systems: [ComparedSystem] = []

  /// - Parameters:
  ///   - files: FILE or FILE#OPTION.
  ///   - options: Of one file: which of its options; empty: all.
  ///   - quiet: Whether warnings are kept back.
  /// - Throws: ``CommandFailure`` with all that is wrong, of all files.
  init(_ files: [String], options: [String], quiet: Bool) throws {
    var failures: [CommandFailure] = []
    for (path, option, name) in try Self.entries(files, options) {
      let reading = ScenarioReader.read(path: path, option: option)
      do {
        let plan = try reading.planOrFailure()
        let identity = ScenarioIdentity(
          name: plan.name, file: reading.file, sha256: reading.sha256, option: option)
        systems.append(ComparedSystem(name: name, scenario: identity, plan: plan))
        if !quiet {
          for issue in reading.issues where issue.severity != .error { StandardError.write(issue.text + "\n") }
        }
      } catch let failure as CommandFailure {
        failures.append(failure)
      }
    }
    if let first = failures.first {
      guard failures.count > 1 else { throw first }
      throw CommandFailure(
        first.status, code: first.code, failures.map(\.message).joined(separator: "; "),
        details: failures.flatMap(\.details), text: failures.map(\.text).joined(separator: "\n"))
    }
    try check()
  }

  private static func entries(
    _ files: [String], _ options: [String]
  ) throws -> [(path: String, option: String?, name: String)] {
    guard files.count == 1, !files[0].contains("#") else {
      guard files.count > 1 else {
        throw CommandFailure(.usage, code: "usage", "\(files[0]): one option alone cannot be compared")
      }
      let entries = files.map { file -> (path: String, option: String?, name: String) in
        let parts = file.split(separator: "#", maxSplits: 1).map(String.init)
        let option = parts.count == 2 ? parts[1] : nil
        return (parts[0], option, option ?? Self.name(ofFile: parts[0]))
      }
      // Where two would be called the same, each is called as it was given.
      let names = entries.map(\.name)
      let isUnique = Set(names).count == names.count
      guard isUnique || Set(files).count == files.count else {
        throw CommandFailure(.usage, code: "usage", "the same option is given twice")
      }
      return isUnique ? entries : zip(entries, files).map { ($0.path, $0.option, $1) }
    }
    let reading = ScenarioReader.read(path: files[0])
    _ = try reading.planOrFailure()
    let chosen = options.isEmpty ? reading.optionNames : options
    guard !chosen.isEmpty else {
      throw CommandFailure(
        .usage, code: "usage", "\(files[0]) has no `options:`; give a second file to compare it with")
    }
    guard Set(chosen).count == chosen.count else {
      throw CommandFailure(.usage, code: "usage", "--option: the same option is given twice")
    }
    return [(files[0], nil, "base")] + chosen.map { (files[0], $0, $0) }
  }

  /// `centre` for `centre.yaml`, the folder for `scenario.yaml`.
  private static func name(ofFile path: String) -> String {
    let url = URL(fileURLWithPath: path)
    let base = url.deletingPathExtension().lastPathComponent
    return base == "scenario" ? url.deletingLastPathComponent().lastPathComponent : base
  }

  private func check() throws {
    for system in systems {
      if system.plan.run.batches > 0 {
        throw CommandFailure(
          .badInput, code: "bad-input",
          "\(system.scenario.file): run.batches: options are compared by independent replications")
      }
      if system.plan.costs.currency != systems[0].plan.costs.currency {
        throw CommandFailure(
          .badInput, code: "bad-input",
          "\(system.name): costs are in \(system.plan.costs.currency), those of \(systems[0].name) in"
            + " \(systems[0].plan.costs.currency)")
      }
      if system.plan.calendar.windowDays != systems[0].plan.calendar.windowDays {
        throw CommandFailure(
          .badInput, code: "bad-input",
          "\(system.name): the window has \(system.plan.calendar.windowDays) days, that of \(systems[0].name)"
            + " \(systems[0].plan.calendar.windowDays)")
      }
    }
  }
}
