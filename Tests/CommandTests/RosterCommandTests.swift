import Foundation
import Reporting
import TestSupport
import Testing

@Suite struct RosterCommandTests {
  /// Two posts of twelve hours a day, for five people.
  static let scenario = """
    format: cherha/1
    name: Duty desk
    calendar: {timezone: Europe/Kyiv, from: 2017-10-09, days: 7, hours: 08:00-20:00, warmUp: 0 days}
    callTypes:
      help:
        arrivals: {rate: 12 per hour}
        handling: {talk: {exponential: {mean: 4 min}}}
        patience: {exponential: {mean: 3 min}}
        target: 80/30
    costs: {currency: UAH}
    shifts: {day: {from: 08:00, to: 20:00, breaks: [{at: 13:00, length: 1 h, paid: no, waves: 2}]}}
    agentGroups: {desk: {skills: [help], cost: 70 UAH per hour, rota: {daily: {day: 2}}}}
    plan:
      shifts: {day: {start: 08:00, length: 12 h, breaks: [{between: 12:00-15:00, length: 1 h, paid: no}]}}
      staff: {desk: {}}
      rules: ukraine
      people:
        olena: {label: Олена Коваль, contract: desk, leave: [2017-11-06..2017-11-07]}
        ivan: {contract: desk, wishes: {sat-sun: -1}}
        petro: {contract: desk, cannot: {sat: always}}
        iryna: {contract: desk}
        stepan: {contract: desk}
    run: {seed: 1, replications: 50}
    """
  static let dates = ["--from", "2017-11-01", "--days", "14"]

