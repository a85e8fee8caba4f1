/// A linear bound on the people of groups in intervals, below which a criterion cannot be met as far as is known.
///
/// `level at the point + Σ slope × (people − people at the point) >= level asked`, divided by the mean slope so that both
/// sides count people.
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

  /// Index of the criterion and its period.
  package let criterion: Int
  package let period: Int
  package private(set) var terms: [Term]
  /// The criterion's value at the point.
  package let value: Double
  /// What is asked of it, margins included.
  package var asked: Double

  init(criterion: Int, period: Int, terms: [Term], value: Double, asked: Double) {
    self.criterion = criterion
    self.period = period
    self.terms = terms
    self.value = value
    self.asked = asked
  }

  /// What the cut expects of people, shape `[group][interval]`.
  func expected(of people: [[Double]]) -> Double {
    terms.reduce(value) { $0 + $1.slope * (people[$1.group][$1.interval] - $1.people) }
  }

  /// Mean slope of the terms that matter: what a person in a typical interval brings.
  var scale: Double {
    let steep = terms.map(\.slope).filter { $0 > 0 }
    return steep.isEmpty ? 1 : steep.reduce(0, +) / Double(steep.count)
  }

  /// Makes the cut steep enough to let `people` reach `found`; it still cuts its own point off.
  ///
  /// Where the service level is not concave in the people, as at low staffing, a tangent forbids what is possible; a
  /// steeper plane through the same point that also passes through what was seen does not.
  ///
  /// - Returns: Whether it was possible.
  mutating func steepen(toReach found: Double, with people: [[Double]]) -> Bool {
    let gain = expected(of: people) - value
    guard gain > 0, found > value else { return false }
    let factor = (found - value) / gain
    for index in terms.indices { terms[index].slope *= factor }
    return true
  }
}
