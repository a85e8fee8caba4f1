import Foundation
import Reporting
import TestSupport
import Testing

@Suite struct StaffCommandTests {
  private static let scenario = """
    format: cherha/1
    name: Small desk
    calendar: {timezone: Europe/Kyiv, from: 2017-07-03, days: 1, warmUp: 0 days, interval: 1 h}
    callTypes:
      information:
        hours: 09:00-12:00
        arrivals: {rate: 30 per hour, counts: first-attempts}
        handling: {talk: {exponential: {mean: 3 min}}}
        patience: {exponential: {mean: 2 min}}
        target: 80/20
    agentGroups:
      desk: {agents: 5, hours: always, skills: [information], shrinkage: {absence: 10 %}}
    run: {seed: 1, replications: 20}
    """

  private func withFolder(_ body: (URL, String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("staff-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("scenario.yaml")
    try Data(Self.scenario.utf8).write(to: file)
    try body(folder, file.path)
  }

  @Test(arguments: ["erlang-c", "erlang-a", "simulation"])
  func explainsEveryMethod(_ method: String) throws {
    try withFolder { folder, file in
      let arguments = ["staff", file, "--method", method, "--explain", "--replications", "20", "--json"]
      let outcome = try CherhaProcess.run(arguments + ["--csv", folder.path, "--threads", "1"])
      #expect(outcome.status == 0, "\(outcome.stderr)")
      let document = try JSONValue.parse(outcome.stdout)
      #expect(document["format"] == .string("cherha-staffing/1") && document["method"] == .string(method))
      guard case .array(let rows) = document["agentGroups"]?["desk"]?["intervals"] else {
        Issue.record("no intervals")
        return
      }
      let parts = try #require(rows[9]["parts"])
      guard case .object(let members) = parts, case .integer(let scheduled) = rows[9]["scheduled"] else {
        Issue.record("no parts")
        return
      }
      let sum = members.reduce(0.0) { sum, member in
        switch member.value {
        case .number(let value): sum + value
        case .integer(let value): sum + Double(value)
        default: .nan
        }
      }
      #expect(abs(sum - Double(scheduled)) < 1e-9)
      let csv = try String(contentsOf: folder.appendingPathComponent("staffing.csv"), encoding: .utf8)
      #expect(csv.split(separator: "\n")[0].hasSuffix("parts.certainty,parts.overhead"))
      let again = try CherhaProcess.run(arguments + ["--threads", "3"])
      #expect(again.stdout == outcome.stdout)
    }
  }

  /// A group whose shifts are still to be found: what shifts and breaks add is a part of its own.
  @Test func explainsWhatShiftsAdd() throws {
    try withFolder { folder, _ in
      let planned = folder.appendingPathComponent("planned.yaml")
      let text =
        Self.scenario.replacing("desk: {agents: 5, hours: always,", with: "desk: {cost: 90 UAH per hour,") + """

          costs: {currency: UAH}
          plan: {shifts: {half: {start: 08:00-10:00, every: 1 h, length: 4 h}}, staff: {desk: {people: 0-20}}}
          """
      try Data(text.utf8).write(to: planned)
      let arguments = ["staff", planned.path, "--explain", "--replications", "20"]
      let outcome = try CherhaProcess.run(arguments + ["--json"])
      #expect(outcome.status == 0, "\(outcome.stderr)")
      guard
        case .array(let rows) = try JSONValue.parse(outcome.stdout)["agentGroups"]?["desk"]?["intervals"],
        case .integer(let needed) = rows[9]["scheduled"]
      else {
        Issue.record("no intervals")
        return
      }
      // Three hours are open and shifts last four.
      #expect(rows[9]["parts"]?["overhead"] == .integer(0))
      #expect([rows[8], rows[12]].contains { $0["parts"]?["overhead"] == .integer(needed) })
      let english = try CherhaProcess.run(arguments).stdout.replacing("\n", with: " ")
      #expect(english.contains("add up to the people paid"))
      #expect(try CherhaProcess.run(arguments + ["--language", "uk"]).stdout.contains("Оплачено"))
      let attempts = text.replacing("counts: first-attempts", with: "counts: attempts")
      try Data(attempts.utf8).write(to: planned)
      let refused = try CherhaProcess.run(arguments)
      #expect(refused.status == 65 && refused.stderr.contains("nobody works in `desk` yet"))
    }
  }

  @Test func judgesWhatWasBrought() throws {
    try withFolder { folder, file in
      let csv = folder.appendingPathComponent("need.csv")
      try Data("start;desk\n03.07.2017 09:00;1\n03.07.2017 10:00;4\n".utf8).write(to: csv)
      let arguments = ["staff", file, "--requirement", csv.path, "--replications", "20"]
      let outcome = try CherhaProcess.run(arguments + ["--json"])
      #expect(outcome.status == 0, "\(outcome.stderr)")
      let document = try JSONValue.parse(outcome.stdout)
      #expect(document["requirement"]?["file"] == .string("need.csv"))
      #expect(document["simulated"] == .string("ready"))
      guard case .array(let targets) = document["targets"], case .array(let periods) = targets.first?["periods"] else {
        Issue.record("no targets")
        return
      }
      #expect(periods.count == 3)
      #expect(periods[0]["verdict"] == .string("missed"))
      let english = try CherhaProcess.run(arguments)
      #expect(english.stdout.contains("too few people in"))
      #expect(english.stderr.contains("dates dd.mm.yyyy"))
      #expect(english.stderr.contains("desk has no number for times with contacts (1)"))
      let ukrainian = try CherhaProcess.run(arguments + ["--language", "uk"])
      #expect(ukrainian.stdout.contains("замало людей"))
    }
  }

  @Test func badRowsComeTogetherWithLineAndColumn() throws {
    try withFolder { folder, file in
      let csv = folder.appendingPathComponent("need.csv")
      try Data("start;desk\n03.07.2017 09:10;1\n03.07.2017 10:00;-4\n".utf8).write(to: csv)
      let outcome = try CherhaProcess.run(["staff", file, "--requirement", csv.path, "--json"])
      #expect(outcome.status == 65)
      guard case .array(let details) = try JSONValue.parse(outcome.stdout)["error"]?["details"] else {
        Issue.record("no details")
        return
      }
      #expect(details.map { $0["line"] } == [.integer(2), .integer(3)])
      #expect(details.map { $0["column"] } == [.integer(1), .integer(18)])
    }
  }

  @Test(
    arguments: [
      ("--requirement /nowhere/need.csv", 66, "there is no file"), ("--method given", 64, "erlang-c"),
      ("--method erlang-x", 64, "time-varying"), ("--on-days 120%", 64, "on-days"), ("--per month", 64, "interval"),
      ("--requirement need.csv --method simulation", 64, "give one of them"),
      ("--requirement need.csv --explain", 64, "--method simulation"),
    ] as [(String, Int32, String)])
  func refuses(_ arguments: String, _ status: Int32, _ words: String) throws {
    try withFolder { _, file in
      let outcome = try CherhaProcess.run(["staff", file] + arguments.split(separator: " ").map(String.init))
      #expect(outcome.status == status, "\(outcome.stderr)")
      #expect(outcome.stdout.isEmpty)
      #expect(outcome.stderr.contains(words), "\(outcome.stderr)")
    }
  }

  @Test func namesWhatTheTimeVaryingQueueDoesNotCover() throws {
    try withFolder { folder, file in
      let other = folder.appendingPathComponent("other.yaml")
      let text = Self.scenario.replacing("{talk: {exponential: {mean: 3 min}}}", with: "{talk: {constant: 3 min}}")
      try Data(text.utf8).write(to: other)
      let outcome = try CherhaProcess.run(["staff", other.path, "--method", "time-varying"])
      #expect(outcome.status == 65)
      #expect(outcome.stderr.contains("handling times are not exponential"))
      #expect(outcome.stderr.contains("--method simulation"))
    }
  }
}
