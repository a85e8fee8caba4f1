import Foundation
import NumericalMethods

/// The numbers q₁ and q₂ waiting of two classes with impatience while all agents are busy, and what a caller of the lower
/// class meets there.
///
/// In units of the mean handling time: arrivals a₁ and a₂, n completions, of which the lower class gets one only where
/// q₁ = 0, and θᵢqᵢ abandonments. A caller of the lower class behind j others of it sees (q₁, j); later callers of the
/// lower class do not touch him, so that j never grows, and each moment solves one tridiagonal system for each j.
struct LowerClassChain {
  let agents: Double
  let upperRate: Double
  let upperLeave: Double
  let lowerRate: Double
  let lowerLeave: Double
  /// The most that wait of the upper and of the lower class.
  let upperPlaces: Int
  let lowerPlaces: Int
  /// The probability of (q₁, q₂), given that all agents are busy, at q₂·(upperPlaces + 1) + q₁.
  let probabilities: [Double]

  /// The largest number of states times places of the upper class.
  static let limit = Double(BandedMarkovChain.maximumEntries)

  private var width: Int { upperPlaces + 1 }

  init(
    agents n: Int, upperRate: Double, upperLeave: Double, lowerRate: Double, lowerLeave: Double
  ) throws(QueueingError) {
    agents = Double(n)
    self.upperRate = upperRate
    self.upperLeave = upperLeave
    self.lowerRate = lowerRate
    self.lowerLeave = lowerLeave
    let upper = QueueLengthBound.places(rate: upperRate, base: agents, leave: upperLeave)
    let byBoth = QueueLengthBound.places(
      rate: upperRate + lowerRate, base: agents, leave: min(upperLeave, lowerLeave))
    let alone = lowerLeave > 0 ? QueueLengthBound.places(rate: lowerRate, base: 0, leave: lowerLeave) : nil
    guard let upper, let lower = [byBoth, alone].compactMap({ $0 }).min() else {
      throw .tooLarge(chain: "chain of the two classes", size: .infinity, limit: Self.limit)
    }
    let band = upper + 1
    let size = Double(band) * Double(lower + 1) * Double(band)
    guard size <= Self.limit else { throw .tooLarge(chain: "chain of the two classes", size: size, limit: Self.limit) }
    upperPlaces = upper
    lowerPlaces = lower
    probabilities = try Self.solve(
      upper, lower, agents: Double(n), upperRate: upperRate, upperLeave: upperLeave, lowerRate: lowerRate,
      lowerLeave: lowerLeave)
  }

  private static func solve(
    _ upper: Int, _ lower: Int, agents: Double, upperRate: Double, upperLeave: Double, lowerRate: Double,
    lowerLeave: Double
  ) throws(QueueingError) -> [Double] {
    let width = upper + 1
    guard width * (lower + 1) > 1 else { return [1] }
    var chain = BandedMarkovChain(states: width * (lower + 1), band: width)
    for j in 0...lower {
      for q in 0...upper {
        let state = j * width + q
        if q < upper { chain.add(from: state, to: state + 1, rate: upperRate) }
        if j < lower { chain.add(from: state, to: state + width, rate: lowerRate) }
        if q > 0 { chain.add(from: state, to: state - 1, rate: agents + Double(q) * upperLeave) }
        if j > 0 {
          chain.add(from: state, to: state - width, rate: Double(j) * lowerLeave + (q == 0 ? agents : 0))
        }
      }
    }
    do {
      return try chain.stationary()
    } catch {
      throw .didNotConverge(iterations: width * (lower + 1), residual: 1)
    }
  }

  /// The probability that nobody waits, given that all agents are busy.
  var emptyQueue: Double { probabilities[0] }

  /// The mean number waiting of the lower class, given that all agents are busy.
  var lowerQueueLength: Double {
    var sum = 0.0
    for j in 0...lowerPlaces {
      for q in 0..<width { sum += Double(j) * probabilities[j * width + q] }
    }
    return sum
  }

  /// What becomes of a caller of the lower class who finds all agents busy.
  struct Moments {
    var answered = 0.0
    var lost = 0.0
    /// The wait, times the indicator of being answered, of giving up, and of one who never gives up.
    var waitOfAnswered = 0.0
    var waitOfLost = 0.0
    var virtualWait = 0.0
    /// The probabilities of being answered and of giving up in each state.
    var answeredFrom: [Double] = []
    var lostFrom: [Double] = []
  }

  func moments() -> Moments {
    var result = Moments()
    result.answeredFrom.reserveCapacity(probabilities.count)
    result.lostFrom.reserveCapacity(probabilities.count)
    var answered = [Double](repeating: 0, count: width)
    answered[0] = 1  // stands for the state in which his turn has come
    var lost = [Double](repeating: 0, count: width)
    var waitOfAnswered = lost
    var waitOfLost = lost
    var virtual = lost
    for j in 0...lowerPlaces {
      let leaving = Double(j) * lowerLeave
      let impatient = Level(self, exit: lowerLeave + leaving)
      let patient = Level(self, exit: leaving)
      func step(_ level: Level, _ before: [Double], _ source: (Int) -> Double) -> [Double] {
        level.solve { q in source(q) + leaving * before[q] + (q == 0 ? agents * before[0] : 0) }
      }
      answered = step(impatient, answered) { _ in 0 }
      lost = step(impatient, lost) { _ in lowerLeave }
      waitOfAnswered = step(impatient, waitOfAnswered) { answered[$0] }
      waitOfLost = step(impatient, waitOfLost) { lost[$0] }
      virtual = step(patient, virtual) { _ in 1 }
      result.answeredFrom += answered
      result.lostFrom += lost
      for q in 0..<width {
        let weight = probabilities[j * width + q]
        result.answered += weight * answered[q]
        result.lost += weight * lost[q]
        result.waitOfAnswered += weight * waitOfAnswered[q]
        result.waitOfLost += weight * waitOfLost[q]
        result.virtualWait += weight * virtual[q]
      }
    }
    return result
  }

  /// The tridiagonal system in q₁ of one j, factorised without subtractions.
  private struct Level {
    let chain: LowerClassChain
    private var pivots: [Double]

    init(_ chain: LowerClassChain, exit: Double) {
      self.chain = chain
      pivots = [Double](repeating: 0, count: chain.width)
      var passed = 0.0  // of the way up, the share that leaves before it comes back
      for q in stride(from: chain.upperPlaces, through: 0, by: -1) {
        let leaves = exit + (q == 0 ? chain.agents : 0) + (q < chain.upperPlaces ? chain.upperRate * passed : 0)
        pivots[q] = leaves + (q > 0 ? chain.down(q) : 0)
        passed = leaves / pivots[q]
      }
    }

    func solve(_ right: (Int) -> Double) -> [Double] {
      var values = [Double](repeating: 0, count: chain.width)
      var carried = 0.0
      for q in stride(from: chain.upperPlaces, through: 0, by: -1) {
        carried = (right(q) + (q < chain.upperPlaces ? chain.upperRate * carried : 0)) / pivots[q]
        values[q] = carried
      }
      for q in 0..<chain.upperPlaces { values[q + 1] += chain.down(q + 1) / pivots[q + 1] * values[q] }
      return values
    }
  }

  fileprivate func down(_ q: Int) -> Double { agents + Double(q) * upperLeave }
}
