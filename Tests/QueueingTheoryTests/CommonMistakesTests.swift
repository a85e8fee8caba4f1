import Foundation
import QueueingTheory
import Testing

/// Mistakes of other calculators: the number of the wrong formula beside ours and the truth.
///
/// The truths are computed here by small sums and integrals of their own.
@Suite struct CommonMistakesTests {
  // MARK: Waiting stages

  /// Behind j waiting calls a caller passes stages with rates n, n + θ, … n + jθ, for those ahead give up too.
  @Test func waitingStagesGoFasterByThoseWhoGiveUp() throws {
    let (load, n, theta, time) = (12.5, 14, 2.5, 20.0 / 300)
    let queue = try ErlangA(callsPerHour: 150, handleSeconds: 300, agents: n, patienceSeconds: 120)
    let ours = try #require(try queue.performance().serviceLevel())
    var weights = (0...n).map { k in (0..<k).reduce(1.0) { $0 * load / Double($1 + 1) } }
    for j in 1...200 { weights.append(weights[n + j - 1] * load / (Double(n) + Double(j) * theta)) }
    let total = weights.reduce(0, +)
    /// The service level with the stages of the caller behind j others.
    func level(_ rate: (Int) -> Double) -> Double {
      let free = weights[..<n].reduce(0, +) / total
      return weights[n...].enumerated().prefix(80).reduce(free) { sum, state in
        sum + state.element / total * served(stages: (0...state.offset).map(rate), theta, within: time)
      }
    }
    let truth = level { Double(n) + Double($0) * theta }
    let wrong = level { _ in Double(n) }
    #expect(abs(ours - truth) < 1e-6)
    #expect(abs(truth - 0.7828) < 1e-4)
    #expect(wrong < truth - 0.004, "\(wrong)")
  }

  /// P(stages ≤ time, patience > stages) by Euler's steps, halved and extrapolated.
  private func served(stages: [Double], _ theta: Double, within time: Double) -> Double {
    func stepped(_ count: Int) -> Double {
      var places = [Double](repeating: 0, count: stages.count)
      places[0] = 1
      var done = 0.0
      let step = time / Double(count)
      for _ in 0..<count {
        for (index, rate) in stages.enumerated().reversed() {
          let leaving = places[index] * rate * step
          if index + 1 < stages.count { places[index + 1] += leaving } else { done += leaving }
          places[index] -= leaving + places[index] * theta * step
        }
      }
      return done
    }
    let (once, twice, four) = (stepped(400), stepped(800), stepped(1600))
    let (first, second) = (2 * twice - once, 2 * four - twice)
    return (4 * second - first) / 3
  }

  // MARK: Digits

  /// Σ e^(−nμT)(nμT)^i/i! from i = 0 begins with a term that underflows at nμT > 745.
  @Test func longThresholdsDoNotUnderflow() throws {
    let queue = try ErlangA(callsPerHour: 12_000, handleSeconds: 300, agents: 1000, patienceSeconds: 600)
    let ours = try queue.performance(thresholdSeconds: 3600)
    let rate = 1000.0 * 3600 / 300
    let wrong = (0..<100).reduce((sum: 0.0, term: exp(-rate))) { ($0.sum + $0.term, $0.term * rate / Double($1 + 1)) }
    #expect(wrong.sum == 0)
    #expect(abs(try #require(ours.serviceLevel()) - (1 - ours.abandonment)) < 1e-12)
    #expect(abs(try #require(ours.serviceLevel(.ofAnswered)) - 1) < 1e-12)
  }

  /// aⁿ/n! overflows at hundreds of agents, in the numerator and in the denominator.
  @Test func hundredsOfAgentsDoNotOverflow() throws {
    let (load, n) = (500.0, 520)
    let power = pow(load, Double(n))
    let factorial = (1...n).reduce(1.0) { $0 * Double($1) }
    #expect((power / factorial).isNaN)
    let ours = try ErlangB(offeredErlangs: load, lines: n).blocking
    let truth = (1...n).reduce(1.0) { load * $0 / (Double($1) + load * $0) }
    #expect(abs(ours / truth - 1) < 1e-12)
  }

  /// The rest of a service level of 0.99999999999999999 is not 0: rounded to 1 it "reaches" 100 %.
  @Test func oneHundredPercentIsNotReachedByRounding() throws {
    let result = try ErlangC(callsPerHour: 150, handleSeconds: 300, agents: 60).performance()
    let wrong = try #require(result.serviceLevel())
    #expect(wrong == 1)
    let rest = try #require(result.outcomes.shortfall(.ofOffered))
    #expect(rest > 0 && rest < 1e-16)
    let staffing = try ErlangStaffing(
      callsPerHour: 150, handleSeconds: 300, model: .erlangC, targets: StaffingTargets(serviceLevel: 1))
    guard case .unreachable = try staffing.requirement() else {
      Issue.record("100 % reached")
      return
    }
  }

