import RandomVariates
import Testing

@testable import CallCenterSimulation

@Suite struct GroupStateTests {
  @Test func idleLineIsFirstInFirstOut() {
    var random = RandomStream(StreamKey(seed: 13, replication: 0))
    var line = IdleLine(capacity: 5)
    var model: [Int64] = []
    for time in Int64(0)..<2000 {
      if model.count < 5, Bool.random(using: &random) {
        line.append(time)
        model.append(time)
      } else if !model.isEmpty {
        line.removeFirst()
        model.removeFirst()
      }
      #expect(line.count == model.count)
      if let first = model.first { #expect(line.longestIdleSince == first) }
    }
    line.removeAll()
    #expect(line.count == 0)
  }

  /// Integrals kept as −Σ Δ·t against sums over the steps.
  @Test func integralsAgreeWithStepSums() {
    var random = RandomStream(StreamKey(seed: 14, replication: 0))
    var state = GroupState()
    var now: Int64 = 0
    var expected = AgentSums()
    for _ in 0..<5000 {
      let step = Int64.random(in: 0..<1000, using: &random)
      expected.busy += state.busy * step
      expected.present += state.present * step
      expected.excess += max(0, state.busy - state.present) * step
      expected.overtime += max(0, state.busy - state.onShift) * step
      now += step
      switch Int.random(in: 0..<8, using: &random) {
      case 0..<3: if state.hasIdleAgent { state.begin(at: now) }
      case 3..<6: if state.busy > 0 { state.finish(at: now) }
      case 6:
        let onShift = Int64.random(in: 0..<9, using: &random)
        state.set(present: Int64.random(in: 0...onShift, using: &random), onShift: onShift, at: now)
      default:
        let totals = state.closeInterval(at: now)
        #expect(totals == expected)
        expected = AgentSums()
      }
    }
  }
}
