/// Whether a number is open, asked in ascending order of time.
struct OpeningHours {
  private let starts: [Int64]
  private let ends: [Int64]
  private var cursor = 0

  /// - Parameter ranges: Open stretches in elapsed seconds, ascending and apart.
  init(_ ranges: [Range<Int>]) {
    starts = ranges.map { Int64($0.lowerBound) * 1_000_000 }
    ends = ranges.map { Int64($0.upperBound) * 1_000_000 }
  }

  mutating func reset() { cursor = 0 }

  @inline(__always)
  mutating func isOpen(at now: Int64) -> Bool {
    while cursor < ends.count, ends[cursor] <= now { cursor += 1 }
    return cursor < ends.count && starts[cursor] <= now
  }
}
