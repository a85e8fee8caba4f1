package import CallCenterModel
package import Experiments

/// A schedule that was found before, to be worked with.
package struct ScheduleFile: Sendable {
  package let shifts: [ScheduleRecord.Shift]
  /// Of the scenario that it was found for.
  package let scenarioSHA256: String

  /// Holds a document `cherha-schedule/1` against a plan.
  ///
  /// - Parameters:
  ///   - document: What `cherha schedule --json` printed.
  ///   - plan: With a brief, whose groups, days and kinds of shifts it must know.
  /// - Throws: ``DocumentError`` for another format, or where the plan does not know what it names.
  package init(_ document: JSONValue, for plan: Plan) throws(DocumentError) {
    let schedule = try ScheduleDocument(document)
    let brief = plan.planning
    let calendar = plan.calendar
    let first = calendar.days[0]
    let (wall, offset) = first.wall(atElapsed: first.start)
    let origin = first.date.dayNumber * 86_400 + wall - offset - first.start
    func instants(_ span: ScheduleDocument.Span) -> Range<Int> {
      let (from, to) = (ISOInstant.seconds(span.from) ?? 0, ISOInstant.seconds(span.to) ?? 0)
      return from - origin..<max(from, to) - origin
    }
    var found: [ScheduleRecord.Shift] = []
    for (index, shift) in schedule.shifts.enumerated() {
      let group = schedule.groups[shift.group]
      guard let planned = brief?.pools.first(where: { plan.agentGroups[$0.group].name == group.name }) else {
        throw DocumentError("shifts[\(index)]: the scenario plans for no group `\(group.name)`")
      }
      guard brief?.shiftTypes.contains(where: { $0.name == shift.type }) == true else {
        throw DocumentError("shifts[\(index)]: the scenario has no shift `\(shift.type)`")
      }
      let range = instants(shift.time)
      guard
        let day = calendar.windowDayIndices.first(where: {
          (calendar.days[$0].start..<calendar.days[$0].end).contains(range.lowerBound)
        })
      else {
        let days = calendar.windowDayIndices
        throw DocumentError(
          "shifts[\(index)]: \(shift.time.from) lies outside the days of the scenario, "
            + "\(calendar.days[days.lowerBound].date) to \(calendar.days[days.upperBound - 1].date)")
      }
      found.append(
        ScheduleRecord.Shift(
          group: planned.group, contract: group.contracts[shift.contract].name, type: shift.type, day: day,
          range: range, breaks: shift.breaks.map { instants($0).clamped(to: range) }.filter { !$0.isEmpty },
          people: shift.people, paidSeconds: shift.paidSeconds))
    }
    shifts = found
    scenarioSHA256 = schedule.scenario.sha256
  }
}
