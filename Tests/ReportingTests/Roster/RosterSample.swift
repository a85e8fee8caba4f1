import CallCenterModel
import Foundation
import Scheduling

/// Six days of three people, Saturday 24 to Thursday 29 June 2017: Wednesday 28 June is Constitution Day.
enum RosterSample {
  private static let hour = 3_600

  static func roster(from first: String = "2017-06-24", holiday: String = "2017-06-28") throws -> Roster {
    guard let zone = TimeZone(identifier: "Europe/Kyiv"), let from = LocalDate(iso: first),
      let day = LocalDate(iso: holiday)
    else { throw CocoaError(.formatting) }
    let calendar = PlanCalendar(
      timeZone: zone, from: from, windowDays: 6, warmUpDays: 1, holidays: [day], intervalSeconds: 1_800)
    let types = [
      ShiftType(name: "day", label: "День", starts: [8 * hour], lengths: [12 * hour], breaks: []),
      ShiftType(name: "night", label: "Ніч", starts: [20 * hour], lengths: [12 * hour], breaks: []),
    ]
    let contract = Contract(
      name: "full", label: "full", people: 0...9, hoursPerWeek: 0...40, daysPerWeek: 0...7, shiftTypes: [0, 1],
      costPerHour: .zero, daysOffTogether: false, sameAllWeek: .nothing)
    let shifts = calendar.windowDayIndices.flatMap { day in
      (0...1).map { type in
        let start = calendar.instant(day: day, wall: types[type].starts[0])
        let end = calendar.instant(day: day, wall: types[type].starts[0] + 12 * hour)
        let meal = start + 5 * hour..<start + 5 * hour + hour / 2
        return RosterShift(
          day: day, pool: 0, type: type, time: start..<end, paidSeconds: end - start - meal.count, posts: [[meal]])
      }
    }
    var people = ["Олена Коваль; \"Лена\"", "Петро <П'ять> & Ко", "Third"].enumerated().map {
      RosterPerson(name: "p\($0)", label: $1, pool: 0, contract: 0)
    }
    people[2].leave = [from...from.advanced(by: 1)]
    people[2].balanceSeconds = -5 * hour / 2
    let problem = RosterProblem(
      calendar: calendar, people: people, pools: [StaffPool(group: 0, contracts: [contract])], shiftTypes: types,
      shifts: shifts, rules: .none, night: 22 * hour..<30 * hour)
    // Day, night and two days off in turn; the last night is nobody's.
    let given = [(0, 0), (1, 1), (2, 4), (0, 3), (1, 6), (2, 7), (0, 8), (1, 9), (2, 10)]
    return Roster(problem, given: given.map { SlotAssignment(person: $0.0, slot: $0.1, post: 0) })
  }
}
