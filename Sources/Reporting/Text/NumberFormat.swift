/// Numbers as they are written in a language.
struct NumberFormat: Sendable {
  let language: Language

  private var point: String { language == .en ? "." : "," }
  private var thousands: String { language == .en ? "," : "\u{202F}" }

  /// A finite number with a fixed number of decimals, rounded half away from zero.
  func fixed(_ value: Double, decimals: Int) -> String {
    precondition(value.isFinite && (0...15).contains(decimals), "\(value) with \(decimals) decimals")
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    let scaled = (abs(value) * scale).rounded()
    guard scaled < 1e18 else { return "\(value)" }
    let units = Int(scaled)
    let step = Int(scale)
    var text = grouped(units / step)
    if decimals > 0 {
      let digits = String(units % step)
      text += point + String(repeating: "0", count: decimals - digits.count) + digits
    }
    return value < 0 && units > 0 ? "−" + text : text
  }

  func whole(_ value: Int) -> String { value < 0 ? "−" + grouped(-value) : grouped(value) }

  /// At most `decimals` decimals, without zeros at the end.
  func trimmed(_ value: Double, decimals: Int) -> String {
    var text = fixed(value, decimals: decimals)
    guard decimals > 0 else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(point) { text.removeLast() }
    return text
  }

  private func grouped(_ value: Int) -> String {
    let digits = Array(String(value))
    guard digits.count > 3 else { return String(digits) }
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += thousands }
      text.append(digit)
    }
    return text
  }
}
