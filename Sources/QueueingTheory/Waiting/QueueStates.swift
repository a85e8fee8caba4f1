import Foundation

/// The steady state of M/M/n/K+M as sums over its states, all of them measured in the weight of one state.
///
/// With a' = a·(1 − balking), θ = E[S]/E[patience] and time in mean handling times, the state with j calls waiting weighs
/// u_j = Π a'/(n + iθ), i = 1…j, times the weight of the state with all agents busy and nobody waiting. A caller who
/// joins behind j others is served with probability n/(n + (j+1)θ) and leaves each place of the queue unserved with the
/// same probability θ/(n + (j+1)θ); so each mean is a sum of positive terms.
/// Source: Riordan (1962), Stochastic Service Systems, section 5.2; Mandelbaum and Zeltyn (2007), Service engineering in
/// action: the Palm/Erlang-A queue, doi:10.1007/978-3-540-29860-1_2.
struct QueueStates: Sendable, Equatable {
  let agents: Int
  /// The unit of all times here, in seconds: the mean handling time, without agents the mean patience.
  let unitSeconds: Double
  /// a', the rate at which callers join or try to while all agents are busy.
  let joinRate: Double
  /// θ, the rate at which a waiting caller gives up.
  let leaveRate: Double
  /// The waiting places K − n, nil where unlimited.
  let room: Int?
  let balking: Double
  let isStable: Bool

  /// The weight of the states with a free agent; infinite where that of the others is below 1e-300 of it.
  let below: Double
  var sums = QueueSums()
  /// n − a', the spare capacity where nobody gives up and the lines are unlimited, else nil.
  private(set) var spare: Double?

  /// The reciprocal of the total weight.
  let perTotal: Double

  /// With `given`, the probabilities that an agent is free and that all are busy come from elsewhere: others call, too, and
  /// these callers are served before them.
  ///
  /// With `freeWeight`, the states with a free agent weigh that much in the weight of the state with all busy and nobody
  /// waiting: below it the agents take other work too, or work at another pace.
  init(
    load: OfferedLoad, agents: Int, patienceSeconds: Double, room: Int?, balking: Double,
    given: (free: Double, busy: Double)? = nil, freeWeight: Double? = nil
  ) {
    self.agents = agents
    self.room = room
    self.balking = balking
    unitSeconds = agents > 0 ? load.handleSeconds : patienceSeconds
    let busyErlangs =
      agents > 0
      ? load.erlangs : load.callsPerHour / 3600 * (patienceSeconds.isFinite ? patienceSeconds : 1)
    joinRate = busyErlangs * (1 - balking)
    let leaveRate =
      patienceSeconds == .infinity
      ? 0 : agents > 0 ? (load.handleSeconds > 0 ? load.handleSeconds / patienceSeconds : 1) : 1
    self.leaveRate = leaveRate > 1e290 ? .infinity : leaveRate
    let free = given == nil ? freeWeight ?? LossSeries.sum(offeredErlangs: load.erlangs, agents: agents) : 0
    if patienceSeconds == .infinity, room == nil {
      let spare = load.spareErlangs(agents: agents) + load.erlangs * balking
      isStable = spare > 0
      self.spare = spare
      sums = isStable ? QueueSums(agents: agents, joinRate: joinRate, spare: spare) : QueueSums()
    } else if patienceSeconds == 0 || leaveRate > 1e290 {
      isStable = true
      sums = QueueSums(lostAtOnceWithRoom: room ?? 1, agents: agents)
    } else if agents == 0, patienceSeconds == .infinity {
      isStable = true
      sums.full = joinRate > 0 ? 1 : 0
      sums.joined = 1 - sums.full
      sums.queueLength = sums.full * Double(room ?? 0)
    } else {
      isStable = true
      sums = QueueSums(agents: agents, joinRate: joinRate, leaveRate: leaveRate, room: room)
    }
    if let given {
      below = given.busy > 0 ? (sums.joined + sums.full) * (given.free / given.busy) : .infinity
    } else {
      below = free * exp(-sums.logScale)
    }
    perTotal = 1 / (below + sums.joined + sums.full)
  }

  /// The probability of finding a free agent.
  var free: Double { below == .infinity ? 1 : below * perTotal }

  /// The probability of not being blocked.
  var notBlocked: Double { below == .infinity ? 1 : (below + sums.joined) * perTotal }
}

/// The sums over the states with all agents busy.
struct QueueSums: Sendable, Equatable {
  /// Σ u_j over the states in which a caller can join the queue.
  var joined = 0.0
  /// The weight of the state with no waiting place left.
  var full = 0.0
  /// What comes of those who join: answered, given up; together `joined`.
  var answered = 0.0
  var lost = 0.0
  /// Σ j·u_j.
  var queueLength = 0.0
  /// The time in queue of those answered and of those given up, times their weight.
  var waitOfAnswered = 0.0
  var waitOfLost = 0.0
  /// The time a caller who never gives up would wait, times the weight of those who join.
  var virtualWait = 0.0
  /// ln of the weight that the sums are measured in, relative to the state with nobody waiting.
  var logScale = 0.0
  /// The number waiting in the likeliest state with all agents busy, and the wait behind so many.
  var modalQueue = 0.0
  var modalWait = 0.0

