import CallCenterModel
import Foundation
import Testing

@testable import Experiments

@Suite struct ScheduledDutiesTests {
  private static let hour = 3_600

  /// Two on the night of Sunday in a week that begins without a warm-up.
  @Test func nightsOfTheLastDayCoverTheFirstMorning() throws {
    let zone = try #require(TimeZone(identifier: "Europe/Kyiv"))
    let from = try #require(LocalDate(iso: "2017-07-03"))
    let calendar = PlanCalendar(
      timeZone: zone, from: from, windowDays: 7, warmUpDays: 0, holidays: [], intervalSeconds: 1_800)
    let start = calendar.instant(day: 6, wall: 20 * Self.hour)
    let rest = start + 5 * Self.hour..<start + 6 * Self.hour
    let night = ScheduleRecord.Shift(
      group: 0, contract: "full", type: "night", day: 6, range: start..<start + 12 * Self.hour, breaks: [rest],
      people: 2, paidSeconds: 11 * Self.hour)
    let duties = ScheduledDuties([night], calendar: calendar)
    let window = try #require(duties.window[0])
    #expect(window.map(\.people) == [0..<1, 1..<2] && window.allSatisfy { $0.day == 6 && $0.breaks == [rest] })
    let around = try #require(duties.around[0])
    // The night before the first day, as far as the calendar reaches; the days after the window are Monday and Tuesday.
    #expect(around.count == 2)
    #expect(around.allSatisfy { $0.start == 0 && $0.end == 8 * Self.hour })
    #expect(around.allSatisfy { $0.breaks == [Self.hour..<2 * Self.hour] })
    #expect(Set(around.map(\.people)) == [0..<1, 1..<2])
  }
}
