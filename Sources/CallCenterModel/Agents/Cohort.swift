/// People of a group who differ from the rest in name, speed or time in the job.
package struct Cohort: Sendable, Hashable {
  package var name: String
  /// Ordinals in the group; what is drawn for a person depends on the place in the cohort, not in the group.
  package var people: Range<Int>
  /// Multiplies the speed of every skill.
  package var speed: Double
  package var learning: Learning?

  package init(name: String, people: Range<Int>, speed: Double, learning: Learning?) {
    self.name = name
    self.people = people
    self.speed = speed
    self.learning = learning
  }

  /// Whether these people are as fast as the rest, so that nobody needs to know who is idle.
  var isPlain: Bool { speed == 1 && learning == nil }
}

/// Speed that rises in a straight line, by the date, to that of the experienced.
package struct Learning: Sendable, Hashable {
  /// Share of the full speed on the first day.
  package var from: Double
  package var start: LocalDate
  /// Days until the full speed.
  package var days: Int

  package init(from: Double, start: LocalDate, days: Int) {
    precondition(from > 0 && from <= 1 && days >= 1, "learning from \(from) over \(days) days")
    self.from = from
    self.start = start
    self.days = days
  }

  /// The share of the full speed on a date.
  package func share(on date: LocalDate) -> Double {
    let passed = Double(min(max(date.dayNumber - start.dayNumber, 0), days))
    return from + (1 - from) * passed / Double(days)
  }
}
