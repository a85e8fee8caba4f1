import CallCenterModel
import Foundation
import TestSupport
import Testing

@Suite struct PlanCalendarTests {
  private func day(_ zone: String, _ date: String) -> CalendarDay {
    let calendar = PlanFixture.calendar(from: date, timeZone: zone)
    return calendar.days[0]
  }

  @Test(
    arguments: [
      ("Europe/Kyiv", "2017-03-26", 23), ("Europe/Kyiv", "2017-10-29", 25), ("Europe/Kyiv", "2017-07-03", 24),
      ("America/Sao_Paulo", "2017-10-15", 23), ("America/Sao_Paulo", "2018-02-17", 25),
      ("America/New_York", "2024-03-10", 23), ("America/Havana", "2017-11-05", 25),
      ("Asia/Kathmandu", "2017-03-26", 24),
    ])
  func lengthsOfDays(zone: String, date: String, hours: Int) { #expect(day(zone, date).length == hours * 3600) }

  @Test func halfHourChange() {
    #expect(day("Australia/Lord_Howe", "2017-10-01").length == 23 * 3600 + 1800)
    #expect(day("Australia/Lord_Howe", "2017-04-02").length == 24 * 3600 + 1800)
  }

  /// Starts of days and UTC offsets against Foundation, over three years and several zones.
  @Test(
    arguments: [
      "Europe/Kyiv", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kathmandu", "America/Havana",
      "Africa/Casablanca", "Pacific/Chatham", "Asia/Tehran", "America/St_Johns", "UTC",
    ])
  func agreesWithFoundation(zone: String) throws {
    let plan = PlanFixture.calendar(from: "2016-01-01", days: 1095, timeZone: zone)
    var calendar = Calendar(identifier: .gregorian)
    let timeZone = try #require(TimeZone(identifier: zone))
    calendar.timeZone = timeZone
    let origin = calendar.startOfDay(for: try #require(noon(plan.days[0].date, calendar)))
    for day in plan.days {
      let start = calendar.startOfDay(for: try #require(noon(day.date, calendar)))
      let next = calendar.startOfDay(for: try #require(noon(day.date.advanced(by: 1), calendar)))
      #expect(Int(start.timeIntervalSince(origin)) == day.start, "\(day.date)")
      #expect(Int(next.timeIntervalSince(start)) == day.length, "\(day.date)")
      for piece in day.pieces {
        for offset in [0, piece.length - 1] {
          let instant = start.addingTimeInterval(Double(piece.elapsed + offset))
          let parts = calendar.dateComponents([.day, .hour, .minute, .second], from: instant)
          let wall = (parts.hour ?? 0) * 3600 + (parts.minute ?? 0) * 60 + (parts.second ?? 0)
          #expect(wall == piece.wall + offset, "\(day.date)")
          #expect(parts.day == day.date.components.day)
          #expect(timeZone.secondsFromGMT(for: instant) == piece.utcOffset, "\(day.date)")
        }
      }
    }
  }

  private func noon(_ date: LocalDate, _ calendar: Calendar) -> Date? {
    let (year, month, day) = date.components
    return calendar.date(from: DateComponents(year: year, month: month, day: day, hour: 12))
  }

  @Test func skippedTimesMoveForward() {
    let spring = day("Europe/Kyiv", "2017-03-26")
    #expect(spring.elapsed(atWall: 2 * 3600) == 2 * 3600)
    // 3:30 does not exist; an hour is skipped, so 4:30 is meant.
    #expect(spring.elapsed(atWall: 12_600) == 12_600)
    #expect(spring.wall(atElapsed: 12_600).seconds == 16_200)
    #expect(spring.elapsed(atWall: 4 * 3600) == 3 * 3600)
    #expect(spring.elapsed(atWall: 86_400) == 23 * 3600)
  }

  @Test func ofRepeatedTimesTheFirstIsMeant() {
    let autumn = day("Europe/Kyiv", "2017-10-29")
    #expect(autumn.elapsed(atWall: 3 * 3600 + 60) == 3 * 3600 + 60)
    #expect(autumn.elapsed(atWall: 4 * 3600) == 5 * 3600)
    #expect(autumn.elapsed(atWall: 86_400) == 25 * 3600)
    #expect(autumn.elapsed(during: 3 * 3600..<4 * 3600) == [3 * 3600..<4 * 3600, 4 * 3600..<5 * 3600])
  }

  /// In Brazil the clocks went from 24:00 to 1:00, so that the day begins at 1:00.
  @Test func skippedMidnight() {
    let calendar = PlanFixture.calendar(from: "2017-10-15", warmUp: 1, timeZone: "America/Sao_Paulo")
    let day = calendar.days[1]
    #expect(day.start == 86_400)
    #expect(day.wall(atElapsed: day.start).seconds == 3600)
    #expect(day.elapsed(atWall: 3600) == day.start)
    // 0:00 and 0:30 do not exist; they move forward by the hour that is skipped, and never into the day before.
    #expect(day.elapsed(atWall: 0) == day.start)
    #expect(day.elapsed(atWall: 1800) == day.start + 1800)
    #expect(day.elapsed(during: 0..<7200) == [day.start..<day.start + 3600])
    #expect(calendar.iso(day: 1, elapsed: day.start) == "2017-10-15T01:00:00-02:00")
  }

  @Test func halfHourGapsAndOverlaps() {
    let spring = day("Australia/Lord_Howe", "2017-10-01")
    #expect(spring.elapsed(atWall: 2 * 3600 + 600) == 2 * 3600 + 600)
    #expect(spring.wall(atElapsed: 2 * 3600 + 600).seconds == 2 * 3600 + 2400)
    #expect(spring.elapsed(atWall: 9000) == 7200)
    let autumn = day("Australia/Lord_Howe", "2017-04-02")
    #expect(autumn.elapsed(atWall: 6000) == 6000)
    #expect(autumn.elapsed(atWall: 7200) == 9000)
  }

  @Test func windowAndIntervals() {
    let calendar = PlanFixture.calendar(from: "2017-03-26", days: 2, warmUp: 1, interval: 1800)
    #expect(calendar.days.count == 5)
    #expect(calendar.windowDayIndices == 1..<3)
    #expect(calendar.windowStart == 86_400)
    #expect(calendar.windowEnd == 86_400 + 23 * 3600 + 86_400)
    #expect(calendar.horizon == calendar.windowEnd + 86_400)
    #expect(calendar.intervals(ofDay: 1).count == 46)
    let odd = PlanFixture.calendar(interval: 7 * 3600).intervals(ofDay: 0)
    #expect(odd.map(\.count) == [25_200, 25_200, 25_200, 10_800])
    #expect(calendar.iso(day: 1, elapsed: 86_400) == "2017-03-26T00:00:00+02:00")
    #expect(calendar.iso(day: 1, elapsed: 86_400 + 12_600) == "2017-03-26T04:30:00+03:00")
    #expect(PlanFixture.calendar(timeZone: "America/St_Johns").iso(day: 0, elapsed: 0) == "2017-07-03T00:00:00-02:30")
  }
}
