/// A linear program to be minimised, some of whose columns are whole numbers.
package struct IntegerProgram: Sendable {
  /// A column with its coefficient in a row.
  package struct Term: Sendable, Hashable {
    package var column: Int
    package var coefficient: Double

    package init(_ column: Int, _ coefficient: Double) {
      self.column = column
      self.coefficient = coefficient
    }
  }

  package internal(set) var costs: [Double] = []
  package internal(set) var lower: [Double] = []
  package internal(set) var upper: [Double] = []
  package internal(set) var isWhole: [Bool] = []
  private(set) var rowLower: [Double] = []
  private(set) var rowUpper: [Double] = []
  private(set) var rowStarts: [Int32] = [0]
  private(set) var columnOfEntry: [Int32] = []
  private(set) var entries: [Double] = []

  package init() {}

  package var columnCount: Int { costs.count }
  package var rowCount: Int { rowLower.count }

  /// - Returns: Its index.
  @discardableResult
  package mutating func addColumn(
    cost: Double, from low: Double = 0, to high: Double = .infinity, isWhole whole: Bool = true
  ) -> Int {
    precondition(low <= high && cost.isFinite, "column from \(low) to \(high) at \(cost)")
    costs.append(cost)
    lower.append(low)
    upper.append(high)
    isWhole.append(whole)
    return costs.count - 1
  }

  /// Adds `low <= Σ coefficient × column <= high`; terms of one column are added up.
  ///
  /// - Returns: Its index.
  @discardableResult
  package mutating func addRow(
    _ terms: [Term], from low: Double = -.infinity, to high: Double = .infinity
  ) -> Int {
    precondition(low <= high, "row from \(low) to \(high)")
    let sorted = terms.sorted { $0.column < $1.column }
    var last: Int?
    for term in sorted where term.coefficient != 0 {
      precondition(costs.indices.contains(term.column), "column \(term.column) of \(costs.count)")
      if term.column == last {
        entries[entries.count - 1] += term.coefficient
      } else {
        columnOfEntry.append(Int32(term.column))
        entries.append(term.coefficient)
        last = term.column
      }
    }
    rowStarts.append(Int32(entries.count))
    rowLower.append(low)
    rowUpper.append(high)
    return rowLower.count - 1
  }

  /// Narrows the bounds of a column.
  package mutating func bound(_ column: Int, from low: Double, to high: Double) {
    precondition(low <= high, "column \(column) from \(low) to \(high)")
    lower[column] = low
    upper[column] = high
  }

  /// Whether values keep all bounds and rows, to the solver's tolerance.
  package func admits(_ values: [Double]) -> Bool {
    let tolerance = 1e-6
    for column in values.indices
    where values[column] < lower[column] - tolerance || values[column] > upper[column] + tolerance { return false }
    for row in rowLower.indices {
      var sum = 0.0
      for entry in Int(rowStarts[row])..<Int(rowStarts[row + 1]) {
        sum += entries[entry] * values[Int(columnOfEntry[entry])]
      }
      if sum < rowLower[row] - tolerance || sum > rowUpper[row] + tolerance { return false }
    }
    return true
  }
}
