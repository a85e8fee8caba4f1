import CallCenterModel
import CallCenterSimulation
import TestSupport
import Testing

/// That handling times less their means have mean 0, although only the answered are counted and waits depend on them.
///
/// Fixed seed; the table raises a false alarm with probability at most 1e-6 (see `ComparisonTable`).
@Suite struct HandlingDeviationStatisticalTests {
  @Test func deviationsHaveMeanZero() {
    var table = ComparisonTable("handling deviations")
    for type in 0..<2 {
      table.compare("type \(type)", exact: 0, scale: 1e-6, kind: .average) { ($0.handlingDeviations[type], 1) }
    }
    var engine = Replication(HandlingObservationTests.plan(controls: true))
    for number in 0..<2_000 { table.add(engine.run(number: number)) }
    table.close()
    let verdict = table.verdict()
    print(verdict)
    #expect(verdict.comparisons == 2)
    #expect(verdict.passes, "\(verdict)")
  }
}
