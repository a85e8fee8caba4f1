import Scheduling
import Testing

@testable import Reporting

@Suite struct RosterTextTests {
  @Test func narrowTerminal() throws {
    let text = try RosterSample.roster().text(language: .uk, width: 60, color: false)
    #expect(text.split(separator: "\n").allSatisfy { $0.displayWidth <= 60 })
    #expect(text.contains("Бракує людей"))
    #expect(text.contains("бракує 1\u{A0}людини"))
    // Nobody has wishes, and nothing was searched for.
    #expect(!text.contains("побажань") && !text.contains("Балів"))
  }

  @Test func wideTerminal() throws {
    let text = try RosterSample.roster().text(language: .en, width: 120, color: false)
    #expect(
      text.hasPrefix(
        """
        Shift schedule, 24–29\u{A0}June\u{A0}2017 (6\u{A0}days)

                                 24     25    26     27     28    29
                                Jun    Jun   Jun    Jun    Jun   Jun
        Name                    Sat    Sun   Mon    Tue    Wed   Thu
        ────────────────────────────────────────────────────────────
        Олена Коваль; "Лена"   11.5  11.5N     –      –   11.5     –
        """))
  }

  @Test func outcomeOfASearch() throws {
    let problem = try RosterSample.roster().problem
    let text = try problem.solve().text(language: .en, width: 100, color: false)
    #expect(text.contains("points of missing and uneven work; no roster has fewer than"))
    #expect(text.contains("The best there is, within 1\u{A0}%."))
  }
}
