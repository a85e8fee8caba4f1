import Foundation
import Reporting
import TestSupport
import Testing

@Suite struct ScheduleCommandTests {
  /// Contacts come until 15:00, the only shift ends at 13:00.
  static let scenario = """
    format: cherha/1
    name: Small desk
    calendar: {timezone: Europe/Kyiv, from: 2017-07-03, days: 1, hours: 09:00-15:00, warmUp: 0 days, interval: 1 h}
    callTypes:
      help:
        arrivals: {rate: 4 per hour}
        handling: {talk: {constant: 3 min}}
        target: 60/60
    costs: {currency: UAH}
    agentGroups: {desk: {skills: [help], cost: 70 UAH per hour}}
    plan:
      grid: 1 h
      shifts: {day: {start: 09:00, length: 4 h}}
      staff: {desk: {people: 0-3}}
    run: {seed: 1}
    """
  static let effort = ["--replications", "100", "--verification", "100", "--threads", "1"]

  private func withScenario(_ text: String = scenario, _ body: (URL, String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("schedule-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("centre.yaml")
    try Data(text.utf8).write(to: file)
    try body(folder, file.path)
  }

  @Test func namesWhatCannotBeBeforeItSearches() throws {
    try withScenario { folder, file in
      let outcome = try CherhaProcess.run(
        ["schedule", file, "--json", "--csv", folder.path] + Self.effort)
      #expect(outcome.status == 0, "\(outcome.stderr)")
      #expect(outcome.stderr.contains("help: no shift covers 13:00–15:00"), "\(outcome.stderr)")
      let document = try JSONValue.parse(outcome.stdout)
      #expect(document["format"] == .string("cherha-schedule/1") && document["meetsTargets"] == .bool(true))
      for name in ["shifts.csv", "cover.csv"] {
        #expect(FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path))
      }
      let quiet = try CherhaProcess.run(["schedule", file, "--json", "--quiet"] + Self.effort)
      #expect(quiet.stderr.isEmpty && quiet.stdout == outcome.stdout)
    }
  }

  @Test func missedTargetsAreNoSuccess() throws {
    try withScenario(Self.scenario.replacing("60/60", with: "99/5")) { _, file in
      let outcome = try CherhaProcess.run(["schedule", file] + Self.effort)
      #expect(outcome.status == 1, "\(outcome.stderr)")
      #expect(outcome.stdout.contains("✗ missed"), "\(outcome.stdout)")
    }
  }

  @Test(arguments: [
    ("--replications 99", "from 100 to 1000000"), ("--verification 1", "from 100 to 1000000"),
    ("--threads 0", "from 1 to 1024"), ("--shifts 3", "Unknown option"),
  ])
  func refusesOptions(_ arguments: String, _ words: String) throws {
    try withScenario { _, file in
      let outcome = try CherhaProcess.run(["schedule", file] + arguments.split(separator: " ").map(String.init))
      #expect(outcome.status == 64 && outcome.stdout.isEmpty)
      #expect(outcome.stderr.contains(words), "\(outcome.stderr)")
    }
  }

  @Test func errorsAreOneDocumentToo() throws {
    try withScenario(ScenarioCommandTests.least) { _, file in
      let outcome = try CherhaProcess.run(["schedule", file, "--json"])
      #expect(outcome.status == 65)
      #expect(try JSONValue.parse(outcome.stdout)["error"]?["code"] == .string("nothing-to-plan"))
      #expect(outcome.stderr.contains("the scenario has no `plan`"))
    }
    let missing = try CherhaProcess.run(["schedule", "/nowhere/centre.yaml", "--json"])
    #expect(missing.status == 66)
    #expect(try JSONValue.parse(missing.stdout)["error"]?["code"] == .string("unreadable"))
  }

  @Test func whatCannotBeWrittenIsSaid() throws {
    try withScenario { _, file in
      let outcome = try CherhaProcess.run(["schedule", file, "--html", "/nowhere/page.html"] + Self.effort)
      #expect(outcome.status == 73 && outcome.stderr.contains("/nowhere/page.html"), "\(outcome.stderr)")
    }
  }
}
