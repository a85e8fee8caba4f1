import CallCenterModel
import TestSupport
import Testing

/// Due times by dates worked out by hand; 3 July 2017 is a Monday, 24 August 2017 a holiday on a Thursday.
@Suite struct DueTimesTests {
  private static let hour: Int64 = 3_600_000_000

  private func calendar(from date: String, holidays: [String] = ["2017-08-24"]) -> PlanCalendar {
    PlanFixture.calendar(from: date, days: 7, holidays: Set(holidays.compactMap { LocalDate(iso: $0) }))
  }

  /// The last day of a deadline that ends with a day.
  private func lastDay(
    _ deadline: Deadline, receivedOn date: String, at hour: Int64 = 10, rest: Set<DayKind> = DeferredWork.weekend
  ) -> String {
    let calendar = calendar(from: date)
    let due = DueTimes(DeferredWork(deadline: deadline, restDays: rest), calendar: calendar)
      .due(receivedAt: hour * Self.hour)
    let first = calendar.days[0].date
    let day = (0...4_000).first { Int64(calendar.start(of: first.advanced(by: $0 + 1))) * 1_000_000 == due }
    return day.map { first.advanced(by: $0).description } ?? "no end of a day: \(due)"
  }

  @Test(arguments: [
    (Deadline.days(1), "2017-07-03", "2017-07-04"), (.days(5), "2017-07-03", "2017-07-10"),
    (.days(5), "2017-07-05", "2017-07-10"), (.days(15), "2017-07-03", "2017-07-18"),
    (.days(45), "2017-07-03", "2017-08-17"), (.days(1), "2017-08-23", "2017-08-25"),
    (.days(30), "2017-07-25", "2017-08-25"), (.months(1), "2017-07-03", "2017-08-03"),
    (.months(1), "2017-01-31", "2017-02-28"), (.months(1), "2016-01-29", "2016-02-29"),
    (.months(2), "2017-12-31", "2018-02-28"), (.months(1), "2017-07-24", "2017-08-25"),
    (.days(120), "2017-07-03", "2017-10-31"),
  ])
  func calendarDaysAndMonths(_ deadline: Deadline, _ received: String, _ expected: String) {
    #expect(lastDay(deadline, receivedOn: received) == expected)
    // A date counts whole, whatever the hour of receipt.
    #expect(lastDay(deadline, receivedOn: received, at: 0) == expected)
    #expect(lastDay(deadline, receivedOn: received, at: 22) == expected)
  }

  @Test func daysOffAreTheCentresOwn() {
    #expect(lastDay(.days(5), receivedOn: "2017-07-03", rest: []) == "2017-07-08")
    #expect(lastDay(.days(5), receivedOn: "2017-07-03", rest: [.weekday(.sunday)]) == "2017-07-08")
    #expect(lastDay(.days(6), receivedOn: "2017-07-03", rest: [.weekday(.sunday)]) == "2017-07-10")
    let allButWednesday = Set(Weekday.allCases.filter { $0 != .wednesday }.map(DayKind.weekday))
    #expect(lastDay(.days(3), receivedOn: "2017-07-03", rest: allButWednesday) == "2017-07-12")
  }

  @Test func hoursRunByTheClockAndMoveOffDaysOff() {
    let calendar = calendar(from: "2017-07-06")
    let due = DueTimes(DeferredWork(deadline: .elapsed(seconds: 86_400)), calendar: calendar)
    #expect(due.due(receivedAt: 10 * Self.hour) == 34 * Self.hour, "Thursday 10:00 to Friday 10:00")
    #expect(due.due(receivedAt: 34 * Self.hour) == 5 * 24 * Self.hour, "Saturday 10:00 becomes the end of Monday")
    // The end of Friday is Friday, not Saturday.
    #expect(due.due(receivedAt: 24 * Self.hour) == 48 * Self.hour)
    #expect(due.due(receivedAt: 24 * Self.hour + 1) == 5 * 24 * Self.hour)
  }

  @Test func aDayOfTwentyFiveHoursEndsLater() {
    let calendar = PlanFixture.calendar(from: "2017-10-27")
    let due = DueTimes(DeferredWork(deadline: .days(2), restDays: []), calendar: calendar)
    #expect(due.due(receivedAt: Self.hour) == (3 * 24 + 1) * Self.hour)
  }

  @Test func workingHoursLeaveNightsOut() {
    let calendar = calendar(from: "2017-07-06")
    let open = (0..<10).filter { ![2, 3, 9].contains($0) }.map { $0 * 86_400 + 9 * 3600..<$0 * 86_400 + 18 * 3600 }
    let due = DueTimes(
      DeferredWork(deadline: .working(seconds: 8 * 3600, open: open), restDays: []), calendar: calendar)
    #expect(due.due(receivedAt: 9 * Self.hour) == 17 * Self.hour)
    #expect(due.due(receivedAt: 5 * Self.hour) == 17 * Self.hour, "before the hours")
    #expect(due.due(receivedAt: 10 * Self.hour) == 18 * Self.hour, "exactly the end of the day")
    #expect(due.due(receivedAt: 16 * Self.hour) == (24 + 15) * Self.hour)
    #expect(due.due(receivedAt: 40 * Self.hour) == (4 * 24 + 15) * Self.hour, "from Friday 16:00 to Monday 15:00")
    #expect(due.due(receivedAt: 60 * Self.hour) == (4 * 24 + 17) * Self.hour, "on Saturday")
  }
}
