package import CallCenterModel

extension Plan {
  /// The centre with these people of some groups on duty, their shrinkage kept; the other groups keep their rosters.
  ///
  /// Days outside the window are like the window's day of the same weekday, or else the nearest.
  ///
  /// - Parameters:
  ///   - people: On duty in each interval of the window, shape `[position in groups][interval]`.
  ///   - groups: Indices of the groups.
  /// - Returns: The centre so staffed.
  package func rostering(_ people: [[Int]], of groups: [Int]) -> Plan {
    var rosters: [Int: [Duty]] = [:]
    let window = calendar.windowDayIndices
    let counts = window.map { calendar.intervals(ofDay: $0).count }
    let firsts = counts.indices.map { counts[..<$0].reduce(0, +) }
    for (position, group) in groups.enumerated() {
      for day in calendar.days.indices {
        let model = dayLike(day) - window.lowerBound
        let intervals = calendar.intervals(ofDay: day)
        let levels = intervals.indices.map { people[position][firsts[model] + min($0, counts[model] - 1)] }
        rosters[group, default: []] += Self.layers(of: levels, intervals, day: day)
      }
    }
    return scheduled(with: rosters)
  }

  /// The window's day that stands for a day of the calendar.
  package func dayLike(_ day: Int) -> Int {
    let window = calendar.windowDayIndices
    if window.contains(day) { return day }
    let weekday = calendar.days[day].date.weekday
    return window.first { calendar.days[$0].date.weekday == weekday }
      ?? (day < window.lowerBound ? window.lowerBound : window.upperBound - 1)
  }

  /// Post k is filled while more than k people are on duty.
  private static func layers(of levels: [Int], _ intervals: [Range<Int>], day: Int) -> [Duty] {
    var duties: [Duty] = []
    var below = 0
    for level in Set(levels).subtracting([0]).sorted() {
      var start: Int?
      for (index, interval) in intervals.enumerated() {
        if levels[index] >= level { start = start ?? interval.lowerBound }
        let isLast = index == intervals.count - 1
        guard let from = start, levels[index] < level || isLast else { continue }
        let end = levels[index] >= level ? interval.upperBound : interval.lowerBound
        duties.append(
          Duty(people: below..<level, day: day, start: from, end: end, breaks: [], paidSeconds: end - from))
        start = nil
      }
      below = level
    }
    return duties.sorted { ($0.start, $0.people.lowerBound) < ($1.start, $1.people.lowerBound) }
  }
}
