import Foundation
import NumericalMethods

/// The chain of the calls in the system and the callers in the orbit, and the sums over its states.
///
/// Rates are per mean handling time: first attempts `rate`, each caller in the orbit tries at `redialRate`.
struct OrbitChain {
  let agents: Int
  let rate: Double
  let leaveRate: Double
  let balking: Double
  let afterAbandon: Double
  let afterBlocking: Double
  let redialRate: Double

  private(set) var inOrbit = 0.0
  private(set) var busy = 0.0
  private(set) var queueLength = 0.0
  /// The rates of the attempts that are served at once, hang up at once, find no line, join behind j others.
  private(set) var free = 0.0
  private(set) var balked = 0.0
  private(set) var blocked = 0.0
  private(set) var joined: [Double] = []
  private(set) var truncation = 0.0

  init(
    agents: Int, rate: Double, leaveRate: Double, balking: Double, afterAbandon: Double, afterBlocking: Double,
    redialRate: Double
  ) {
    self.agents = agents
    self.rate = rate
    self.leaveRate = leaveRate
    self.balking = balking
    self.afterAbandon = afterAbandon
    self.afterBlocking = afterBlocking
    self.redialRate = redialRate
  }

  var attempts: Double { free + balked + blocked + joined.reduce(0, +) }

  /// Solves with growing edges until next to nothing lies on them.
  mutating func solve(lines: Int?, attemptsRate: Double) throws(QueueingError) {
    let limit = Double(BandedMarkovChain.maximumEntries)
    let mean = max(0, attemptsRate - rate) / redialRate
    var orbit = afterAbandon + afterBlocking > 0 && rate > 0 ? mean + 8 * mean.squareRoot() + 20 : 0
    var places = 0
    if lines == nil {
      guard let first = QueueLengthBound.places(rate: attemptsRate, base: Double(agents), leave: leaveRate) else {
        throw .tooLarge(chain: "chain of the orbit", size: .infinity, limit: limit)
      }
      places = first
    }
    for _ in 0..<40 {
      let most = lines ?? agents + places
      let size = (orbit + 1) * Double(most + 1) * Double(most + 1)
      guard size <= limit else { throw .tooLarge(chain: "chain of the orbit", size: size, limit: limit) }
      let edges = try solve(most: most, orbit: Int(orbit), isCutOff: lines == nil)
      truncation = edges.system + edges.orbit
      if truncation <= RedialOrbit.largestTruncation { return }
      if edges.orbit > RedialOrbit.largestTruncation / 2 { orbit = 1.5 * orbit + 10 }
      if edges.system > RedialOrbit.largestTruncation / 2 { places += places / 4 + 5 }
    }
    throw .didNotConverge(iterations: 40, residual: truncation)
  }

  private mutating func solve(
    most: Int, orbit: Int, isCutOff: Bool
  ) throws(QueueingError) -> (system: Double, orbit: Double) {
    let width = most + 1
    var probabilities = [1.0]
    if width * (orbit + 1) > 1 {
      var chain = BandedMarkovChain(states: width * (orbit + 1), band: width)
      for r in 0...orbit { for calls in 0...most { link(&chain, calls, r, most, orbit, isCutOff) } }
      do {
        probabilities = try chain.stationary()
      } catch {
        throw .didNotConverge(iterations: width * (orbit + 1), residual: 1)
      }
    }
    collect(probabilities, most, orbit, isCutOff)
    let top = isCutOff && most > 0 ? (0...orbit).reduce(0.0) { $0 + probabilities[$1 * width + most] } : 0
    let far = orbit > 0 ? probabilities[(orbit * width)...].reduce(0, +) : 0
    return (top, far)
  }

  private func link(
    _ chain: inout BandedMarkovChain, _ calls: Int, _ r: Int, _ most: Int, _ orbit: Int, _ isCutOff: Bool
  ) {
    let width = most + 1
    let state = r * width + calls
    func add(_ moreCalls: Int, _ moreInOrbit: Int, _ rate: Double) {
      guard rate > 0, r + moreInOrbit <= orbit else { return }
      chain.add(from: state, to: state + moreCalls + moreInOrbit * width, rate: rate)
    }
    let redialing = Double(r) * redialRate
    if calls < most {
      let joins = calls < agents ? 1 : 1 - balking
      add(1, 0, rate * joins)
      if r > 0 { add(1, -1, redialing * joins) }
      add(0, 1, rate * (1 - joins) * afterAbandon)
      if r > 0 { add(0, -1, redialing * (1 - joins) * (1 - afterAbandon)) }
    } else if !isCutOff {
      add(0, 1, rate * afterBlocking)
      if r > 0 { add(0, -1, redialing * (1 - afterBlocking)) }
    } else if r > 0 {
      add(0, -1, redialing)
    }
    if calls > 0 {
      let leaving = Double(max(0, calls - agents)) * leaveRate
      add(-1, 0, Double(min(calls, agents)) + leaving * (r < orbit ? 1 - afterAbandon : 1))
      add(-1, 1, leaving * afterAbandon)
    }
  }

  private mutating func collect(_ probabilities: [Double], _ most: Int, _ orbit: Int, _ isCutOff: Bool) {
    (inOrbit, busy, queueLength, free, balked, blocked) = (0, 0, 0, 0, 0, 0)
    joined = [Double](repeating: 0, count: max(0, most - agents))
    for r in 0...orbit {
      let arriving = rate + Double(r) * redialRate
      for calls in 0...most {
        let weight = probabilities[r * (most + 1) + calls]
        inOrbit += Double(r) * weight
        busy += Double(min(calls, agents)) * weight
        queueLength += Double(max(0, calls - agents)) * weight
        if calls < agents {
          free += arriving * weight
        } else if calls < most {
          balked += arriving * weight * balking
          joined[calls - agents] += arriving * weight * (1 - balking)
        } else if !isCutOff {
          blocked += arriving * weight
        }
      }
    }
  }
}
