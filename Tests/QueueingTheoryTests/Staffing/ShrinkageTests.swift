import QueueingTheory
import Testing

@Suite struct ShrinkageTests {
  @Test(arguments: [
    (21, 0.3, 30), (7, 0.3, 10), (14, 0.3, 20), (1, 0.3, 2), (0, 0.3, 0), (5, 0, 5), (9, 0.1, 10), (10, 0.1, 12),
    (1, 0.999, 1000), (17, 0.15, 20), (13, 0.35, 20), (3, 1e-12, 4), (99, 0.01, 100), (10_000_000, 0.2, 12_500_000),
    (67, 0.33, 100), (1, 0.5, 2), (3, 0.25, 4), (333, 1e-3, 334), (999, 1e-3, 1000),
  ])
  func isExactInTheDecimalsThatAreWritten(agents: Int, shrinkage: Double, scheduled: Int) throws {
    #expect(try Shrinkage.scheduled(agents: agents, shrinkage: shrinkage) == scheduled)
  }

  /// Hundredths: m·(100 − s) ≥ 100·n in whole numbers.
  @Test func agreesWithWholeNumbersForEveryPercentage() throws {
    for percent in 0..<100 {
      for agents in 0..<200 {
        let expected = (100 * agents + (99 - percent)) / (100 - percent)
        #expect(try Shrinkage.scheduled(agents: agents, shrinkage: Double(percent) / 100) == expected)
      }
    }
  }

  @Test(arguments: [1, -0.1, .nan, .infinity, 2])
  func sharesThatLeaveNobodyAreRefused(shrinkage: Double) {
    #expect(throws: QueueingError.self) { try Shrinkage.scheduled(agents: 5, shrinkage: shrinkage) }
  }
}
