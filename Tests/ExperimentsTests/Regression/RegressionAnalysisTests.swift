import CallCenterModel
import OutputAnalysis
import Testing

@testable import Experiments

@Suite struct RegressionAnalysisTests {
  private static let level = ResultFigure.Key(.serviceLevelExcludingBlocked, scope: nil)
  private static let settings = RegressionSettings(deciding: 1, others: 1)

  private func row(
    _ before: Estimate, _ after: Estimate?, key: ResultFigure.Key = level, margins: [PrecisionTarget] = []
  ) throws -> RegressionRow {
    let committed = CommittedResult(
      path: "results/x/result.json", version: "0", seed: 1, replications: 10_000, confidence: 0.95, solvedVolumes: [],
      figures: [ResultFigure(key, before)])
    var settings = Self.settings
    settings.margins = margins
    let rows = try RegressionAnalysis(settings, deciding: [Self.level]).rows(
      committed, after.map { [ResultFigure(key, $0)] } ?? [], replications: 10_000, confidence: 0.95, look: 1)
    return try #require(rows.first)
  }

  private func estimate(_ mean: Double, _ halfWidth: Double) -> Estimate {
    Estimate(mean: mean, lower: mean - halfWidth, upper: mean + halfWidth)
  }

  @Test func intervalOfTheDifferenceIsStretchedFromBothSides() throws {
    let row = try row(estimate(0.7, 0.0003), estimate(0.702, 0.0004))
    let confidence = Self.settings.confidence(deciding: true, look: 1)
    // Half of 1e-4, the first look has 6/π² of it: two-sided 3.04e-5, 4.17 standard errors.
    #expect(abs(1 - confidence - 0.5e-4 * 6 / (.pi * .pi)) < 1e-12)
    let halfWidth = try #require(row.difference?.halfWidth)
    // Few complements widen a little: 1 + 2h/m.
    #expect(abs(halfWidth / 0.0005 - 4.17 / 1.96) < 0.01)
    #expect(row.verdict == .same)
    #expect(row.isDeciding)
  }

  @Test func verdictsFollowTheMargin() throws {
    #expect(try row(estimate(0.7, 0.0003), estimate(0.71, 0.0003)).verdict == .different)
    #expect(try row(estimate(0.7, 0.0003), estimate(0.69, 0.0003)).verdict == .different)
    #expect(try row(estimate(0.7, 0.0003), estimate(0.705, 0.0003)).verdict == .undecided)
    let hopeless = try row(estimate(0.7, 0.01), estimate(0.705, 0.0003))
    #expect(hopeless.verdict == .undecided && hopeless.isHopeless)
    #expect(try !row(estimate(0.7, 0.0003), estimate(0.703, 0.01)).isHopeless)
    let wide = PrecisionTarget(measure: .serviceLevelExcludingBlocked, scope: nil, halfWidth: .absolute(0.02))
    #expect(try row(estimate(0.7, 0.0003), estimate(0.71, 0.0003), margins: [wide]).verdict == .same)
  }

  @Test func timesHaveARelativeMargin() throws {
    let key = ResultFigure.Key(.averageSpeedOfAnswer, scope: nil)
    let row = try row(estimate(20, 0.05), estimate(20.2, 0.05), key: key)
    #expect(row.margin == 0.4)
    #expect(row.verdict == .same)
  }

  @Test func equalNumbersAreTheSameWithoutLimitsAndGoneOnesAreNot() throws {
    let bare = Estimate(mean: 3, lower: nil, upper: nil)
    #expect(try row(bare, bare).verdict == .same)
    #expect(try row(bare, Estimate(mean: 3 * (1 + 1e-12), lower: nil, upper: nil)).verdict == .same)
    #expect(try row(bare, estimate(3.1, 0.1)).verdict == .undecided)
    #expect(try row(bare, nil).verdict == .gone)
    #expect(try row(.structural(14), .structural(15)).verdict == .different)
  }

  @Test func undecidedNumbersOutsideTheFirstOnesDoNotHoldUp() throws {
    var row = try row(estimate(0.7, 0.0003), estimate(0.705, 0.0003))
    #expect(RegressionRecord.outcome(of: [row]) == .undecided)
    row.isDeciding = false
    #expect(RegressionRecord.outcome(of: [row]) == .same)
    row.verdict = .different
    #expect(RegressionRecord.outcome(of: [row]) == .different)
  }

  /// The arithmetic of docs/guides/check.md: the false alarms of a suite add up to what was promised.
  @Test(arguments: [(1, 1), (64, 2_900), (1_000, 100_000)])
  func falseAlarmsAddUp(deciding: Int, others: Int) {
    let settings = RegressionSettings(deciding: deciding, others: others)
    var spent = 0.0
    for look in 1...RegressionSettings.mostTimes {
      spent += Double(deciding) * (1 - settings.confidence(deciding: true, look: look))
      spent += Double(others) * (1 - settings.confidence(deciding: false, look: look))
    }
    #expect(spent > 0.7e-4)
    #expect(spent < RegressionSettings.usualFalseAlarm)
  }
}
