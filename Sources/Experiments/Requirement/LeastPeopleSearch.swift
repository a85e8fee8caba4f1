/// The cheapest people of every group in every interval with which nothing falls short, where what is asked is asked of
/// every interval.
///
/// All intervals are moved by their distances at once until that settles; those that fall short are raised, all at once;
/// then people are taken away one by one, and in pools of groups that serve the same types exchanged for cheaper ones.
/// Intervals three hours apart are tried in one run: what a person does in one is taken to have faded in the other. The
/// answer is locally least: with a person less of any group in any one interval, something falls short.
///
/// - Source: Feldman, Mandelbaum, Massey, Whitt (2008), Staffing of time-varying queues to achieve time-stable
///   performance, Management Science 54(2), 324–338, doi:10.1287/mnsc.1070.0821: staffing by repeated simulation.
struct LeastPeopleSearch {
  /// Shape `[group][interval]`.
  typealias People = [[Int]]

  /// Nobody can be asked for beyond these.
  struct OutOfReach: Error {
    var group: Int
    var interval: Int
    var most: Int
  }

  /// People by which an interval is off, more than 0 where it falls short; `nil` where nothing is asked.
  typealias Distance = [[Double?]]

  /// What is changed together in one interval.
  private struct Move {
    var changes: [(group: Int, by: Int)]
    var saving: Double
  }

  /// Intervals between two that are tried in one run.
  let apart: Int
  /// Offered erlangs per group and interval: how large steps may be.
  let erlangs: [[Double]]
  let least: People
  /// Groups that serve types in common; every group belongs to one.
  let pools: [[Int]]
  private let moves: [[Move]]
  private let distance: (People) throws -> Distance
  private(set) var people: People = []
  /// Staffings simulated.
  private(set) var steps = 0
  private var off: Distance = []

  private static let settlings = 6

  /// - Parameters:
  ///   - apart: Intervals between two that are tried in one run, at least 2.
  ///   - erlangs: Offered, shape `[group][interval]`.
  ///   - least: People that must be there.
  ///   - pools: Groups that serve types in common.
  ///   - prices: Of a person of each group for an hour.
  ///   - distance: By how many people each interval is off.
  init(
    apart: Int, erlangs: [[Double]], least: People, pools: [[Int]], prices: [Double],
    distance: @escaping (People) throws -> Distance
  ) {
    precondition(apart >= 2, "\(apart) intervals apart")
    self.apart = apart
    self.erlangs = erlangs
    self.least = least
    self.pools = pools
    self.distance = distance
    moves = pools.map { Self.moves($0, prices) }
  }

  /// One less; then one of a cheaper group for one of a dearer, and one for two who together are dearer.
  private static func moves(_ pool: [Int], _ prices: [Double]) -> [Move] {
    let single = pool.map { Move(changes: [($0, -1)], saving: prices[$0]) }.sorted { $0.saving > $1.saving }
    var exchanges: [Move] = []
    for more in pool {
      for less in pool where less != more {
        exchanges.append(Move(changes: [(more, 1), (less, -1)], saving: prices[less] - prices[more]))
        for other in pool where other > less && other != more {
          let saving = prices[less] + prices[other] - prices[more]
          exchanges.append(Move(changes: [(more, 1), (less, -1), (other, -1)], saving: saving))
        }
      }
    }
    return single + exchanges.filter { $0.saving > 1e-9 }.sorted { $0.saving > $1.saving }
  }

  /// - Parameter start: Where the search begins.
  /// - Returns: The people.
  /// - Throws: ``OutOfReach``; what the measuring throws.
  mutating func search(from start: People) throws -> People {
    try take(zip(start, least).map { zip($0, $1).map(max) })
    try settle()
    try raise()
    try spare()
    return people
  }

  /// - Parameter start: People with whom nothing falls short.
  /// - Returns: Those of them, or cheaper ones, who are needed.
  /// - Throws: What the measuring throws.
  mutating func thin(_ start: People) throws -> People {
    try take(start)
    try raise()
    try spare()
    return people
  }

