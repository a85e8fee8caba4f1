/// What a value of the scenario language looks like.
indirect enum Shape: Sendable {
  /// A text that matches a regular expression.
  case text(pattern: String, about: String)
  case choice([String])
  case whole(ClosedRange<Int>)
  case number
  /// A map with fixed keys, by the name of its section.
  case section(String)
  /// One of the named shapes of the language.
  case named(String)
  case list(Shape)
  /// A map by names that the user chooses.
  case byName(Shape)
  /// A map whose keys match a pattern: days or times.
  case byKey(pattern: String, Shape)
  case either([Shape])
  /// Anything: overrides are checked once they are laid over the scenario.
  case anything
}

/// One key of a section.
struct LanguageKey: Sendable {
  var name: String
  var shape: Shape
  var isRequired: Bool
  /// What holds where the key is absent, if that is worth telling.
  var fallback: String?
  var about: String

  init(_ name: String, _ shape: Shape, required: Bool = false, fallback: String? = nil, _ about: String) {
    self.name = name
    self.shape = shape
    isRequired = required
    self.fallback = fallback
    self.about = about
  }
}

/// A map with fixed keys.
struct LanguageSection: Sendable {
  var name: String
  var about: String
  var keys: [LanguageKey]
  /// Keys of which exactly one is written.
  var alternatives: [String]

  init(_ name: String, _ about: String, oneOf alternatives: [String] = [], _ keys: [LanguageKey]) {
    self.name = name
    self.about = about
    self.keys = keys
    self.alternatives = alternatives
  }

  func key(_ name: String) -> LanguageKey? { keys.first { $0.name == name } }
}
