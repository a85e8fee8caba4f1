import Foundation
import QueueingTheory
import Reporting
import ScenarioFiles

/// The fields of one question, read with their types and domains; everything wrong is collected.
struct ErlangFields {
  private let members: [(key: String, value: JSONValue)]
  /// Stands before the names of the fields in issues: `callTypes[0].`.
  let path: String
  private(set) var issues: [ErlangFailure.Issue] = []

  static let amountDomain = "a finite number of at least 0"
  static let shareDomain = "a number from 0 to 1"
  static let countDomain = "a whole number from 0 to \(OfferedLoad.maximumAgents)"

  init(_ members: [(key: String, value: JSONValue)], path: String = "") {
    self.members = members
    self.path = path
  }

  /// A value of null is a field left out.
  func value(_ key: String) -> JSONValue? {
    let found = members.first { $0.key == key }?.value
    return found == .null ? nil : found
  }

  func has(_ key: String) -> Bool { value(key) != nil }

  mutating func refuse(_ key: String, _ allowed: String, complaint: String? = nil) {
    issues.append(.init(field: path + key, value: value(key), allowed: allowed, complaint: complaint))
  }

  mutating func add(_ found: [ErlangFailure.Issue]) { issues += found }

  /// Refuses every key that is not accepted; `hints` say what to use in place of some.
  mutating func accept(_ keys: [String], hints: [String: String] = [:], model: String) {
    let always = path.isEmpty ? ["model", "id"] : []
    for (key, value) in members where value != .null && !keys.contains(key) && !always.contains(key) {
      let known = "one of \(keys.joined(separator: ", "))"
      if let hint = hints[key] {
        refuse(key, known, complaint: "not an input of \(model): \(hint)")
      } else if let nearest = NearestName.nearest(to: key, among: keys) {
        refuse(key, known, complaint: "not an input of \(model); the nearest is \(nearest)")
      } else {
        refuse(key, known, complaint: "not an input of \(model); known are \(keys.joined(separator: ", "))")
      }
    }
  }

  /// A volume or a time, at least 0.
  mutating func amount(_ key: String, default fallback: Double? = nil) -> Double {
    number(key, Self.amountDomain, required: fallback == nil) { $0 >= 0 } ?? fallback ?? 0
  }

  mutating func optionalAmount(_ key: String) -> Double? {
    number(key, Self.amountDomain, required: false) { $0 >= 0 }
  }

  /// A time that may be `"inf"`.
  mutating func amountOrInfinity(_ key: String) -> Double {
    if case .string("inf") = value(key) { return .infinity }
    return number(key, "\(Self.amountDomain), or \"inf\"", required: true) { $0 >= 0 } ?? 0
  }

  mutating func share(_ key: String, default fallback: Double? = nil) -> Double {
    number(key, Self.shareDomain, required: fallback == nil) { 0...1 ~= $0 } ?? fallback ?? 0
  }

  mutating func optionalShare(_ key: String) -> Double? {
    number(key, Self.shareDomain, required: false) { 0...1 ~= $0 }
  }

  mutating func shrinkage(required: Bool) -> Double {
    number("shrinkage", "a number of at least 0 and below 1", required: required) { $0 >= 0 && $0 < 1 } ?? 0
  }

  mutating func count(_ key: String, required: Bool = true) -> Int? {
    number(key, Self.countDomain, required: required, Self.isCount).map { Int($0) }
  }

  static func isCount(_ value: Double) -> Bool {
    value >= 0 && value <= Double(OfferedLoad.maximumAgents) && value == value.rounded()
  }

  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, required: Bool = true, among choices: [Choice] = Array(Choice.allCases)
  ) -> Choice? where Choice.RawValue == String {
    let known = choices.map(\.rawValue)
    guard let found = value(key) else {
      if required { refuse(key, "one of \(known.joined(separator: ", "))") }
      return nil
    }
    if case .string(let name) = found, let choice = Choice(rawValue: name), known.contains(name) { return choice }
    var allowed = "one of \(known.joined(separator: ", "))"
    if case .string(let name) = found, let nearest = NearestName.nearest(to: name, among: known) {
      allowed += "; the nearest is \(nearest)"
    }
    refuse(key, allowed)
    return nil
  }

  /// Throws everything collected so far, if anything.
  func check() throws(ErlangFailure) {
    if !issues.isEmpty { throw ErlangFailure(issues: issues) }
  }

  private mutating func number(
    _ key: String, _ allowed: String, required: Bool, _ isAllowed: (Double) -> Bool
  ) -> Double? {
    guard let found = value(key) else {
      if required { refuse(key, allowed) }
      return nil
    }
    guard let number = found.finiteNumber, isAllowed(number) else {
      refuse(key, allowed)
      return nil
    }
    return number
  }
}

extension JSONValue {
  /// The number, if it is one that a `Double` holds.
  var finiteNumber: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value.isFinite ? value : nil
    default: nil
    }
  }
}
