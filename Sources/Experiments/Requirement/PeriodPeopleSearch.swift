internal import CallCenterModel

/// Few and cheap people for targets over days and weeks: which interval is worth a person depends on all of the period.
///
/// What each person is worth is measured on the same random numbers, in runs with a person less in intervals so far apart
/// that what they do can be told apart. Those worth least for their price go, many at once while what they are worth adds up
/// to less than what can be spared, at last one by one. No single person can then be taken away as far as a run shows.
struct PeriodPeopleSearch {
  /// Shape `[group][interval]`.
  typealias People = [[Int]]

  /// A person of a group in an interval, and what a criterion loses without.
  private struct Spare {
    var group: Int
    var interval: Int
    /// Of what can be spared, in the criterion that loses most.
    var share: Double
    var price: Double
    /// Change of good contacts and of all, by criterion and period.
    var losses: [Loss]
  }

  private struct Loss {
    var criterion: Int
    var period: Int
    var share: Double
  }

  private static let raises = 400
  private static let singles = 24

  private let sampler: OutcomeSampler
  /// The group that carries each type, shape `[callType][interval]`.
  private let carriers: [[Int]]
  private let least: People
  private let prices: [Double]
  private let apart: Int
  private let manned: (People) -> Plan
  /// Staffings simulated.
  private(set) var steps = 0

  init(
    _ sampler: OutcomeSampler, carriers: [[Int]], least: People, prices: [Double], apart: Int,
    manned: @escaping (People) -> Plan
  ) {
    self.sampler = sampler
    self.carriers = carriers
    self.least = least
    self.prices = prices
    self.apart = apart
    self.manned = manned
  }

  /// - Parameter start: Where the search begins.
  /// - Returns: The people; `nil` where adding more and more did not help.
  /// - Throws: `CancellationError`.
  mutating func search(from start: People) throws -> People? {
    var people = zip(start, least).map { zip($0, $1).map(max) }
    var sample = try measure(people)
    for _ in 0..<Self.raises {
      let missed = misses(sample)
      if missed.isEmpty { break }
      for (criterion, period) in missed { raise(&people, criterion, period, sample) }
      sample = try measure(people)
    }
    guard misses(sample).isEmpty else { return nil }
    while let fewer = try lowered(people, sample) { (people, sample) = fewer }
    return people
  }

  private mutating func measure(_ people: People) throws -> OutcomeSample {
    steps += 1
    return try sampler.sample(manned(people))
  }

  private func misses(_ sample: OutcomeSample) -> [(criterion: Int, period: Int)] {
    sampler.criteria.enumerated().flatMap { index, criterion in
      criterion.periods.indices.filter { period in
        (sample.value(index, period) ?? 1) < criterion.level * (1 - 1e-12)
      }.map { (index, $0) }
    }
  }

  /// A person more in the tenth of the intervals in which most contacts are not served well.
  private func raise(_ people: inout People, _ criterion: Int, _ period: Int, _ sample: OutcomeSample) {
    let range = sampler.criteria[criterion].periods[period]
    let type = sampler.criteria[criterion].callType
    let bad = range.map { interval in
      (interval: interval, count: sample.base[criterion][interval] - sample.good[criterion][interval])
    }.filter { $0.count > 0 && carriers[type][$0.interval] >= 0 }.sorted {
      ($1.count, $0.interval) < ($0.count, $1.interval)
    }
    for place in bad.prefix(max(1, bad.count / 10)) { people[carriers[type][place.interval]][place.interval] += 1 }
  }

  /// The people without some who can be spared; `nil` where nobody can.
  private mutating func lowered(_ people: People, _ sample: OutcomeSample) throws -> (People, OutcomeSample)? {
    let spares = try self.spares(people, sample).sorted {
      ($0.share / $0.price, $0.group, $0.interval) < ($1.share / $1.price, $1.group, $1.interval)
    }
    var count = together(spares)
    while count > 1 {
      if let fewer = try without(Array(spares.prefix(count)), people) { return fewer }
      count /= 2
    }
    for spare in spares.filter({ $0.share <= 1.5 }).prefix(Self.singles) {
      if let fewer = try without([spare], people) { return fewer }
    }
    return nil
  }

  private mutating func without(_ spares: [Spare], _ people: People) throws -> (People, OutcomeSample)? {
    var trial = people
    for spare in spares { trial[spare.group][spare.interval] -= 1 }
    let found = try measure(trial)
    return misses(found).isEmpty ? (trial, found) : nil
  }

  /// How many of the first may go together before a criterion loses four fifths of what it can spare.
  private func together(_ spares: [Spare]) -> Int {
    var spent: [[Int]: Double] = [:]
    for (count, spare) in spares.enumerated() {
      for loss in spare.losses {
        let sum = spent[[loss.criterion, loss.period], default: 0] + loss.share
        if sum > 0.8 { return count }
        spent[[loss.criterion, loss.period]] = sum
      }
    }
    return spares.count
  }

  private mutating func spares(_ people: People, _ sample: OutcomeSample) throws -> [Spare] {
    let slack = sampler.criteria.enumerated().map { index, criterion in
      criterion.periods.indices.map { max(1e-9, (sample.value(index, $0) ?? 1) - criterion.level) }
    }
    var spares: [Spare] = []
    for group in people.indices {
      for phase in 0..<min(apart, people[group].count) {
        let places = stride(from: phase, to: people[group].count, by: apart).filter {
          people[group][$0] > least[group][$0]
        }
        guard !places.isEmpty else { continue }
        var trial = people
        for place in places { trial[group][place] -= 1 }
        let found = try measure(trial)
        for place in places {
          let losses = self.losses(at: place, sample, found, slack)
          spares.append(
            Spare(
              group: group, interval: place, share: losses.map(\.share).max() ?? 0, price: prices[group],
              losses: losses))
        }
      }
    }
    return spares
  }

  private func losses(
    at place: Int, _ before: OutcomeSample, _ after: OutcomeSample, _ slack: [[Double]]
  ) -> [Loss] {
    sampler.criteria.enumerated().flatMap { index, criterion -> [Loss] in
      let reach = max(place - 1, 0)..<min(place + apart - 1, before.base[index].count)
      return criterion.periods.enumerated().compactMap { period, range -> Loss? in
        let part = reach.clamped(to: range)
        guard !part.isEmpty, let share = before.share(index, period) else { return nil }
        let all = before.base[index][range].reduce(0, +)
        let good = before.good[index][part].reduce(0, +) - after.good[index][part].reduce(0, +)
        let base = before.base[index][part].reduce(0, +) - after.base[index][part].reduce(0, +)
        let lost = (Double(good) - share * Double(base)) / Double(max(1, all))
        return lost > 0 ? Loss(criterion: index, period: period, share: lost / slack[index][period]) : nil
      }
    }
  }
}