  private func withScenario(_ text: String = scenario, _ body: (URL, String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("roster-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("centre.yaml")
    try Data(text.utf8).write(to: file)
    try body(folder, file.path)
  }

  private func roster(_ folder: URL, _ file: String) throws -> URL {
    let outcome = try CherhaProcess.run(["roster", file, "--output", folder.path] + Self.dates)
    #expect(outcome.status == 0, "\(outcome.stderr)")
    return folder.appendingPathComponent("roster.csv")
  }

  @Test func sharesOutTheShifts() throws {
    try withScenario { folder, file in
      let arguments = ["roster", file, "--output", folder.path] + Self.dates
      let english = try CherhaProcess.run(arguments)
      #expect(english.status == 0, "\(english.stderr)")
      for words in ["All 28 posts have somebody. Every rule is kept.", "Олена Коваль", "leave", "The best there is"] {
        #expect(english.stdout.contains(words), "\(words): \(english.stdout)")
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      #expect(
        names == [
          "centre.yaml", "iryna.ics", "ivan.ics", "olena.ics", "petro.ics", "roster.csv", "stepan.ics",
          "timetable.csv", "timetable.xlsx",
        ])
      let ukrainian = try CherhaProcess.run(["roster", file, "--language", "uk"] + Self.dates)
      #expect(ukrainian.stdout.contains("Усі 28 місць у змінах закрито. Усіх правил дотримано."))
      #expect(try CherhaProcess.run(arguments).stdout == english.stdout)
    }
  }

  @Test func oneDocument() throws {
    try withScenario { _, file in
      let outcome = try CherhaProcess.run(["roster", file, "--json", "--days", "7"])
      #expect(outcome.status == 0, "\(outcome.stderr)")
      let document = try JSONValue.parse(outcome.stdout)
      #expect(document["format"] == "cherha-roster/1" && document["method"] == "whole")
      // The first month that begins after the scenario's first day.
      #expect(document["from"] == "2017-11-01" && document["days"] == 7)
      #expect(document["people"]?["olena"]?["label"] == .string("Олена Коваль"))
      #expect(document["missing"] == .array([]) && document["violations"] == .array([]))
      guard case .array(let shifts) = document["shifts"], let first = shifts.first else {
        Issue.record("no shifts")
        return
      }
      #expect(shifts.count == 14)
      #expect(first["from"] == "2017-11-01T08:00:00+02:00" && first["to"] == "2017-11-01T20:00:00+02:00")
      #expect(first["paidSeconds"] == 39_600 && first["agentGroup"] == "desk" && first["shift"] == "day")
    }
  }

  @Test func takesTheShiftsOfASchedule() throws {
    let text = ScheduleCommandTests.scenario.replacing(
      "staff: {desk: {people: 0-3}}",
      with: "staff: {desk: {people: 0-3}}\n  people: {olena: {contract: desk}, ivan: {contract: desk}}")
    try withScenario(text) { folder, file in
      let without = try CherhaProcess.run(["roster", file, "--json"])
      #expect(without.status == 65)
      #expect(try JSONValue.parse(without.stdout)["error"]?["code"] == "no-shifts")
      #expect(without.stderr.contains("--schedule schedule.json"))
      let found = try CherhaProcess.run(["schedule", file, "--json"] + ScheduleCommandTests.effort)
      let schedule = folder.appendingPathComponent("schedule.json")
      try Data(found.stdout.utf8).write(to: schedule)
      let arguments = ["roster", file, "--schedule", schedule.path, "--from", "03.07.2017", "--days", "3"]
      let outcome = try CherhaProcess.run(arguments)
      #expect(outcome.status == 0, "\(outcome.stderr)")
      #expect(outcome.stdout.contains("All 6 posts have somebody."), "\(outcome.stdout)")
      #expect(outcome.stderr.isEmpty)
      for (content, word) in [
        (found.stdout.replacing("\"shift\": \"day\"", with: "\"shift\": \"night\""), "no shift `night`"),
        (found.stdout.replacing("2017-07-03T", with: "2017-07-10T"), "outside the days of the scenario"),
        (found.stdout.replacing("desk", with: "office"), "plans for no group `office`"),
        ("{}", "format is missing"), ("{", "not a whole JSON document"),
      ] {
        try Data(content.utf8).write(to: schedule)
        let refused = try CherhaProcess.run(arguments)
        #expect(refused.status == 65 && refused.stdout.isEmpty)
        #expect(refused.stderr.contains(word), "\(refused.stderr)")
      }
    }
  }

  @Test func judgesARosterChangedByHand() throws {
    try withScenario { folder, file in
      let csv = try roster(folder, file)
      let whole = try CherhaProcess.run(["roster", file, "--roster", csv.path] + Self.dates)
      #expect(whole.status == 0 && whole.stdout.contains("Every rule is kept."), "\(whole.stdout)")
      // Olena takes what somebody else has on the first day of her leave and on the next, of which each asks for 24 h of rest.
      var text = try String(contentsOf: csv, encoding: .utf8)
      for date in ["2017-11-06", "2017-11-07"] {
        let row = try #require(text.split(separator: "\n").first { $0.hasPrefix(date) })
        let fields = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        text = text.replacing(row, with: ([fields[0], "olena"] + fields[2...]).joined(separator: ","))
      }
      try Data(text.utf8).write(to: csv)
      let changed = try CherhaProcess.run(["roster", file, "--roster", csv.path, "--language", "en"] + Self.dates)
      #expect(changed.status == 1, "\(changed.stderr)")
      for words in [
        "What breaks the rules", "Mon 6 November 2017: 08:00-20:00, on leave",
        "12 h of rest after a shift that asks for 24 h",
      ] {
        #expect(changed.stdout.contains(words), "\(words): \(changed.stdout)")
      }
      let document = try JSONValue.parse(
        try CherhaProcess.run(["roster", file, "--roster", csv.path, "--json"] + Self.dates).stdout)
      guard case .array(let violations) = document["violations"] else {
        Issue.record("no violations")
        return
      }
      #expect(violations.contains { $0["rule"] == "leave" && $0["person"] == "olena" })
      #expect(violations.contains { $0["rule"] == "restBetweenShifts" && $0["found"] == 43_200 })
    }
  }

  @Test func badRowsComeTogether() throws {
    try withScenario { folder, file in
      let csv = folder.appendingPathComponent("hand.csv")
      try Data("date;person;start;end\n1.11.2017;olenka;08:00;20:00\n02.11.2017;olena;09:00;20:00\n".utf8)
        .write(to: csv)
      let outcome = try CherhaProcess.run(["roster", file, "--roster", csv.path, "--json"] + Self.dates)
      #expect(outcome.status == 65)
      guard case .array(let details) = try JSONValue.parse(outcome.stdout)["error"]?["details"] else {
        Issue.record("no details")
        return
      }
      #expect(details.map { $0["line"] } == [2, 3] && details.map { $0["column"] } == [11, 18])
      #expect(
        outcome.stderr.contains("did you mean `olena`?") && outcome.stderr.contains("there are `day` 08:00-20:00"))
    }
  }

  @Test func somebodyIsIll() throws {
    try withScenario { _, file in
      let arguments =
        ["roster", file, "--ill", "ivan", "--on", "2017-11-02", "--ill-days", "3", "--replications", "20"] + Self.dates
      let outcome = try CherhaProcess.run(arguments)
      #expect(outcome.stdout.contains("Without ivan"), "\(outcome.stdout) \(outcome.stderr)")
      let document = try JSONValue.parse(try CherhaProcess.run(arguments + ["--json"]).stdout)
      guard case .array(let lost) = document["absence"]?["lost"], case .array(let shifts) = document["shifts"] else {
        Issue.record("no absence")
        return
      }
      #expect(!lost.isEmpty)
      let days = ["2017-11-02", "2017-11-03", "2017-11-04"]
      #expect(
        !shifts.contains { shift in
          guard shift["person"] == "ivan", case .string(let from) = shift["from"] else { return false }
          return days.contains { from.hasPrefix($0) }
        })
      // One of two people is gone, so the service falls; on the same callers.
      guard case .array(let effects) = document["absence"]?["service"]?["dates"] else {
        Issue.record("no service")
        return
      }
      #expect(!effects.isEmpty)
      for effect in effects {
        guard case .number(let upper) = effect["lost"]?["upper"], case .string(let date) = effect["date"] else {
          Issue.record("no limits")
          continue
        }
        #expect(upper < -0.05 && days.contains(date))
      }
      #expect(outcome.stdout.contains("Service of the days without ivan, simulated"))
      let ukrainian = try CherhaProcess.run(arguments + ["--language", "uk", "--threads", "1"])
      #expect(ukrainian.stdout.contains("Якість обслуговування за відсутності (ivan), моделювання"))
    }
  }

