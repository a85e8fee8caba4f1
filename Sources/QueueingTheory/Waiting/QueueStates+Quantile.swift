import Foundation
import NumericalMethods

extension QueueStates {
  /// The time in queue that a share `probability` of the calls not blocked does not exceed, in seconds.
  func waitQuantile(_ probability: Double, of load: OfferedLoad) throws(QueueingError) -> Double? {
    guard probability >= 0, probability < 1 else {
      throw .outsideDomain(input: "probability", value: probability, allowed: "a number of at least 0 and below 1")
    }
    if load.callsPerHour == 0, isStable || agents > 0 { return 0 }
    guard isStable, below + sums.joined > 0 else { return nil }
    let joined = below == .infinity ? 0 : (1 - balking) * sums.joined / (below + sums.joined)
    let allowed = 1 - probability
    guard joined > allowed, leaveRate < .infinity else { return 0 }
    if let spare { return unitSeconds / spare * logRatio(joined, allowed) }
    if agents == 0 { return unitSeconds / leaveRate * logRatio(joined, allowed) }
    return unitSeconds * (try solveWait(joined: joined, allowed: allowed))
  }

  private func logRatio(_ a: Double, _ b: Double) -> Double { a < 2 * b ? log1p((a - b) / b) : log(a / b) }

  /// The root of ln(share still waiting at t) = ln(share allowed).
  private func solveWait(joined: Double, allowed: Double) throws(QueueingError) -> Double {
    let target = allowed / joined * sums.joined
    func excess(_ time: Double) -> Double {
      let state = outcomes(at: time)
      let waiting = state.answeredLater + state.lostLater
      let gone = state.answeredWithin + state.lostWithin
      guard waiting > 0 else { return -1000 }
      return waiting < 0.5 * sums.joined
        ? log(waiting / target) : log1p((sums.joined - gone - target) / target)
    }
    var low = 0.0
    var high = max(sums.modalWait, sums.virtualWait / sums.joined)
    if !(high > 0 && high.isFinite) { high = 1 }
    while excess(high) > 0 {
      low = high
      high *= 2
      if high > 1e300 { throw .didNotConverge(iterations: 1000, residual: excess(low)) }
    }
    do {
      return try RootFinding.brent(in: low...high, absolute: 0, relative: 1e-14, excess)
    } catch {
      throw .didNotConverge(iterations: 200, residual: high - low)
    }
  }
}
