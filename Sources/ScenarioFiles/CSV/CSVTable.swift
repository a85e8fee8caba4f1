import CallCenterModel

/// A table read from a CSV file, its cells with their places.
struct CSVTable: Sendable {
  struct Cell: Sendable {
    var text: String
    var line: Int
    var column: Int
  }

  struct Dialect: Sendable, Equatable {
    enum Encoding: String, Sendable { case utf8 = "UTF-8", utf8WithMark = "UTF-8 with byte order mark", cp1251 }

    var encoding: Encoding
    var separator: Unicode.Scalar
    var hasDecimalComma = false
    var hasDottedDates = false

    var text: String {
      let names: [Unicode.Scalar: String] = [",": "comma", ";": "semicolon", "\t": "tab"]
      return "\(encoding.rawValue), separated by \(names[separator] ?? "nothing"), decimal "
        + (hasDecimalComma ? "comma" : "point") + (hasDottedDates ? ", dates dd.mm.yyyy" : "")
    }
  }

  var source: SourceText
  var dialect: Dialect
  var header: [Cell]
  var rows: [[Cell]]

  static let mostCells = 4_000_000

  func place(_ cell: Cell) -> Place { source.place(line: cell.line, column: cell.column) }

  /// The index of the column with a name, whatever its case.
  func column(_ name: String) -> Int? { header.firstIndex { $0.text.trimmed.lowercased() == name.lowercased() } }

  /// The number in a cell.
  func number(_ cell: Cell) throws(QuantityError) -> Double {
    var text = cell.text.trimmed
    if dialect.hasDecimalComma { text = text.replacing(",", with: ".") }
    let (number, rest) = try DecimalNumber.reading(text)
    guard rest.isEmpty else { throw QuantityError("a number is expected, not `\(cell.text)`") }
    return number.value
  }

  /// The date in a cell: ISO or dd.mm.yyyy.
  static func date(_ text: some StringProtocol) -> LocalDate? {
    if let date = LocalDate(iso: text) { return date }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, (1...2).contains(parts[0].count), (1...2).contains(parts[1].count), parts[2].count == 4,
      parts.allSatisfy({ $0.unicodeScalars.allSatisfy { ("0"..."9").contains($0) } }),
      let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2])
    else { return nil }
    return LocalDate(year: year, month: month, day: day)
  }
}
