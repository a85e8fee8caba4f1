/// What becomes of callers who join a queue of impatient callers behind given numbers of others (M/M/n+M, first come first
/// served), for any weights of those numbers.
///
/// In any unit of time, n·μ is `serviceRate` and θ `leaveRate`; who stands behind j others moves up at the rate
/// n·μ + jθ, and gives up at θ.
struct PlaceLaw {
  let serviceRate: Double
  let leaveRate: Double
  /// The weight of those who join behind j others.
  let weights: [Double]

  private(set) var answered = 0.0
  private(set) var lost = 0.0
  private(set) var waitOfAnswered = 0.0
  private(set) var waitOfLost = 0.0
  private(set) var virtualWait = 0.0

  init(serviceRate: Double, leaveRate: Double, weights: [Double]) {
    self.serviceRate = serviceRate
    self.leaveRate = leaveRate
    self.weights = weights
    var passed = 0.0
    var placed = 0.0
    var passedByPatient = 0.0
    for (j, weight) in weights.enumerated() {
      let places = Double(j + 1)
      let mean = 1 / (serviceRate + places * leaveRate)
      passed += mean
      placed += places * mean
      passedByPatient += 1 / (serviceRate + (places - 1) * leaveRate)
      answered += weight * mean * serviceRate
      lost += weight * mean * places * leaveRate
      waitOfAnswered += weight * mean * serviceRate * passed
      waitOfLost += weight * mean * leaveRate * placed
      virtualWait += weight * passedByPatient
    }
  }

  /// The outcomes after each of `times`, by uniformisation.
  func outcomes(at times: [Double]) throws(QueueingError) -> [JoinerOutcomes] {
    guard !weights.isEmpty else { return times.map { _ in JoinerOutcomes() } }
    let pace = 1.000001 * (serviceRate + Double(weights.count) * leaveRate)
    let laws = times.map { PoissonWeights(mean: pace * $0) }
    let last = laws.map(\.last).max() ?? 0
    let visits = min(Double(last), leaveRate > 0 ? 42 * pace / leaveRate : .infinity) * Double(weights.count)
    guard visits <= LowerClassChain.visitLimit else {
      throw .tooLarge(chain: "law of the wait", size: visits, limit: LowerClassChain.visitLimit)
    }
    var result = times.map { _ in JoinerOutcomes() }
    var state = weights
    for step in 0...last {
      let mass = state.reduce(0, +)
      for (k, law) in laws.enumerated() {
        let after = law.probability(above: step)
        result[k].answeredWithin += serviceRate / pace * (state.first ?? 0) * after
        result[k].lostWithin += leaveRate / pace * mass * after
        let now = law.probability(of: step)
        guard now > 0 else { continue }
        for (j, weight) in state.enumerated() {
          let mean = now * weight / (serviceRate + Double(j + 1) * leaveRate)
          result[k].answeredLater += mean * serviceRate
          result[k].lostLater += mean * Double(j + 1) * leaveRate
        }
      }
      guard mass > 1e-18, step < last else { break }
      for j in state.indices {
        let out = serviceRate + Double(j + 1) * leaveRate
        let come = j + 1 < state.count ? state[j + 1] * (serviceRate + Double(j + 1) * leaveRate) : 0
        state[j] = (state[j] * (pace - out) + come) / pace
      }
    }
    return result
  }
}