  private mutating func spare() throws {
    let most = moves.map(\.count).max() ?? 0
    let singles = pools.map(\.count).max() ?? 0
    repeat {
      while try (0..<singles).reduce(false, { try lower($1) || $0 }) {}
    } while try (singles..<max(singles, most)).reduce(false, { try lower($1) || $0 })
  }

  private mutating func measure(_ trial: People) throws -> Distance {
    steps += 1
    return try distance(trial)
  }

  private mutating func take(_ trial: People) throws {
    off = try measure(trial)
    people = trial
  }

  private var units: [(group: Int, interval: Int)] {
    people.indices.flatMap { group in people[group].indices.map { (group, $0) } }
  }

  /// As far as one step may go.
  private func bounded(_ value: Double, _ group: Int, _ interval: Int) -> Double {
    let most = 3 * max(1, erlangs[group][interval]).squareRoot()
    return max(-most, min(most, value))
  }

  private mutating func settle() throws {
    for round in 0..<Self.settlings {
      let share = round < 2 ? 1 : 0.5
      var trial = people
      for (group, interval) in units {
        guard let off = off[group][interval] else { continue }
        let step = (share * bounded(off, group, interval)).rounded(.up)
        trial[group][interval] = max(least[group][interval], people[group][interval] + Int(step))
      }
      if trial == people { return }
      try take(trial)
    }
  }

  private mutating func raise() throws {
    while true {
      var trial = people
      for (group, interval) in units {
        guard let off = off[group][interval], off > 0 else { continue }
        let step = max(1, (bounded(off, group, interval) / 2).rounded(.down))
        trial[group][interval] += Int(step)
        let most = Int(4 * erlangs[group][interval]) + 100
        if trial[group][interval] > most { throw OutOfReach(group: group, interval: interval, most: most) }
      }
      if trial == people { return }
      try take(trial)
    }
  }

  /// Tries a move of every pool in every interval; whether that worked anywhere.
  private mutating func lower(_ move: Int) throws -> Bool {
    var hasLowered = false
    for phase in 0..<min(apart, people.first?.count ?? 0) {
      var candidates: [(pool: Int, interval: Int)] = pools.indices.flatMap { pool in
        stride(from: phase, to: people[pools[pool][0]].count, by: apart).map { (pool, $0) }
      }.filter { isPossible(move, $0.pool, $0.interval) }
      while !candidates.isEmpty {
        var trial = people
        for unit in candidates {
          for change in moves[unit.pool][move].changes { trial[change.group][unit.interval] += change.by }
        }
        let found = try measure(trial)
        if !Self.anyShort(found) {
          (people, off) = (trial, found)
          hasLowered = true
          break
        }
        // Where only some can be spared, a run without the others tells whether those can.
        let spared = candidates.filter { !fallsShort(found, near: $0) }
        candidates = spared.count < candidates.count ? spared : []
      }
    }
    return hasLowered
  }

  private func isPossible(_ move: Int, _ pool: Int, _ interval: Int) -> Bool {
    guard move < moves[pool].count else { return false }
    return moves[pool][move].changes.allSatisfy {
      $0.by > 0 || people[$0.group][interval] + $0.by >= least[$0.group][interval]
    }
  }

  private static func anyShort(_ distance: Distance) -> Bool {
    distance.contains { $0.contains { ($0 ?? 0) > 0 } }
  }

  /// Whether something falls short where a person of this interval matters: from the contacts still waiting from the
  /// interval before, to the next interval that was tried.
  private func fallsShort(_ distance: Distance, near unit: (pool: Int, interval: Int)) -> Bool {
    pools[unit.pool].contains { group in
      let row = distance[group]
      let reach = max(0, unit.interval - 1)..<min(row.count, unit.interval + apart - 1)
      return row[reach].contains { ($0 ?? 0) > 0 }
    }
  }
}
