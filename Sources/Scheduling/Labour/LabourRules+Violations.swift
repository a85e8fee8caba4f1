package import CallCenterModel

extension LabourRules {
  /// The rules that the shifts of one person break, in the order of time.
  ///
  /// Rest counts between any two shifts given, inside the window or not. Weeks run from Monday, in a window of whole weeks
  /// from its first day, and count where they lie wholly in the window. A week has its rest if the rest lies in it at
  /// full length, or if one that reaches over its border is not taken for a neighbouring week; what is unknown, before the
  /// first shift and the window and after both, is no rest. Overtime is what the window
  /// has above the norm, against the limit of a whole year.
  ///
  /// The window of `calendar` is checked; `shifts` of the days around it count as neighbours, and come in any order.
  package func violations(of shifts: [LabourShift], in calendar: PlanCalendar) -> [LabourViolation] {
    let shifts = shifts.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    let weeks = Self.weeks(of: calendar)
    let found =
      restViolations(shifts) + rowViolations(shifts, calendar) + weeklyRestViolations(shifts, calendar, weeks)
      + weekHourViolations(shifts, calendar, weeks) + overtimeViolations(shifts, calendar)
    return found.sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
  }

  private func violation(_ rule: LabourRule, _ range: Range<Int>, found: Int, limit: Int) -> LabourViolation {
    LabourViolation(
      rule: rule, article: articles.first { $0.rule == rule }, range: range, found: found, limit: limit)
  }

  /// The weeks of a window, by index of the calendar's days; those at its ends may be cut.
  private static func weeks(of calendar: PlanCalendar) -> [Range<Int>] {
    let window = calendar.windowDayIndices
    let isWhole = window.count % 7 == 0
    let first = isWhole ? 0 : (7 - calendar.days[window.lowerBound].date.weekday.rawValue) % 7
    let starts = Array(stride(from: window.lowerBound + first, to: window.upperBound, by: 7))
    let heads = first > 0 ? [window.lowerBound..<min(window.lowerBound + first, window.upperBound)] : []
    return heads + starts.map { $0..<min($0 + 7, window.upperBound) }
  }

  private func restViolations(_ shifts: [LabourShift]) -> [LabourViolation] {
    zip(shifts, shifts.dropFirst()).compactMap { before, after in
      let rest = after.range.lowerBound - before.range.upperBound
      guard rest >= 0 else {
        let common = before.range.clamped(to: after.range)
        return violation(.oneShiftAtATime, common, found: common.count, limit: 0)
      }
      let asked = restSeconds(after: before.range.count)
      guard rest < asked else { return nil }
      return violation(
        .restBetweenShifts, before.range.upperBound..<after.range.lowerBound, found: rest, limit: asked)
    }
  }

  /// Days count by the start of a shift.
  private func rowViolations(_ shifts: [LabourShift], _ calendar: PlanCalendar) -> [LabourViolation] {
    guard let most = maximumConsecutiveDays else { return [] }
    let isWorked = calendar.days.map { day in
      shifts.contains { (day.start..<day.end).contains($0.range.lowerBound) }
    }
    var result: [LabourViolation] = []
    var first = 0
    for index in 0...isWorked.count where index == isWorked.count || !isWorked[index] {
      let row = first..<index
      if row.count > most, row.overlaps(calendar.windowDayIndices) {
        let range = calendar.days[row.lowerBound].start..<calendar.days[row.upperBound - 1].end
        result.append(violation(.daysInARow, range, found: row.count, limit: most))
      }
      first = index + 1
    }
    return result
  }

  private func weeklyRestViolations(
    _ shifts: [LabourShift], _ calendar: PlanCalendar, _ weeks: [Range<Int>]
  ) -> [LabourViolation] {
    guard weeklyRestSeconds > 0 else { return [] }
    var free = Self.gaps(shifts, within: calendar.days[calendar.warmUpDays].start..<calendar.windowEnd)
    return weeks.filter { $0.count == 7 }.compactMap { week in
      let range = calendar.days[week.lowerBound].start..<calendar.days[week.upperBound - 1].end
      let longest = free.map { $0.clamped(to: range).count }.max() ?? 0
      guard longest < weeklyRestSeconds else { return nil }
      guard let index = free.firstIndex(where: { $0.overlaps(range) && $0.count >= weeklyRestSeconds }) else {
        return violation(.weeklyRest, range, found: longest, limit: weeklyRestSeconds)
      }
      // What is left of it once the rest of this week is taken may be that of the next.
      let start = max(free[index].lowerBound, range.lowerBound - weeklyRestSeconds + 1)
      free[index] = min(start + weeklyRestSeconds, free[index].upperBound)..<free[index].upperBound
      return nil
    }
  }

  /// What lies between shifts, and before the first and after the last as far as `window` goes.
  private static func gaps(_ shifts: [LabourShift], within window: Range<Int>) -> [Range<Int>] {
    var gaps: [Range<Int>] = []
    var end = min(window.lowerBound, shifts.first?.range.lowerBound ?? .max)
    for shift in shifts {
      if shift.range.lowerBound > end { gaps.append(end..<shift.range.lowerBound) }
      end = max(end, shift.range.upperBound)
    }
    if end < window.upperBound { gaps.append(end..<window.upperBound) }
    return gaps
  }

  private func weekHourViolations(
    _ shifts: [LabourShift], _ calendar: PlanCalendar, _ weeks: [Range<Int>]
  ) -> [LabourViolation] {
    guard let most = maximumHoursPerWeek else { return [] }
    let limit = Int((most * 3_600).rounded())
    return weeks.compactMap { week in
      let range = calendar.days[week.lowerBound].start..<calendar.days[week.upperBound - 1].end
      let paid = shifts.reduce(0) { $0 + (range.contains($1.range.lowerBound) ? $1.paidSeconds : 0) }
      return paid > limit ? violation(.hoursPerWeek, range, found: paid, limit: limit) : nil
    }
  }

  private func overtimeViolations(_ shifts: [LabourShift], _ calendar: PlanCalendar) -> [LabourViolation] {
    guard let most = maximumOvertimePerYear else { return [] }
    let window = calendar.days[calendar.warmUpDays].start..<calendar.windowEnd
    let paid = shifts.reduce(0) { $0 + (window.contains($1.range.lowerBound) ? $1.paidSeconds : 0) }
    let over = paid - normSeconds(of: calendar.windowDayIndices.map { calendar.days[$0] })
    let limit = Int((most * 3_600).rounded())
    return over > limit ? [violation(.overtime, window, found: over, limit: limit)] : []
  }

  /// The norm of paid time over some days: a fifth of the week's for each Monday to Friday that is no holiday.
  package func normSeconds(of days: [CalendarDay]) -> Int {
    let working = days.count { !$0.isHoliday && $0.date.weekday.rawValue < 5 }
    return Int((normHoursPerWeek / 5 * Double(working) * 3_600).rounded())
  }
}
