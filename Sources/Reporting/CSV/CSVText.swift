internal import OutputAnalysis

/// Comma-separated text (RFC 4180, but lines end in a line feed), point as decimal mark.
struct CSVText {
  private(set) var text = ""
  private let separator: Character

  init(separator: Character = ",") { self.separator = separator }

  init(header: [String]) {
    self.init()
    append(header)
  }

  mutating func append(_ fields: [String]) {
    text += fields.map(quoted).joined(separator: String(separator)) + "\n"
  }

  /// The fewest digits that read back to the same double; empty where there is no value.
  static func number(_ value: Double?) -> String { value.map { JSONValue.number($0).serialized() } ?? "" }

  /// Text that no spreadsheet takes for a formula: an apostrophe before what would begin one.
  ///
  /// For texts that people write and read, not for numbers. Whoever reads such a file back takes the apostrophe off again.
  static func harmless(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "=+-@\t\r\n".unicodeScalars.contains(first) else { return text }
    return "'" + text
  }

  static func limits(_ estimate: Estimate?) -> [String] {
    [number(estimate?.mean), number(estimate?.lower), number(estimate?.upper), number(estimate?.halfWidth)]
  }

  private func quoted(_ field: String) -> String {
    let needsQuotes = field.contains(separator) || field.unicodeScalars.contains { ["\"", "\r", "\n"].contains($0) }
    guard needsQuotes || field.hasPrefix(" ") || field.hasSuffix(" ") else { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