  @Test(
    arguments: [
      ("--ill olena --on 2017-11-01 --replications 1", 64, "from 2 to"), ("--replications 50", 64, "belongs to --ill"),
      ("--days 0", 64, "from 1 to 92"),
      ("--from 2017-13-01", 64, "--from"), ("--ill olena", 64, "--on DATE"),
      ("--on 2017-11-01", 64, "belong to --ill"), ("--ill olha --on 2017-11-01", 64, "there are `olena`, `ivan`"),
      ("--ill olena --on 2018-11-01", 64, "runs from 2017-11-01 to 2017-11-30"),
      ("--schedule /nowhere/schedule.json", 66, "cannot be read"), ("--roster /nowhere/roster.csv", 66, "no file"),
    ] as [(String, Int32, String)])
  func refuses(_ arguments: String, _ status: Int32, _ words: String) throws {
    try withScenario { _, file in
      let outcome = try CherhaProcess.run(["roster", file] + arguments.split(separator: " ").map(String.init))
      #expect(outcome.status == status, "\(outcome.stderr)")
      #expect(outcome.stdout.isEmpty)
      #expect(outcome.stderr.contains(words), "\(outcome.stderr)")
    }
  }

  @Test func somebodyMustBeNamed() throws {
    try withScenario(ScenarioCommandTests.least) { _, file in
      let outcome = try CherhaProcess.run(["roster", file])
      #expect(outcome.status == 65 && outcome.stderr.contains("nobody is named in `plan.people`"), "\(outcome.stderr)")
    }
  }
}
