internal import CallCenterModel

extension ScheduleDocument {
  /// Intervals in a row in which a group has fewer people than a formula asks for.
  struct Shortage: Equatable {
    var group: Int
    /// Positions of intervals.
    var intervals: Range<Int>
    var personHours: Double
    /// Of the interval that is shortest of people.
    var worst: Cover
  }

  /// Hours of people against the need of a formula.
  struct Balance: Equatable {
    var required = 0.0
    var scheduled = 0.0
    var short = 0.0
    var over = 0.0

    mutating func add(_ cover: Cover, hours: Double) {
      scheduled += cover.scheduled * hours
      guard let need = cover.required else { return }
      required += need * hours
      short += max(0, need - cover.scheduled) * hours
      over += max(0, cover.scheduled - need) * hours
    }
  }

  /// Below this a formula's fraction of a person is not worth a word.
  private static let leastHours = 0.05

  var isNeedKnown: Bool { intervals.contains { $0.cover.contains { $0.required != nil } } }

  /// The local dates of the intervals, in order.
  var dates: [LocalDate] {
    intervals.reduce(into: []) { dates, interval in
      if let date = DateFormat.date(ofStart: interval.start), dates.last != date { dates.append(date) }
    }
  }

  /// Positions of the intervals of a date.
  func positions(_ date: LocalDate) -> [Int] {
    let text = date.description
    return intervals.indices.filter { intervals[$0].start.hasPrefix(text) }
  }

  func balance(_ group: Int, _ positions: some Sequence<Int>) -> Balance {
    positions.reduce(into: Balance()) { balance, position in
      balance.add(intervals[position].cover[group], hours: Double(intervals[position].seconds) / 3600)
    }
  }

  /// The largest first.
  var shortages: [Shortage] {
    var found: [Shortage] = []
    for group in groups.indices {
      var open: Shortage?
      for (position, interval) in intervals.enumerated() {
        let cover = interval.cover[group]
        let hours = max(0, (cover.required ?? 0) - cover.scheduled) * Double(interval.seconds) / 3600
        let isNewDay = position > 0 && intervals[position - 1].start.prefix(10) != interval.start.prefix(10)
        if hours <= 0 || isNewDay, let done = open {
          found.append(done)
          open = nil
        }
        guard hours > 0 else { continue }
        var current =
          open
          ?? Shortage(group: group, intervals: position..<position, personHours: 0, worst: cover)
        current.intervals = current.intervals.lowerBound..<position + 1
        current.personHours += hours
        if Self.missing(cover) > Self.missing(current.worst) { current.worst = cover }
        open = current
      }
      if let open { found.append(open) }
    }
    return found.filter { $0.personHours >= Self.leastHours }.sorted {
      ($1.personHours, $0.intervals.lowerBound, $0.group) < ($0.personHours, $1.intervals.lowerBound, $1.group)
    }
  }

  private static func missing(_ cover: Cover) -> Double { (cover.required ?? 0) - cover.scheduled }

  /// People of a group on a break, on average over each interval.
  func onBreak(_ group: Int) -> [Double] {
    let starts = intervals.map { ISOInstant.seconds($0.start) ?? 0 }
    var people = [Double](repeating: 0, count: intervals.count)
    for shift in shifts where shift.group == group {
      for pause in shift.breaks {
        guard let from = ISOInstant.seconds(pause.from), let to = ISOInstant.seconds(pause.to) else { continue }
        let first = starts.partition { $0 > from } - 1
        for position in max(first, 0)..<max(first, 0, starts.partition { $0 >= to }) {
          let range = starts[position]..<starts[position] + intervals[position].seconds
          let common = range.clamped(to: from..<to).count
          people[position] += Double(shift.people * common) / Double(intervals[position].seconds)
        }
      }
    }
    return people
  }
}

extension [Int] {
  /// The first position of an ascending list at which `isBeyond` holds.
  fileprivate func partition(_ isBeyond: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBeyond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
