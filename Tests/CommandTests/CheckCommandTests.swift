import Foundation
import Reporting
import TestSupport
import Testing

@Suite struct CheckCommandTests {
  private static let assertions = """

    assertions:
      answered: {measure: serviceLevel.excludingBlocked, of: information, atLeast: 10 %}
    """

  /// A folder `scenarios/tiny` with a scenario.
  private func withScenario(_ more: String = assertions, _ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cherha-\(UUID().uuidString)")
    let scenario = folder.appendingPathComponent("scenarios/tiny")
    try FileManager.default.createDirectory(at: scenario, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data((ScenarioCommandTests.least + more).utf8).write(to: scenario.appendingPathComponent("scenario.yaml"))
    try body(folder)
  }

  private func check(_ arguments: String..., in folder: URL, environment: [String: String] = [:]) throws
    -> CherhaProcess.Outcome
  {
    try CherhaProcess.run(["check"] + arguments, environment: environment, directory: folder)
  }

  @Test func exitStatusTellsPassFromFailAndUndecided() throws {
    try withScenario { folder in
      let passed = try check("scenarios", in: folder)
      #expect(passed.status == 0, "\(passed.stderr)")
      #expect(passed.stdout.contains("✓ holds"))
    }
    try withScenario(Self.assertions.replacing("atLeast: 10 %", with: "atMost: 10 %")) { folder in
      let failed = try check("scenarios/tiny", in: folder, environment: ["GITHUB_ACTIONS": "true"])
      #expect(failed.status == 1)
      #expect(failed.stderr.contains("::error file=scenarios/tiny/scenario.yaml,line=15::answered fails"))
    }
    let hopeless = "\n  level: {measure: serviceLevel.excludingBlocked, atLeast: 83 %}"
    try withScenario(Self.assertions + hopeless) { folder in
      let undecided = try check("scenarios/tiny", "--replications", "2", "--junit", "out/junit.xml", in: folder)
      #expect(undecided.status == 2)
      let xml = try String(contentsOf: folder.appendingPathComponent("out/junit.xml"), encoding: .utf8)
      #expect(xml.contains("skipped=\"1\""))
    }
  }

  @Test func resultsAreComparedAndRewritten() throws {
    try withScenario { folder in
      let result = folder.appendingPathComponent("results/tiny/result.json")
      #expect(try check("scenarios", "--update", in: folder).status == 0)
      let bytes = try Data(contentsOf: result)
      let simulated = try CherhaProcess.run(
        ["simulate", "scenarios/tiny/scenario.yaml", "--intervals", "none", "--json"], directory: folder)
      #expect(Data(simulated.stdout.utf8) == bytes)
      let same = try check("scenarios", in: folder)
      #expect(same.status == 0)
      #expect(same.stdout.contains("results/tiny/result.json: identical"))

      // A centre with an agent more is another one.
      let file = folder.appendingPathComponent("scenarios/tiny/scenario.yaml")
      let text = try String(contentsOf: file, encoding: .utf8).replacing("agents: 3", with: "agents: 6")
      try Data(text.utf8).write(to: file)
      let changed = try check("scenarios", "--json", "--csv", "tables", in: folder)
      #expect(changed.status == 1)
      let document = try JSONValue.parse(changed.stdout)
      #expect(document["format"] == .string("cherha-check/1"))
      #expect(document["outcome"] == .string("fail"))
      #expect(try Data(contentsOf: result) == bytes)
      #expect(FileManager.default.fileExists(atPath: folder.appendingPathComponent("tables/regression.csv").path))

      let updated = try check("scenarios", "--update", "--replications", "8", in: folder)
      #expect(updated.status == 0)
      #expect(updated.stdout.contains("rewritten"))
      let again = try check("scenarios", "--threads", "3", in: folder)
      #expect(again.status == 0)
      #expect(again.stdout.contains("identical (8 replications)"))
    }
  }

  @Test func whatCannotBeComparedIsNamedAndStays() throws {
    try withScenario { folder in
      let results = folder.appendingPathComponent("results/tiny")
      try FileManager.default.createDirectory(at: results, withIntermediateDirectories: true)
      let file = results.appendingPathComponent("result.json")
      for (text, reason) in [("{\"format\": ", "cut off"), ("{\"format\": \"cherha-result/9\"}", "cherha-result/9")] {
        try Data(text.utf8).write(to: file)
        let outcome = try check("scenarios", in: folder)
        #expect(outcome.status == 65)
        #expect(outcome.stderr.contains("results/tiny/result.json") && outcome.stderr.contains(reason))
        #expect(try String(contentsOf: file, encoding: .utf8) == text)
      }
      try FileManager.default.removeItem(at: file)
      try Data("{}".utf8).write(to: results.appendingPathComponent("nothing.json"))
      let outcome = try check("scenarios", "--json", in: folder)
      #expect(outcome.status == 65)
      #expect(outcome.stdout.contains("has no option `nothing`"))
    }
  }

  @Test func whatCannotBeReadOrWrittenIsNamed() throws {
    try withScenario { folder in
      #expect(try check("nowhere", in: folder).status == 66)
      #expect(try check("scenarios", "--junit", "scenarios/tiny/scenario.yaml/x.xml", in: folder).status == 73)
      #expect(try check("scenarios", "--margin", "averageWait ±2", in: folder).status == 64)
      #expect(try check("scenarios", "--update", "--junit", "x.xml", in: folder).status == 64)
      // A file stands where the folder of results should be.
      try Data().write(to: folder.appendingPathComponent("results"))
      #expect(try check("scenarios", "--update", in: folder).status == 73)
    }
  }
}
