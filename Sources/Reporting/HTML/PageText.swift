internal import CallCenterModel
internal import Experiments
internal import OutputAnalysis

/// Words and figures of a page in one language.
struct PageText: Sendable {
  let catalogue: Catalogue
  let number: NumberFormat
  let estimates: EstimateFormat
  let dates: DateFormat
  /// Of every ±, strictly between 0 and 1.
  let confidence: Double
  let currency: String

  init(_ language: Language, confidence: Double, currency: String) {
    catalogue = Catalogue(language)
    number = NumberFormat(language: language)
    estimates = EstimateFormat(catalogue)
    dates = DateFormat(catalogue)
    self.confidence = confidence
    self.currency = currency
  }

  /// A phrase as finished content.
  func html(_ message: Message, count: Int = 0, _ values: KeyValuePairs<String, String> = [:]) -> String {
    HTML.escaped(catalogue.text(message, count: count, values))
  }

  func plain(_ message: Message, count: Int = 0, _ values: KeyValuePairs<String, String> = [:]) -> String {
    catalogue.text(message, count: count, values)
  }

  func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  func percent(_ share: Double, decimals: Int = 1) -> String {
    number.trimmed(share * 100, decimals: decimals) + "\u{A0}%"
  }

  // MARK: Figures

  /// The limits as a sentence.
  func limits(_ estimate: Estimate, _ kind: Measure.Kind) -> String {
    guard estimate.lower != nil, estimate.upper != nil else { return plain(.limitsUnknown) }
    guard let (lower, upper) = ends(estimate, kind) else { return plain(.limitsExact) }
    return plain(.limits, ["lower": lower, "upper": upper, "level": percent(confidence, decimals: 2)])
  }

  /// Both limits with a dash between them; `nil` where there are none.
  private func range(_ estimate: Estimate, _ kind: Measure.Kind) -> String? {
    ends(estimate, kind).map { "\($0.lower) – \($0.upper)" }
  }

  /// The limits with the digits of the figure itself.
  private func ends(_ estimate: Estimate, _ kind: Measure.Kind) -> (lower: String, upper: String)? {
    guard let lower = estimate.lower, let upper = estimate.upper, lower < upper else { return nil }
    func limit(_ value: Double) -> String {
      estimates.text(Estimate(mean: value, lower: lower, upper: upper), kind, .two).value
    }
    return (limit(lower), limit(upper))
  }

  /// What a reader sees who points at a figure: its name, its definition, its limits.
  func explanation(_ estimate: Estimate, _ measure: Measure) -> String {
    "\(catalogue.name(of: measure)): \(catalogue.definition(of: measure)). \(limits(estimate, measure.kind))"
  }

  /// A figure that explains itself, its error apart.
  func tile(_ estimate: Estimate?, _ measure: Measure) -> String {
    guard let estimate else { return HTML.escaped(EstimateFormat.missing.value) }
    let text = estimates.text(estimate, measure.kind, .one)
    let error = text.error.isEmpty ? "" : " " + HTML.element("small", "±\u{A0}" + HTML.escaped(text.error))
    return HTML.element(
      "abbr", ["tabindex": "0", "title": explanation(estimate, measure)], HTML.escaped(text.value) + error)
  }

  /// A cell of a table; its column or row says what it is.
  func cell(
    _ estimate: Estimate?, _ measure: Measure, _ digits: EstimateFormat.Digits = .compact, hasLimits: Bool = true
  ) -> String {
    guard let estimate else { return "<td>–</td>" }
    let text = estimates.text(estimate, measure.kind, digits)
    let error = text.error.isEmpty ? "" : "<i> ±\u{A0}\(HTML.escaped(text.error))</i>"
    let content = HTML.escaped(text.value) + error
    guard hasLimits, let range = range(estimate, measure.kind) else { return HTML.element("td", content) }
    return HTML.element("td", ["title": range], content)
  }

  func cell(_ text: String) -> String { HTML.element("td", HTML.escaped(text)) }

  /// The name of a measure with its definition.
  func name(_ measure: Measure) -> String { defined(catalogue.name(of: measure), measure) }

  func defined(_ name: String, _ measure: Measure) -> String {
    HTML.element(
      "abbr", ["tabindex": "0", "title": sentence(catalogue.definition(of: measure))], HTML.escaped(name))
  }
}

/// Figures inside sentences that a catalogue puts together: plain text until the sentence is escaped.
enum MarkedFigure {
  private static let (begin, middle, end): (Character, Character, Character) = ("\u{E000}", "\u{E001}", "\u{E002}")

  static func marked(_ text: String, explanation: String) -> String { "\(begin)\(explanation)\(middle)\(text)\(end)" }

  /// Escapes a sentence and turns its marks into elements.
  static func html(_ sentence: String) -> String {
    sentence.split(separator: begin, omittingEmptySubsequences: false).enumerated().map { index, part in
      guard index > 0, let middle = part.firstIndex(of: middle), let end = part.firstIndex(of: end) else {
        return HTML.escaped(part)
      }
      let text = HTML.escaped(part[part.index(after: middle)..<end])
      return HTML.element("abbr", ["tabindex": "0", "title": String(part[..<middle])], text)
        + HTML.escaped(part[part.index(after: end)...])
    }.joined()
  }
}