  init() {}

  /// Patient callers, unlimited lines: a geometric queue.
  init(agents: Int, joinRate: Double, spare: Double) {
    let n = Double(agents)
    joined = n / spare
    answered = joined
    queueLength = joinRate / spare * joined
    waitOfAnswered = joined / spare
    virtualWait = waitOfAnswered
  }

  /// No patience at all: who cannot be served at once is gone at once.
  init(lostAtOnceWithRoom room: Int, agents: Int) {
    joined = room > 0 ? 1 : 0
    full = room > 0 ? 0 : 1
    lost = joined
    virtualWait = agents > 0 ? joined / Double(agents) : .infinity
  }

  /// The sums from the lowest state that counts upward, until the rest is below 1e-17 of them.
  init(agents: Int, joinRate: Double, leaveRate: Double, room: Int?) {
    let n = Double(agents)
    let last = Double(room ?? .max)
    var j = 0.0
    if joinRate > n {
      modalQueue = min(last, leaveRate > 0 ? ((joinRate - n) / leaveRate).rounded(.down) : .infinity)
      let top = n + modalQueue * leaveRate
      let gaussian = leaveRate > 0 ? 8.7 * (top / leaveRate).squareRoot() : .infinity
      let geometric = joinRate > top ? 45 / log(joinRate / top) : .infinity
      j = max(0, (modalQueue - min(gaussian, geometric)).rounded(.down) - 1)
      modalWait = Self.waitBehind(modalQueue, n, leaveRate)
    }
    if j > 0 { logScale = Self.logWeight(j, n, joinRate, leaveRate) }
    let (firstPassed, firstPlaced) = j > 0 ? Self.passage(j, n, leaveRate) : (0, 0)
    // Two sums at a time: of what is answered and of what is lost. What leaves a state is a share of what enters the next.
    var weight = 1.0
    var position = SIMD2(1, j)
    var passage = SIMD2(firstPassed, firstPlaced)
    var outcome = SIMD2(0.0, 0.0)
    var waits = SIMD2(0.0, 0.0)
    func advance() {
      position.y += 1
      let mean = 1 / (n + position.y * leaveRate)
      passage += position * mean
      let share = weight * mean
      outcome += position * share
      waits += passage * share
      weight *= joinRate * mean
    }
    var isDone = last < 1
    while position.y < last - 1, !isDone {
      let pause = min(position.y + 8, last - 1)
      while position.y < pause { advance() }
      let ratio = joinRate / (n + position.y * leaveRate)
      isDone = ratio < 1 && weight * passage.y * ratio <= 1e-17 * (1 - ratio) * joinRate * waits.y
    }
    joined = last < 1 ? 0 : 1 + joinRate * outcome.x
    virtualWait = agents > 0 && last >= 1 ? firstPassed + joinRate * waits.x + joined / n : 0
    if !isDone { advance() }
    j = position.y
    if room != nil {
      while j < last, weight > 1e-307 {
        j += 1
        weight *= joinRate / (n + j * leaveRate)
      }
      full = j < last ? 0 : weight
    }
    answered = n * outcome.x
    waitOfAnswered = n * waits.x
    lost = agents > 0 ? leaveRate * outcome.y : joined
    waitOfLost = leaveRate * waits.y
    queueLength = joinRate * outcome.y
    if agents == 0 { virtualWait = .infinity }
  }

  /// Σ 1/(n + kθ), k = 1…j, by its integral: the mean time in which j places are passed.
  private static func waitBehind(_ j: Double, _ n: Double, _ rate: Double) -> Double {
    rate > 0 ? (n > 0 ? log1p(j * rate / n) / rate : .infinity) : j / n
  }

  /// ln Π a'/(n + iθ), i = 1…j.
  private static func logWeight(_ j: Double, _ n: Double, _ joinRate: Double, _ rate: Double) -> Double {
    guard rate > 0 else { return j * log(joinRate / n) }
    let mean = joinRate / rate
    return PoissonDensity.logarithm(n / rate + j, mean: mean) - PoissonDensity.logarithm(n / rate, mean: mean)
  }

  /// Σ 1/(n + kθ) and Σ k/(n + kθ), k = 1…j, by Euler and Maclaurin from where that is exact to 1e-15.
  private static func passage(_ j: Double, _ n: Double, _ rate: Double) -> (passed: Double, placed: Double) {
    guard rate > 0 else { return (j / n, j * (j + 1) / (2 * n)) }
    var passed = 0.0
    var k = 0.0
    while k < j, n + k * rate < 30 * rate {
      k += 1
      passed += 1 / (n + k * rate)
    }
    if k < j {
      let low = 1 / (n + k * rate)
      let high = 1 / (n + j * rate)
      func power(_ exponent: Int) -> Double {
        (pow(rate * low, Double(exponent)) - pow(rate * high, Double(exponent))) / rate
      }
      passed +=
        log1p((j - k) * rate * low) / rate + (high - low) / 2 + power(2) / 12 - power(4) / 120 + power(6) / 252
    }
    return (passed, (j - n * passed) / rate)
  }
}
