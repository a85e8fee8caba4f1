/// The language of a text for people.
package enum Language: String, Sendable, Hashable, CaseIterable {
  case en, uk
}
