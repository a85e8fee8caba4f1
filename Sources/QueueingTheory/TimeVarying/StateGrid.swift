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
    values.withUnsafeBufferPointer { values in
      guard let values = values.baseAddress else { return 0 }
      var total = 0.0
      for row in windows.indices where !windows[row].isEmpty {
        let base = row * width
        total += values.sum(base + windows[row].lowerBound..<base + windows[row].upperBound)
      }
      return total
    }
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
    values.withUnsafeMutableBufferPointer { values in
      guard let values = values.baseAddress else { return }
      for row in windows.indices where !windows[row].isEmpty {
        (values + row * width + windows[row].lowerBound).update(repeating: 0, count: windows[row].count)
      }
    }
    for row in windows.indices { windows[row] = 1..<1 }
    dropped = 0
  }

  mutating func take(droppedBy other: StateGrid) { dropped = other.dropped }

  /// Adds `weight` times another grid of the same shape, its columns from `lowest` on.
  mutating func add(_ weight: Double, _ other: StateGrid, from lowest: Int = 1) {
    values.withUnsafeMutableBufferPointer { sums in
      other.values.withUnsafeBufferPointer { terms in
        guard let sums = sums.baseAddress, let terms = terms.baseAddress else { return }
        for row in other.windows.indices {
          let low = max(lowest, other.windows[row].lowerBound)
          let high = other.windows[row].upperBound
          guard low < high else { continue }
          let base = row * width
          sums.add(weight, terms, base + low..<base + high)
          let mine = windows[row]
          windows[row] = mine.isEmpty ? low..<high : min(mine.lowerBound, low)..<max(mine.upperBound, high)
        }
      }
    }
  }

  /// Becomes one step of the uniformised chain from `other`, plus a share of `source`.
  ///
  /// - Returns: Whether something that matters stands at the edge of the columns, where the kernel has no more.
  mutating func take(_ kernel: StateKernel, from other: StateGrid, source: StateSource?) -> Bool {
    let live = max(other.liveRows, source?.grid.liveRows ?? 0)
    let width = width
    let first = first
    var lost = other.dropped
    var isFull = false
    values.withUnsafeMutableBufferPointer { new in
      other.values.withUnsafeBufferPointer { old in
        kernel.stay.withUnsafeBufferPointer { stay in
          kernel.down.withUnsafeBufferPointer { down in
            guard let new = new.baseAddress, let old = old.baseAddress, let stay = stay.baseAddress,
              let down = down.baseAddress
            else { return }
            for row in windows.indices {
              let columns = row < live ? kernel.columns(row, from: other, source: source) : 1..<1
              let base = row * width
              (new + base).clear(windows[row], except: columns)
              windows[row] = columns
              guard !columns.isEmpty else { continue }
              let range = base + columns.lowerBound..<base + columns.upperBound
              if kernel.up > 0 {
                new.step(old, stay: stay, up: kernel.up, down: down, range)
              } else {
                new.step(old, stay: stay, down: down, range)
              }
              if row + 1 < live, !other.windows[row + 1].isEmpty, kernel.cross[row + 1] > 0 {
                new.add(kernel.cross[row + 1], old, shift: width, range)
              }
              source?.feed(new + base, row)
              let window = (new + base).trimmed(columns, below: Self.negligible, &lost)
              windows[row] = window
              if !window.isEmpty,
                window.upperBound == width - 1 && kernel.highest[row] == width - 2 && !kernel.isClosed[row]
                  || window.lowerBound == 1 && first > 0 && kernel.lowest[row] == 1 && row == 0 && kernel.opensBelow
              {
                isFull = true
              }
            }
          }
        }
      }
    }
    dropped = lost
    return isFull
  }
}

/// A grid of which a share flows into another with every step, within columns that take it.
struct StateSource {
  let grid: StateGrid
  let factor: Double
  /// The columns of each row that take it; nil takes all.
  let accepted: [ClosedRange<Int>?]?

  /// Adds its share to a row of the other grid.
  func feed(_ entries: UnsafeMutablePointer<Double>, _ row: Int) {
    let window = window(row)
    guard !window.isEmpty else { return }
    grid.values.withUnsafeBufferPointer { values in
      guard let values = values.baseAddress else { return }
      entries.add(factor, values + row * grid.width, window)
    }
  }

  func window(_ row: Int) -> Range<Int> {
    let window = grid.windows[row]
    guard let accepted else { return window }
    guard let range = accepted[row] else { return 1..<1 }
    return window.clamped(to: range.lowerBound..<range.upperBound + 1)
  }
}
