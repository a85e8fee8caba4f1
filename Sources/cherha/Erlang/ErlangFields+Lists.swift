import Reporting

// Inputs that are lists, one value for each interval, class or type, and inputs within inputs.
extension ErlangFields {
  /// Volumes or times, each at least 0; none where that is wrong.
  mutating func amounts(_ key: String, required: Bool = true) -> [Double] {
    numbers(key, "a list of finite numbers of at least 0", required: required) { $0 >= 0 }
  }

  /// Times, each of which may be `"inf"`.
  mutating func amountsOrInfinity(_ key: String, required: Bool = true) -> [Double] {
    numbers(key, "a list of finite numbers of at least 0, or \"inf\"", infinity: true, required: required) { $0 >= 0 }
  }

  mutating func shares(_ key: String, required: Bool = true) -> [Double] {
    numbers(key, "a list of numbers from 0 to 1", required: required) { 0...1 ~= $0 }
  }

  mutating func counts(_ key: String, required: Bool = true) -> [Int] {
    numbers(key, "a list of whole numbers, each \(Self.countDomain)", required: required, Self.isCount).map { Int($0) }
  }

  /// Rows of whole numbers: `[[1, 0], [2, 1]]`.
  mutating func countRows(_ key: String, required: Bool = true) -> [[Int]] {
    let allowed = "a list of lists of whole numbers, each \(Self.countDomain)"
    guard let rows = list(key, allowed, required: required) else { return [] }
    var result: [[Int]] = []
    for row in rows {
      guard case .array(let elements) = row else {
        refuse(key, allowed)
        return []
      }
      let numbers = elements.compactMap(\.finiteNumber).filter(Self.isCount)
      guard numbers.count == elements.count else {
        refuse(key, allowed)
        return []
      }
      result.append(numbers.map { Int($0) })
    }
    return result
  }

  /// One input within the question; issues name it by its path.
  mutating func object<Value>(
    _ key: String, required: Bool = true, _ read: (inout ErlangFields) throws -> Value
  ) rethrows -> Value? {
    guard let found = value(key) else {
      if required { refuse(key, "an object") }
      return nil
    }
    guard case .object(let members) = found else {
      refuse(key, "an object")
      return nil
    }
    var fields = ErlangFields(members, path: path + key + ".")
    let value = try read(&fields)
    add(fields.issues)
    return value
  }

  /// A list of such inputs.
  mutating func objects<Value>(
    _ key: String, required: Bool = true, _ read: (inout ErlangFields) throws -> Value
  ) rethrows -> [Value] {
    guard let elements = list(key, "a list of objects", required: required) else { return [] }
    var values: [Value] = []
    for (index, element) in elements.enumerated() {
      guard case .object(let members) = element else {
        refuse(key, "a list of objects")
        return values
      }
      var fields = ErlangFields(members, path: "\(path)\(key)[\(index)].")
      values.append(try read(&fields))
      add(fields.issues)
    }
    return values
  }

  private mutating func list(_ key: String, _ allowed: String, required: Bool) -> [JSONValue]? {
    guard let found = value(key) else {
      if required { refuse(key, allowed) }
      return nil
    }
    guard case .array(let elements) = found, !elements.isEmpty else {
      refuse(key, allowed)
      return nil
    }
    return elements
  }

  private mutating func numbers(
    _ key: String, _ allowed: String, infinity: Bool = false, required: Bool, _ isAllowed: (Double) -> Bool
  ) -> [Double] {
    guard let elements = list(key, allowed, required: required) else { return [] }
    let numbers = elements.compactMap { element -> Double? in
      if infinity, element == .string("inf") { return .infinity }
      return element.finiteNumber.flatMap { isAllowed($0) ? $0 : nil }
    }
    guard numbers.count == elements.count else {
      refuse(key, allowed)
      return []
    }
    return numbers
  }
}
