import CallCenterModel
import Testing

@testable import ScenarioFiles

@Suite struct PeopleFileTests {
  private func read(_ people: String) throws -> (people: [RosterPerson]?, issues: [ScenarioIssue]) {
    let folder = try TemporaryFolder([
      "people.csv": people,
      "a.yaml": """
      format: cherha/1
      name: People
      calendar: {timezone: Europe/Kyiv, from: 2017-07-03, days: 7}
      callTypes:
        calls:
          channel: voice
          arrivals: {rate: 20 per hour, counts: first-attempts}
          handling: {talk: {exponential: {mean: 5 min}}}
          patience: {exponential: {mean: 2 min}}
          target: {answered: 80 %, within: 20 s}
      agentGroups:
        desk: {agents: 4, hours: always, cost: 100 UAH per hour, skills: [calls]}
      costs: {currency: UAH}
      plan:
        shifts:
          day: {start: "08:00", length: 12 h}
          night: {start: "20:00", length: 12 h}
        staff:
          desk: {contracts: {full: {people: 0-9}, half: {people: 0-9, hoursPerWeek: 20 h}}}
        people: people.csv
      run: {replications: 10}
      """,
    ])
    let reading = ScenarioReader.read(path: folder.path + "/a.yaml")
    return (reading.plan?.planning?.people, reading.issues.filter { $0.severity == .error })
  }

  @Test func aTableOfPeople() throws {
    let (people, issues) = try read(
      """
      name;label;contract;leave;cannot;wishes;balanceHours
      olena;Олена Коваль;desk.full;10.07.2017-23.07.2017 | 01.08.2017;mon-fri 18:00-24:00 | sun;night: -2 | day fri: 1,5;-12,5
      bohdan;;desk.half;;;sat-sun: -1;
      """)
    #expect(issues.isEmpty, "\(issues)")
    let people2 = try #require(people)
    let olena = people2[0]
    #expect(olena.label == "Олена Коваль" && people2[1].label == "bohdan")
    #expect(people2.map(\.contract) == [0, 1])
    #expect(olena.leave.map { "\($0)" } == ["2017-07-10...2017-07-23", "2017-08-01...2017-08-01"])
    #expect(olena.unavailable.map(\.hours) == [64_800..<86_400, 0..<86_400])
    #expect(olena.unavailable[0].days == [true, true, true, true, true, false, false, false])
    #expect(olena.wishes.map(\.weight) == [-2, 1.5] && olena.wishes.map(\.shiftType) == [1, 0])
    #expect(olena.wishes[1].days == [false, false, false, false, true, false, false, false])
    #expect(people2[1].wishes[0].shiftType == nil)
    #expect(olena.balanceSeconds == -45_000 && people2[1].balanceSeconds == 0)
  }

  @Test func everyBadCellIsNamed() throws {
    let (_, issues) = try read(
      """
      name;contract;leave;cannot;wishes;balance
      olena;desk.ful;31.06.2017;mon 8-9;nigt: -2;
      olena;desk;20.07.2017-10.07.2017;monday;night;
      ;desk.full;;;night: 0;
      """)
    #expect(
      issues.map { "\($0.line):\($0.column) \($0.message)" } == [
        "1:35 there is no use for a column `balance`; known: name, label, contract, leave, cannot, wishes, "
          + "balanceHours", "2:7 there is no contract `desk.ful`, written `GROUP.CONTRACT`; did you mean `desk.full`?",
        "2:16 days of leave are written `10.07.2017-23.07.2017` or `2017-07-10..2017-07-23` and must exist, "
          + "not `31.06.2017`", "2:27 a time of day is written `08:00` or `08:00:30`, not `8`",
        "2:35 `nigt` is neither a shift in `plan.shifts` nor days; did you mean `night`?",
        "3:1 `olena` stands in line 2 already; names are different",
        "3:7 there is no contract `desk`, written `GROUP.CONTRACT`; known: desk.full, desk.half",
        "3:12 the first day comes first: `20.07.2017-10.07.2017`",
        "3:34 `monday` is not a day; known: mon, tue, wed, thu, fri, sat, sun, holiday, daily",
        "3:41 a wish is written `night: -1` or `sat-sun: 2`, not `night`", "4:1 a person needs a name",
        "4:14 a wish weighs -100 to 100 and not 0: above 0 for, below 0 against, not `night: 0`",
      ])
  }
}
