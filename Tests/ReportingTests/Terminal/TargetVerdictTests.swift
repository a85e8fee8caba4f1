import CallCenterModel
import OutputAnalysis
import Testing

@testable import Experiments
@testable import Reporting

@Suite struct TargetVerdictTests {
  private func verdict(level: Double?, lost: Double?, service: Estimate?, abandonment: Estimate?) -> TargetVerdict? {
    var measures = MeasureSet(estimates: [.blocking: .structural(0)])
    measures.estimates[.serviceLevelExcludingBlocked] = service
    measures.estimates[.abandonment] = abandonment
    return TargetVerdict(
      NamedMeasures(name: "a", label: "a", target: SampleRecords.target(level, lost: lost), measures: measures))
  }

  @Test func theIntervalDecides() {
    let around80 = SampleRecords.estimate(0.8, 0.01)
    #expect(verdict(level: 0.79, lost: nil, service: around80, abandonment: nil) == .met)
    #expect(verdict(level: 0.8, lost: nil, service: around80, abandonment: nil) == .undecided)
    #expect(verdict(level: 0.82, lost: nil, service: around80, abandonment: nil) == .missed)
    #expect(verdict(level: 0.5, lost: nil, service: SampleRecords.estimate(0.8, nil), abandonment: nil) == .undecided)
  }

  @Test func everyPartMustHold() {
    let good = SampleRecords.estimate(0.9, 0.01)
    let lost = SampleRecords.estimate(0.05, 0.01)
    #expect(verdict(level: 0.8, lost: 0.07, service: good, abandonment: lost) == .met)
    #expect(verdict(level: 0.8, lost: 0.05, service: good, abandonment: lost) == .undecided)
    #expect(verdict(level: 0.8, lost: 0.03, service: good, abandonment: lost) == .missed)
  }

  @Test func withoutTargetOrCallsThereIsNoVerdict() {
    #expect(verdict(level: nil, lost: nil, service: .structural(1), abandonment: nil) == nil)
    #expect(verdict(level: 0.8, lost: nil, service: nil, abandonment: nil) == nil)
  }
}
