/// More people on duty than a site has seats.
package struct Overcrowding: Sendable, Hashable {
  /// Elapsed second of the first such moment.
  package var instant: Int
  /// On duty then, those on a break included.
  package var people: Int
}

extension Plan {
  /// The first moment at which more people are on duty than a site has seats; `nil`: there is none.
  ///
  /// - Parameter site: Index in ``sites``.
  /// - Returns: When, and how many people.
  package func overcrowding(of site: Int) -> Overcrowding? {
    guard let seats = sites[site].seats else { return nil }
    var changes: [(instant: Int, people: Int)] = []
    for group in agentGroups where group.site == site {
      for duty in group.duties {
        changes.append((duty.start, duty.people.count))
        changes.append((duty.end, -duty.people.count))
      }
    }
    changes.sort { ($0.instant, $0.people) < ($1.instant, $1.people) }
    var people = 0
    var position = 0
    while position < changes.count {
      let instant = changes[position].instant
      while position < changes.count, changes[position].instant == instant {
        people += changes[position].people
        position += 1
      }
      if people > seats { return Overcrowding(instant: instant, people: people) }
    }
    return nil
  }
}
