internal import CallCenterModel
internal import Experiments
internal import Foundation
internal import Reporting
internal import ScenarioFiles

/// The scenarios that the arguments of `check` name, with their options and committed results.
struct CheckedFiles {
  /// A scenario or one of its options.
  struct Entry {
    /// As the folder or the file is called.
    var name: String
    var scenario: ScenarioIdentity
    var plan: Plan
    /// Those that are judged.
    var assertions: [Assertion]
    /// Folder of its committed results.
    var folder: URL
    /// Name of its result file.
    var file: String
    /// As people see it.
    var path: String
    /// The content of its result file; `nil` where there is none.
    var committed: Data?
  }

  private(set) var entries: [Entry] = []
  private var failures: [CommandFailure] = []

  /// - Parameters:
  ///   - paths: Scenario files, folders with a `scenario.yaml`, folders of such folders, each perhaps with #OPTION.
  ///   - results: The folder of all results; `nil`: `results` beside the folder that holds the scenario.
  ///   - quiet: Whether warnings are kept back.
  /// - Throws: ``CommandFailure`` with all that is wrong, of all files.
  init(_ paths: [String], results: String?, quiet: Bool) throws {
    var seen: Set<String> = []
    for argument in paths {
      let parts = argument.split(separator: "#", maxSplits: 1).map(String.init)
      guard let path = parts.first else { continue }
      for file in try Self.files(at: path) where seen.insert(file + "#" + (parts.count > 1 ? parts[1] : "")).inserted {
        add(file, option: parts.count > 1 ? parts[1] : nil, results: results, quiet: quiet)
      }
    }
    guard let first = failures.first else { return }
    guard failures.count > 1 else { throw first }
    throw CommandFailure(
      first.status, code: first.code, failures.map(\.message).joined(separator: "; "),
      details: failures.flatMap(\.details),
      text: failures.map { $0.text.isEmpty ? "error: \($0.message)" : $0.text }
        .joined(separator: "\n"))
  }

  private static func files(at path: String) throws -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw CommandFailure(.unreadable, code: "unreadable", "\(path): there is no such file or folder")
    }
    guard isFolder.boolValue else { return [path] }
    let base = path.hasSuffix("/") ? String(path.dropLast()) : path
    func scenario(_ folder: String) -> String? {
      let file = "\(folder)/scenario.yaml"
      return FileManager.default.fileExists(atPath: file) ? file : nil
    }
    if let own = scenario(base) { return [own] }
    let children = (try? FileManager.default.contentsOfDirectory(atPath: base)) ?? []
    let found = children.sorted().compactMap { scenario("\(base)/\($0)") }
    guard !found.isEmpty else {
      throw CommandFailure(
        .usage, code: "usage", "\(path): neither the folder nor the folders in it have a scenario.yaml")
    }
    return found
  }

  private mutating func add(_ file: String, option: String?, results: String?, quiet: Bool) {
    let reading = ScenarioReader.read(path: file, option: option)
    do {
      let plan = try reading.planOrFailure()
      if !quiet {
        for issue in reading.issues where issue.severity != .error { StandardError.write(issue.text + "\n") }
      }
      let (name, folder) = Self.place(of: file, results: results)
      try add(reading, plan, plan.assertions, name, folder)
      if option == nil { try addOptions(of: reading, plan, file, name, folder) }
    } catch let failure as CommandFailure {
      failures.append(failure)
    } catch {
      failures.append(CommandFailure(.defect, code: "defect", "\(error)"))
    }
  }

  /// Options with a committed result, or with assertions of their own; those that they take over are the scenario's.
  private mutating func addOptions(
    of base: ScenarioReading, _ plan: Plan, _ file: String, _ name: String, _ folder: URL
  ) throws {
    let committed = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
      .filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
    for option in committed where option != "result" && !base.optionNames.contains(option) {
      throw CommandFailure(
        .badInput, code: "bad-input",
        "\(Self.shown(folder, option + ".json")): \(file) has no option `\(option)`; remove the file")
    }
    for option in base.optionNames {
      let reading = ScenarioReader.read(path: file, option: option)
      let own = try reading.planOrFailure()
      let assertions = own.assertions.filter { one in !plan.assertions.contains { $0.saysTheSame(as: one) } }
      guard committed.contains(option) || !assertions.isEmpty else { continue }
      try add(reading, own, assertions, name, folder)
    }
  }

  private mutating func add(
    _ reading: ScenarioReading, _ plan: Plan, _ assertions: [Assertion], _ name: String, _ folder: URL
  ) throws {
    let file = (reading.option ?? "result") + ".json"
    let path = folder.appendingPathComponent(file)
    var data: Data?
    if FileManager.default.fileExists(atPath: path.path) {
      do { data = try Data(contentsOf: path) } catch {
        throw CommandFailure(.unreadable, code: "unreadable", "\(Self.shown(folder, file)) cannot be read")
      }
    }
    entries.append(
      Entry(
        name: name,
        scenario: ScenarioIdentity(
          name: plan.name, file: reading.file, sha256: reading.sha256, option: reading.option), plan: plan,
        assertions: assertions, folder: folder, file: file, path: Self.shown(folder, file), committed: data))
  }

  /// `results/NAME/FILE`: the folder of all results, that of the scenario, and the file.
  private static func shown(_ folder: URL, _ file: String) -> String {
    (folder.pathComponents.suffix(2) + [file]).joined(separator: "/")
  }

  /// `scenarios/NAME/scenario.yaml` has its results in `results/NAME`, `centre.yaml` in `results/centre` beside it.
  private static func place(of file: String, results: String?) -> (name: String, folder: URL) {
    let url = URL(fileURLWithPath: file).standardizedFileURL
    let base = url.deletingPathExtension().lastPathComponent
    var parent = url.deletingLastPathComponent()
    var name = base
    if url.lastPathComponent == "scenario.yaml" {
      name = parent.lastPathComponent
      parent = parent.deletingLastPathComponent().deletingLastPathComponent()
    }
    let all = results.map { URL(fileURLWithPath: $0, isDirectory: true) } ?? parent.appendingPathComponent("results")
    return (name, all.appendingPathComponent(name))
  }
}
