/// What is known of the service as a function of the people: for each criterion and block a concave function, the least of
/// some planes and 1, and for each period the share of contacts that may go otherwise.
package struct ServiceModel: Sendable {
  package var cuts: [ServiceCut] = []
  package var budgets: [ServiceBudget] = []

  package init() {}

  /// What a person in the interval where most is to be gained adds to a period's share, at the least 1e-5: as many people
  /// are missing as it would take of these.
  func steepest(_ budget: ServiceBudget) -> Double {
    let shares = Dictionary(uniqueKeysWithValues: budget.parts.map { ($0.block, $0.share) })
    return cuts.reduce(1e-5) { most, cut in
      guard cut.criterion == budget.criterion, let share = shares[cut.block] else { return most }
      return max(most, share * cut.scale)
    }
  }

  /// The share of a period's contacts that the cuts promise for people, shape `[group][interval]`.
  func share(_ budget: ServiceBudget, over people: [[Double]]) -> Double {
    var heights: [Int: Double] = [:]
    for cut in cuts where cut.criterion == budget.criterion {
      heights[cut.block] = min(heights[cut.block] ?? 1, cut.height(over: people))
    }
    return budget.parts.reduce(0) { $0 + $1.share * (heights[$1.block] ?? 1) }
  }
}

/// The share of a period's contacts that may be handled worse than the criterion asks.
package struct ServiceBudget: Sendable, Hashable {
  package struct Part: Sendable, Hashable {
    /// Index of the block.
    package var block: Int
    /// Its part of the period's contacts.
    package var share: Double
  }

  /// Index of the criterion and its period.
  package var criterion: Int
  package var period: Int
  package var parts: [Part]
  package var atMost: Double
  /// Contacts of the period in one replication.
  package var contacts: Double
}

/// A plane above the share of good contacts of a criterion in one block, as far as is known:
/// `share <= share at the point + Σ slope × (people − people at the point)`.
package struct ServiceCut: Sendable, Hashable {
  package struct Term: Sendable, Hashable {
    /// Position among the planned groups.
    package var group: Int
    /// Interval of the window.
    package var interval: Int
    /// Of one person.
    package var slope: Double
    /// People at the point.
    package var people: Double
  }

  package let criterion: Int
  package let block: Int
  package private(set) var terms: [Term]
  /// The share at the point.
  package let value: Double

  init(criterion: Int, block: Int, terms: [Term], value: Double) {
    self.criterion = criterion
    self.block = block
    self.terms = terms
    self.value = value
  }

  /// The plane's height over people, shape `[group][interval]`.
  func height(over people: [[Double]]) -> Double {
    terms.reduce(value) { $0 + $1.slope * (people[$1.group][$1.interval] - $1.people) }
  }

  /// Height where nobody is there.
  package var constant: Double { terms.reduce(value) { $0 - $1.slope * $1.people } }

  /// The steepest slope: rows of a program are divided by it.
  package var scale: Double { terms.map(\.slope).max() ?? 1 }

  /// Makes the plane steep enough to let `people` reach `found`; it still passes through its own point.
  ///
  /// Where the service level is not concave in the people, as at low staffing, a tangent forbids what is possible; a
  /// steeper plane through the same point that also passes through what was seen does not.
  ///
  /// - Returns: Whether it was possible.
  mutating func steepen(toReach found: Double, over people: [[Double]]) -> Bool {
    let gain = height(over: people) - value
    guard gain > 1e-9, found > value else { return false }
    let factor = (found - value) / gain
    for index in terms.indices { terms[index].slope *= factor }
    return true
  }
}
