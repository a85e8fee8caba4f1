import CallCenterModel
import Foundation
import Reporting
import Scheduling
import Testing

@testable import ScenarioFiles

/// Rosters that are written and read back.
@Suite struct RosterRoundTripTests {
  private static let hour = 3_600

  /// Five days of three people, early and night shifts with breaks at two places, across a change of clocks.
  private func problem() throws -> RosterProblem {
    let zone = try #require(TimeZone(identifier: "Europe/Kyiv"))
    let from = try #require(LocalDate(iso: "2017-03-24"))
    let calendar = PlanCalendar(
      timeZone: zone, from: from, windowDays: 5, warmUpDays: 7, holidays: [], intervalSeconds: 1_800)
    let types = ["early", "night"].enumerated().map { index, name in
      ShiftType(
        name: name, label: name, starts: [(index == 0 ? 7 : 22) * Self.hour], lengths: [8 * Self.hour], breaks: [])
    }
    let contract = Contract(
      name: "full", label: "full", people: 0...9, hoursPerWeek: 0...40, daysPerWeek: 0...7, shiftTypes: [0, 1],
      costPerHour: .zero, daysOffTogether: false, sameAllWeek: .nothing)
    let shifts = calendar.windowDayIndices.flatMap { day in
      types.indices.map { type in
        let start = calendar.instant(day: day, wall: types[type].starts[0])
        let end = calendar.instant(day: day, wall: types[type].starts[0] + 8 * Self.hour)
        let posts = (0...1 - type).map { [start + (3 + $0) * Self.hour..<start + (3 + $0) * Self.hour + 1_800] }
        return RosterShift(
          day: day, pool: 0, type: type, time: start..<end, paidSeconds: end - start - 1_800, posts: posts)
      }
    }
    let people = ["Олена", "=Bohdan, \"Bo\"", "Віра; ніч"].map {
      RosterPerson(name: $0, label: $0, pool: 0, contract: 0)
    }
    return RosterProblem(
      calendar: calendar, people: people, pools: [StaffPool(group: 0, contracts: [contract])], shiftTypes: types,
      shifts: shifts, rules: .none, night: 79_200..<108_000)
  }

  private func read(_ bytes: [UInt8], _ problem: RosterProblem) -> RosterFileReading {
    RosterFileReader.read(
      bytes, name: "roster.csv", people: problem.people, slots: problem.slots, shiftTypes: problem.shiftTypes)
  }

  @Test(arguments: Language.allCases)
  func sameRoster(language: Language) throws {
    let problem = try problem()
    let roster = try problem.solve()
    #expect(roster.assignments.count == 15 && roster.missing.isEmpty)
    let file = try #require(roster.files(language: language).first { $0.name == "roster.csv" })
    let reading = read(file.bytes, problem)
    #expect(reading.issues.isEmpty, "\(reading.issues)")
    let back = Roster(problem, given: try #require(reading.assignments))
    #expect(back.assignments == roster.assignments && back.totals == roster.totals)
    #expect(back.violations.isEmpty)
  }

  @Test func everyBadCellIsNamed() throws {
    let reading = read(
      Array(
        """
        date;person;start;end;breaks;nights
        24.03.2017;Олена;07:00;15:00;10:00-10:30;
        24.03.2017;Олена;7.00;15:00;;
        32.03.2017;Олена;07:00;15:00;;
        29.03.2017;Олена;07:00;15:00;;
        25.03.2017;Олено;07:00;15:00;;
        25.03.2017;Олена;08:00;15:00;;
        24.03.2017;Олена;07:00;15:00;;
        25.03.2017;Олена;22:00;06:00;;
        25.03.2017;"Віра; ніч";22:00;06:00;;
        26.03.2017;Олена;07:00;15:00;12:00-12:30;
        """.utf8), try problem())
    #expect(reading.assignments == nil)
    let expected = [
      "1:30: error: there is no use for a column `nights`; known: date, person, shift, start, end, paidHours, "
        + "nightHours, holidayHours, breaks",
      "3:18: error: a time of day is written `08:00` or `08:00:30`, not `7.00`",
      "4:1: error: a date such as `2017-07-03` or `03.07.2017` is expected, not `32.03.2017`",
      "5:1: error: the roster runs from 2017-03-24 to 2017-03-28, not on 2017-03-29",
      "6:12: error: there is no person `Олено`; did you mean `Олена`?",
      "7:18: error: on 2017-03-25 there is no such shift for `Олена`; "
        + "there are `early` 07:00-15:00, `night` 22:00-06:00",
      "8:12: error: `Олена` has this shift in line 2 already",
      "10:1: error: `night` 22:00-06:00 has no place for more than 1",
      "11:30: error: no free place of `early` 07:00-15:00 has the breaks `12:00-12:30`; "
        + "there are `10:00-10:30`, `11:00-11:30`",
    ].map { "roster.csv:" + $0 }
    #expect(reading.issues.map(\.description) == expected)
  }
}
