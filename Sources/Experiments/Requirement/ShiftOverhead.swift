internal import CallCenterModel
internal import Scheduling
internal import Staffing

/// What shifts and breaks add to a requirement: the people paid in the least-cost shifts that cover it, less the required.
struct ShiftOverhead {
  /// Shape `[group][interval of the window]`; 0 for groups whose shifts are not planned, below 0 where people or shifts do
  /// not reach.
  let people: [[Double]]

  private static let nodes = 100

  /// `nil`: the plan has no shifts to choose from.
  ///
  /// - Parameters:
  ///   - scheduled: People on the phones, shrinkage on top, shape `[group][interval of the window]`.
  ///   - plan: Its brief says which shifts there are.
  /// - Throws: ``ProgramError`` where nobody can work as the brief asks.
  init?(of scheduled: [[Int]], _ plan: Plan) throws {
    guard let brief = plan.planning, !brief.shiftTypes.isEmpty, !brief.pools.isEmpty else { return nil }
    let book = ShiftBook(plan)
    let master = ShiftMaster(book, capacity: [], limits: SearchLimits(gap: brief.gap, nodes: Self.nodes))
    let answer = try master.answer(covering: master.groups.map { scheduled[$0].map(Double.init) })
    guard let solution = answer.solution else { return nil }
    let paid = book.paid(of: solution)
    let slots = OutcomeEffects.windowIntervals(plan).map { range in
      book.slot(ofElapsed: range.lowerBound)..<book.slot(ofElapsed: range.upperBound - 1) + 1
    }
    people = scheduled.indices.map { group in
      guard master.groups.contains(group) else { return scheduled[group].map { _ in 0 } }
      let pools = book.poolOrigins.indices.filter { brief.pools[book.poolOrigins[$0].pool].group == group }
      return zip(scheduled[group], slots).map { required, slots in
        let sum = pools.reduce(0) { $0 + paid[$1][slots].reduce(0, +) }
        return Double(sum) / Double(slots.count) - Double(required)
      }
    }
  }
}

extension Requirement {
  /// The same with what shifts and breaks add to its parts, where it has parts and the plan has shifts.
  ///
  /// - Throws: ``ProgramError`` where nobody can work as the plan's brief asks.
  func withShiftOverhead(_ plan: Plan, _ assignment: LoadAssignment) throws -> Requirement {
    guard var parts, let overhead = try ShiftOverhead(of: scheduled.window(assignment), plan) else { return self }
    for group in parts.indices {
      for interval in parts[group].indices { parts[group][interval][.overhead] = overhead.people[group][interval] }
    }
    var result = self
    result.parts = parts
    return result
  }
}
