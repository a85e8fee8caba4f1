import CallCenterModel
import Scheduling

/// Whether one person may work some shifts week after week, told tick by tick, without any search.
struct PersonClock {
  /// Ticks from the start of the week; the same in every week.
  var shifts: [Range<Int>]
  var rules: LabourRules
  var tickHours = 1

  private var ticksOfWeek: Int { 168 / tickHours }
  private var tickSeconds: Int { tickHours * 3_600 }

  /// Rest, weekly rest, hours of the week and days in a row over three weeks; the first and last only lead in and out.
  var isLegal: Bool {
    let weeks = 3
    var isWorking = [Int](repeating: 0, count: (weeks + 1) * ticksOfWeek)
    // A shift that begins at once after another is one stretch on the clock, so starts are marked.
    var isStart = [Bool](repeating: false, count: (weeks + 1) * ticksOfWeek)
    for week in 0..<weeks {
      for shift in shifts {
        isStart[shift.lowerBound + week * ticksOfWeek] = true
        for clock in shift {
          guard isWorking[clock + week * ticksOfWeek] == 0 else { return false }
          isWorking[clock + week * ticksOfWeek] = 1
        }
      }
    }
    var worked = 0
    var rested = 1_000
    var asked = 0
    for clock in 0..<(weeks - 1) * ticksOfWeek {
      if isStart[clock] {
        if worked > 0 { (rested, asked) = (0, rules.restSeconds(after: worked * tickSeconds)) }
        guard rested * tickSeconds >= asked else { return false }
        worked = 0
      }
      if isWorking[clock] > 0 {
        worked += 1
        rested = 0
      } else {
        if worked > 0 { (asked, worked, rested) = (rules.restSeconds(after: worked * tickSeconds), 0, 0) }
        rested += 1
      }
    }
    return hasWeeklyRest(isWorking) && hoursFit && rowFits
  }

  private func hasWeeklyRest(_ isWorking: [Int]) -> Bool {
    guard !shifts.isEmpty else { return true }
    var longest = 0
    var free = 0
    for clock in ticksOfWeek..<3 * ticksOfWeek {
      free = isWorking[clock] == 0 ? free + 1 : 0
      longest = max(longest, free)
    }
    return longest * tickSeconds >= rules.weeklyRestSeconds
  }

  private var hoursFit: Bool {
    rules.maximumHoursPerWeek.map { Double(shifts.reduce(0) { $0 + $1.count } * tickHours) <= $0 } ?? true
  }

  private var rowFits: Bool {
    guard let most = rules.maximumConsecutiveDays else { return true }
    let days = Set(shifts.map { $0.lowerBound * tickHours / 24 })
    return !(0..<7).contains { first in (0...most).allSatisfy { days.contains((first + $0) % 7) } }
  }
}
