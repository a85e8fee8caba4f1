import CallCenterModel
import Experiments
import OutputAnalysis
import Testing

@testable import Reporting

@Suite struct TerminalReportTests {
  static let records: [(String, RunRecord)] = [
    ("week", SampleRecords.week), ("interrupted", SampleRecords.interrupted), ("silent", SampleRecords.silent),
    ("profile", SampleRecords.profile), ("channels", SampleRecords.channels),
  ]

  @Test(arguments: Language.allCases, [80, 120])
  func textIsAsCommitted(language: Language, width: Int) throws {
    for (name, record) in Self.records where width == 80 || name == "week" {
      let text = TerminalReport(language: language, width: width, color: false).text(of: record)
      try Golden.expect(text, "\(name)-\(language.rawValue)-\(width).txt")
    }
  }

  @Test(arguments: Language.allCases)
  func staffingIsAsCommitted(language: Language) throws {
    let text = TerminalReport(language: language, width: 100).text(of: SampleRecords.staffing, name: "Гаряча лінія")
    try Golden.expect(text, "staffing-\(language.rawValue).txt")
    let report = TerminalReport(language: language, width: 100)
    let others = report.text(of: SampleRecords.requirement, name: "x") + report.text(of: SampleRecords.given, name: "y")
    try Golden.expect(others, "requirement-\(language.rawValue).txt")
  }

  @Test(arguments: Language.allCases, [60, 80, 100, 120, 200])
  func noLineIsWiderThanTheTerminal(language: Language, width: Int) {
    let report = TerminalReport(language: language, width: width)
    for (name, record) in Self.records {
      for line in report.text(of: record).split(separator: "\n") {
        #expect(line.displayWidth <= width, "\(name): \(line)")
      }
    }
    for record in [SampleRecords.staffing, SampleRecords.requirement, SampleRecords.given] {
      for line in report.text(of: record, name: "x").split(separator: "\n") {
        #expect(line.displayWidth <= width, "\(line)")
      }
    }
  }

  @Test(arguments: Language.allCases)
  func noPlaceholderAndNoSwiftValueIsPrinted(language: Language) {
    let report = TerminalReport(language: language)
    let texts =
      Self.records.map { report.text(of: $0.1) }
      + [SampleRecords.staffing, SampleRecords.requirement, SampleRecords.given].map { report.text(of: $0, name: "x") }
    for text in texts {
      for word in ["nan ", "NaN", "inf ", "nil", "Optional", "{", "}", "~", "  \n", "\u{A0}"] {
        #expect(!text.contains(word), "\(word) in \(text)")
      }
    }
  }

  @Test func colorOnlyAddsControlSequences() {
    for (_, record) in Self.records {
      let plain = TerminalReport(language: .uk, color: false).text(of: record)
      let colored = TerminalReport(language: .uk, color: true).text(of: record)
      #expect(colored != plain)
      let stripped = colored.replacing(/\u{1B}\[[0-9]*m/, with: "")
      #expect(
        stripped.split(separator: "\n").map { $0.trimmedRight } == plain.split(separator: "\n").map { $0.trimmedRight })
    }
  }

  @Test func worstIntervalsComeWorstFirst() throws {
    let text = TerminalReport(language: .en).text(of: SampleRecords.week)
    let first = try #require(text.firstRange(of: "Mon  3 Jul 09:30"))
    let second = try #require(text.firstRange(of: "Mon  3 Jul 10:00"))
    #expect(first.lowerBound < second.lowerBound)
    #expect(!text.contains("17:30"))
  }
}

extension Substring {
  fileprivate var trimmedRight: Substring {
    var copy = self
    while copy.hasSuffix(" ") { copy.removeLast() }
    return copy
  }
}
