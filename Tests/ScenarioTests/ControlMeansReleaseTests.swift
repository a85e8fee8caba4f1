import CallCenterModel
import CallCenterSimulation
import ScenarioFiles
import Testing

/// That control variates have the means that are taken as known, whatever else a scenario has.
///
/// Beside every element that goes with controls, over 300 replications: first attempts less the expected volume and handling
/// times less their means, by call type. |Σ d| / √Σ d² is at most 6.1 = Φ⁻¹(1 − 5e-7 / 800), more than there are
/// comparisons; the sums are those of fixed seeds.
@Suite struct ControlMeansReleaseTests {
  @Test(arguments: ElementPairsReleaseTests.elements) func controlsHaveTheirMeans(_ element: String) throws {
    guard element != "controls", RefusedPair.reason(["controls", element]) == nil else { return }
    let reading = ScenarioReader.read(
      text: "include: [base.yaml, controls.yaml, \(element).yaml]\n", file: "pair.yaml",
      baseDirectory: ElementPairsReleaseTests.folder)
    var plan = try #require(reading.plan, "\(reading.issues.map(\.text))")
    // The volume of first attempts that gives stated answers is found by simulation, not known.
    for type in plan.callTypes.indices { plan.callTypes[type].arrivals.counts = .firstAttempts }
    let expected = plan.callTypes.map { type in
      plan.calendar.windowDayIndices.reduce(0) { $0 + type.arrivals.expected(onDay: $1) }
    }
    var volume = [Sum](repeating: Sum(), count: expected.count)
    var work = volume
    var engine = Replication(plan)
    for number in 0..<300 {
      let measures = engine.run(number: number)
      for type in expected.indices {
        if plan.callTypes[type].population == nil {
          volume[type].add(Double(measures.contactTotals[type].firstAttempts) - expected[type])
        }
        work[type].add(Double(measures.handlingDeviations[type]))
      }
    }
    for type in expected.indices {
      let name = plan.callTypes[type].name
      #expect(volume[type].isNearZero, "\(element): first attempts of \(name), \(volume[type])")
      #expect(work[type].isNearZero, "\(element): workload of \(name), \(work[type])")
    }
  }

  private struct Sum {
    var sum = 0.0
    var squares = 0.0

    mutating func add(_ value: Double) {
      sum += value
      squares += value * value
    }

    /// Fixed counts differ from their volume by less than one each.
    var isNearZero: Bool { abs(sum) <= max(6.1 * squares.squareRoot(), 300) }
  }
}
