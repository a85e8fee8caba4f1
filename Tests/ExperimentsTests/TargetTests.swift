import CallCenterModel
import CallCenterSimulation
import Testing

@testable import Experiments

@Suite struct TargetTests {
  private func target(_ level: Double?, lost: Double? = nil) -> ServiceTarget {
    ServiceTarget(
      thresholdSeconds: 20, shortAbandonSeconds: 20, definition: .excludingBlocked, level: level, maximumLost: lost)
  }

  @Test func aServiceLevelOfNothingIsNotMet() {
    var sums = ContactSums()
    sums.blocked = 10
    #expect(!ContactMeasures.meets(target(0.8), sums))
  }

  @Test(arguments: [7, 14, 28, 29, 55, 56, 57, 58])
  func exactlyTheTargetIsMet(percent: Int) {
    var sums = ContactSums()
    sums.answered = Int64(100 - percent)
    sums.abandoned = Int64(percent)
    sums.answeredInTime = Int64(100 - percent)
    #expect(ContactMeasures.meets(target(Double(100 - percent) / 100, lost: Double(percent) / 100), sums))
    #expect(!ContactMeasures.meets(target(Double(100 - percent) / 100 + 0.001), sums))
    #expect(!ContactMeasures.meets(target(nil, lost: Double(percent) / 100 - 0.001), sums))
  }

  @Test func whoStillWaitsDoesNotDiluteTheWaitOfTheDelayed() {
    var sums = ContactSums()
    sums.answered = 1
    sums.queued = 2
    sums.unfinished = 1
    sums.waitOfAnswered = 10_000_000
    let index = ContactMeasures.ratios.firstIndex(of: .averageWaitOfDelayed)
    #expect(index.map { ContactMeasures.ratio($0, sums) }.map { $0 == (10_000, 1) } == true)
  }
}
