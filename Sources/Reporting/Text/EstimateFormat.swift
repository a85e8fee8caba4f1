internal import CallCenterModel
internal import OutputAnalysis

/// A value and its half width as text, apart so that tables can align them.
struct EstimateText: Sendable, Equatable {
  var value: String
  /// Without `±`; empty for a value that is exact, `?` where too little is known for limits.
  var error: String

  var joined: String { error.isEmpty ? value : "\(value)\u{A0}±\u{A0}\(error)" }
}

/// Estimates as text, with no more digits than their half widths bear out.
struct EstimateFormat: Sendable {
  /// How many digits of the half width are shown.
  enum Digits: Sendable {
    /// One: for prose.
    case one
    /// One, or two if the first is a 1: for wide tables.
    case compact
    /// Two.
    case two
  }

  static let missing = EstimateText(value: "–", error: "")

  let number: NumberFormat
  let units: DurationUnits

  init(_ catalogue: Catalogue) {
    number = NumberFormat(language: catalogue.language)
    units = DurationUnits(catalogue)
  }

  func text(_ estimate: Estimate?, _ kind: Measure.Kind, _ digits: Digits) -> EstimateText {
    guard let estimate, estimate.mean.isFinite else { return Self.missing }
    switch kind {
    case .probability:
      var text = plain(estimate.scaled(by: 100), exactDecimals: 1, digits)
      text.value += "\u{A0}%"
      return text
    case .seconds: return duration(estimate, digits)
    case .count, .agents, .ratio, .money: return plain(estimate, exactDecimals: 2, digits)
    }
  }

  /// A time as hours with decimals.
  func hours(_ estimate: Estimate?, _ digits: Digits) -> EstimateText {
    guard let estimate, estimate.mean.isFinite else { return Self.missing }
    var text = plain(estimate.scaled(by: 1 / 3600), exactDecimals: 1, digits)
    text.value += "\u{A0}" + units.hour
    return text
  }

  private func plain(_ estimate: Estimate, exactDecimals: Int, _ digits: Digits) -> EstimateText {
    guard let halfWidth = estimate.halfWidth, halfWidth.isFinite else {
      return EstimateText(value: number.trimmed(estimate.mean, decimals: exactDecimals), error: "?")
    }
    guard halfWidth > 0 else {
      return EstimateText(value: number.trimmed(estimate.mean, decimals: exactDecimals), error: "")
    }
    let decimals = Self.decimals(halfWidth, digits)
    return EstimateText(
      value: number.fixed(estimate.mean, decimals: decimals), error: number.fixed(halfWidth, decimals: decimals))
  }

  private func duration(_ estimate: Estimate, _ digits: Digits) -> EstimateText {
    guard estimate.mean >= 59.5 else {
      var text = plain(estimate, exactDecimals: 1, digits)
      text.value += "\u{A0}" + units.second
      return text
    }
    let value = units.text(estimate.mean)
    guard let halfWidth = estimate.halfWidth, halfWidth.isFinite else { return EstimateText(value: value, error: "?") }
    guard halfWidth > 0 else { return EstimateText(value: value, error: "") }
    return EstimateText(value: value, error: units.text(max(1, halfWidth.rounded())))
  }

  /// Decimals that show the wanted digits of the half width; never coarser than whole units.
  static func decimals(_ halfWidth: Double, _ digits: Digits) -> Int {
    var decimals = 0
    var leading = halfWidth
    while leading < 0.95, decimals < 6 {
      leading *= 10
      decimals += 1
    }
    guard leading < 9.5 else { return decimals }
    switch digits {
    case .one: return decimals
    case .compact: return leading < 1.95 ? decimals + 1 : decimals
    case .two: return decimals + 1
    }
  }
}

/// Spans of time as text: `8.3 s`, `2 min 05 s`, `1 h 02 min`.
struct DurationUnits: Sendable {
  let hour: String
  let minute: String
  let second: String
  private let number: NumberFormat

  init(_ catalogue: Catalogue) {
    hour = catalogue.text(.hourUnit)
    minute = catalogue.text(.minuteUnit)
    second = catalogue.text(.secondUnit)
    number = NumberFormat(language: catalogue.language)
  }

  /// - Parameter seconds: At least 0; below a minute one decimal is kept unless it is 0.
  /// - Returns: Two units at most.
  func text(_ seconds: Double) -> String {
    guard seconds >= 59.5 else { return number.trimmed(seconds, decimals: 1) + "\u{A0}" + second }
    let whole = Int(min(seconds, 1e15).rounded())
    if whole < 3600 { return pair(whole / 60, minute, whole % 60, second) }
    let minutes = (whole + 30) / 60
    return pair(minutes / 60, hour, minutes % 60, minute)
  }

  private func pair(_ large: Int, _ largeUnit: String, _ small: Int, _ smallUnit: String) -> String {
    let first = "\(number.whole(large))\u{A0}\(largeUnit)"
    return small == 0 ? first : first + "\u{A0}\(small < 10 ? "0" : "")\(small)\u{A0}\(smallUnit)"
  }
}