  // MARK: Rounding

  /// ⌈21/0.7⌉ in floating point is 31; 30 people at 30 % shrinkage leave 21.
  @Test func shrinkageIsNotRoundedUpPastTheAnswer() throws {
    let wrong = Int((21 / (1 - 0.3)).rounded(.up))
    let multiplied = Int((14 * (1 / (1 - 0.3))).rounded(.up))
    #expect(try Shrinkage.scheduled(agents: 21, shrinkage: 0.3) == 30)
    #expect(try Shrinkage.scheduled(agents: 14, shrinkage: 0.3) == 20)
    #expect(wrong == 31 || multiplied == 21)
  }

  /// A target that is met exactly needs nobody more: B(1, 1) = 1/2, B(2, 2) = 2/5.
  @Test func aTargetMetExactlyIsMet() throws {
    for (calls, target, agents) in [(12.0, 0.5, 1), (24, 0.4, 2)] {
      let staffing = try ErlangStaffing(
        callsPerHour: calls, handleSeconds: 300, model: .erlangB, targets: StaffingTargets(maximumBlocking: target))
      guard case .reachable(let ours, _, _) = try staffing.requirement() else {
        Issue.record("not reachable")
        continue
      }
      #expect(ours == agents)
      let wrong = agents + 1
      #expect(try ErlangB(offeredErlangs: calls / 12, lines: wrong).blocking < target - 0.1)
    }
  }

  /// Two and a half agents cut to two are overloaded; the formula is for whole agents and a fraction is refused or asked
  /// as the share of intervals with one more.
  @Test func fractionsOfAgentsAreNotCutOff() throws {
    let fraction = 2.5
    let wrong = try ErlangC(callsPerHour: 26.4, handleSeconds: 300, agents: Int(fraction)).performance()
    #expect(!wrong.isStable)
    let staffing = try ErlangStaffing(
      callsPerHour: 26.4, handleSeconds: 300, model: .erlangC, targets: StaffingTargets(maximumOccupancy: 0.88))
    guard case .reachable(let agents, _, _) = try staffing.requirement() else {
      Issue.record("not reachable")
      return
    }
    #expect(agents == 3 && Int(26.4 / 12 / 0.88) == 2)
  }

  // MARK: Overload

  /// C·E[S]/(n − a) is negative once the load exceeds the agents, and a/n is an occupancy above 1.
  @Test func overloadHasNoNegativeWaitAndNoOccupancyAboveOne() throws {
    let result = try ErlangC(callsPerHour: 150, handleSeconds: 300, agents: 12).performance()
    let blocking = try ErlangB(offeredErlangs: 12.5, lines: 12).blocking
    let delayed = 12 * blocking / (12 - 12.5 * (1 - blocking))
    let wrongWait = delayed * 300 / (12 - 12.5)
    let wrongLevel = 1 - delayed * exp(-(12 - 12.5) * 20 / 300)
    #expect(wrongWait < -300 && wrongLevel < 0 && 12.5 / 12 > 1)
    #expect(!result.isStable && result.averageSpeedOfAnswer == nil)
    #expect(result.probabilityOfWait == 1 && result.serviceLevel() == 0 && result.occupancy == 1)
    let impatient = try ErlangA(callsPerHour: 150, handleSeconds: 300, agents: 12, patienceSeconds: 120).performance()
    #expect(try #require(impatient.occupancy) < 1 && #require(impatient.averageSpeedOfAnswer) > 0)
    let carried = 12.5 * (1 - impatient.abandonment) / 12
    #expect(abs(try #require(impatient.occupancy) - carried) < 1e-12)
  }

  // MARK: Names

  /// The mean wait of all callers, given-up ones included, is not the average speed of answer, nor is the mean wait of
  /// those who wait.
  @Test func theWaitOfAllIsNotTheSpeedOfAnswer() throws {
    let result = try ErlangA(callsPerHour: 150, handleSeconds: 300, agents: 14, patienceSeconds: 120).performance()
    let answer = try #require(result.averageSpeedOfAnswer)
    let all = try #require(result.averageWait)
    let delayed = try #require(result.averageWaitOfDelayed)
    let abandoned = try #require(result.averageWaitOfAbandoned)
    #expect(abs(answer - 8.326_334_976_913) < 1e-9)
    #expect(abs(all - 10.114_291_153_525) < 1e-9)
    #expect(abs((1 - result.abandonment) * answer + result.abandonment * abandoned - all) < 1e-12)
    #expect(delayed > 3 * all)
    /// Little's law gives the wait of all.
    #expect(abs(try #require(result.averageQueueLength) / 150 * 3600 - all) < 1e-12)
  }
}
