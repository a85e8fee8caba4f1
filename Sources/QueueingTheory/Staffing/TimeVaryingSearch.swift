import Foundation

/// The search for the staff of a day, with the last solution at hand.
struct TimeVaryingSearch {
  private let staffing: TimeVaryingStaffing
  private let budget: Int
  private let most: Int
  private var agents: [Int] = []
  private var performance: TimeVaryingPerformance?
  private var gaps: [TargetGap?] = []
  private var solutions = 0

  init(_ staffing: TimeVaryingStaffing) {
    self.staffing = staffing
    budget = 200 + 40 * staffing.callsPerHour.count
    most = staffing.lines ?? OfferedLoad.maximumAgents
  }

  mutating func requirement() throws(QueueingError) -> TimeVaryingRequirement {
    try take(try start())
    try settle()
    if let unreachable = try raise() { return unreachable }
    try lower()
    while try trade() { try lower() }
    guard let performance else { throw .didNotConverge(iterations: solutions, residual: .infinity) }
    return .reachable(agents: agents, performance: performance, solutions: solutions)
  }

  /// Each interval by itself at the modified offered load.
  private func start() throws(QueueingError) -> [Int] {
    let alone = try staffing.agents(.modifiedOfferedLoad)
    return zip(alone, staffing.erlangs).map { number, erlangs in
      min(most, number ?? Int((erlangs + 2 * erlangs.squareRoot()).rounded(.up)))
    }
  }

  private mutating func solve(
    _ trial: [Int]
  ) throws(QueueingError) -> (performance: TimeVaryingPerformance, gaps: [TargetGap?]) {
    solutions += 1
    guard solutions <= budget else {
      throw .didNotConverge(iterations: solutions, residual: Double(gaps.count { $0?.holds == false }))
    }
    return try staffing.solution(trial)
  }

  private mutating func take(_ trial: [Int]) throws(QueueingError) {
    let solved = try solve(trial)
    (agents, performance, gaps) = (trial, solved.performance, solved.gaps)
  }

  /// Takes a trial if all targets hold.
  private mutating func takeIfAllHold(_ trial: [Int]) throws(QueueingError) -> Bool {
    let solved = try solve(trial)
    guard solved.gaps.allSatisfy({ $0?.holds ?? true }) else { return false }
    (agents, performance, gaps) = (trial, solved.performance, solved.gaps)
    return true
  }

  /// Agents by which an interval is off, as the excess falls by about 2/√a with each.
  private func distance(_ interval: Int) -> Double {
    guard let gap = gaps[interval] else { return 0 }
    let root = max(1, staffing.erlangs[interval]).squareRoot()
    return max(-3 * root, min(3 * root, gap.excess * root / 2))
  }

  /// Moves all intervals at once until none is off by an agent.
  private mutating func settle() throws(QueueingError) {
    for round in 0..<8 {
      let share = round < 3 ? 1 : 0.5
      var trial = agents
      for interval in trial.indices {
        let off = distance(interval)
        let step = off > 0 ? (share * off).rounded(.up) : -(share * -off).rounded(.down)
        trial[interval] = min(most, max(0, trial[interval] + Int(step)))
      }
      if trial == agents { return }
      try take(trial)
    }
  }

  /// Raises the first interval that fails until none does.
  private mutating func raise() throws(QueueingError) -> TimeVaryingRequirement? {
    while let failing = gaps.firstIndex(where: { $0?.holds == false }), let gap = gaps[failing] {
      // Where all lines have an agent, only agents before that clear what is left over can help.
      let open = (0...failing).last { agents[$0] < most }
      guard let open, staffing.lines != nil || !gap.askedForPerfection else {
        return .unreachable(interval: failing, reason: reason(gap))
      }
      var trial = agents
      let step = gap.askedForPerfection ? most : max(1, Int((distance(failing) / 2).rounded(.up)))
      trial[open] = min(most, trial[open] + step)
      try take(trial)
    }
    return nil
  }

  private func reason(_ gap: TargetGap) -> String {
    if gap.askedForPerfection && staffing.lines == nil { return "no finite number of agents is enough: \(gap.failure)" }
    return "with \(most) agents, one for each line, \(gap.failure)"
  }

  /// Takes agents away interval by interval, in steps that double while the targets hold, until none can be spared.
  private mutating func lower() throws(QueueingError) {
    var inARow = 0
    var interval = 0
    while inARow < agents.count {
      var step = 1
      var known = Int.min
      while agents[interval] > 0, agents[interval] - 1 > known {
        var trial = agents
        trial[interval] = max(0, known + 1, agents[interval] - step)
        if try takeIfAllHold(trial) {
          inARow = 0
          step *= 2
        } else {
          known = trial[interval]
          step = max(1, (agents[interval] - known) / 2)
        }
      }
      inARow += 1
      interval = (interval + 1) % agents.count
    }
  }

  /// One agent more against two less in the next interval; whether any such trade was possible.
  private mutating func trade() throws(QueueingError) -> Bool {
    var hasTraded = false
    for interval in agents.indices.dropFirst() {
      while agents[interval] > 1, agents[interval - 1] < most {
        var trial = agents
        trial[interval - 1] += 1
        trial[interval] -= 2
        guard try takeIfAllHold(trial) else { break }
        hasTraded = true
      }
    }
    return hasTraded
  }
}
