import Foundation
import Reporting
import TestSupport
import Testing

@Suite struct ReportCommandTests {
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cherha-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private func simulate(_ folder: URL, _ arguments: [String] = []) throws -> URL {
    let scenario = folder.appendingPathComponent("scenario.yaml")
    try Data(ScenarioCommandTests.least.utf8).write(to: scenario)
    let outcome = try CherhaProcess.run(["simulate", scenario.path, "--json"] + arguments)
    #expect(outcome.status == 0, "\(outcome.stderr)")
    let result = folder.appendingPathComponent("result.json")
    try Data(outcome.stdout.utf8).write(to: result)
    return result
  }

  @Test(arguments: ["en", "uk"]) func bothWaysGiveTheSamePage(language: String) throws {
    try withFolder { folder in
      let page = folder.appendingPathComponent("page.html")
      let result = try simulate(folder, ["--html", page.path, "--language", language])
      let outcome = try CherhaProcess.run(["report", result.path, "--language", language])
      #expect(outcome.status == 0, "\(outcome.stderr)")
      #expect(outcome.stdout == (try String(contentsOf: page, encoding: .utf8)))
      #expect(outcome.stdout.contains("<html lang=\"\(language)\">"))
      for id in ["volume", "service", "staffing", "waits", "heat", "spread", "occupancy", "outcomes"] {
        #expect(outcome.stdout.contains("<figure id=\"\(id)\""), "\(id)")
      }
    }
  }

  @Test func aComparisonHasThePageToo() throws {
    try withFolder { folder in
      let scenario = folder.appendingPathComponent("scenario.yaml")
      let options = "\noptions:\n  four: {agentGroups: {desk: {agents: 4}}}\n"
      try Data((ScenarioCommandTests.least + options).utf8).write(to: scenario)
      let page = folder.appendingPathComponent("page.html")
      let compared = try CherhaProcess.run([
        "compare", scenario.path, "--replications", "20", "--json", "--html", page.path,
      ])
      #expect([0, 2].contains(compared.status), "\(compared.stderr)")
      let document = folder.appendingPathComponent("comparison.json")
      try Data(compared.stdout.utf8).write(to: document)
      let outcome = try CherhaProcess.run(["report", document.path])
      #expect(outcome.status == 0, "\(outcome.stderr)")
      #expect(outcome.stdout == (try String(contentsOf: page, encoding: .utf8)))
      #expect(outcome.stdout.contains("<figure id=\"difference-1\""))
    }
  }

  @Test func brokenDocumentsLeaveTheOldPageAlone() throws {
    try withFolder { folder in
      let text = try String(contentsOf: simulate(folder), encoding: .utf8)
      let page = folder.appendingPathComponent("page.html")
      try Data("old".utf8).write(to: page)
      let document = folder.appendingPathComponent("document.json")
      for (content, word) in [
        (String(text.prefix(text.count / 2)), "not a whole JSON document"), ("", "not a whole JSON document"),
        (text.replacing("cherha-result/1", with: "cherha-result/9"), "cherha-result/9"),
        (text.replacing("\"replications\"", with: "\"runs\""), "run.replications is missing"),
      ] {
        try Data(content.utf8).write(to: document)
        let outcome = try CherhaProcess.run(["report", document.path, "-o", page.path])
        #expect(outcome.status == 65)
        #expect(outcome.stdout.isEmpty && outcome.stderr.contains(word), "\(outcome.stderr)")
        #expect(try String(contentsOf: page, encoding: .utf8) == "old")
      }
      #expect(try CherhaProcess.run(["report", "/nowhere/result.json"]).status == 66)
      #expect(try CherhaProcess.run(["report"]).status == 64)
    }
  }

  @Test func whatCannotBeWrittenIsSaid() throws {
    try withFolder { folder in
      let result = try simulate(folder)
      for path in ["/nowhere/page.html", "/proc/page.html", folder.path] {
        let outcome = try CherhaProcess.run(["report", result.path, "-o", path])
        #expect(outcome.status == 73, "\(path): \(outcome.stderr)")
        #expect(outcome.stderr.contains(path))
      }
      let failed = try CherhaProcess.run([
        "simulate", folder.appendingPathComponent("scenario.yaml").path, "--json", "--html", "/nowhere/page.html",
      ])
      #expect(failed.status == 73)
      #expect(try JSONValue.parse(failed.stdout)["error"]?["code"] == .string("unwritable"))
    }
  }
}
