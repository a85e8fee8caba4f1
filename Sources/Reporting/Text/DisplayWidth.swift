extension StringProtocol {
  /// The number of terminal columns the text takes; it must not hold control sequences.
  var displayWidth: Int { reduce(0) { $0 + $1.displayWidth } }
}

extension Character {
  /// 2 for East Asian wide characters and emoji, 0 for what only changes its neighbour, 1 otherwise.
  var displayWidth: Int {
    guard let first = unicodeScalars.first else { return 0 }
    if unicodeScalars.contains(where: { $0 == "\u{FE0F}" }) { return 2 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    return first.properties.isEmojiPresentation || first.isWide ? 2 : 1
  }
}

extension Unicode.Scalar {
  /// East Asian width W or F (Unicode Standard Annex 11), in blocks.
  fileprivate var isWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
      0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}

extension String {
  /// The text at the left, right or within `width` columns; cut with an ellipsis where it is longer.
  func fitted(to width: Int, alignRight: Bool = false) -> String {
    let own = displayWidth
    guard own > width else {
      let blanks = String(repeating: " ", count: width - own)
      return alignRight ? blanks + self : self + blanks
    }
    var kept = ""
    var room = width - 1
    for character in self {
      room -= character.displayWidth
      guard room >= 0 else { break }
      kept.append(character)
    }
    return (kept + "…").fitted(to: width)
  }

  /// Lines of at most `width` columns, broken at ordinary blanks; longer words stand alone.
  func wrapped(to width: Int, indent: String = "") -> [String] {
    var lines: [String] = []
    var line = ""
    for word in split(separator: " ") {
      if line.isEmpty {
        line = (lines.isEmpty ? "" : indent) + word
      } else if line.displayWidth + 1 + word.displayWidth <= width {
        line += " " + word
      } else {
        lines.append(line)
        line = indent + word
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }
}
