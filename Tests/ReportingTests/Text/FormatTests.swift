import CallCenterModel
import OutputAnalysis
import Testing

@testable import Reporting

@Suite struct FormatTests {
  private let english = EstimateFormat(Catalogue(.en))
  private let ukrainian = EstimateFormat(Catalogue(.uk))

  private func plain(_ text: EstimateText) -> String { String(text.joined.map { $0 == "\u{A0}" ? " " : $0 }) }

  @Test func numbersOfALanguage() {
    let en = NumberFormat(language: .en)
    let uk = NumberFormat(language: .uk)
    #expect(en.fixed(1234.56, decimals: 1) == "1,234.6")
    #expect(uk.fixed(1_234_567.8, decimals: 1) == "1\u{202F}234\u{202F}567,8")
    #expect(en.fixed(-0.04, decimals: 1) == "0.0")
    #expect(en.fixed(-2.5, decimals: 0) == "−3")
    #expect(en.fixed(0.05, decimals: 2) == "0.05")
    #expect(en.trimmed(80, decimals: 1) == "80")
    #expect(uk.trimmed(2.50, decimals: 2) == "2,5")
    #expect(en.whole(-1000) == "−1,000")
  }

  @Test func theHalfWidthDecidesTheDigits() {
    let estimate = SampleRecords.estimate(0.782345, 0.0012)
    #expect(plain(english.text(estimate, .probability, .one)) == "78.2 % ± 0.1")
    #expect(plain(english.text(estimate, .probability, .compact)) == "78.23 % ± 0.12")
    #expect(plain(ukrainian.text(estimate, .probability, .two)) == "78,23 % ± 0,12")
    #expect(plain(english.text(SampleRecords.estimate(0.78, 0.0345), .probability, .compact)) == "78 % ± 3")
    #expect(plain(english.text(SampleRecords.estimate(0.78, 0.0996), .probability, .two)) == "78 % ± 10")
    #expect(plain(english.text(SampleRecords.estimate(0.78, 0.00096), .probability, .one)) == "78.0 % ± 0.1")
    #expect(plain(english.text(SampleRecords.estimate(156_287.4, 412), .count, .two)) == "156,287 ± 412")
    #expect(plain(english.text(.structural(12), .agents, .two)) == "12")
    #expect(plain(english.text(.structural(0), .probability, .two)) == "0 %")
    #expect(plain(english.text(Estimate(mean: 8.25, lower: nil, upper: 9), .seconds, .two)) == "8.3 s ± ?")
    #expect(plain(english.text(nil, .seconds, .two)) == "–")
  }

  @Test func valuesThatAreNoNumbersAreMissing() {
    #expect(plain(english.text(Estimate(mean: .nan, lower: nil, upper: nil), .count, .two)) == "–")
    #expect(plain(english.text(Estimate(mean: 1, lower: -.infinity, upper: .infinity), .count, .two)) == "1 ± ?")
  }

  @Test func timesGrowIntoMinutesAndHours() {
    #expect(plain(english.text(SampleRecords.estimate(8.327, 0.12), .seconds, .one)) == "8.3 s ± 0.1")
    #expect(plain(english.text(SampleRecords.estimate(125.2, 3.4), .seconds, .two)) == "2 min 05 s ± 3 s")
    #expect(plain(ukrainian.text(SampleRecords.estimate(3725, 61), .seconds, .two)) == "1 год 02 хв ± 1 хв 01 с")
    #expect(plain(english.hours(SampleRecords.estimate(7380, 612), .compact)) == "2.05 h ± 0.17")
    #expect(english.units.text(60) == "1\u{A0}min")
    #expect(english.units.text(20) == "20\u{A0}s")
    #expect(english.units.text(59.7) == "1\u{A0}min")
    #expect(english.units.text(7199) == "2\u{A0}h")
  }

  @Test func momentsOfALanguage() {
    let start = "2017-07-03T09:30:00+03:00"
    #expect(DateFormat(Catalogue(.en)).moment(start, weekday: nil) == "Mon \u{A0}3 Jul 09:30")
    #expect(DateFormat(Catalogue(.uk)).moment("09:30", weekday: .sunday) == "нд 09:30")
    let date = LocalDate(iso: "2017-07-03")
    #expect(date.map { DateFormat(Catalogue(.uk)).full($0) } == "3\u{A0}липня 2017\u{A0}р.")
  }
}
