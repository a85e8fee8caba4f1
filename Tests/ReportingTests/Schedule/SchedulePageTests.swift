import Testing

@testable import Reporting

@Suite struct SchedulePageTests {
  /// The page without the chart library, which is another's.
  private func page(_ document: ScheduleDocument, _ language: Language = .en) throws -> String {
    try HTMLReport(language: language).page(of: document.json).replacing(PageAssets.charts, with: "")
  }

  private func matches(_ pattern: String, in text: String) throws -> [String] {
    try text.matches(of: Regex(pattern)).map { String($0.output[1].substring ?? "") }
  }

  @Test(arguments: Language.allCases)
  func hasItsSectionsAndNamesOnce(language: Language) throws {
    for document in [ScheduleSample.integrated, ScheduleSample.outOfReach, ScheduleSample.twoStep] {
      let page = try page(document, language)
      #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">"))
      for id in ["answer", "search", "promises", "shifts", "pictures", "assumptions"] {
        #expect(page.contains("<section id=\"\(id)\""))
      }
      let ids = try matches(" id=\"([^\"]*)\"", in: page)
      #expect(Set(ids).count == ids.count, "\(ids)")
      #expect(try matches("( src=|@import|url\\(|https?://)", in: page).isEmpty)
    }
  }

  @Test func namesAreEscaped() throws {
    let page = try page(ScheduleSample.integrated)
    #expect(page.contains("Long &lt;shift&gt;") && page.contains("Advice &amp; more"))
    #expect(!page.contains("Long <shift>"))
  }

  @Test func everyDayOfEveryGroupHasAPicture() throws {
    let page = try page(ScheduleSample.integrated)
    for group in 1...2 {
      for day in 0..<7 {
        let text = try #require(
          try matches("(?s)id=\"cover-\(group)-\(day)\">(.*?)</script>", in: page).first)
        let specification = try JSONValue.parse(text)
        guard case .array(let rows)? = specification["data"]?["values"] else {
          Issue.record("no rows")
          return
        }
        // Half hours from 8:00 to 20:00, and the end of the last.
        #expect(rows.count == 25 && rows[0]["m"] == 480 && rows[24]["m"] == 1200 && rows[24]["z"] == 1)
        for row in rows {
          guard case .number(let need)? = row["n"], case .integer(let high)? = row["h"] else { continue }
          #expect(Double(high) >= need)
        }
      }
    }
  }

  @Test func withoutANeedThereIsNoLineOfIt() throws {
    let page = try page(ScheduleSample.twoStep)
    let text = try #require(try matches("(?s)id=\"cover-1-0\">(.*?)</script>", in: page).first)
    #expect(!text.contains("\"n\"") && !text.contains("Below need"))
  }
}
