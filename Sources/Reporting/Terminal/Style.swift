/// How a piece of text looks where colour is allowed.
enum Style: String, Sendable {
  case plain = ""
  case bold = "1"
  case dim = "2"
  case good = "32"
  case bad = "31"
  case warning = "33"
}

/// Puts control sequences around finished, already aligned text.
struct Painter: Sendable {
  let color: Bool

  func paint(_ text: String, _ style: Style) -> String {
    guard color, style != .plain, !text.isEmpty else { return text }
    return "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m"
  }
}
