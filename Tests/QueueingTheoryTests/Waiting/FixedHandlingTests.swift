import Foundation
import QueueingTheory
import Testing

@Suite struct FixedHandlingTests {
  @Test func agreesWithTheReference() throws {
    let rows = try ReferenceRow.load("mdn")
    #expect(rows.count >= 40)
    for row in rows {
      let queue = try FixedHandling(
        callsPerHour: row.number("calls"), handleSeconds: row.number("handle"), agents: row.count("n"))
      let result = try queue.performance(thresholdSeconds: row.number("T"))
      try row.expect("probabilityOfWait", result.probabilityOfWait)
      try row.expect("averageSpeedOfAnswer", result.averageSpeedOfAnswer)
      try row.expect("averageQueueLength", result.averageQueueLength)
      try row.expect("averageInSystem", result.averageInSystem)
      try row.expect("occupancy", result.occupancy)
      try row.expect("ofOffered", result.serviceLevel(.ofOffered))
      try row.expect("missed", result.outcomes.shortfall(.ofOffered))
    }
  }

  static let grid: [(calls: Double, agents: Int)] = [
    (0.012, 1), (0.012, 9), (3, 1), (11.999, 1), (150, 13), (150, 14), (150, 40), (1100, 100), (1199.9, 100),
    (12_000, 1030),
  ]

  /// P(W > T) in the long run of a quantile, the mean as the integral of the tail, and Erlang C as the upper bound.
  @Test(arguments: grid) func meansAndQuantilesFollowFromTheLaw(calls: Double, agents: Int) throws {
    let queue = try FixedHandling(callsPerHour: calls, handleSeconds: 300, agents: agents)
    let result = try queue.performance()
    for probability in [0.5, 0.9, 0.99] {
      let time = try #require(try queue.waitQuantile(probability))
      let missed = try queue.performance(thresholdSeconds: time).outcomes
      #expect(time == 0 || abs(missed.answeredLater - (1 - probability)) < 1e-9)
      #expect(abs(missed.answeredWithin + missed.answeredLater - 1) < 1e-10)
    }
    guard calls > 1, calls < 151, agents < 14, let wait = result.averageSpeedOfAnswer, wait > 1e-3 else { return }
    let end = 60 * wait / result.probabilityOfWait
    let step = min(end / 100, 300.0 / 2)
    guard end / step < 150 else { return }
    // Simpson on pieces that end at the multiples of the handling time, where the law is not smooth.
    var integral = 0.0
    var start = 0.0
    while start < end {
      let stop = min(start + step, (start / 300 + 1e-9).rounded(.down) * 300 + 300)
      func later(_ t: Double) throws -> Double {
        try queue.performance(thresholdSeconds: t).outcomes.answeredLater
      }
      integral += (stop - start) / 6 * (try later(start) + 4 * later((start + stop) / 2) + later(stop * (1 - 1e-15)))
      start = stop
      if try later(stop) < 1e-12 * result.probabilityOfWait { break }
    }
    #expect(abs(integral / wait - 1) < 1e-3, "\(integral) \(wait)")
  }

  /// One agent: Pollaczek's mean and the closed form of the probability of waiting.
  @Test(arguments: [1e-6, 1e-3, 0.1, 0.5, 0.9, 0.99, 0.999_999])
  func oneAgentHasClosedForms(load: Double) throws {
    let result = try FixedHandling(callsPerHour: 36 * load, handleSeconds: 100, agents: 1).performance()
    let erlangs = result.offeredErlangs
    let spare = try OfferedLoad(callsPerHour: 36 * load, handleSeconds: 100).spareErlangs(agents: 1)
    #expect(abs(try #require(result.averageSpeedOfAnswer) / (50 * erlangs / spare) - 1) < 1e-10)
    #expect(abs(result.probabilityOfWait / erlangs - 1) < 1e-10)
  }

  /// The mean wait lies between half of Erlang C's and the whole, and tends to the half in heavy traffic.
  @Test(arguments: grid)
  func liesBelowErlangC(calls: Double, agents: Int) throws {
    let fixed = try FixedHandling(callsPerHour: calls, handleSeconds: 300, agents: agents).performance()
    let varying = try ErlangC(callsPerHour: calls, handleSeconds: 300, agents: agents).performance()
    let ratio = try #require(fixed.averageSpeedOfAnswer) / #require(varying.averageSpeedOfAnswer)
    #expect(ratio >= 0.499_999 && ratio < 1, "\(ratio)")
    #expect(fixed.probabilityOfWait <= varying.probabilityOfWait * (1 + 1e-9))
    #expect(abs((fixed.serviceLevel() ?? 0) + fixed.outcomes.answeredLater - 1) < 1e-9)
  }

  /// The two ways to the weights of the walk meet where one gives way to the other, at spare² = a/4.
  @Test(arguments: [16, 100]) func theTwoRoadsMeet(agents: Int) throws {
    // n − a = √a / 2.
    let root = (-0.5 + (0.25 + 4 * Double(agents)).squareRoot()) / 2
    let calls = 12 * root * root
    func wait(_ factor: Double) throws -> [Double] {
      let queue = try FixedHandling(callsPerHour: calls * factor, handleSeconds: 300, agents: agents)
      let result = try queue.performance(thresholdSeconds: 300 / root)
      return [
        try #require(result.averageSpeedOfAnswer), result.probabilityOfWait, result.outcomes.answeredLater,
        try #require(try queue.waitQuantile(0.999)),
      ]
    }
    let below = try wait(1 - 1e-11)
    let above = try wait(1 + 1e-11)
    for (a, b) in zip(below, above) { #expect(abs(a / b - 1) < 1e-7) }
  }

  @Test(arguments: [(150.0, 12), (144, 12), (150, 0), (0, 0)])
  func overloadIsNotStable(calls: Double, agents: Int) throws {
    let queue = try FixedHandling(callsPerHour: calls, handleSeconds: 300, agents: agents)
    let result = try queue.performance()
    #expect(!result.isStable && result.probabilityOfWait == 1 && result.serviceLevel() == 0)
    #expect(result.averageSpeedOfAnswer == nil && result.averageQueueLength == nil)
    #expect(try queue.waitQuantile(0.5) == nil)
  }

  @Test func noCallsAreAllAnsweredAtOnce() throws {
    for (calls, handle) in [(0.0, 300.0), (100, 0)] {
      let result = try FixedHandling(callsPerHour: calls, handleSeconds: handle, agents: 1).performance()
      #expect(result.serviceLevel() == 1 && result.averageSpeedOfAnswer == 0)
    }
  }
}
