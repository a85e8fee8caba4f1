import Testing

@testable import ScenarioFiles

struct Diagnosed: Sendable, CustomTestStringConvertible {
  var edits: [[String]]
  var fragment: String
  var severity = ScenarioIssue.Severity.error
  /// Errors expected altogether.
  var errors = 1

  init(_ find: String, _ replacement: String, _ fragment: String, errors: Int = 1) {
    edits = [[find, replacement]]
    self.fragment = fragment
    self.errors = errors
  }

  init(_ edits: [[String]], _ fragment: String, _ severity: ScenarioIssue.Severity = .error, errors: Int = 1) {
    self.edits = edits
    self.fragment = fragment
    self.severity = severity
    self.errors = severity == .error ? errors : 0
  }

  var testDescription: String { "\(edits.map { $0[1] }.joined(separator: " | ")) → \(fragment)" }
}

@Suite struct DiagnosticTests {
  @Test func baseHasNoFindings() {
    let reading = MarkedScenario([]).read()
    #expect(reading.issues.map(\.text) == [])
    #expect(reading.plan != nil)
  }

  @Test(arguments: DiagnosticTable.all) func diagnoses(_ diagnosed: Diagnosed) {
    let scenario = MarkedScenario(diagnosed.edits.map { ($0[0], $0[1]) })
    let reading = scenario.read()
    let found = reading.issues.contains {
      $0.severity == diagnosed.severity && $0.line == scenario.line && $0.column == scenario.column
        && $0.message.contains(diagnosed.fragment)
    }
    let all = reading.issues.map(\.text).joined(separator: "\n")
    #expect(found, "expected \(scenario.line):\(scenario.column) \(diagnosed.fragment), got\n\(all)")
    #expect(reading.issues.count { $0.severity == .error } == diagnosed.errors, "\(all)")
    #expect((reading.plan == nil) == (diagnosed.errors > 0))
  }

  @Test func oneErrorDoesNotHideOthers() {
    let scenario = MarkedScenario([
      ("days: 2", "dayz: 2"), ("10 per hour", "-1 per hour"), ("5 min", "5"), ("agents: 3", "agents: three"),
      ("[legal]", "[lgal]"), ("replications: 10", "replications: 1e9"), ("name: Test", "name: Test\nname: Again"),
    ])
    let issues = scenario.read().issues
    #expect(issues.map(\.line) == [3, 7, 12, 13, 18, 20, 21], "\(issues.map(\.text).joined(separator: "\n"))")
  }

  @Test func caretStandsUnderThePlace() {
    let cyrillic = ScenarioIssue(
      severity: .error, file: "ф.yaml", line: 2, column: 10, path: "імена.є", message: "зле",
      sourceLine: "\tпошта: \"є\"")
    #expect(cyrillic.text == "ф.yaml:2:10: error: імена.є: зле\n  \tпошта: \"є\"\n  \t        ^")
    let wide = ScenarioIssue(
      severity: .warning, file: "f", line: 1, column: 3, path: "", message: "m", sourceLine: "電話x")
    #expect(wide.text == "f:1:3: warning: m\n  電話x\n      ^")
  }

  @Test func unreadableFileIsToldApart() {
    let reading = ScenarioReader.read(path: "no/such/file.yaml")
    #expect(reading.isUnreadable)
    #expect(reading.issues.map(\.message) == ["there is no file `no/such/file.yaml`"])
  }
}
