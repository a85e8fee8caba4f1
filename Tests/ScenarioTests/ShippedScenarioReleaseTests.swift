import Foundation
import Reporting
import TestSupport
import Testing

/// Every shipped scenario gives its committed result.
///
/// The bytes are the same on one platform; elsewhere the last digits of
/// a quantile of the t law may differ, so numbers are compared to one part in 10⁹ and everything else exactly.
@Suite struct ShippedScenarioReleaseTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let results: [String] = {
    let folder = root.appendingPathComponent("results")
    let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return files.filter { $0.hasSuffix(".json") && $0.split(separator: "/").count == 2 }.sorted()
  }()

  @Test(arguments: results) func givesItsCommittedResult(_ result: String) throws {
    let parts = result.split(separator: "/")
    let option = String(parts[1].dropLast(".json".count))
    var arguments = ["simulate", "scenarios/\(parts[0])/scenario.yaml", "--quiet", "--intervals", "none", "--json"]
    if option != "result" { arguments += ["--option", option] }
    let outcome = try CherhaProcess.run(arguments, directory: Self.root)
    #expect(outcome.status == 0, "\(outcome.stderr)")
    let committed = try String(contentsOf: Self.root.appendingPathComponent("results/\(result)"), encoding: .utf8)
    if outcome.stdout == committed { return }
    let differences = Self.differences(try .parse(committed), try .parse(outcome.stdout), path: "")
    #expect(differences.isEmpty, "\(result): \(differences.prefix(10).joined(separator: "; "))")
  }

  @Test func everyScenarioAndOptionHasAResult() throws {
    let scenarios = try FileManager.default.contentsOfDirectory(
      atPath: Self.root.appendingPathComponent("scenarios").path)
    for name in scenarios {
      #expect(Self.results.contains("\(name)/result.json"), "scenarios/\(name) has no committed result")
      #expect(
        FileManager.default.fileExists(atPath: Self.root.appendingPathComponent("scenarios/\(name)/README.md").path),
        "scenarios/\(name) has no README.md")
    }
  }

  static func differences(_ old: JSONValue, _ new: JSONValue, path: String) -> [String] {
    switch (old, new) {
    case (.object(let before), .object(let after)):
      guard before.map(\.key) == after.map(\.key) else { return ["\(path): other keys"] }
      return zip(before, after).flatMap { differences($0.value, $1.value, path: "\(path).\($0.key)") }
    case (.array(let before), .array(let after)):
      guard before.count == after.count else { return ["\(path): other length"] }
      return zip(before, after).enumerated().flatMap { differences($1.0, $1.1, path: "\(path)[\($0)]") }
    default:
      if let before = number(old), let after = number(new) {
        return abs(before - after) <= 1e-9 * max(abs(before), abs(after)) ? [] : ["\(path): \(before) became \(after)"]
      }
      return old == new ? [] : ["\(path): \(old) became \(new)"]
    }
  }

  private static func number(_ value: JSONValue) -> Double? {
    switch value {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }
}
