extension MultiskillSystem {
  /// The largest probability of the states at which an unlimited queue is cut off.
  public static let largestTruncation = 1e-10

  /// The performance in the long run.
  ///
  /// - Parameters:
  ///   - thresholdSeconds: The threshold T of the service level in seconds, at least 0.
  ///   - shortAbandonSeconds: The limit S of a short abandonment in seconds, at least 0; T unless given.
  /// - Returns: All measures of each call type and group. The law of the wait follows one caller in a chain of his own; where
  ///   that has more than 400,000 states, its results are nil.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` for a negative or non-finite threshold;
  ///   ``QueueingError/tooLarge(chain:size:limit:)`` beyond ``maximumStates`` states, as for a queue that grows without end;
  ///   ``QueueingError/didNotConverge(iterations:residual:)`` if an iteration fails.
  /// - Accuracy: Relative error at most 1e-6 for shares of at least 1e-3, mostly 1e-10.
  /// - Complexity: O(states·band²) time for narrow chains, else O(states·sweeps).
  public func performance(
    thresholdSeconds: Double = 20, shortAbandonSeconds: Double? = nil
  ) throws(QueueingError) -> MultiskillPerformance {
    try Domain.requireAmount(thresholdSeconds, "thresholdSeconds")
    let short = shortAbandonSeconds ?? thresholdSeconds
    try Domain.requireAmount(short, "shortAbandonSeconds")
    let largest = Double(groups.map(\.agents).max() ?? 0) + Double(waitingRoom ?? 0)
    guard largest < Double(Self.maximumStates) else {
      throw .tooLarge(chain: "chain of the system", size: largest + 1, limit: Double(Self.maximumStates))
    }
    var room = waitingRoom ?? 12
    while true {
      let space = try SkillStates(self, room: room)
      let empty = [Int](repeating: 0, count: space.width)
      guard let chain = SkillChain(space, from: [empty], tagged: nil, limit: Self.maximumStates) else {
        throw .tooLarge(
          chain: "chain of the system with \(room) places to wait, or more,", size: Double(Self.maximumStates) + 1,
          limit: Double(Self.maximumStates))
      }
      let probabilities = try chain.stationary()
      var edge = 0.0
      if waitingRoom == nil {
        for (state, weight) in zip(chain.states, probabilities) where space.waiting(state) == room { edge += weight }
      }
      if edge <= Self.largestTruncation {
        return try collect(space, chain, probabilities, edge, [thresholdSeconds, short])
      }
      room += max(room / 2, 8)
    }
  }

  private func collect(
    _ space: SkillStates, _ chain: SkillChain, _ probabilities: [Double], _ edge: Double, _ times: [Double]
  ) throws(QueueingError) -> MultiskillPerformance {
    var busy = [Double](repeating: 0, count: groups.count)
    for (state, weight) in zip(chain.states, probabilities) {
      for (index, counter) in space.counters.enumerated() { busy[counter.group] += weight * Double(state[index]) }
    }
    var types: [MultiskillPerformance.CallType] = []
    for type in callTypes.indices {
      types.append(try performance(of: type, space, chain, probabilities, times))
    }
    return MultiskillPerformance(
      callTypes: types,
      groups: zip(groups, busy).map {
        .init(busyAgents: $1, occupancy: $0.agents > 0 ? min($1 / Double($0.agents), 1) : nil)
      }, states: chain.states.count, truncation: edge)
  }

  private func performance(
    of type: Int, _ space: SkillStates, _ chain: SkillChain, _ probabilities: [Double], _ times: [Double]
  ) throws(QueueingError) -> MultiskillPerformance.CallType {
    var free = 0.0
    var blocked = 0.0
    var joined = 0.0
    var length = 0.0
    var starts: [(state: [Int], weight: Double)] = []
    for (state, weight) in zip(chain.states, probabilities) {
      let own = state[space.queue(type)]
      length += weight * Double(own)
      if space.freeGroup(state, for: type) != nil {
        free += weight
      } else if space.waiting(state) < space.room {
        joined += weight
        var joining = state
        joining[space.ahead] = own
        joining[space.queue(type)] += 1
        if weight > 0 { starts.append((joining, weight)) }
      } else if waitingRoom != nil {
        blocked += weight
      }
    }
    let wait = try law(of: type, space, starts, times)
    let calls = space.arrivalRates[type]
    // By Little's law where there are calls, else from the caller who is followed.
    let abandonment = calls > 0 ? space.leaveRates[type] * length / calls : wait?.lost ?? 0
    let answered = calls > 0 ? max(0, free + joined - abandonment) : free + (wait?.answered ?? 0)
    let notBlocked = free + joined
    let waitOfAll = calls > 0 ? length / calls : wait?.waitOfAll
    let answeredSum = wait.map { free + $0.answered } ?? answered
    return .init(
      probabilityOfWait: joined, abandonment: abandonment, blocking: blocked,
      averageSpeedOfAnswer: answeredSum > 0 ? wait.map { $0.waitOfAnswered / answeredSum } : nil,
      averageWait: notBlocked > 0 ? waitOfAll.map { $0 / notBlocked } : nil, averageQueueLength: length,
      outcomes: wait?.outcomes.map { outcomes in
        CallOutcomes(
          answeredWithin: free + outcomes[0].answeredWithin, answeredLater: outcomes[0].answeredLater,
          abandonedShort: outcomes[1].lostWithin, abandonedLater: outcomes[1].lostLater, blocked: blocked)
      })
  }

  /// What becomes of those of a type who join the queue.
  private struct Law {
    var answered = 0.0
    var lost = 0.0
    var waitOfAnswered = 0.0
    var waitOfAll = 0.0
    var outcomes: [JoinerOutcomes]?
  }

  private func law(
    of type: Int, _ space: SkillStates, _ starts: [(state: [Int], weight: Double)], _ times: [Double]
  ) throws(QueueingError) -> Law? {
    guard !starts.isEmpty else { return Law(outcomes: times.map { _ in JoinerOutcomes() }) }
    guard let chain = SkillChain(space, from: starts.map(\.state), tagged: type, limit: 2 * Self.maximumStates) else {
      return nil
    }
    var begin = [Double](repeating: 0, count: chain.states.count)
    for (index, start) in starts.enumerated() { begin[index] = start.weight }
    let hasPatience = space.leaveRates[type] == 0
    let answered =
      hasPatience ? [Double](repeating: 1, count: begin.count) : try chain.absorbed(chain.answering)
    let lost = hasPatience ? [Double](repeating: 0, count: begin.count) : try chain.absorbed(chain.leaving)
    let wait = try chain.absorbed(answered)
    let waitOfLost = hasPatience ? lost : try chain.absorbed(lost)
    var law = Law()
    for index in begin.indices where begin[index] > 0 {
      law.answered += begin[index] * answered[index]
      law.lost += begin[index] * lost[index]
      law.waitOfAnswered += begin[index] * wait[index]
      law.waitOfAll += begin[index] * (wait[index] + waitOfLost[index])
    }
    law.outcomes = chain.outcomes(at: times, from: begin, answered: answered, lost: lost)
    return law
  }
}
