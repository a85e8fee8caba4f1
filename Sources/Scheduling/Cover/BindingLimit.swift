/// A limit of a pool without which a plan would cost less.
package struct BindingLimit: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The most people.
    case people
    /// The most hours of a person.
    case hours
  }

  /// Index in ``CoverProblem/pools``.
  package var pool: Int
  package var kind: Kind
  /// What one person more, or one hour more of each person, takes off the objective.
  package var gain: Double

  package init(pool: Int, kind: Kind, gain: Double) {
    self.pool = pool
    self.kind = kind
    self.gain = gain
  }
}

/// What a need that must not miss anything misses at least.
package struct UnmetNeed: Sendable, Hashable {
  /// Index in ``CoverProblem/needs``.
  package var need: Int
  package var missing: Double

  package init(need: Int, missing: Double) {
    self.need = need
    self.missing = missing
  }
}

extension CoverProblem {
  /// The limits that a plan runs into, and what each is worth.
  ///
  /// Worth is the difference of two relaxations, in which people are fractions: unlike that of two plans it is not lost
  /// in the gap to which these were found.
  ///
  /// - Parameter solution: A plan of this problem.
  /// - Returns: Those whose lifting gains something, by pool.
  package func bindingLimits(of solution: CoverSolution) -> [BindingLimit] {
    let tolerance = 1e-6 * max(1, abs(solution.objective))
    guard let now = try? relaxation() else { return [] }
    return pools.indices.flatMap { pool in
      BindingLimit.Kind.allCases.compactMap { kind -> BindingLimit? in
        guard let lifted = lifting(kind, of: pool), let then = try? lifted.relaxation() else { return nil }
        return now - then > tolerance ? BindingLimit(pool: pool, kind: kind, gain: now - then) : nil
      }
    }
  }

  /// Which of the needs that must not miss anything cannot be met together: as little as possible is missing in sum.
  ///
  /// - Returns: Those that miss something; empty where all can be met.
  /// - Throws: ``ProgramError/infeasible`` where the limits of the pools contradict one another without any need.
  package func unmetNeeds() throws(ProgramError) -> [UnmetNeed] {
    var elastic = self
    elastic.limits.gap = 0
    for pool in pools.indices {
      elastic.pools[pool].costPerPerson = 0
      for shift in pools[pool].shifts.indices { elastic.pools[pool].shifts[shift].cost = 0 }
      for tour in pools[pool].tours.indices { elastic.pools[pool].tours[tour].cost = 0 }
    }
    let strict = needs.indices.filter { needs[$0].shortagePrice == nil }
    elastic.needs = strict.map { index in
      CoverNeed(terms: needs[index].terms, atLeast: needs[index].atLeast, shortagePrice: 1)
    }
    let shortages = try elastic.solve().shortages
    return zip(strict, shortages).compactMap { $1 > 0 ? UnmetNeed(need: $0, missing: $1) : nil }
  }

  private func lifting(_ kind: BindingLimit.Kind, of pool: Int) -> CoverProblem? {
    var lifted = self
    switch kind {
    case .people:
      let people = pools[pool].people
      lifted.pools[pool].people = people.lowerBound...people.upperBound + 1
    case .hours:
      guard let hours = pools[pool].hoursPerPerson, hours.upperBound.isFinite else { return nil }
      lifted.pools[pool].hoursPerPerson = hours.lowerBound...hours.upperBound + 1
    }
    return lifted
  }

  /// The least objective with people as fractions.
  private func relaxation() throws(ProgramError) -> Double {
    var program = CoverProgram(self, days: nil, needs: Array(needs.indices)).program
    for column in program.isWhole.indices { program.isWhole[column] = false }
    return try program.solve().objective
  }
}
