/// A cell: a value, its half width, and how it looks.
struct TableCell: Sendable {
  var value: String
  var error: String = ""
  var style: Style = .plain

  init(_ value: String, style: Style = .plain) {
    self.value = value
    self.style = style
  }

  init(_ estimate: EstimateText) {
    value = estimate.value
    error = estimate.error
  }
}

/// A column of a table.
struct TableColumn: Sendable {
  enum Alignment: Sendable { case left, right }

  /// Line feeds separate the lines of the heading.
  var heading: String
  var alignment: Alignment = .right
  /// 0 always stays; of the others the largest goes first where the table is too wide.
  var dispensable = 0
  /// Texts at the left may be shortened to so many columns.
  var shortest: Int?
}

/// Text in columns, aligned by what terminals show: values at their right ends, `±` below `±`.
struct Table: Sendable {
  private static let gap = "  "

  var columns: [TableColumn]
  var rows: [[TableCell]]

  /// Lines of equal width, not wider than `width` unless the last resort, shortening texts, does not suffice.
  func lines(width: Int, painter: Painter) -> [String] {
    var table = self
    while table.shortestWidth > width, let index = table.mostDispensable { table.removeColumn(index) }
    var layouts = table.layouts
    for index in layouts.indices.reversed() {
      let excess = Self.total(layouts.map(\.width)) - width
      if excess > 0 { layouts[index].width = max(table.shortest(index, layouts[index]), layouts[index].width - excess) }
    }
    return table.headingLines(layouts, painter)
      + table.rows.map { row in
        zip(row, layouts).map { $1.text($0, painter) }.joined(separator: Self.gap)
      }
  }

  var naturalWidth: Int { Self.total(layouts.map(\.width)) }

  private var shortestWidth: Int { Self.total(layouts.enumerated().map { shortest($0.offset, $0.element) }) }

  private func shortest(_ index: Int, _ layout: ColumnLayout) -> Int {
    min(layout.width, columns[index].shortest ?? layout.width)
  }

  private static func total(_ widths: [Int]) -> Int { widths.reduce(0, +) + gap.count * max(0, widths.count - 1) }

  private var mostDispensable: Int? {
    columns.indices.filter { columns[$0].dispensable > 0 }.max { columns[$0].dispensable < columns[$1].dispensable }
  }

  private mutating func removeColumn(_ index: Int) {
    columns.remove(at: index)
    for row in rows.indices { rows[row].remove(at: index) }
  }

  private func headingLines(_ layouts: [ColumnLayout], _ painter: Painter) -> [String] {
    let headings = columns.map { $0.heading.split(separator: "\n").map(String.init) }
    let height = headings.map(\.count).max() ?? 0
    guard height > 0 else { return [] }
    let lines = (0..<height).map { line in
      zip(headings, layouts).map { heading, layout in
        let index = line - (height - heading.count)
        let text = index >= 0 ? heading[index] : ""
        return painter.paint(text.fitted(to: layout.width, alignRight: layout.alignRight), .bold)
      }.joined(separator: Self.gap)
    }
    let rule = String(repeating: "─", count: Self.total(layouts.map(\.width)))
    return lines + [painter.paint(rule, .dim)]
  }

  private var layouts: [ColumnLayout] {
    columns.indices.map { index in
      let cells = rows.map { $0[index] }
      let value = cells.map(\.value.displayWidth).max() ?? 0
      let error = cells.map(\.error.displayWidth).max() ?? 0
      let heading = columns[index].heading.split(separator: "\n").map(\.displayWidth).max() ?? 0
      let own = value + (error > 0 ? error + 3 : 0)
      return ColumnLayout(
        alignRight: columns[index].alignment == .right, value: value, error: error, width: max(heading, own))
    }
  }
}

private struct ColumnLayout {
  var alignRight: Bool
  var value: Int
  var error: Int
  var width: Int

  func text(_ cell: TableCell, _ painter: Painter) -> String {
    guard alignRight else { return painter.paint(cell.value.fitted(to: width), cell.style) }
    let valueWidth = error > 0 ? width - error - 3 : width
    let valueText = painter.paint(cell.value.fitted(to: valueWidth, alignRight: true), cell.style)
    guard error > 0 else { return valueText }
    let errorText = cell.error.isEmpty ? "" : "±" + (" " + cell.error).fitted(to: error + 1, alignRight: true)
    return valueText + painter.paint(" " + errorText.fitted(to: error + 2), .dim)
  }
}
