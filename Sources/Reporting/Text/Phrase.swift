/// A text with `{placeholders}`, in as many plural forms as its language needs.
struct Phrase: Sendable, Equatable, ExpressibleByStringLiteral {
  let one: String
  let few: String
  let many: String

  init(stringLiteral text: String) {
    one = text
    few = text
    many = text
  }

  private init(one: String, few: String, many: String) {
    self.one = one
    self.few = few
    self.many = many
  }

  /// - Parameters:
  ///   - one: After 1; in Ukrainian also after 21, 31, …
  ///   - few: After 2, 3, 4, 22, … in Ukrainian.
  ///   - many: After all other whole numbers.
  /// - Returns: A phrase with these forms.
  static func plural(one: String, few: String? = nil, many: String) -> Phrase {
    Phrase(one: one, few: few ?? many, many: many)
  }

  func form(for count: Int, in language: Language) -> String {
    switch language {
    case .en:
      return count == 1 ? one : many
    case .uk:
      let ones = abs(count % 10)
      let teens = (11...14).contains(abs(count % 100))
      if ones == 1, !teens { return one }
      return (2...4).contains(ones) && !teens ? few : many
    }
  }

  /// The names between braces, of every form.
  var placeholders: [Set<String>] {
    [one, few, many].map { form in
      let parts = form.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
      return Set(parts.map { part in String(part.prefix { $0 != "}" }) })
    }
  }
}
