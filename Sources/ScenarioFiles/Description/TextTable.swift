/// Rows of cells set in columns.
struct TextTable {
  private var rows: [[String]] = []

  mutating func add(_ cells: [String]) { rows.append(cells) }

  /// Lines with the first column to the left and the others to the right, or all to the left.
  func lines(indent: String = "  ", numbersRight: Bool = false) -> [String] {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0 }
    return rows.map { row in
      var line = indent
      for (column, cell) in row.enumerated() {
        let fill = String(repeating: " ", count: widths[column] - cell.count)
        let right = numbersRight && column > 0
        line += (column > 0 ? "  " : "") + (right ? fill + cell : cell + fill)
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
