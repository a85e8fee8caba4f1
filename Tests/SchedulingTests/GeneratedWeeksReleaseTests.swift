import Foundation
import Scheduling
import Testing

/// How near the answers to weeks of a whole centre come to their bounds.
///
/// `CHERHA_WEEKS` says how many are tried.
@Suite(.serialized) struct GeneratedWeeksReleaseTests {
  static let weeks = ProcessInfo.processInfo.environment["CHERHA_WEEKS"].flatMap { UInt64($0) } ?? 2

  @Test func daysApartComeWithinHalfAPercent() throws {
    for seed in 1...Self.weeks {
      var problem = GeneratedWeeks.problem(seed: seed, isTied: false)
      problem.limits = SearchLimits(gap: 0.005, nodes: 200)
      let solution = try measured(problem, seed)
      #expect(solution.method == .daysApart)
      #expect(solution.gap <= 0.005)
    }
  }

  @Test func weeksOfToursComeWithinThreePercent() throws {
    for seed in 1...Self.weeks {
      var problem = GeneratedWeeks.problem(seed: seed, isTied: true)
      problem.limits = SearchLimits(gap: 0.005, nodes: 200)
      #expect(try measured(problem, seed).gap <= 0.03)
    }
  }

  private func measured(_ problem: CoverProblem, _ seed: UInt64) throws -> CoverSolution {
    let begin = ContinuousClock.now
    let solution = try problem.solve()
    let seconds = (ContinuousClock.now - begin) / .seconds(1)
    print("week \(seed), \(solution.method): \(seconds) s, objective \(solution.objective), gap \(solution.gap)")
    #expect(faults(of: solution, for: problem) == [], "week \(seed)")
    return solution
  }
}
