import CallCenterModel

extension ReadingContext {
  /// The text of a scalar.
  func text(_ item: Item, _ expected: String) -> String? {
    guard let text = item.tree.scalar else {
      error(item, "\(expected) is expected, not \(item.tree.kindName)")
      return nil
    }
    return text
  }

  /// A scalar read by one of the quantity parsers.
  func quantity<Value>(_ item: Item?, _ expected: String, _ parse: (String) throws(QuantityError) -> Value) -> Value? {
    guard let item, let text = text(item, expected) else { return nil }
    do {
      return try parse(text)
    } catch {
      self.error(item, error.message)
      return nil
    }
  }

  func time(_ item: Item?) -> Double? { quantity(item, "a time such as `4 min`", TimeQuantity.parse) }

  func share(_ item: Item?) -> Double? { quantity(item, "a share such as `80 %`", ShareQuantity.parse) }

  /// A time above 0.
  func positiveTime(_ item: Item?) -> Double? {
    guard let item, let value = time(item) else { return nil }
    guard value > 0 else {
      error(item, "the time must be above 0")
      return nil
    }
    return value
  }

  func number(_ item: Item?) -> Double? {
    quantity(item, "a number") { text throws(QuantityError) in
      let (number, rest) = try DecimalNumber.reading(text)
      guard rest.isEmpty else { throw QuantityError("a number without a unit is expected, not `\(text)`") }
      guard number.value.isFinite else { throw QuantityError("the number `\(text)` is too large") }
      return number.value
    }
  }

  /// A weight: a number of at least 0.
  func weight(_ item: Item) -> Double? {
    guard let value = number(item) else { return nil }
    guard value >= 0, value <= 1e12 else {
      error(item, "a weight is at least 0 and at most 1e12, not \(item.tree.kindName)")
      return nil
    }
    return value
  }

  func whole(_ item: Item?, _ range: ClosedRange<Int>) -> Int? {
    quantity(item, "a whole number") { text throws(QuantityError) in
      let (number, rest) = try DecimalNumber.reading(text)
      guard rest.isEmpty else { throw QuantityError("a number without a unit is expected, not `\(text)`") }
      let allowed =
        range.upperBound == .max ? "at least \(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
      guard let whole = number.whole() else {
        throw QuantityError(
          number.value.magnitude > 9e18
            ? "allowed is \(allowed), not `\(text)`" : "a whole number is expected, not `\(text)`")
      }
      guard range.contains(Int(whole)) else { throw QuantityError("allowed is \(allowed), not `\(text)`") }
      return Int(whole)
    }
  }

  func date(_ item: Item?) -> LocalDate? {
    quantity(item, "a date such as `2017-07-03`") { text throws(QuantityError) in
      guard let date = LocalDate(iso: text) else {
        throw QuantityError("a date is written `2017-07-03` and must exist, not `\(text)`")
      }
      return date
    }
  }

  func choice<Value: RawRepresentable & CaseIterable>(_ item: Item?, _: Value.Type) -> Value?
  where Value.RawValue == String {
    let known = Value.allCases.map(\.rawValue)
    return quantity(item, "one of \(known.joined(separator: ", "))") { text throws(QuantityError) in
      guard let value = Value(rawValue: text) else {
        throw QuantityError("`\(text)` is not one of \(known.joined(separator: ", "))\(near(text, known))")
      }
      return value
    }
  }

  private func near(_ text: String, _ known: [String]) -> String {
    NearestName.nearest(to: text, among: known).map { "; did you mean `\($0)`?" } ?? ""
  }

  func yesOrNo(_ item: Item?) -> Bool? {
    quantity(item, "yes or no") { text throws(QuantityError) in
      switch text {
      case "yes", "true": return true
      case "no", "false": return false
      default: throw QuantityError("yes or no is expected, not `\(text)`")
      }
    }
  }

  func label(_ item: Item?) -> String? {
    quantity(item, "a text") { text throws(QuantityError) in
      guard !text.trimmed.isEmpty else { throw QuantityError("the text is empty") }
      guard text.count <= 500 else { throw QuantityError("the text is longer than 500 characters") }
      return text
    }
  }

  func reference(_ item: Item?) -> Located<String>? {
    guard let item, let name = text(item, "a name") else { return nil }
    return Located(value: name, place: item.place, path: item.path)
  }

  func require(_ name: Located<String>, among known: [String], _ what: String) {
    guard !known.contains(name.value) else { return }
    let hint = known.isEmpty ? "; the scenario has no \(what)s" : NearestName.hint(for: name.value, among: known)
    error(name, "there is no \(what) `\(name.value)`\(hint)")
  }

  /// The entries of a map by names; reports what cannot be a name, and `nil` where this is no map.
  func named(_ item: Item?, _ what: String, limit: Int) -> [(name: String, keyPlace: Place, item: Item)]? {
    guard let item else { return nil }
    guard let entries = item.tree.entries else {
      error(item, "a map of \(what) by name is expected, not \(item.tree.kindName)")
      return nil
    }
    if entries.count > limit {
      error(item, "\(entries.count) \(what) are more than \(limit); that is the limit")
      return nil
    }
    return entries.compactMap { entry in
      let child = item.at(entry.key, entry.value)
      if let problem = Self.nameProblem(entry.key) {
        issues.error(entry.keyPlace, item.path, problem)
        return nil
      }
      guard !entry.value.isNull else {
        issues.error(entry.keyPlace, child.path, "a value is missing")
        return nil
      }
      return (entry.key, entry.keyPlace, child)
    }
  }

  private static func nameProblem(_ name: String) -> String? {
    if name.trimmed.isEmpty || name != name.trimmed { return "a name is not empty and has no spaces at its ends" }
    if name.contains(".") { return "the name `\(name)` contains a point, which separates the parts of a path" }
    if name.count > 100 { return "a name has at most 100 characters" }
    return nil
  }
}
