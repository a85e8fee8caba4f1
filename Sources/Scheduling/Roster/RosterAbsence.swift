package import CallCenterModel

/// What becomes of a roster when somebody falls ill.
package struct RosterAbsence: Sendable, Hashable {
  /// A shift that the person cannot work.
  package struct Lost: Sendable, Hashable {
    /// Index in ``RosterProblem/shifts``.
    package var shift: Int
    package var post: Int
    package var standIns: [StandIn]
  }

  /// Another shift, or none, for a person on a day.
  package struct Change: Sendable, Hashable {
    package var person: Int
    /// Index of the calendar day.
    package var day: Int
    /// Indices in ``RosterProblem/shifts``.
    package var from: Int?
    package var to: Int?
  }

  package var person: Int
  package var lost: [Lost]
  /// With the absence as leave, and the fewest changes for the others.
  package var repaired: Roster
  /// By day, then by person.
  package var changes: [Change]
  /// Posts that had somebody before and have nobody after the repair.
  package var stillEmpty: [Roster.Missing]
}

extension Roster {
  /// What is missing without a person, who could stand in, and the best repair.
  ///
  /// The repair leaves the fewest hours empty that were not, among those changes the fewest shifts of others, among those
  /// gives work to whoever is furthest below the norm. Days before the absence stay as they are.
  ///
  /// - Parameters:
  ///   - person: Index in ``RosterProblem/people``.
  ///   - from: First day of the absence.
  ///   - days: Number of days.
  /// - Returns: Lost shifts and the repair.
  /// - Throws: ``ProgramError/infeasible`` where the roster before the absence breaks its own rules.
  package func without(_ person: Int, from: LocalDate, days: Int) throws(ProgramError) -> RosterAbsence {
    precondition(days > 0 && problem.people.indices.contains(person), "person \(person), \(days) days")
    var problem = problem
    problem.people[person].leave.append(from...from.advanced(by: days - 1))
    let eligibility = RosterEligibility(problem)
    let lost = assignments(of: person).filter { eligibility.obstacle(person, problem.shifts[$0.shift]) == .leave }
    let repaired = try repair(problem, without: lost, from: from)
    return RosterAbsence(
      person: person,
      lost: lost.map { .init(shift: $0.shift, post: $0.post, standIns: standIns(for: $0.shift, absent: person)) },
      repaired: repaired, changes: changes(to: repaired, without: lost), stillEmpty: newlyMissing(in: repaired))
  }

  /// Narrower than those of a search: a change of one point shows only beside hundreds of a missing shift if nothing is let go.
  private static let repairLimits = SearchLimits(gap: 1e-6, nodes: 200)

  private func repair(
    _ problem: RosterProblem, without lost: [Assignment], from: LocalDate
  ) throws(ProgramError) -> Roster {
    var shifts = [[Int]](repeating: [], count: problem.people.count)
    let kept = assignments.filter { !lost.contains($0) }
    for assignment in kept { shifts[assignment.person].append(assignment.shift) }
    guard let first = lost.first else { return self }
    let old = Set(kept)
    let balances = totals.map { Double($0.balanceSeconds) / 3_600 }
    let worked = Set(old.map { [$0.person, $0.shift] })
    let empty = Dictionary(uniqueKeysWithValues: missing.map { ($0.shift, $0.people) })
    var model = RosterModel(problem, pool: problem.shifts[first.shift].pool, mayBeEmpty: empty)
    for person in model.people {
      for choice in model.choices(of: person) {
        let has = worked.contains([person, choice.shift])
        if problem.calendar.days[problem.shifts[choice.shift].day].date < from {
          model.program.bound(choice.column, from: has ? 1 : 0, to: has ? 1 : 0)
        }
        // A change is one point; of two people the one with the lower balance, which never outweighs a change.
        model.program.addCost(has ? -1 : 1 + 0.000_1 * max(-100, min(100, balances[person])), of: choice.column)
      }
    }
    let solution = try model.program.solve(Self.repairLimits)
    for person in model.people {
      shifts[person] = model.choices(of: person).filter { solution.values[$0.column] > 0.5 }.map(\.shift)
    }
    return Roster(
      problem, shifts: shifts, keeping: kept, method: .whole, objective: solution.objective, bound: solution.bound,
      isWithinGap: solution.isWithinGap)
  }

  private func newlyMissing(in new: Roster) -> [Missing] {
    let before = Dictionary(uniqueKeysWithValues: missing.map { ($0.shift, $0.people) })
    return new.missing.compactMap { missing in
      let people = missing.people - before[missing.shift, default: 0]
      return people > 0 ? Missing(shift: missing.shift, people: people) : nil
    }
  }

  private func changes(to new: Roster, without lost: [Assignment]) -> [RosterAbsence.Change] {
    func pairs(_ assignments: [Assignment]) -> Set<[Int]> { Set(assignments.map { [$0.person, $0.shift] }) }
    let before = pairs(assignments.filter { !lost.contains($0) })
    let after = pairs(new.assignments)
    var changes: [[Int]: RosterAbsence.Change] = [:]
    for pair in before.symmetricDifference(after).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let day = problem.shifts[pair[1]].day
      var change = changes[[day, pair[0]]] ?? .init(person: pair[0], day: day, from: nil, to: nil)
      if before.contains(pair) { change.from = pair[1] } else { change.to = pair[1] }
      changes[[day, pair[0]]] = change
    }
    return changes.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
  }
}
