import Foundation
import Reporting

/// How two result documents differ.
///
/// The bytes are the same on one platform; elsewhere the last digits of a quantile of the t law may differ, so numbers are
/// compared to one part in 10⁹ and everything else exactly.
enum ResultDifferences {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

  static func differences(_ old: JSONValue, _ new: JSONValue, path: String) -> [String] {
    switch (old, new) {
    case (.object(let before), .object(let after)):
      guard before.map(\.key) == after.map(\.key) else { return ["\(path): other keys"] }
      return zip(before, after).flatMap { differences($0.value, $1.value, path: "\(path).\($0.key)") }
    case (.array(let before), .array(let after)):
      guard before.count == after.count else { return ["\(path): other length"] }
      return zip(before, after).enumerated().flatMap { differences($1.0, $1.1, path: "\(path)[\($0)]") }
    default:
      if let before = number(old), let after = number(new) {
        return abs(before - after) <= 1e-9 * max(abs(before), abs(after)) ? [] : ["\(path): \(before) became \(after)"]
      }
      return old == new ? [] : ["\(path): \(old) became \(new)"]
    }
  }

  private static func number(_ value: JSONValue) -> Double? {
    switch value {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }
}
