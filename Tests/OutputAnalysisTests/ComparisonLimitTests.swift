import NumericalMethods
import OutputAnalysis
import Testing

@Suite struct ComparisonLimitTests {
  /// Values of scipy.stats.norm.isf(5e-7 / m).
  @Test(arguments: [(1, 4.891638475698591), (100, 5.73072886823629), (3000, 6.282424421620111)])
  func limitsMatchScipy(comparisons: Int, z: Double) throws {
    #expect(agree(try zLimit(comparisons: comparisons), z, within: 1e-8))
  }

  @Test func domain() {
    #expect(throws: NumericalError.self) { try zLimit(comparisons: 0) }
    #expect(throws: NumericalError.self) { try zLimit(falseAlarm: 0, comparisons: 1) }
  }
}
