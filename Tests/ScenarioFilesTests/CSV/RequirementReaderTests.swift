import CallCenterModel
import Foundation
import Testing

@testable import ScenarioFiles

@Suite struct RequirementReaderTests {
  private static let scenario = """
    format: cherha/1
    name: Two groups
    calendar: {timezone: Europe/Kyiv, from: 2017-07-03, days: 2, interval: 30 min}
    callTypes:
      information:
        arrivals: {rate: 20 per hour, counts: first-attempts}
        handling: {talk: {exponential: {mean: 5 min}}}
        target: 80/20
    agentGroups:
      desk: {label: Гаряча лінія, agents: 3, hours: always, skills: [information]}
      second: {agents: 3, hours: always, skills: [information]}
    """

  private func read(_ bytes: [UInt8]) throws -> RequirementReading {
    let reading = ScenarioReader.read(text: Self.scenario, file: "s.yaml", baseDirectory: "")
    let plan = try #require(reading.plan, "\(reading.issues)")
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("r-\(UUID().uuidString).csv")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return RequirementReader.read(path: file.path, for: plan)
  }

  private func read(_ text: String) throws -> RequirementReading { try read(Array(text.utf8)) }

  @Test(arguments: [
    "start;desk;second\n2017-07-03 09:00;5;3\n2017-07-03 09:30;6;2\n",
    "start;desk;second\r\n03.07.2017 09:00;5,0;3,0\r\n03.07.2017 09:30;6,0;2,0\r\n",
    "\u{FEFF}start,second,Гаряча лінія\n2017-07-03T09:00:00+03:00,3,5\n2017-07-03T09:30:00+03:00,2,6\n",
    "start;group;agents\n03.07.2017 09:00;desk;5\n03.07.2017 09:00;second;3\n"
      + "03.07.2017 09:30;DESK;6\n03.07.2017 09:30;second;2\n",
    "agentGroup,start,seconds,agents,scheduled\ndesk,2017-07-03T09:00:00+03:00,1800,5,9\n"
      + "second,2017-07-03T09:00:00+03:00,1800,3,9\ndesk,2017-07-03T09:30:00+03:00,1800,6,9\n"
      + "second,2017-07-03T09:30:00+03:00,1800,2,9\n",
  ]) func shapesAndDialects(_ text: String) throws {
    let reading = try read(text)
    #expect(reading.issues.isEmpty, "\(reading.issues)")
    let people = try #require(reading.people)
    #expect(people[0][18] == 5 && people[0][19] == 6 && people[1][18] == 3 && people[1][19] == 2)
    #expect(people[0].reduce(0, +) == 11 && people[1].reduce(0, +) == 5)
    #expect(!reading.countsRostered)
    #expect(reading.uncovered.map(\.count) == [94, 94])
  }

  @Test func codePage1251() throws {
    // "Гаряча лінія" in cp1251.
    let name: [UInt8] = [0xC3, 0xE0, 0xF0, 0xFF, 0xF7, 0xE0, 0x20, 0xEB, 0xB3, 0xED, 0xB3, 0xFF]
    let reading = try read(Array("start;".utf8) + name + Array(";second\n03.07.2017 09:00;5;3\n".utf8))
    #expect(reading.people?[0][18] == 5)
    #expect(reading.remark?.contains("cp1251") == true)
  }

  @Test func aRowHoldsAsLongAsTheGridOfTheFile() throws {
    let reading = try read("start;desk;second\n03.07.2017 09:00;5;3\n03.07.2017 10:00;6;2\n04.07.2017 09:00;1;1\n")
    let people = try #require(reading.people)
    #expect(Array(people[0][17...22]) == [0, 5, 5, 6, 6, 0])
    #expect(people[0][48 + 18] == 1 && people[0][48 + 19] == 1)
  }

  @Test func rosteredPeopleHaveAColumnOfTheirOwn() throws {
    let reading = try read("start;group;scheduled\n03.07.2017 09:00;desk;5\n03.07.2017 09:00;second;0\n")
    #expect(reading.countsRostered)
    #expect(reading.people?[0][18] == 5)
  }

  @Test func everythingWrongIsSaidAtOnceWithItsPlace() throws {
    let reading = try read(
      """
      start;desk;secnd
      03.07.2017 09:00;5;3,5
      03.07.2017 10:10;5;-3
      05.07.2017 11:00;x;3
      yesterday;4;
      """)
    #expect(reading.people == nil)
    let found = reading.issues.map { "\($0.line):\($0.column) \($0.message)" }
    let expected = [
      (1, 12, "did you mean `second`?"), (2, 20, "a whole number of people, 0 to 100000, is expected, not `3,5`"),
      (3, 1, "not the start of a reporting interval; they begin every 30 minutes"), (3, 20, "not `-3`"),
      (4, 1, "not a day of the window, 2017-07-03 to 2017-07-04"), (4, 18, "a number is expected, not `x`"),
      (5, 1, "a date and time such as"), (5, 13, "is missing; 0 is a number too"),
    ]
    #expect(found.count == expected.count, "\(found)")
    for (line, column, words) in expected {
      #expect(
        reading.issues.contains { $0.line == line && $0.column == column && $0.message.contains(words) },
        "\(line):\(column) \(words) in \(found)")
    }
  }

  @Test(arguments: [
    ("when;desk\n03.07.2017 09:00;5\n", "there is no column `start`"),
    ("start;desk\n03.07.2017 09:00;5\n", "no number for the agent group `second`"),
    ("start;group\n03.07.2017 09:00;desk\n", "a column `agents`"),
    (
      "start;group;agents\n03.07.2017 09:00;desk;1\n03.07.2017 09:00;desk;2\n03.07.2017 09:00;second;2\n",
      "has a number for this time already, in line 2"
    ), ("start;desk;second\n2017-07-03T09:00:00+02:00;5;3\n", "another UTC offset than Europe/Kyiv"), ("", "is empty"),
    ("start;desk;second\n03.07.2017 09:00;5\n", "the row has 2 cells"),
  ]) func refuses(_ text: String, _ words: String) throws {
    let reading = try read(text)
    #expect(reading.people == nil && reading.hasErrors && !reading.isUnreadable)
    #expect(reading.issues.contains { $0.message.contains(words) }, "\(reading.issues)")
  }

  @Test func aMissingFileIsUnreadable() throws {
    let plan = try #require(ScenarioReader.read(text: Self.scenario, file: "s.yaml", baseDirectory: "").plan)
    #expect(RequirementReader.read(path: "/nowhere/r.csv", for: plan).isUnreadable)
  }
}
