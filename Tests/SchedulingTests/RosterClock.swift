import CallCenterModel

@testable import Scheduling

/// Walks through rosters half hour by half hour and says what is wrong; shares nothing with the model that is solved.
struct RosterClock {
  let problem: RosterProblem
  private let step = 1_800

  /// What is wrong with the shifts of one person, by index.
  func faults(of person: Int, _ shifts: [Int]) -> [String] {
    let own = shifts.map { problem.shifts[$0] }
    let contract = problem.contract(of: person)
    var faults: [String] = []
    for shift in own {
      if shift.pool != problem.people[person].pool { faults.append("another pool") }
      if let type = shift.type, !contract.shiftTypes.contains(type) { faults.append("not in the contract") }
      if stride(from: shift.time.lowerBound, to: shift.time.upperBound, by: step).contains(where: { isAway(person, $0) }
      ) {
        faults.append("away")
      }
    }
    let worked = (problem.history[person] + own.map { WorkedShift(time: $0.time, paidSeconds: $0.paidSeconds) })
      .sorted { $0.time.lowerBound < $1.time.lowerBound }
    for (before, after) in zip(worked, worked.dropFirst()) {
      let length = Double(before.time.count)
      let rest = max(Double(problem.rules.minimumRestSeconds), problem.rules.restFactor * length)
      if Double(after.time.lowerBound - before.time.upperBound) < rest { faults.append("rest between shifts") }
    }
    let days = worked.map { day(at: $0.time.lowerBound) }
    if Set(days).count < days.count { faults.append("two shifts on a day") }
    if let most = problem.rules.maximumConsecutiveDays {
      var row = 0
      for day in problem.calendar.days.indices {
        row = days.contains(day) ? row + 1 : 0
        if row > most { faults.append("days in a row") }
      }
    }
    return faults + weeklyFaults(person, worked, days, contract)
  }

  private func weeklyFaults(
    _ person: Int, _ worked: [WorkedShift], _ days: [Int], _ contract: Contract
  ) -> [String] {
    var faults: [String] = []
    var taken = Int.min
    for week in weeks {
      let indices = days.indices.filter { week.contains(days[$0]) }
      let paid = indices.reduce(0) { $0 + worked[$1].paidSeconds }
      if let most = problem.rules.maximumHoursPerWeek, Double(paid) > most * 3_600 { faults.append("hours a week") }
      if indices.count > contract.daysPerWeek.upperBound { faults.append("days a week") }
      if contract.daysOffTogether, week.count == 7, week.allSatisfy({ !isLeave(person, $0) }),
        week.allSatisfy(problem.calendar.windowDayIndices.contains)
      {
        let on = week.map(days.contains)
        let begun = on.indices.count { on[$0] && !on[($0 + 6) % 7] }
        if begun > 1 { faults.append("days off apart") }
      }
      guard week.upperBound <= problem.calendar.windowDayIndices.upperBound, problem.rules.weeklyRestSeconds > 0
      else { continue }
      let time = problem.calendar.days[week.lowerBound].start..<problem.calendar.days[week.upperBound - 1].end
      let rest = stride(from: max(time.lowerBound, taken), to: time.upperBound, by: step).first { start in
        let rest = start..<start + problem.rules.weeklyRestSeconds
        return rest.upperBound <= problem.calendar.windowEnd && !worked.contains { $0.time.overlaps(rest) }
      }
      guard let rest else {
        faults.append("weekly rest")
        continue
      }
      taken = rest + problem.rules.weeklyRestSeconds
    }
    if let most = problem.rules.maximumOvertimePerYear {
      let paid = worked.dropFirst(problem.history[person].count).reduce(0) { $0 + $1.paidSeconds }
      if Double(paid) > norm(person) * 3_600 + most * 3_600 { faults.append("overtime") }
    }
    return faults
  }

  /// Hours.
  func norm(_ person: Int) -> Double {
    let week = min(problem.rules.normHoursPerWeek, problem.contract(of: person).hoursPerWeek.upperBound)
    let days = problem.calendar.windowDayIndices.filter { day in
      let date = problem.calendar.days[day]
      return ![.saturday, .sunday].contains(date.date.weekday) && !date.isHoliday && !isLeave(person, day)
    }
    return week / 5 * Double(days.count)
  }

  private var weeks: [Range<Int>] {
    let window = problem.calendar.windowDayIndices
    var first = window.lowerBound
    while window.count % 7 != 0 && problem.calendar.days[first].date.weekday != .monday { first -= 1 }
    var weeks: [Range<Int>] = []
    while first < window.upperBound {
      weeks.append(first..<min(first + 7, problem.calendar.days.count))
      first += 7
    }
    return weeks
  }

  func day(at instant: Int) -> Int {
    problem.calendar.days.firstIndex { $0.start <= instant && instant < $0.end } ?? -1
  }

  private func isLeave(_ person: Int, _ day: Int) -> Bool {
    let date = problem.calendar.days[day].date
    return problem.people[person].leave.contains { $0.lowerBound <= date && date <= $0.upperBound }
  }

  private func isAway(_ person: Int, _ instant: Int) -> Bool {
    let today = day(at: instant)
    if isLeave(person, today) { return true }
    let wall = problem.calendar.days[today].wall(atElapsed: instant).seconds
    return problem.people[person].unavailable.contains { times in
      let yesterday = problem.calendar.days[max(0, today - 1)].kind.index
      return times.days[problem.calendar.days[today].kind.index] && times.hours.contains(wall)
        || times.days[yesterday] && times.hours.contains(wall + 86_400)
    }
  }
}
