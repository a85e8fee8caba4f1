package import CallCenterModel

extension Roster {
  /// The duties of a plan whose window gave this roster its shifts, with the people whom the roster has on some dates on the
  /// days of the window that these took their shifts from.
  ///
  /// A post that somebody has keeps its duty and ordinal, whoever it is; an empty post has none.
  ///
  /// - Parameters:
  ///   - plan: The plan; its duties are those the roster was made of.
  ///   - dates: Indices of the roster's days; each stands on a day of the window of its own.
  /// - Returns: All duties of the groups of the roster, by index of the group.
  package func duties(of plan: Plan, on dates: [Int]) -> [Int: [Duty]] {
    let staffed = Dictionary(grouping: assignments, by: \.shift).mapValues { Set($0.map(\.post)) }
    var result: [Int: [Duty]] = [:]
    for pool in Set(problem.shifts.map(\.pool)).sorted() {
      let group = problem.pools[pool].group
      var duties = plan.agentGroups[group].duties
      for day in dates {
        let model = plan.calendar.windowDay(like: problem.calendar.days[day].date)
        let today = problem.shifts.indices.filter { problem.shifts[$0].day == day && problem.shifts[$0].pool == pool }
        var seen: [Int: Int] = [:]
        duties = duties.flatMap { duty -> [Duty] in
          guard duty.day == model else { return [duty] }
          let like = duty.rosterShift(
            pool: pool, from: plan.calendar, to: problem.calendar, day: day, problem.shiftTypes)
          guard let shift = today.first(where: { problem.shifts[$0].isSame(as: like) }) else { return [duty] }
          let first = seen[shift, default: 0]
          seen[shift] = first + duty.people.count
          return duty.people.enumerated().compactMap { offset, ordinal in
            guard staffed[shift]?.contains(first + offset) == true else { return nil }
            var one = duty
            one.people = ordinal..<ordinal + 1
            return one
          }
        }
      }
      result[group] = duties
    }
    return result
  }
}
