internal import CallCenterModel

/// Every text for people in one language.
///
/// To translate: copy the English lists (`Catalogue+English.swift` and one for each topic), translate the right-hand sides, keep what stands in braces. A blank that
/// must not be broken at the end of a line is written `~`.
struct Catalogue: Sendable {
  let language: Language
  let phrases: [Message: Phrase]
  let measures: [Measure: String]

  init(_ language: Language) {
    self.language = language
    phrases = Self.merged(
      language == .en
        ? [
          Self.english,
          Self.englishComparison,
          Self.englishSweep,
          Self.englishPage,
          Self.englishCheck,
          Self.englishLabour,
          Self.englishRequirement,
          Self.englishRoster,
          Self.englishRosterCommand,
          Self.englishSchedule,
        ]
        : [
          Self.ukrainian,
          Self.ukrainianComparison,
          Self.ukrainianSweep,
          Self.ukrainianPage,
          Self.ukrainianCheck,
          Self.ukrainianLabour,
          Self.ukrainianRequirement,
          Self.ukrainianRoster,
          Self.ukrainianRosterCommand,
          Self.ukrainianSchedule,
        ])
    measures = language == .en ? Self.englishMeasures : Self.ukrainianMeasures
  }

  private static func merged(_ topics: [[Message: Phrase]]) -> [Message: Phrase] {
    topics.reduce(into: [:]) { $0.merge($1) { first, _ in preconditionFailure("two texts, one is \(first)") } }
  }

  func name(of measure: Measure) -> String { measures[measure] ?? measure.rawValue }

  /// The text of a message.
  ///
  /// - Parameters:
  ///   - message: Which.
  ///   - count: The number that decides the plural form.
  ///   - values: What to put for each placeholder.
  /// - Returns: The text in the plural form that fits `count`.
  func text(_ message: Message, count: Int = 0, _ values: KeyValuePairs<String, String> = [:]) -> String {
    guard let phrase = phrases[message] else { preconditionFailure("\(language) has no text for \(message)") }
    var result = ""
    var rest = Substring(phrase.form(for: count, in: language))
    while let brace = rest.firstIndex(of: "{"), let end = rest[brace...].firstIndex(of: "}") {
      result += Self.fixed(rest[..<brace])
      let name = rest[rest.index(after: brace)..<end]
      guard let value = values.first(where: { $0.key == name })?.value else {
        preconditionFailure("\(message) needs a value for \(name)")
      }
      result += value
      rest = rest[rest.index(after: end)...]
    }
    return result + Self.fixed(rest)
  }

  static func fixed(_ text: some StringProtocol) -> String {
    String(text.map { $0 == "~" ? "\u{A0}" : $0 })
  }
}
