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
  static let negligible = 1e-25

  init(first: Int, width: Int, rows: Int) {
    self.first = first
    self.width = width
    values = [Double](repeating: 0, count: width * rows)
    windows = [Range<Int>](repeating: 1..<1, count: rows)
  }

  var rows: Int { windows.count }

  /// One more than the last row that holds something, at least 1.
  var liveRows: Int { max(1, (windows.lastIndex { !$0.isEmpty } ?? 0) + 1) }

  /// The values of x that hold something, over all rows.
  var extent: Range<Int>? {
    let live = windows.filter { !$0.isEmpty }
    guard let low = live.map(\.lowerBound).min(), let high = live.map(\.upperBound).max() else { return nil }
    return low + first - 1..<high + first - 1
  }

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
    values.withUnsafeBufferPointer { values in
      for row in windows.indices {
        var parts = SIMD4<Double>.zero
        var column = windows[row].lowerBound
        let end = windows[row].upperBound
        let base = row * width
        while column + 4 <= end {
          let at = base + column
          parts += SIMD4(values[at], values[at + 1], values[at + 2], values[at + 3])
          column += 4
        }
        while column < end {
          parts[0] += values[base + column]
          column += 1
        }
        total += parts.sum()
      }
    }
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

  mutating func clear() {
    for row in windows.indices {
      for column in windows[row] { values[row * width + column] = 0 }
      windows[row] = 1..<1
    }
    dropped = 0
  }

  mutating func take(droppedBy other: StateGrid) { dropped = other.dropped }

  /// Adds `weight` times another grid of the same shape.
  mutating func add(_ weight: Double, _ other: StateGrid) {
    values.withUnsafeMutableBufferPointer { sums in
      other.values.withUnsafeBufferPointer { terms in
        for row in other.windows.indices where !other.windows[row].isEmpty {
          let window = other.windows[row]
          let base = row * width
          for at in base + window.lowerBound..<base + window.upperBound { sums[at] += weight * terms[at] }
          let mine = windows[row]
          windows[row] =
            mine.isEmpty
            ? window : min(mine.lowerBound, window.lowerBound)..<max(mine.upperBound, window.upperBound)
        }
      }
    }
  }

  /// Becomes one step of the uniformised chain from `other`, plus a share of `source`.
  ///
  /// - Returns: Whether something that matters stands at the edge of the columns, where the kernel has no more.
  mutating func take(_ kernel: StateKernel, from other: StateGrid, source: StateSource?) -> Bool {
    clear()
    dropped = other.dropped
    var isFull = false
    for row in windows.indices {
      let above = row + 1 < rows ? other.windows[row + 1] : 1..<1
      let fed = source?.window(row) ?? 1..<1
      var low = Int.max
      var high = Int.min
      if !other.windows[row].isEmpty {
        low = other.windows[row].lowerBound - 1
        high = other.windows[row].upperBound + 1
      }
      for window in [above, fed] where !window.isEmpty {
        low = min(low, window.lowerBound)
        high = max(high, window.upperBound)
      }
      low = max(low, kernel.lowest[row])
      high = min(high, kernel.highest[row] + 1)
      guard low < high else { continue }
      step(kernel, row, low..<high, from: other, hasAbove: !above.isEmpty)
      if let source, !fed.isEmpty { feed(source, row, fed) }
      trim(row, low..<high)
      let window = windows[row]
      if !window.isEmpty,
        window.upperBound == width - 1 && kernel.highest[row] == width - 2 && !kernel.isClosed[row]
          || window.lowerBound == 1 && first > 0 && kernel.lowest[row] == 1 && row == 0 && kernel.opensBelow
      {
        isFull = true
      }
    }
    return isFull
  }

  private mutating func step(
    _ kernel: StateKernel, _ row: Int, _ window: Range<Int>, from other: StateGrid, hasAbove: Bool
  ) {
    let base = row * width
    let width = width
    let up = kernel.up
    let cross = hasAbove ? kernel.cross[row + 1] : 0
    values.withUnsafeMutableBufferPointer { new in
      other.values.withUnsafeBufferPointer { old in
        kernel.stay.withUnsafeBufferPointer { stay in
          kernel.down.withUnsafeBufferPointer { down in
            for at in base + window.lowerBound..<base + window.upperBound {
              new[at] = stay[at] * old[at] + up * old[at - 1] + down[at + 1] * old[at + 1]
            }
            if cross > 0 {
              for at in base + window.lowerBound..<base + window.upperBound { new[at] += cross * old[at + width] }
            }
          }
        }
      }
    }
  }

  private mutating func feed(_ source: StateSource, _ row: Int, _ window: Range<Int>) {
    let base = row * width
    let factor = source.factor
    values.withUnsafeMutableBufferPointer { new in
      source.grid.values.withUnsafeBufferPointer { old in
        for at in base + window.lowerBound..<base + window.upperBound { new[at] += factor * old[at] }
      }
    }
  }

  private mutating func trim(_ row: Int, _ window: Range<Int>) {
    var low = window.lowerBound
    var high = window.upperBound
    let base = row * width
    values.withUnsafeMutableBufferPointer { values in
      while low < high, values[base + low] < Self.negligible {
        dropped += values[base + low]
        values[base + low] = 0
        low += 1
      }
      while low < high, values[base + high - 1] < Self.negligible {
        dropped += values[base + high - 1]
        values[base + high - 1] = 0
        high -= 1
      }
    }
    windows[row] = low < high ? low..<high : 1..<1
  }
}

/// A grid of which a share flows into another with every step, within columns that take it.
struct StateSource {
  let grid: StateGrid
  let factor: Double
  /// The columns of each row that take it; nil takes all.
  let accepted: [ClosedRange<Int>?]?

  func window(_ row: Int) -> Range<Int> {
    let window = grid.windows[row]
    guard let accepted else { return window }
    guard let range = accepted[row] else { return 1..<1 }
    return window.clamped(to: range.lowerBound..<range.upperBound + 1)
  }
}
