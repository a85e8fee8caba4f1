/// Whether a number is open, asked in ascending order of time.
struct OpeningHours {
  private let starts: [Int64]
  private let ends: [Int64]
  private var cursor = 0
  /// The answer until `nextChange`.
  private var isOpenNow = false
  private var nextChange = Int64.min

  /// - Parameter ranges: Open stretches in elapsed seconds, ascending and apart.
  init(_ ranges: [Range<Int>]) {
    starts = ranges.map { Int64($0.lowerBound) * 1_000_000 }
    ends = ranges.map { Int64($0.upperBound) * 1_000_000 }
  }

  mutating func reset() {
    cursor = 0
    isOpenNow = false
    nextChange = .min
  }

  /// When it opens next, after it was found closed.
  var next: Int64? { cursor < starts.count ? starts[cursor] : nil }

  @inline(__always)
  mutating func isOpen(at now: Int64) -> Bool {
    if _slowPath(now >= nextChange) { advance(to: now) }
    return isOpenNow
  }

  @inline(never)
  private mutating func advance(to now: Int64) {
    while cursor < ends.count, ends[cursor] <= now { cursor += 1 }
    isOpenNow = cursor < ends.count && starts[cursor] <= now
    nextChange = cursor < ends.count ? (isOpenNow ? ends[cursor] : starts[cursor]) : .max
  }
}
