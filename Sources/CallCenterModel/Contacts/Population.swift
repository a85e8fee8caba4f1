package import RandomVariates

/// A known number of people who contact the centre again and again.
package struct Population: Sendable, Hashable {
  package var people: Int
  /// From the end of one contact, whatever came of it, to the next.
  package var pause: Law

  package init(people: Int, pause: Law) {
    precondition(people > 0, "\(people) people")
    self.people = people
    self.pause = pause
  }
}
