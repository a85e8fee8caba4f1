internal import Experiments
internal import OutputAnalysis

/// Why a document is not one that can be shown.
package struct DocumentError: Error, Sendable, Equatable, CustomStringConvertible {
  package var description: String

  init(_ description: String) { self.description = description }
}

/// A value of a document, with its place for errors.
struct DocumentPlace {
  let value: JSONValue
  /// Such as `run.seed`; empty for the document itself.
  let path: String

  init(_ document: JSONValue) {
    value = document
    path = ""
  }

  private init(_ value: JSONValue, _ path: String) {
    self.value = value
    self.path = path
  }

  /// A member; `nil` where it is missing or null.
  subscript(_ key: String) -> DocumentPlace? {
    guard let member = value[key], member != .null else { return nil }
    return DocumentPlace(member, path.isEmpty ? key : "\(path).\(key)")
  }

  func required(_ key: String) throws(DocumentError) -> DocumentPlace {
    guard let member = self[key] else { throw DocumentError("\(path.isEmpty ? key : "\(path).\(key)") is missing") }
    return member
  }

  func string() throws(DocumentError) -> String {
    guard case .string(let text) = value else { throw wrong("a text") }
    return text
  }

  func double() throws(DocumentError) -> Double {
    switch value {
    case .integer(let number): return Double(number)
    case .number(let number): return number
    default: throw wrong("a number")
    }
  }

  /// A whole number, at least 0.
  func count() throws(DocumentError) -> Int {
    guard case .integer(let number) = value, number >= 0 else { throw wrong("a whole number") }
    return number
  }

  func bool() throws(DocumentError) -> Bool {
    guard case .bool(let answer) = value else { throw wrong("true or false") }
    return answer
  }

  func members() throws(DocumentError) -> [(key: String, place: DocumentPlace)] {
    guard case .object(let members) = value else { throw wrong("an object") }
    return members.map { ($0.key, DocumentPlace($0.value, path.isEmpty ? $0.key : "\(path).\($0.key)")) }
  }

  func elements() throws(DocumentError) -> [DocumentPlace] {
    guard case .array(let elements) = value else { throw wrong("a list") }
    return elements.enumerated().map { DocumentPlace($1, "\(path)[\($0)]") }
  }

  /// One of the words of a type.
  func word<Word: RawRepresentable>(_: Word.Type) throws(DocumentError) -> Word where Word.RawValue == String {
    let text = try string()
    guard let word = Word(rawValue: text) else { throw DocumentError("\(path): `\(text)` is not known here") }
    return word
  }

  func estimate() throws(DocumentError) -> Estimate {
    let mean = try required("mean").double()
    let lower = try self["lower"].map { (place) throws(DocumentError) in try place.double() }
    let upper = try self["upper"].map { (place) throws(DocumentError) in try place.double() }
    if let lower, let upper, lower > upper { throw DocumentError("\(path): the lower limit is above the upper one") }
    return Estimate(mean: mean, lower: lower, upper: upper)
  }

  func quantiles() throws(DocumentError) -> [QuantileEstimate] {
    try members().map { (member) throws(DocumentError) in
      guard let probability = Double(member.key) else { throw DocumentError("\(member.place.path): no probability") }
      return QuantileEstimate(
        probability: probability, estimate: member.place.value == .null ? nil : try member.place.estimate())
    }
  }

  private func wrong(_ due: String) -> DocumentError { DocumentError("\(path) is not \(due)") }
}
