import CallCenterModel
import Testing

@testable import ScenarioFiles

/// A scenario of one type and one group over the window that is asked.
func plan(
  zone: String = "Europe/Kyiv", from: String, days: Int = 1, warmUp: Int = 0, arrivals: String = "{rate: 60 per hour}",
  open: String = "always", group: String = "{agents: 2, hours: always, skills: [a]}", more: String = "",
  holidays: String = "[]", directory: String = ""
) throws -> Plan {
  let text = """
    format: cherha/1
    name: T
    calendar: {timezone: \(zone), from: \(from), days: \(days), warmUp: \(warmUp) days, holidays: \(holidays)}
    callTypes:
      a: {arrivals: \(arrivals), hours: \(open), handling: {talk: {constant: 1 s}}, patience: {constant: 1 min}}
    agentGroups: {g: \(group)}
    \(more)
    """
  let reading = ScenarioReader.read(text: text, file: "t.yaml", baseDirectory: directory)
  let errors = reading.issues.filter { $0.severity == .error }.map(\.text).joined(separator: "\n")
  return try #require(reading.plan, "\(errors)")
}

@Suite struct CalendarTests {
  /// Length of the day, and the contacts of a flat rate of one a minute.
  @Test(arguments: [
    ("Europe/Kyiv", "2017-03-26", 23.0), ("Europe/Kyiv", "2017-10-29", 25), ("America/Sao_Paulo", "2017-10-15", 23),
    ("Australia/Lord_Howe", "2017-10-01", 23.5), ("Australia/Lord_Howe", "2017-04-02", 24.5), ("UTC", "2017-03-26", 24),
  ]) func daysOfChangedClocks(zone: String, date: String, hours: Double) throws {
    let plan = try plan(zone: zone, from: date)
    #expect(plan.calendar.days[0].length == Int(hours * 3_600))
    #expect((plan.callTypes[0].arrivals.expected(onDay: 0) - 60 * hours).magnitude < 1e-9)
    #expect(plan.agentGroups[0].duties[0].start == 0)
    #expect(plan.agentGroups[0].duties[0].end == Int(hours * 3_600))
  }

  @Test func repeatedHourRepeatsItsRateAndSkippedOneLosesIt() throws {
    let arrivals = "{volume: 100 per day, timeOfDay: {03:00-04:00: 1, 12:00-13:00: 1}}"
    let spring = try plan(from: "2017-03-26", arrivals: arrivals)
    #expect((spring.callTypes[0].arrivals.expected(onDay: 0) - 50).magnitude < 1e-9)
    let autumn = try plan(from: "2017-10-29", arrivals: arrivals)
    #expect((autumn.callTypes[0].arrivals.expected(onDay: 0) - 150).magnitude < 1e-9)
    #expect(autumn.callTypes[0].arrivals.segments[0].map(\.start) == [3 * 3_600, 13 * 3_600])
    #expect(autumn.callTypes[0].arrivals.segments[0].map(\.end) == [5 * 3_600, 14 * 3_600])
  }

  @Test func skippedMidnightShortensTheNightShift() throws {
    let night = "shifts: {night: {from: 20:00, to: 08:00}, day: {from: 00:00, to: 08:00}}"
    let plan = try plan(
      zone: "America/Sao_Paulo", from: "2017-10-14", days: 2,
      group: "{rota: {sat: {night: 1}, sun: {day: 1}}, skills: [a]}", more: night)
    let duties = plan.agentGroups[0].duties
    #expect(duties.map(\.start) == [72_000, 86_400])
    #expect(duties.map(\.end) == [86_400 + 25_200, 86_400 + 25_200])
  }

  /// Kyiv skips and repeats the hour from three to four, so that a flat Sunday loses and wins the same.
  @Test func volumeOfAYearIsSharedOutOverItsDates() throws {
    for year in [2016, 2017] {
      let plan = try plan(
        from: "\(year)-01-01", days: year == 2016 ? 366 : 365,
        arrivals:
          "{volume: 156287 per year, weekdays: {mon-fri: 1, sat: 0.4, sun: 0.3, holiday: 0.2}, timeOfDay: [\((0..<24).map { "\($0 % 7 + 1)" }.joined(separator: ", "))]}",
        holidays: "[\(year)-01-01, \(year)-08-24]")
      let days = plan.calendar.windowDayIndices
      let sum = days.reduce(0) { $0 + plan.callTypes[0].arrivals.expected(onDay: $1) }
      #expect((sum - 156_287).magnitude < 1e-6)
      let monday =
        days.first { plan.calendar.days[$0].date.weekday == .monday && !plan.calendar.days[$0].isHoliday } ?? 0
      let saturday = days.first { plan.calendar.days[$0].date.weekday == .saturday } ?? 0
      let arrivals = plan.callTypes[0].arrivals
      #expect((arrivals.expected(onDay: saturday) / arrivals.expected(onDay: monday) - 0.4).magnitude < 1e-12)
      #expect(
        (arrivals.expected(onDay: 0) / arrivals.expected(onDay: monday) - (year == 2016 ? 0.2 : 0.2)).magnitude < 1e-12)
    }
  }

  @Test(arguments: [("week", 700.0), ("month", 3_100), ("hour", 100.0 / 24), ("day", 100)])
  func volumesPerPeriod(period: String, contacts: Double) throws {
    // August 2017 has 31 days; flat weights make each of them 100.
    let plan = try plan(from: "2017-08-01", arrivals: "{volume: \(contacts) per \(period)}")
    #expect((plan.callTypes[0].arrivals.expected(onDay: 0) - 100).magnitude < 1e-9)
  }

  @Test func holidayIsASundayWhereNoKeyNamesIt() throws {
    let plan = try plan(
      from: "2017-08-23", days: 3, arrivals: "{volume: 10 per day, weekdays: {mon-sat: 1, sun: 0.5}}",
      open: "{mon-sat: 08:00-20:00, sun: 10:00-12:00}", holidays: "[2017-08-24]")
    #expect((0..<3).map { (plan.callTypes[0].arrivals.expected(onDay: $0) * 1e6).rounded() / 1e6 } == [10, 5, 10])
    #expect(plan.callTypes[0].open.prefix(2) == [28_800..<72_000, 86_400 + 36_000..<86_400 + 43_200])
  }

  @Test func hoursOverMidnightReachIntoTheNextDay() throws {
    let plan = try plan(from: "2017-07-03", open: "20:00-08:00")
    #expect(plan.callTypes[0].open.first == 0..<28_800)
    #expect(plan.callTypes[0].open[1] == 72_000..<86_400 + 28_800)
  }

  @Test func warmUpDefaultsToADayWhereAnythingCrossesMidnight() throws {
    func warmUp(_ hours: String) throws -> Int? {
      let text = LeastScenarioTests.text.replacing("hours: always", with: "hours: 08:00-12:00")
        .replacing(", warmUp: 1 day", with: ", hours: \(hours)")
      return ScenarioReader.read(text: text, file: "t.yaml", baseDirectory: "").plan?.calendar.warmUpDays
    }
    #expect(try warmUp("08:00-20:00") == 0)
    #expect(try warmUp("always") == 1)
    #expect(try warmUp("20:00-09:00") == 1)
  }
}
