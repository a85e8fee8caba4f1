import Foundation
import Reporting
import TestSupport
import Testing

/// Every committed comparison comes out again, to one part in 10⁹.
@Suite struct ShippedComparisonReleaseTests {
  static let comparisons: [String] = {
    let folder = ResultDifferences.root.appendingPathComponent("results")
    let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return files.filter { $0.contains("/compare/") && $0.hasSuffix(".json") }.sorted()
  }()

  @Test func thereAreComparisons() { #expect(Self.comparisons.count == 7) }

  @Test(arguments: comparisons) func comesOutAgain(_ file: String) throws {
    let root = ResultDifferences.root
    let scenario = "scenarios/\(file.prefix { $0 != "/" })/scenario.yaml"
    let committed = try String(contentsOf: root.appendingPathComponent("results/\(file)"), encoding: .utf8)
    let document = try JSONValue.parse(committed)
    guard case .array(let systems)? = document["systems"] else {
      Issue.record("\(file) has no systems")
      return
    }
    let options = systems.map { system -> String? in
      guard case .string(let name)? = system["scenario"]?["option"] else { return nil }
      return name
    }
    var arguments = ["compare"]
    if options[0] == nil {
      arguments += [scenario] + options.compactMap { $0 }.flatMap { ["--option", $0] }
    } else {
      arguments += options.compactMap { $0 }.map { "\(scenario)#\($0)" }
    }
    guard case .array(let measures)? = document["measures"] else { return }
    for measure in measures where measure["decides"] == .bool(true) {
      guard case .string(let name)? = measure["measure"], case .number(let margin)? = measure["margin"] else {
        continue
      }
      arguments += ["--measure", "\(name) ±\(margin * 100) pp"]
    }
    let outcome = try CherhaProcess.run(arguments + ["--quiet", "--json"], directory: root)
    #expect(outcome.status == (document["run"]?["stoppedBy"] == .string("precision") ? 0 : 2), "\(outcome.stderr)")
    if outcome.stdout == committed { return }
    let differences = ResultDifferences.differences(document, try .parse(outcome.stdout), path: "")
    #expect(differences.isEmpty, "\(file): \(differences.prefix(10).joined(separator: "; "))")
  }
}
