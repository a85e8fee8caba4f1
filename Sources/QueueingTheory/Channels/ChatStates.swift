import NumericalMethods

/// How many chats lie on the agents while a place is free.
struct ChatStates: Sendable {
  /// The weight of the states with a free place, in that of the state with all places taken and nobody waiting.
  let freeWeight: Double
  /// The mean number of chats in hand and of agents with a chat, given a free place.
  let chats: Double
  let busyAgents: Double

  /// The number of states of the exact chain, C(n + k, k).
  static func count(agents: Int, atOnce: Int) -> Double {
    (1...atOnce).reduce(1.0) { $0 * Double(agents + $1) / Double($1) }
  }

  /// As evenly as they can: of j = qn + r chats r agents hold q + 1 and the others q.
  init(balanced erlangs: Double, agents: Int, pace: [Double]) {
    let places = agents * pace.count
    var weights = StateSums()
    var weight = 1.0
    for j in 0..<places {
      weights.add(weight, chats: j, busy: min(j, agents))
      let each = (j + 1) / agents
      let more = (j + 1) % agents
      var rate = Double(agents - more) * Double(each) * (each > 0 ? pace[each - 1] : 0)
      if more > 0 { rate += Double(more) * Double(each + 1) * pace[each] }
      weight *= erlangs / rate
      if weight > 1e200 {
        weights.scale(1e-200)
        weight *= 1e-200
      }
    }
    (freeWeight, chats, busyAgents) = weights.result(full: weight)
  }

  /// The chain of the numbers of agents with 1, 2, … k chats; nil where it is too large.
  init?(exactly erlangs: Double, agents: Int, pace: [Double]) throws(QueueingError) {
    let atOnce = pace.count
    guard Self.count(agents: agents, atOnce: atOnce) <= Double(ChatQueue.maximumStates) else { return nil }
    let states = Self.vectors(agents: agents, atOnce: atOnce)
    let index = Dictionary(uniqueKeysWithValues: states.enumerated().map { ($1, $0) })
    var moves: [(from: Int, to: Int, rate: Double)] = []
    var band = 1
    for (from, state) in states.enumerated() {
      var next = state
      func move(_ agentsWith: Int, to other: Int, _ rate: Double) {
        next[agentsWith] -= 1
        next[other] += 1
        if let to = index[next] {
          moves.append((from, to, rate))
          band = max(band, abs(to - from))
        }
        next = state
      }
      if let fewest = (0..<atOnce).first(where: { state[$0] > 0 }) { move(fewest, to: fewest + 1, erlangs) }
      for held in 1...atOnce where state[held] > 0 {
        move(held, to: held - 1, Double(state[held] * held) * pace[held - 1])
      }
    }
    let steps = Double(states.count) * Double(band) * Double(band)
    guard steps <= 1e9, states.count * band <= BandedMarkovChain.maximumEntries else { return nil }
    var chain = BandedMarkovChain(states: states.count, band: band)
    for move in moves { chain.add(from: move.from, to: move.to, rate: move.rate) }
    let probabilities: [Double]
    do {
      probabilities = try chain.stationary()
    } catch {
      throw .didNotConverge(iterations: states.count, residual: 1)
    }
    var weights = StateSums()
    for (state, weight) in zip(states.dropLast(), probabilities) {
      weights.add(weight, chats: state.enumerated().reduce(0) { $0 + $1.offset * $1.element }, busy: agents - state[0])
    }
    (freeWeight, chats, busyAgents) = weights.result(full: probabilities[states.count - 1])
  }

  /// The numbers of agents with 0, 1, … k chats, by the number of chats; the last has all places taken.
  private static func vectors(agents: Int, atOnce: Int) -> [[Int]] {
    var byChats = [[[Int]]](repeating: [], count: agents * atOnce + 1)
    var vector = [Int](repeating: 0, count: atOnce + 1)
    func fill(_ held: Int, _ rest: Int, _ chats: Int) {
      if held == 0 {
        vector[0] = rest
        byChats[chats].append(vector)
        return
      }
      for count in 0...rest {
        vector[held] = count
        fill(held - 1, rest - count, chats + count * held)
      }
      vector[held] = 0
    }
    fill(atOnce, agents, 0)
    return byChats.flatMap(\.self)
  }
}

/// Sums over the states with a free place.
private struct StateSums {
  private var weight = 0.0
  private var chats = 0.0
  private var busy = 0.0

  mutating func add(_ weight: Double, chats: Int, busy: Int) {
    self.weight += weight
    self.chats += weight * Double(chats)
    self.busy += weight * Double(busy)
  }

  mutating func scale(_ factor: Double) {
    weight *= factor
    chats *= factor
    busy *= factor
  }

  func result(full: Double) -> (freeWeight: Double, chats: Double, busyAgents: Double) {
    guard weight > 0 else { return (0, 0, 0) }
    return (full > 0 ? weight / full : .infinity, chats / weight, busy / weight)
  }
}
