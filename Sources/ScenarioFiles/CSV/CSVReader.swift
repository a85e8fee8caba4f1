import CallCenterModel

/// Reads CSV text whose dialect is not known beforehand.
struct CSVReader {
  let name: String
  let issues: IssueCollector

  /// The table, or `nil` after the reason was reported.
  func read(_ bytes: [UInt8]) -> CSVTable? {
    guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else {
      let source = SourceText(name: name, directory: "", text: "")
      issues.error(source.place(line: 1, column: 1), "", "the file is in UTF-16; save it in UTF-8 or windows-1251")
      return nil
    }
    let (text, encoding) = Self.decode(bytes)
    let source = SourceText(name: name, directory: "", text: text)
    guard !text.trimmed.isEmpty else {
      issues.error(source.place(line: 1, column: 1), "", "the CSV file is empty")
      return nil
    }
    let separator = Self.separator(of: text)
    guard var records = records(source, separator), !records.isEmpty else { return nil }
    let header = records.removeFirst()
    var dialect = CSVTable.Dialect(encoding: encoding, separator: separator)
    detect(&dialect, records)
    var complete = true
    for record in records where record.count != header.count {
      issues.error(
        source.place(line: record[0].line, column: 1), "",
        "the row has \(record.count) cells, but the first line names \(header.count) columns")
      complete = false
    }
    for (index, cell) in header.enumerated() {
      let twin = header[..<index].contains { $0.text.trimmed.lowercased() == cell.text.trimmed.lowercased() }
      guard twin else { continue }
      issues.error(source.place(line: cell.line, column: cell.column), "", "the column `\(cell.text)` stands twice")
      complete = false
    }
    if records.isEmpty {
      issues.error(source.place(line: 1, column: 1), "", "the CSV file has no rows after the line with column names")
      return nil
    }
    return complete ? CSVTable(source: source, dialect: dialect, header: header, rows: records) : nil
  }

  private static func decode(_ bytes: [UInt8]) -> (String, CSVTable.Dialect.Encoding) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]), let text = String(validating: bytes.dropFirst(3), as: UTF8.self) {
      return (text, .utf8WithMark)
    }
    if let text = String(validating: bytes, as: UTF8.self) { return (text, .utf8) }
    return (CodePage1251.decode(bytes), .cp1251)
  }

  /// The most frequent of semicolon, tab and comma in the first line, quotes left out.
  private static func separator(of text: String) -> Unicode.Scalar {
    var counts: [Unicode.Scalar: Int] = [";": 0, "\t": 0, ",": 0]
    var quoted = false
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted.toggle() }
      if !quoted, scalar == "\n" || scalar == "\r" { break }
      if !quoted, let count = counts[scalar] { counts[scalar] = count + 1 }
    }
    var best: Unicode.Scalar = ";"
    for candidate in ["\t", ","] as [Unicode.Scalar] where counts[candidate, default: 0] > counts[best, default: 0] {
      best = candidate
    }
    return counts[best] == 0 ? "," : best
  }

  private func detect(_ dialect: inout CSVTable.Dialect, _ records: [[CSVTable.Cell]]) {
    for record in records.prefix(10_000) {
      for cell in record {
        let text = cell.text
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        if parts.count == 2,
          parts.allSatisfy({ part in
            !part.isEmpty
              && part.unicodeScalars.allSatisfy {
                ("0"..."9").contains($0) || " -\u{A0}\u{202F}".unicodeScalars.contains($0)
              }
          })
        {
          dialect.hasDecimalComma = true
        }
        if text.contains("."), let first = text.split(separator: " ").first, CSVTable.date(first) != nil {
          dialect.hasDottedDates = true
        }
      }
    }
  }

  /// Records and cells; quotes may hold separators, line ends and doubled quotes.
  private func records(_ source: SourceText, _ separator: Unicode.Scalar) -> [[CSVTable.Cell]]? {
    var records: [[CSVTable.Cell]] = []
    var record: [CSVTable.Cell] = []
    var cell = String.UnicodeScalarView()
    var (line, column) = (1, 0)
    var start = (line: 1, column: 1)
    var cells = 0
    var quoted = false
    var closed = false
    var scalars = source.text.unicodeScalars.makeIterator()
    var pending: Unicode.Scalar?

    func endCell() {
      record.append(.init(text: String(cell), line: start.line, column: start.column))
      cell = String.UnicodeScalarView()
      closed = false
      cells += 1
    }
    func endRecord() {
      endCell()
      if record.count > 1 || !record[0].text.trimmed.isEmpty { records.append(record) }
      record = []
    }
    while let scalar = pending ?? scalars.next() {
      pending = nil
      column += 1
      if quoted {
        if scalar == "\"" {
          pending = scalars.next()
          if pending == "\"" {
            cell.append("\"")
            pending = nil
            column += 1
          } else {
            (quoted, closed) = (false, true)
          }
        } else {
          cell.append(scalar)
          if scalar == "\n" { (line, column) = (line + 1, 0) }
        }
        continue
      }
      switch scalar {
      case "\"" where cell.isEmpty && !closed: quoted = true
      case separator:
        endCell()
        start = (line, column + 1)
      case "\r", "\n":
        if scalar == "\r" {
          pending = scalars.next()
          if pending == "\n" { pending = nil }
        }
        endRecord()
        (line, column) = (line + 1, 0)
        start = (line, 1)
      case _ where closed && scalar != " ":
        issues.error(source.place(line: line, column: column), "", "text after a closing quote")
        return nil
      case _ where closed: break
      default: cell.append(scalar)
      }
      guard cells <= CSVTable.mostCells else {
        issues.error(
          source.place(line: line, column: 1), "",
          "the CSV file has more than \(CSVTable.mostCells) cells; that is the limit")
        return nil
      }
    }
    guard !quoted else {
      issues.error(source.place(line: start.line, column: start.column), "", "the quote is never closed")
      return nil
    }
    if !cell.isEmpty || !record.isEmpty || closed { endRecord() }
    return records
  }
}
