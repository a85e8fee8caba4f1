import CallCenterModel
import Experiments
import Foundation
import OutputAnalysis
import Testing

@testable import Reporting

@Suite struct CheckReportTests {
  private static let key = ResultFigure.Key(.abandonment, scope: "legal")

  static var record: CheckRecord {
    let assertion = Assertion(
      name: "fast & <good> \"calls\"", measure: .serviceLevelExcludingBlocked, scope: "legal", bound: .atLeast(0.8),
      subject: "serviceLevel.excludingBlocked of legal", boundText: "80 %",
      place: .init(file: "a,b:c/scenario.yaml", line: 12))
    let estimate = Estimate(mean: 0.7, lower: 0.69, upper: 0.71)
    let moved = RegressionRow(
      key: Self.key, before: estimate, after: Estimate(mean: 0.8, lower: 0.79, upper: 0.81),
      difference: Estimate(mean: 0.1, lower: 0.08, upper: 0.12), margin: 0.005, verdict: .different, isDeciding: false,
      isHopeless: false)
    let committed = CommittedResult(
      path: "results/x/result.json", version: "0.0.1", seed: 1, replications: 400, confidence: 0.95, solvedVolumes: [],
      figures: [ResultFigure(Self.key, estimate)])
    return CheckRecord(
      version: "0.0.0", falseAlarm: 1e-4,
      scenarios: [
        CheckedScenario(
          name: "x", scenario: ScenarioIdentity(name: "X", file: "scenario.yaml", sha256: "", option: nil),
          currency: "UAH", labels: ["legal": "Legal"], replications: 800,
          assertions: [AssertionOutcome.fail, .undecided, .pass].map {
            AssertionRecord(
              assertion: assertion, estimate: estimate, outcome: $0, intervalConfidence: 0.99, replications: 100)
          },
          regression: RegressionRecord(
            committed: committed, outcome: .different, replications: 800, rows: [moved],
            remarks: [.version("0.0.1"), .outdated, .tooFewReplications(400)]), isInterrupted: false)
      ])
  }

  @Test func junitIsWellFormedAndCounts() throws {
    let text = Self.record.junit
    let parser = XMLReading(text)
    #expect(parser.isWhole)
    #expect(parser.names.filter { $0 == "testcase" }.count == 4)
    #expect(parser.attributes["testsuites"]?["failures"] == "2")
    #expect(parser.attributes["testsuites"]?["skipped"] == "1")
    #expect(parser.attributes["testcase"]?["classname"] == "x")
    #expect(text.contains("fast &amp; &lt;good&gt; &quot;calls&quot;"))
    #expect("a\u{1}b\n".xmlEscaped == "a\u{FFFD}b&#10;")
  }

  @Test func annotationsAreEscaped() {
    let lines = Self.record.annotations.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix("::error file=a%2Cb%3Ac/scenario.yaml,line=12::"))
    #expect(lines[0].contains("at least 80 %25"))
    #expect(lines[1].hasPrefix("::warning "))
    #expect(lines[2].hasPrefix("::error file=results/x/result.json,line=1::"))
    #expect(lines[2].contains("%0Aabandonment of legal: 0.7 became 0.8"))
  }

  @Test(arguments: [Language.en, .uk]) func everythingIsSaidInBothLanguages(_ language: Language) {
    for width in [60, 100] {
      let text = TerminalReport(language: language, width: width).text(of: Self.record)
      #expect(text.contains("results/x/result.json"))
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= 130 })
    }
  }

  @Test func writtenResultsAreReadBack() throws {
    let record = SampleRecords.week
    let data = Data(record.json.serialized(pretty: true).utf8)
    let committed = try CommittedResult(parsing: data, path: "x")
    #expect(Set(committed.figures) == Set(record.figures))
    #expect(committed.solvedVolumes == record.run.solvedVolumes)
    #expect(committed.replications == 400 && committed.seed == 1 && committed.version == "0.0.0")
  }

  @Test(arguments: [
    ("", "empty"), ("{\"format\": \"cherha-result/1\", \"run\"", "cut off"), ("{}", "missing"),
    ("{\"format\": \"cherha-result/2\"}", "`cherha-result/2`"), ("{\"format\": \"cherha-result/1\"}", "members"),
    ("[1]", "missing"),
  ])
  func whatIsNoResultIsRefused(_ text: String, _ reason: String) {
    let error = #expect(throws: ResultFileError.self) {
      try CommittedResult(parsing: Data(text.utf8), path: "x")
    }
    #expect(error?.description.contains(reason) == true)
  }
}
