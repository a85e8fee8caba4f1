/// JSON with the order of its keys kept.
indirect enum JSONText: Sendable {
  case object([(String, JSONText)])
  case array([JSONText])
  case string(String)
  case integer(Int)
  case boolean(Bool)

  func text(indent: String = "") -> String {
    switch self {
    case .string(let value): return Self.quoted(value)
    case .integer(let value): return "\(value)"
    case .boolean(let value): return "\(value)"
    case .array(let items):
      let short = "[\(items.map { $0.text() }.joined(separator: ", "))]"
      if short.count <= 100, !short.contains("\n") { return short }
      return lines(items.map { $0.text(indent: indent + "  ") }, "[", "]", indent)
    case .object(let entries):
      let flat = entries.allSatisfy { if case .object = $0.1 { false } else { true } }
      let short = "{\(entries.map { "\(Self.quoted($0)): \($1.text())" }.joined(separator: ", "))}"
      if flat, short.count <= 100, !short.contains("\n") { return short }
      return lines(entries.map { "\(Self.quoted($0)): \($1.text(indent: indent + "  "))" }, "{", "}", indent)
    }
  }

  private func lines(_ lines: [String], _ open: String, _ close: String, _ indent: String) -> String {
    "\(open)\n\(lines.map { indent + "  " + $0 }.joined(separator: ",\n"))\n\(indent)\(close)"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
