/// One finding about a scenario, with its place in a file.
package struct ScenarioIssue: Error, Sendable, Hashable, CustomStringConvertible {
  package enum Severity: String, Sendable, Hashable { case error, warning, note }

  package var severity: Severity
  package var file: String
  /// From 1.
  package var line: Int
  /// From 1, counted in Unicode scalars.
  package var column: Int
  /// The place in the tree, such as `agentGroups.sumy.headcount`; empty for the whole file.
  package var path: String
  package var message: String
  /// The text of the line.
  package var sourceLine: String

  /// `FILE:LINE:COLUMN: error: path: message`.
  package var description: String {
    "\(file):\(line):\(column): \(severity.rawValue): \(path.isEmpty ? "" : path + ": ")\(message)"
  }

  /// The description, the offending line, and a caret under its place.
  package var text: String {
    guard !sourceLine.isEmpty else { return description }
    return "\(description)\n  \(shownLine)\n  \(caretIndent)^"
  }

  private static let widest = 160

  private var shownLine: String {
    let scalars = sourceLine.unicodeScalars
    return scalars.count > Self.widest ? String(scalars.prefix(Self.widest)) + "…" : sourceLine
  }

  /// As many columns as a terminal uses for what stands before the place.
  private var caretIndent: String {
    var indent = ""
    for scalar in sourceLine.unicodeScalars.prefix(min(column - 1, Self.widest)) {
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: continue
      default: indent += scalar == "\t" ? "\t" : String(repeating: " ", count: scalar.terminalColumns)
      }
    }
    return indent
  }
}

extension Unicode.Scalar {
  fileprivate var terminalColumns: Int {
    switch value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}
