import Testing

@testable import Reporting

@Suite struct ProgressLineTests {
  @Test func barAndTimeLeft() {
    let line = ProgressLine(language: .en, width: 80)
    #expect(
      line.text(replications: 100, limit: 1000, expected: 400, elapsedSeconds: 10)
        == "███████░░░░░░░░░░░░░░░░░░░░░░░  25 %  100 of 400 replications, 30 s left")
    #expect(
      line.text(replications: 0, limit: 1, elapsedSeconds: 0)
        == "░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░   0 %  0 of 1 replication")
    #expect(line.text(replications: 5, limit: 5, elapsedSeconds: 9).contains("100 %  5 of 5 replications"))
  }

  @Test func inUkrainian() {
    let text = ProgressLine(language: .uk, width: 70).text(
      replications: 1200, limit: 2000, expected: nil, elapsedSeconds: 300)
    #expect(text.hasSuffix(" 60 %  1\u{202F}200 з 2\u{202F}000 прогонів, лишилося 3 хв 20 с"))
  }

  @Test(arguments: [20, 30, 40, 60, 80, 200])
  func neverWiderThanAsked(width: Int) {
    for language in Language.allCases {
      let text = ProgressLine(language: language, width: width).text(
        replications: 123_456, limit: 1_000_000, elapsedSeconds: 98_765)
      #expect(text.displayWidth <= width)
    }
  }

  @Test func moreDoneThanExpectedIsNotMoreThanAll() {
    let text = ProgressLine(language: .en).text(replications: 500, limit: 1000, expected: 400, elapsedSeconds: 10)
    #expect(text.contains("100 %  500 of 500"))
  }
}
