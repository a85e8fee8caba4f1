extension Plan {
  /// The same plan with people who cannot be counted together in groups of their own: those of another speed, and places
  /// for those who are set apart for some skills.
  ///
  /// Parts stand behind all groups that were written, and ``AgentGroup/reportsTo`` names the group they belong to, so the
  /// index of a written group keeps its meaning. A plan without such people stays as it is.
  package var inParts: Plan {
    guard agentGroups.contains(where: { !$0.parts.isEmpty || !$0.reservations.isEmpty }) else { return self }
    var result = self
    for (index, group) in agentGroups.enumerated() {
      var rest = group
      for part in group.parts {
        rest.remove(part.people)
        var own = group.part(of: part.people)
        for skill in own.skills.indices { own.skills[skill].speed *= part.speed }
        own.learning = part.learning
        own.reservations = []
        own.reportsTo = index
        result.agentGroups.append(own)
      }
      rest.reservations = []
      result.agentGroups[index] = rest
      for reservation in group.reservations {
        var own = group
        own.duties = []
        own.skills = group.skills.filter { reservation.callTypes.contains($0.callType) }
        own.reservations = [reservation]
        own.reportsTo = index
        result.agentGroups.append(own)
      }
    }
    return result
  }

  /// The written group of each group of the plan.
  package var reportedGroups: [Int] { agentGroups.indices.map { agentGroups[$0].reportsTo ?? $0 } }
}

extension AgentGroup {
  /// People of equal speed who differ from the rest.
  fileprivate struct Part {
    var people: [Range<Int>]
    var speed: Double
    var learning: Learning?
  }

  fileprivate var parts: [Part] {
    var parts: [Part] = []
    for cohort in cohorts where !cohort.isPlain && !cohort.people.isEmpty {
      if let known = parts.firstIndex(where: { $0.speed == cohort.speed && $0.learning == cohort.learning }) {
        parts[known].people.append(cohort.people)
      } else {
        parts.append(Part(people: [cohort.people], speed: cohort.speed, learning: cohort.learning))
      }
    }
    return parts
  }

  /// Nobody's duty belongs to several cohorts.
  private func belongs(_ duty: Duty, to people: [Range<Int>]) -> Bool {
    let part = people.first { $0.overlaps(duty.people) }
    precondition(part.map { $0.clamped(to: duty.people) == duty.people } ?? true, "duty of \(duty.people) in \(people)")
    return part != nil
  }

  fileprivate mutating func remove(_ people: [Range<Int>]) {
    let all = duties
    duties = all.filter { !belongs($0, to: people) }
  }

  fileprivate func part(of people: [Range<Int>]) -> AgentGroup {
    var part = self
    part.duties = duties.filter { belongs($0, to: people) }
    return part
  }

  /// The key of a person is that of the cohort and the place in it, or of the place in the group.
  package func identity(of person: Int) -> (cohort: String, ordinal: Int)? {
    cohorts.first { $0.people.contains(person) }.map { ($0.name, person - $0.people.lowerBound) }
  }
}
