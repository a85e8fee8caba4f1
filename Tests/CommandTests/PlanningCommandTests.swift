import Foundation
import TestSupport
import Testing

/// Commands that run a scenario as it is written refuse groups whose shifts are still to be found.
@Suite struct PlanningCommandTests {
  private static let text =
    ScenarioCommandTests.least.replacing(
      "desk: {agents: 3, hours: always,", with: "desk: {cost: 90 UAH per hour,"
    ) + """

      costs: {currency: UAH}
      plan:
        shifts: {day: {start: [00:00, 08:00, 16:00], length: 8 h}}
        staff: {desk: {}}
      options:
        staffed: {agentGroups: {desk: {agents: 3, hours: always}}}
      assertions: {busy: {measure: offered, atLeast: 1}}
      """

  private func withScenario(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cherha-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("centre.yaml")
    try Data(Self.text.utf8).write(to: file)
    try body(file.path)
  }

  @Test(arguments: [
    "simulate FILE", "simulate FILE --json", "compare FILE", "check FILE",
    "sweep FILE --vary callTypes.information.priority=1,2",
  ])
  func refusesGroupsWithoutPeople(arguments: String) throws {
    try withScenario { file in
      let words = arguments.split(separator: " ").map { $0 == "FILE" ? file : String($0) }
      let outcome = try CherhaProcess.run(words)
      #expect(outcome.status == 65, "\(outcome.stderr)")
      let text = arguments.contains("--json") ? outcome.stdout : outcome.stderr
      #expect(text.contains("nobody works in `desk` yet"), "\(text)")
      #expect(text.contains("run cherha schedule"), "\(text)")
    }
  }

  @Test func validatesAndRunsWithPeople() throws {
    try withScenario { file in
      let valid = try CherhaProcess.run(["validate", "--print", file])
      #expect(valid.status == 0, "\(valid.stderr)")
      #expect(valid.stdout.contains("plan.prices.shortage: 1800 UAH per hour, by default, 20 times the dearest hour"))
      let staffed = try CherhaProcess.run(["simulate", file, "--option", "staffed"])
      #expect(staffed.status == 0, "\(staffed.stderr)")
    }
  }
}
