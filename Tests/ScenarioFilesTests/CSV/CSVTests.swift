import CallCenterModel
import Testing

@testable import ScenarioFiles

@Suite struct CSVTests {
  private func read(_ bytes: [UInt8]) -> (table: CSVTable?, issues: [ScenarioIssue]) {
    let issues = IssueCollector()
    return (CSVReader(name: "t.csv", issues: issues).read(bytes), issues.issues)
  }

  @Test(arguments: [
    ("time,weight\n08:00,1.5\n", "UTF-8, separated by comma, decimal point"),
    ("time;weight\r\n08:00;1,5\r\n", "UTF-8, separated by semicolon, decimal comma"),
    ("time\tweight\n08:00\t1,5", "UTF-8, separated by tab, decimal comma"),
    ("\u{FEFF}time;weight\n08:00;1.5\n\n", "UTF-8 with byte order mark, separated by semicolon, decimal point"),
    ("\"time\",\"weight\"\n\"08:00\",\"1.5\"\n", "UTF-8, separated by comma, decimal point"),
    ("time;weight\n08:00;\"1,5\"", "UTF-8, separated by semicolon, decimal comma"),
    ("time;weight;day\n08:00;1,5;03.07.2017", "UTF-8, separated by semicolon, decimal comma, dates dd.mm.yyyy"),
  ]) func dialects(text: String, dialect: String) throws {
    let table = try #require(read(Array(text.utf8)).table)
    #expect(table.dialect.text == dialect)
    #expect(try table.number(table.rows[0][1]) == 1.5)
    #expect(table.rows[0][0].text == "08:00")
  }

  @Test func cyrillicCodePage() throws {
    // "день;вага" and "Їжак" in cp1251.
    let bytes: [UInt8] = [
      0xE4, 0xE5, 0xED, 0xFC, 0x3B, 0xE2, 0xE0, 0xE3, 0xE0, 0x0A, 0xAF, 0xE6, 0xE0, 0xEA, 0x3B, 0x31, 0x0A,
    ]
    let table = try #require(read(bytes).table)
    #expect(table.header.map(\.text) == ["день", "вага"])
    #expect(table.rows[0][0].text == "Їжак")
    #expect(table.dialect.encoding == .cp1251)
  }

  @Test func quotesHoldSeparatorsAndLines() throws {
    let table = try #require(read(Array("a,b\n\"x, \"\"y\"\"\nz\",2\n3,4".utf8)).table)
    #expect(table.rows[0][0].text == "x, \"y\"\nz")
    #expect(table.rows[1][1].line == 4)
    #expect(table.rows[1][1].column == 3)
  }

  @Test(arguments: [
    ("", 1, 1, "empty"), ("a,b", 1, 1, "no rows"), ("a,b\n1,2\n1", 3, 1, "the row has 1 cells"),
    ("a,a\n1,2", 1, 3, "stands twice"), ("a,b\n\"1,2", 2, 1, "never closed"),
    ("a,b\n\"1\"x,2", 2, 4, "after a closing"),
  ]) func faults(text: String, line: Int, column: Int, message: String) throws {
    let issue = try #require(read(Array(text.utf8)).issues.first)
    #expect((issue.line, issue.column) == (line, column))
    #expect(issue.message.contains(message))
  }

