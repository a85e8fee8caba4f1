import Experiments
import Foundation
import Testing

@testable import Reporting

@Suite struct HTMLReportTests {
  static let records = [
    SampleRecords.week, SampleRecords.interrupted, SampleRecords.silent, SampleRecords.profile, SampleRecords.channels,
  ]

  private func page(_ record: RunRecord, _ language: Language = .en) throws -> String {
    try HTMLReport(language: language).page(of: record.json)
  }

  private func matches(_ pattern: String, in text: String) throws -> [String] {
    try text.matches(of: Regex(pattern)).map { String($0.output[1].substring ?? "") }
  }

  /// The page without the chart library, which is another's.
  private func own(_ page: String) -> String { page.replacing(PageAssets.charts, with: "") }

  @Test(arguments: records.indices, Language.allCases)
  func everyResultHasAPage(index: Int, language: Language) throws {
    let page = try page(Self.records[index], language)
    #expect(page.utf8.count < 1_500_000)
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">"))
    let own = own(page)
    for id in ["answer", "worst", "assumptions", "numbers"] { #expect(own.contains("<section id=\"\(id)\"")) }
    #expect(try matches("<(h1)>", in: own).count == 1)
    let ids = try matches(" id=\"([^\"]*)\"", in: own)
    #expect(Set(ids).count == ids.count, "\(ids)")
    #expect(!own.contains("{" + "count}") && !own.contains("\u{E000}"))
  }

  @Test func nothingIsFetched() throws {
    let own = own(try page(SampleRecords.week))
    #expect(try matches("( src=|@import|url\\(|https?://)", in: own).isEmpty)
    #expect(try matches("href=\"(?!#|data:,)([^\"]*)", in: own).isEmpty)
    #expect(own.contains("default-src 'none'"))
  }

  @Test func namesAreEscaped() throws {
    var record = SampleRecords.week
    record.scenario.name = "</title><script>alert(1)</script> & \"co\""
    record.callTypes[0].label = "<img src=x onerror=alert(1)>"
    let page = own(try page(record))
    #expect(page.contains("<h1>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;co&quot;</h1>"))
    #expect(!page.contains("<img") && !page.contains("<script>alert"))
    #expect(page.contains("\\u003Cimg src=x"))
  }

  @Test func theChartLibraryCannotEndItsElement() {
    #expect(!PageAssets.charts.contains("</script") && !PageAssets.charts.contains("<!--"))
    #expect(PageAssets.charts.utf8.count > 500_000)
  }

  @Test func everyPictureHasItsNumbers() throws {
    let own = own(try page(SampleRecords.week))
    let figures = own.components(separatedBy: "<figure ").dropFirst().map { $0.components(separatedBy: "</figure>")[0] }
    #expect(figures.count >= 6)
    for figure in figures {
      #expect(figure.contains("<figcaption>") && figure.contains("<table>") && figure.contains("aria-label="))
      let specifications = try matches("(?s)class=\"specification\"[^>]*>(.*?)</script>", in: figure)
      #expect(!specifications.isEmpty)
      for text in specifications {
        guard case .array(let rows)? = try JSONValue.parse(text)["data"]?["values"] else {
          Issue.record("no rows in \(text.prefix(200))")
          continue
        }
        #expect(!rows.isEmpty)
      }
    }
  }

  @Test func specificationsHoldTheValuesOfTheDocument() throws {
    let own = own(try page(SampleRecords.week))
    let specification = try #require(
      try matches("(?s)id=\"volume-0\">(.*?)</script>", in: own).first.map { try JSONValue.parse($0) })
    guard case .array(let rows)? = specification["data"]?["values"] else {
      Issue.record("no rows")
      return
    }
    // 20 + 8 offered, 32 + 12.8, 26 + 10.4, none.
    #expect(rows.map { $0["vo"] } == [28, 44.8, 36.4, 0])
    // Minutes since the first interval, 2017-07-03T09:00.
    #expect(rows.map { $0["m"] } == [0, 30, 60, 510])
    #expect(specification.serialized().contains("datum.m * 60000 + 1499072400000"))
    #expect(rows[0]["lo"] == .number(27.6) && rows[0]["uo"] == .number(28.4))
  }

  @Test func theAnswerHasItsErrorsAndDefinitions() throws {
    let page = try page(SampleRecords.week)
    #expect(page.contains("79 %</abbr>") || page.contains("78.7\u{A0}%\u{A0}±\u{A0}0.1</abbr>"))
    #expect(
      page.contains("title=\"Service level: answered within the time of the target / (offered − blocked). Between"))
    let ukrainian = try self.page(SampleRecords.week, .uk)
    #expect(ukrainian.contains("78,7\u{A0}%\u{A0}±\u{A0}0,1</abbr>"))
    #expect(ukrainian.contains("понеділок"))
  }

  @Test func assertionsStandWithTheAnswer() throws {
    guard case .object(var members) = SampleRecords.week.json else { return }
    members.removeAll { $0.key == "assertions" }
    members.append(
      (
        "assertions",
        [["name": "answered", "text": "serviceLevel of legal >= 80 %", "outcome": "fail", "estimate": 0.78]]
      ))
    let page = try HTMLReport(language: .uk).page(of: .object(members))
    #expect(page.contains("<td class=\"words\">serviceLevel of legal &gt;= 80 %</td>"))
    #expect(!(try self.page(SampleRecords.week)).contains("serviceLevel of legal"))
  }

  @Test func fiveDefinitionsStandSideBySide() throws {
    let page = try page(SampleRecords.week)
    for definition in ["(of offered)", "(of answered)", "(without short abandons)", "(short abandons met)"] {
      #expect(page.contains("Service level \(definition)</abbr>"))
    }
  }

  @Test func anotherDocumentIsRefused() {
    for (text, word) in [
      (#"{"format": "cherha-result/2"}"#, "cherha-result/2"), (#"{"run": {}}"#, "format"), ("[1]", "format"),
      (#"{"format": "cherha-result/1", "scenario": {}}"#, "missing"),
      (#"{"format": "cherha-comparison/1"}"#, "run is missing"),
    ] {
      do {
        _ = try HTMLReport(language: .en).page(of: JSONValue.parse(text))
        Issue.record("\(text) was taken")
      } catch {
        #expect("\(error)".contains(word), "\(error)")
      }
    }
  }
}
