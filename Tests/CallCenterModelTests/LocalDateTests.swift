import CallCenterModel
import Foundation
import Testing

@Suite struct LocalDateTests {
  /// Every day of more than four hundred years against Foundation's calendar.
  @Test func agreesWithFoundation() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "GMT"))
    let first = try #require(LocalDate(year: 1800, month: 1, day: 1))
    let last = try #require(LocalDate(year: 2210, month: 1, day: 1))
    var mistakes = 0
    for number in first.dayNumber..<last.dayNumber {
      let date = LocalDate(dayNumber: number)
      let (year, month, day) = date.components
      let parts = calendar.dateComponents(
        [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(number) * 86_400))
      let weekday = ((parts.weekday ?? 0) + 5) % 7
      let isEqual =
        parts.year == year && parts.month == month && parts.day == day && weekday == date.weekday.rawValue
        && LocalDate(year: year, month: month, day: day) == date && LocalDate(iso: date.description) == date
      if !isEqual { mistakes += 1 }
    }
    #expect(mistakes == 0)
  }

  @Test(arguments: [
    "2017-02-29", "1900-02-29", "2017-13-01", "2017-00-01", "2017-04-31", "2017-4-01", "17-04-01", "2017-04-01 ",
    "2017/04/01", "", "2017-04", "2017-04-01-02", "+017-04-01", "２０１７-04-01", "0000-01-01", "2017-01-00",
  ])
  func refusesWhatIsNoDate(text: String) { #expect(LocalDate(iso: text) == nil) }

  @Test func leapDays() {
    #expect(LocalDate(iso: "2000-02-29")?.description == "2000-02-29")
    #expect(LocalDate(iso: "2016-02-29")?.advanced(by: 366).description == "2017-03-01")
  }

  @Test func periods() throws {
    let date = try #require(LocalDate(iso: "2017-07-05"))
    #expect(date.weekday == .wednesday)
    #expect(date.period(.week).description == "2017-07-03..<2017-07-10")
    #expect(date.period(.month).description == "2017-07-01..<2017-08-01")
    #expect(date.period(.year).description == "2017-01-01..<2018-01-01")
    #expect(date.period(.day).description == "2017-07-05..<2017-07-06")
    let december = try #require(LocalDate(iso: "2017-12-31"))
    #expect(december.period(.month).description == "2017-12-01..<2018-01-01")
    #expect(december.period(.week).description == "2017-12-25..<2018-01-01")
  }
}
