import Foundation
import QueueingTheory
import RandomVariates
import Testing

/// How far the approximations are from exact means; the largest errors are written down here.
@Suite struct TwoMomentQueueTests {
  private func wait(
    _ calls: Double, _ agents: Int, _ arrivalCV: Double, _ handlingCV: Double, _ approximation: TwoMomentApproximation
  ) throws -> Double {
    let queue = try TwoMomentQueue(
      callsPerHour: calls, handleSeconds: 300, agents: agents, arrivalCV: arrivalCV, handlingCV: handlingCV,
      approximation: approximation)
    return try #require(queue.averageSpeedOfAnswer)
  }

  @Test(arguments: TwoMomentApproximation.allCases)
  func allAreExactForPoissonArrivalsWithOneAgent(approximation: TwoMomentApproximation) throws {
    for cv in [0, 0.5, 1, 2] {
      for calls in [0.1, 6, 11.9] {
        let law: Law = cv > 0 ? .gamma(try Gamma(mean: 300, cv: cv)) : .constant(try Constant(300))
        let exact = try #require(
          try SingleAgentQueue(callsPerHour: calls, handling: law).performance().averageSpeedOfAnswer)
        #expect(abs(try wait(calls, 1, 1, cv, approximation) / exact - 1) < 1e-9)
      }
    }
  }

  @Test(arguments: TwoMomentApproximation.allCases)
  func allAreExactForErlangC(approximation: TwoMomentApproximation) throws {
    for (calls, agents) in [(150.0, 14), (1100.0, 100)] {
      let exact = try ErlangC(callsPerHour: calls, handleSeconds: 300, agents: agents).performance()
      #expect(abs(try wait(calls, agents, 1, 1, approximation) / #require(exact.averageSpeedOfAnswer) - 1) < 1e-9)
    }
  }

  /// Fixed handling times, 2 to 100 agents, occupancy from 60 to 99 %.
  @Test(arguments: [
    (TwoMomentApproximation.allenCunneen, 0.44), (.kraemerLangenbachBelz, 0.44), (.kimura, 0.31),
  ])
  func errorAgainstFixedHandling(approximation: TwoMomentApproximation, largest: Double) throws {
    var worst = 0.0
    for agents in [2, 5, 14, 40, 100] {
      for occupancy in [0.6, 0.8, 0.9, 0.95, 0.99] {
        let calls = 12 * Double(agents) * occupancy
        let exact = try FixedHandling(callsPerHour: calls, handleSeconds: 300, agents: agents).performance()
        let error = try wait(calls, agents, 1, 0, approximation) / #require(exact.averageSpeedOfAnswer) - 1
        worst = max(worst, abs(error))
      }
    }
    #expect(worst <= largest && worst > largest / 2, "\(approximation): \(worst)")
  }

  /// Regular arrivals, one agent, exponential times (D/M/1): the wait is E[S]·σ/(1 − σ), σ = e^(−(1 − σ)/ρ).
  @Test(arguments: [
    (TwoMomentApproximation.allenCunneen, 1.5), (.kraemerLangenbachBelz, 0.007), (.kimura, 0.007),
  ])
  func errorAgainstRegularArrivals(approximation: TwoMomentApproximation, largest: Double) throws {
    var worst = 0.0
    for occupancy in [0.5, 0.7, 0.8, 0.9, 0.99] {
      var root = 0.0
      for _ in 0..<10_000 { root = exp(-(1 - root) / occupancy) }
      let error = try wait(12 * occupancy, 1, 0, 1, approximation) / (300 * root / (1 - root)) - 1
      worst = max(worst, abs(error))
    }
    #expect(worst <= largest && worst > largest / 4, "\(approximation): \(worst)")
  }

  @Test func whatItDoesNotTakeIsRefused() throws {
    #expect(throws: QueueingError.self) { _ = try self.wait(10, 2, 1.1, 1, .kimura) }
    #expect(throws: QueueingError.self) { _ = try self.wait(10, 2, -1, 1, .allenCunneen) }
    let full = try TwoMomentQueue(
      callsPerHour: 24, handleSeconds: 300, agents: 2, arrivalCV: 1.2, handlingCV: 1, approximation: .allenCunneen)
    #expect(!full.isStable && full.averageSpeedOfAnswer == nil && full.averageQueueLength == nil)
    let none = try TwoMomentQueue(
      callsPerHour: 0, handleSeconds: 300, agents: 2, arrivalCV: 0.5, handlingCV: 1,
      approximation: .kraemerLangenbachBelz)
    #expect(none.averageSpeedOfAnswer == 0)
  }
}
