import Foundation

/// The law of the wait of the lower class, by uniformisation: the chain of its moments, followed in time.
extension LowerClassChain {
  /// The largest number of state visits a law may cost.
  static let visitLimit = 2e10

  /// What has become of a caller of the lower class, who found all agents busy, a time after.
  ///
  /// - Parameters:
  ///   - times: Times in mean handling times, at least 0.
  ///   - moments: The probabilities of being answered and of giving up in each state.
  /// - Returns: The four outcomes for each time; together 1.
  /// - Throws: ``QueueingError/tooLarge(chain:size:limit:)`` beyond ``visitLimit``.
  func outcomes(at times: [Double], _ moments: Moments) throws(QueueingError) -> [JoinerOutcomes] {
    let width = upperPlaces + 1
    let upperLeaving = upperPlaces > 0 ? Double(upperPlaces) * upperLeave : 0
    let pace =
      1.000001 * (upperRate + agents + upperLeaving + Double(lowerPlaces + 1) * lowerLeave)
    let weights = times.map { PoissonWeights(mean: pace * $0) }
    let last = weights.map(\.last).max() ?? 0
    // The caller gives up in the end: after 42 mean patiences he is gone but for 1e-18.
    let patience = lowerLeave > 0 ? 42 * pace / lowerLeave : .infinity
    let visits = min(Double(last), patience) * Double(probabilities.count)
    guard visits <= Self.visitLimit else {
      throw .tooLarge(chain: "law of the wait of the lower class", size: visits, limit: Self.visitLimit)
    }
    var result = times.map { _ in JoinerOutcomes() }
    var state = probabilities
    var next = state
    let share = 1 / pace
    for step in 0...last {
      let mass = state.reduce(0, +)
      let answering = agents * share * state[0]
      let losing = lowerLeave * share * mass
      for (k, weight) in weights.enumerated() {
        let after = weight.probability(above: step)
        result[k].answeredWithin += answering * after
        result[k].lostWithin += losing * after
        let now = weight.probability(of: step)
        guard now > 0 else { continue }
        for i in state.indices {
          result[k].answeredLater += now * state[i] * moments.answeredFrom[i]
          result[k].lostLater += now * state[i] * moments.lostFrom[i]
        }
      }
      guard mass > 1e-18, step < last else { break }
      advance(state, &next, width, share: share, pace: pace)
      swap(&state, &next)
    }
    return result
  }

  private func advance(_ state: [Double], _ next: inout [Double], _ width: Int, share: Double, pace: Double) {
    let up = upperRate * share
    state.withUnsafeBufferPointer { old in
      next.withUnsafeMutableBufferPointer { new in
        for j in 0...lowerPlaces {
          let row = j * width
          let leaving = Double(j) * lowerLeave
          for q in 0..<width {
            var out = lowerLeave + leaving + agents
            if q > 0 { out += Double(q) * upperLeave }
            if q < upperPlaces { out += upperRate }
            var sum = old[row + q] * ((pace - out) * share)
            if q > 0 { sum += old[row + q - 1] * up }
            if q < upperPlaces { sum += old[row + q + 1] * ((agents + Double(q + 1) * upperLeave) * share) }
            if j < lowerPlaces {
              sum += old[row + width + q] * ((leaving + lowerLeave + (q == 0 ? agents : 0)) * share)
            }
            new[row + q] = sum
          }
        }
      }
    }
  }
}

/// The Poisson probabilities that count, and the sums of them from above.
struct PoissonWeights {
  private let first: Int
  private let densities: [Double]
  private let tails: [Double]

  init(mean: Double) {
    guard mean > 0 else {
      (first, densities, tails) = (0, [1], [1])
      return
    }
    let spread = 9 * mean.squareRoot() + 30
    let low = max(0, Int(mean - spread))
    let high = Int(min(mean + spread, 1e15))
    var densities = [Double](repeating: 0, count: high - low + 1)
    for k in low...high { densities[k - low] = exp(PoissonDensity.logarithm(Double(k), mean: mean)) }
    var tails = densities
    for k in stride(from: densities.count - 2, through: 0, by: -1) { tails[k] += tails[k + 1] }
    (first, self.densities, self.tails) = (low, densities, tails)
  }

  var last: Int { first + densities.count - 1 }

  func probability(of count: Int) -> Double {
    count >= first && count <= last ? densities[count - first] : 0
  }

  /// The probability of more than `count`.
  func probability(above count: Int) -> Double {
    if count < first { return 1 }
    return count < last ? tails[count + 1 - first] : 0
  }
}
