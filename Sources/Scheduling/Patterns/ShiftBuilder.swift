internal import CallCenterModel

/// A shift that a contract names and nobody can work, because its breaks cannot be placed.
struct RejectedShift: Sendable {
  /// Index in ``PlanningBrief/shiftTypes``.
  var type: Int
  /// Seconds after midnight.
  var wall: Range<Int>
  var objection: BreakObjection
}

/// Lays the shift types of a brief on the days of the window.
struct ShiftBuilder: Sendable {
  let calendar: PlanCalendar
  let brief: PlanningBrief
  let origin: Int
  let windowSlots: Int

  init(_ plan: Plan, _ brief: PlanningBrief) {
    calendar = plan.calendar
    self.brief = brief
    origin = calendar.days[calendar.warmUpDays].start
    windowSlots = (calendar.windowEnd - origin + brief.gridSeconds - 1) / brief.gridSeconds
  }

  /// Elapsed seconds from the window's first day to the same day of the next week where one week is planned, else `nil`.
  ///
  /// A window of five or six days whose shifts end with it is a week whose other days are closed.
  func weekSeconds(_ shifts: [PlannedShift]) -> Int? {
    let isClosedBehind = shifts.allSatisfy { $0.range.upperBound <= calendar.windowEnd }
    guard calendar.windowDays == 7 || (5...6).contains(calendar.windowDays) && isClosedBehind else { return nil }
    return calendar.start(of: calendar.days[calendar.warmUpDays].date.advanced(by: 7)) - origin
  }

  /// The shifts of a contract by day, type, start and length, and those that cannot be.
  func shifts(of contract: Contract) -> (shifts: [PlannedShift], rejected: [RejectedShift]) {
    var shifts: [PlannedShift] = []
    var rejected: [RejectedShift] = []
    for day in 0..<calendar.windowDays {
      let kind = calendar.days[calendar.warmUpDays + day].kind.index
      for index in contract.shiftTypes where brief.shiftTypes[index].days[kind] {
        let type = brief.shiftTypes[index]
        for start in type.starts {
          for length in type.lengths {
            let wall = start..<start + length
            switch shift(type, index: index, day: day, wall: wall, price: contract.costPerHour) {
            case .success(let shift): shifts.append(shift)
            case .failure(let objection):
              if !rejected.contains(where: { $0.type == index && $0.wall == wall }) {
                rejected.append(RejectedShift(type: index, wall: wall, objection: objection))
              }
            }
          }
        }
      }
    }
    return (shifts, rejected)
  }

  private func shift(
    _ type: ShiftType, index: Int, day: Int, wall: Range<Int>, price: Money
  ) -> Result<PlannedShift, BreakObjection> {
    let instant = { wall in calendar.instant(day: calendar.warmUpDays + day, wall: wall) }
    let range = instant(wall.lowerBound)..<instant(wall.upperBound)
    let places: [BreakPlace]
    switch BreakPlaces.places(of: type, wall: wall, instant: instant) {
    case .success(let found): places = found
    case .failure(let objection): return .failure(objection)
    }
    var breaks: [CoverShift.Break] = []
    for place in places {
      let first = slots(upTo: place.starts.lowerBound)
      let last = (place.starts.upperBound - origin) / brief.gridSeconds
      guard first <= last else { return .failure(BreakObjection(planned: place.planned, overlaps: nil)) }
      let length = (place.planned.length + brief.gridSeconds - 1) / brief.gridSeconds
      breaks.append(CoverShift.Break(starts: first...last, length: length))
    }
    let planned = places.map(\.planned)
    let paid = range.count - planned.reduce(0) { $0 + ($1.isPaid ? 0 : $1.length) }
    let hours = Double(paid) / 3_600
    let factor = brief.pay.factor(brief.pay.workTime(range, in: calendar))
    let cover = CoverShift(
      day: day, family: 0, slots: slots(upTo: range.lowerBound)..<(range.upperBound - origin) / brief.gridSeconds,
      breaks: breaks, paidHours: hours, cost: Double(price.microUnits) / 1e6 * hours * factor)
    return .success(
      PlannedShift(type: index, day: day, wall: wall, range: range, breaks: planned, paidSeconds: paid, cover: cover))
  }

  /// The first slot that begins at an instant or after it.
  private func slots(upTo instant: Int) -> Int { (instant - origin + brief.gridSeconds - 1) / brief.gridSeconds }
}
