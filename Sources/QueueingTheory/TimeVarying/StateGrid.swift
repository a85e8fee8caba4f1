/// Non-negative values on the states of a group whose staff may have been cut: zero outside a window of each row.
///
/// Row e holds the states with e agents at work above the number on duty, finishing the contact in hand; column x stands
/// for x − s waiting contacts, s being the number on duty, and in row 0, where x < s, for x busy agents. So x + e
/// contacts are in the system. The first and the last column are guards and always zero.
struct StateGrid: Sendable {
  /// The smallest x that has a column.
  let first: Int
  let width: Int
  private(set) var values: [Double]
  /// The columns of each row that may hold something.
  private(set) var windows: [Range<Int>]
  /// What was dropped at the edges for being too small to matter.
  private(set) var dropped = 0.0

  /// Entries at the edge of a window below this are dropped.
  static let negligible = 1e-17

  init(first: Int, width: Int, rows: Int) {
    self.first = first
    self.width = width
    values = [Double](repeating: 0, count: width * rows)
    windows = [Range<Int>](repeating: 1..<1, count: rows)
  }

  var rows: Int { windows.count }

  /// One more than the last row that holds something, at least 1.
  var liveRows: Int {
    var count = windows.count
    while count > 1, windows[count - 1].isEmpty { count -= 1 }
    return max(1, count)
  }

  /// The values of x that hold something, over all rows.
  var extent: Range<Int>? {
    let live = windows.filter { !$0.isEmpty }
    guard let low = live.map(\.lowerBound).min(), let high = live.map(\.upperBound).max() else { return nil }
    return low + first - 1..<high + first - 1
  }

  /// Whether nothing is left.
  var isEmpty: Bool { liveRows == 1 && windows[0].isEmpty }

  var size: Int { windows.reduce(0) { $0 + $1.count } }

  func column(_ x: Int) -> Int { x - first + 1 }

  subscript(row: Int, x: Int) -> Double {
    let column = column(x)
    return row < rows && windows[row].contains(column) ? values[row * width + column] : 0
  }

  mutating func add(_ value: Double, row: Int, x: Int) {
    let column = column(x)
    values[row * width + column] += value
    let window = windows[row]
    windows[row] =
      window.isEmpty ? column..<column + 1 : min(window.lowerBound, column)..<max(window.upperBound, column + 1)
  }

  /// Every value with its row and x.
  func forEach(_ body: (_ row: Int, _ x: Int, _ value: Double) -> Void) {
    for row in windows.indices {
      for column in windows[row] { body(row, column + first - 1, values[row * width + column]) }
    }
  }

  func sum() -> Double {
    var total = 0.0
    forEach { _, _, value in total += value }
    return total
  }

  /// The same values with other columns and rows; those without a place must be zero.
  func moved(first newFirst: Int, width newWidth: Int, rows newRows: Int) -> StateGrid {
    var grid = StateGrid(first: newFirst, width: newWidth, rows: newRows)
    grid.dropped = dropped
    let shift = first - newFirst
    for row in 0..<min(rows, newRows) where !windows[row].isEmpty {
      for column in windows[row] {
        grid.values[row * newWidth + column + shift] = values[row * width + column]
      }
      grid.windows[row] = windows[row].lowerBound + shift..<windows[row].upperBound + shift
    }
    return grid
  }

  /// Adds `weight` times values on the same columns and rows, in their windows from a column on.
  mutating func add(
    _ weight: Double, _ terms: UnsafePointer<Double>, windows others: [Range<Int>], from lowest: Int = 1
  ) {
    values.withUnsafeMutableBufferPointer { sums in
      guard let sums = sums.baseAddress else { return }
      for row in windows.indices {
        let window = max(lowest, others[row].lowerBound)..<max(lowest, others[row].upperBound)
        guard !window.isEmpty else { continue }
        (sums + row * width).add(weight, terms + row * width, window)
        let mine = windows[row]
        windows[row] =
          mine.isEmpty
          ? window : min(mine.lowerBound, window.lowerBound)..<max(mine.upperBound, window.upperBound)
      }
    }
  }

  /// A grid of the same shape with other values, but for those too small to matter.
  func replaced(
    by values: UnsafeMutablePointer<Double>, windows: [Range<Int>], dropped: Double
  ) -> StateGrid {
    var grid = StateGrid(first: first, width: width, rows: rows)
    grid.dropped = dropped
    for row in windows.indices {
      grid.windows[row] = (values + row * width).trimmed(windows[row], below: Self.negligible, &grid.dropped)
      for column in grid.windows[row] { grid.values[row * width + column] = values[row * width + column] }
    }
    return grid
  }
}

/// The states with a queue at a time within a span, summed while the chain goes on.
struct StateSample {
  let mixture: PoissonMixture
  /// The column of the first state with a queue.
  let head: Int
  private(set) var grid: StateGrid

  /// With nothing summed yet.
  init(_ mixture: PoissonMixture, head: Int, like grid: StateGrid) {
    self.mixture = mixture
    self.head = head
    self.grid = StateGrid(first: grid.first, width: grid.width, rows: grid.rows)
  }

  mutating func add(_ states: UnsafePointer<Double>, windows: [Range<Int>], step: Int) {
    guard step >= mixture.first, step < mixture.weights.count else { return }
    grid.add(mixture.weights[step], states, windows: windows, from: head)
  }
}
