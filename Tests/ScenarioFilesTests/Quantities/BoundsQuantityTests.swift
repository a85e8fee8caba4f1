import Testing

@testable import ScenarioFiles

@Suite struct BoundsQuantityTests {
  @Test(arguments: [("8", 8...8), ("10-14", 10...14), (" 3 – 5 ", 3...5), ("0-0", 0...0), ("1e1-12", 10...12)])
  func readsWholeNumbers(text: String, range: ClosedRange<Int>) throws {
    #expect(try BoundsQuantity.whole(text, 0...14) == range)
  }

  @Test(arguments: ["", "-", "5-", "-5", "14-10", "1-2-3", "15", "2.5", "2 h", "3-x"])
  func refusesWholeNumbers(text: String) {
    #expect(throws: QuantityError.self) { try BoundsQuantity.whole(text, 0...14) }
  }

  @Test(arguments: [
    ("36-40 h", 129_600.0...144_000.0), ("37.5 h", 135_000...135_000), ("30 min-1 h", 1_800...3_600),
    ("1 h 30 min-2 h", 5_400...7_200), ("45 – 90 min", 2_700...5_400), ("0-1 h", 0...3_600),
  ])
  func readsTimes(text: String, range: ClosedRange<Double>) throws {
    #expect(try BoundsQuantity.times(text) == range)
  }

  @Test(arguments: ["40", "36-40", "3 h-2 h", "2 h-", "2-3-4 h", "2 h-3", "2 x-3 x"])
  func refusesTimes(text: String) {
    #expect(throws: QuantityError.self) { try BoundsQuantity.times(text) }
  }
}