  @Test func profilesAndRostersComeFromFiles() throws {
    let folder = try TemporaryFolder([
      "day.csv": "time;weight\n08:00;1\n08:30;3\n09:00;0,5\n", "week.csv": "day,weight\nmon-fri,1\nsat,0.5\n",
      "agents.csv": "time,mon-fri,sat\n08:00,2,1\n12:00,3,1\n16:00,0,0\n",
      "dated.csv": "start;agents\n03.07.2017 08:00;2\n03.07.2017 12:00;4\n03.07.2017 16:00;0\n04.07.2017 08:00;1\n",
      "talk.csv": "call,talk\n1,60\n2,120\n3,180\n", "quantiles.csv": "probability,value\n0,10\n50 %,60\n1,600\n",
    ])
    let arrivals = "{volume: 90 per day, weekdays: {csv: week.csv}, timeOfDay: {csv: day.csv}}"
    let first = try plan(
      from: "2017-07-03", arrivals: arrivals, open: "08:00-16:00",
      group: "{agents: {csv: agents.csv}, skills: [a]}", directory: folder.path)
    let rates = first.callTypes[0].arrivals.segments[0].map { ($0.perSecond * 1_800).rounded() }
    #expect(rates == [20, 60, 10])
    #expect(first.agentGroups[0].duties.filter { $0.day == 0 }.map(\.people) == [0..<2, 2..<3])
    let second = try plan(
      from: "2017-07-03", days: 2, open: "08:00-16:00", group: "{agents: {csv: dated.csv}, skills: [a]}",
      directory: folder.path)
    #expect(second.agentGroups[0].duties.map(\.start) == [28_800, 43_200, 86_400 + 28_800])
    #expect(second.agentGroups[0].duties.map(\.people) == [0..<2, 2..<4, 0..<1])
    let text = LeastScenarioTests.text.replacing(
      "{exponential: {mean: 5 min}}", with: "{empirical: {values: {csv: talk.csv, column: talk, unit: s}}}"
    ).replacing("{exponential: {mean: 2 min}}", with: "{empirical: {quantiles: {csv: quantiles.csv, unit: s}}}")
    let reading = ScenarioReader.read(text: text, file: "t.yaml", baseDirectory: folder.path)
    #expect(reading.issues.map(\.text) == [])
    #expect(reading.plan?.callTypes[0].meanHandleSeconds == 120)
    #expect(reading.remarks.contains { $0.hasSuffix("talk.csv: UTF-8, separated by comma, decimal point, 3 rows") })
  }

  @Test func faultsInFilesHaveTheirPlaces() throws {
    let folder = try TemporaryFolder([
      "d.csv": "time,weight\n08:00,1\n07:00,2\n", "e.csv": "tme,weight\n08:00,1\n", "f.csv": "time,weight\n08:00,-1\n",
    ])
    for (file, place, message) in [
      ("d.csv", "3:1", "ascend"), ("e.csv", "1:1", "did you mean `tme`"), ("f.csv", "2:7", "0 to 1e12"),
    ] {
      let text = LeastScenarioTests.text.replacing("150 per hour", with: "150 per hour, timeOfDay: {csv: \(file)}")
      let issues = ScenarioReader.read(text: text, file: "t.yaml", baseDirectory: folder.path).issues
      #expect(issues.first?.description.hasPrefix("\(folder.path)/\(file):\(place): error:") == true)
      #expect(issues.first?.message.contains(message) == true, "\(issues)")
    }
  }

  @Test func startsMayCarryTheirOffset() throws {
    // The repeated hour of Kyiv: 03:30 comes twice, at 00:30 and 01:30 UTC.
    let folder = try TemporaryFolder([
      "a.csv": "start,agents\n2017-10-29T00:00+03:00,1\n2017-10-29T03:30+03:00,2\n2017-10-29T03:30+02:00,3\n"
        + "2017-10-29T04:00+02:00,1\n",
      "b.csv": "start,agents\n2017-10-29T00:00,1\n2017-10-29T03:30+03:00,2\n",
    ])
    let good = try plan(
      from: "2017-10-29", open: "00:00-04:00", group: "{agents: {csv: a.csv}, skills: [a]}", directory: folder.path)
    #expect(good.agentGroups[0].duties.map(\.start) == [0, 12_600, 16_200])
    #expect(good.agentGroups[0].duties.map(\.end) == [19_800, 18_000, 18_000])
    let text = LeastScenarioTests.text.replacing("agents: 14, hours: always", with: "agents: {csv: b.csv}")
    let issues = ScenarioReader.read(text: text, file: "t.yaml", baseDirectory: folder.path).issues
    #expect(issues.map(\.message) == ["either all starts carry a UTC offset or none"])
    #expect(issues.map(\.line) == [3])
  }
}
