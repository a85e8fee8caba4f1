/// Stretches of a criterion's periods with contacts enough to tell what a person more does to them.
///
/// Busy call types have a stretch for every interval; of rare ones several intervals are one.
struct ServiceBlocks: Sendable {
  /// Shape `[criterion][block]`: intervals of the window, ascending, none in two periods.
  let blocks: [[Range<Int>]]
  /// Shape `[criterion][interval]`.
  let blockOfInterval: [[Int]]
  /// Shape `[criterion][block]`.
  let periodOfBlock: [[Int]]

  /// - Parameters:
  ///   - sample: Of any plan.
  ///   - fewest: Contacts of the sample that a block has, where its period has so many.
  init(_ sample: OutcomeSample, fewest: Int) {
    var blocks: [[Range<Int>]] = []
    var periods: [[Int]] = []
    for (index, criterion) in sample.criteria.enumerated() {
      var found: [Range<Int>] = []
      var periodsOfFound: [Int] = []
      for (period, range) in criterion.periods.enumerated() {
        var first = range.lowerBound
        var contacts: Int64 = 0
        var own: [Range<Int>] = []
        for interval in range {
          contacts += sample.base[index][interval]
          guard contacts >= Int64(fewest) else { continue }
          own.append(first..<interval + 1)
          first = interval + 1
          contacts = 0
        }
        if first < range.upperBound {
          // What is left over joins the last block.
          let start = own.popLast()?.lowerBound ?? first
          own.append(start..<range.upperBound)
        }
        found += own
        periodsOfFound += own.map { _ in period }
      }
      blocks.append(found)
      periods.append(periodsOfFound)
    }
    self.blocks = blocks
    periodOfBlock = periods
    blockOfInterval = zip(sample.base, blocks).map { row, blocks in
      var index = [Int](repeating: 0, count: row.count)
      for (block, range) in blocks.enumerated() { for interval in range { index[interval] = block } }
      return index
    }
  }

  func good(_ sample: OutcomeSample, _ criterion: Int, _ block: Int) -> Int64 {
    sample.good[criterion][blocks[criterion][block]].reduce(0, +)
  }

  func base(_ sample: OutcomeSample, _ criterion: Int, _ block: Int) -> Int64 {
    sample.base[criterion][blocks[criterion][block]].reduce(0, +)
  }
}
