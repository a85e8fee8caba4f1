import Foundation
import Reporting

/// An answer as an aligned table in plain words.
struct ErlangText {
  let model: ErlangModel
  let answer: JSONValue
  let request: JSONValue

  var rendered: String {
    var rows: [(String, String)] = []
    for (key, value) in members(answer) where key != "reason" && key != "stable" && key != "reachable" {
      switch key {
      case "serviceLevel":
        if case .object(let levels) = value {
          rows += levels.map { (Self.levelLabels[$0.key] ?? $0.key, Self.percent($0.value)) }
        } else {
          rows.append(("service level, " + definition, Self.percent(value)))
        }
      case "serviceLevelWithOneLess": rows.append(("service level with one agent less", Self.percent(value)))
      case "waitQuantile":
        rows += members(value).map { ("\(Self.percent($0.key)) of callers wait at most", Self.seconds($0.value)) }
      default:
        let label = Self.labels[key]
        rows.append((label?.text ?? key, label?.format(value) ?? value.serialized()))
      }
    }
    let width = rows.map(\.0.count).max() ?? 0
    let valueWidth = rows.map(\.1.count).max() ?? 0
    var text = rows.map { label, value in
      label + String(repeating: " ", count: width - label.count + 2)
        + String(repeating: " ", count: valueWidth - value.count) + value + "\n"
    }.joined()
    if case .string(let reason)? = answer["reason"] { text += sentence(reason) + "\n" }
    return text
  }

  private func sentence(_ reason: String) -> String {
    if answer["reachable"] == .bool(false) { return "The targets are out of reach: \(reason)." }
    return "Not stable: \(reason), so the means that are missing do not exist."
  }

  private func members(_ value: JSONValue) -> [(key: String, value: JSONValue)] {
    if case .object(let members) = value { members } else { [] }
  }

  private var definition: String {
    guard case .string(let name)? = request["serviceLevelDefinition"] else {
      return Self.definitions["excludingBlocked"] ?? ""
    }
    return Self.definitions[name] ?? name
  }

  private static let definitions = [
    "excludingBlocked": "of calls not blocked",
    "ofOffered": "of offered calls",
    "ofAnswered": "of answered calls",
    "excludingShortAbandons": "short abandonments left out",
    "shortAbandonsMet": "short abandonments counted as met",
  ]

  private static let levelLabels = definitions.mapValues { "answered within the threshold, " + $0 }

  private typealias Label = (text: String, format: @Sendable (JSONValue) -> String)

  private static let labels: [String: Label] = [
    "blocking": ("calls blocked", percent), "carriedErlangs": ("carried load", erlangs),
    "occupancy": ("occupancy", percent), "lines": ("lines", plain), "offeredErlangs": ("offered load", erlangs),
    "probabilityOfWait": ("calls that wait", percent), "averageSpeedOfAnswer": ("average speed of answer", seconds),
    "averageWaitOfDelayed": ("average wait of those who wait", seconds),
    "averageQueueLength": ("average queue length", calls), "averageInSystem": ("average calls in the system", calls),
    "abandonment": ("calls abandoned", percent), "averageWait": ("average wait of all", seconds),
    "averageWaitOfAbandoned": ("average wait of those who abandon", seconds),
    "virtualWait": ("average wait without giving up", seconds),
    "abandonmentWithinThreshold": ("calls abandoned within the threshold", percent),
    "waitStandardDeviation": ("standard deviation of the wait", seconds), "approximation": ("approximation", text),
    "agents": ("agents", plain), "scheduled": ("people to schedule", plain),
  ]

  private static func number(_ value: JSONValue) -> Double? {
    switch value {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  private static func percent(_ name: String) -> String { (Double(name) ?? 0).formatted(scale: 100, digits: 0) + " %" }

  @Sendable private static func percent(_ value: JSONValue) -> String {
    number(value).map { $0.formatted(scale: 100, digits: 2) + " %" } ?? "–"
  }

  @Sendable private static func seconds(_ value: JSONValue) -> String {
    number(value).map { $0.formatted(scale: 1, digits: 2) + " s" } ?? "–"
  }

  @Sendable private static func erlangs(_ value: JSONValue) -> String {
    number(value).map { $0.formatted(scale: 1, digits: 2) + " erlangs" } ?? "–"
  }

  @Sendable private static func calls(_ value: JSONValue) -> String {
    number(value).map { $0.formatted(scale: 1, digits: 2) } ?? "–"
  }

  @Sendable private static func text(_ value: JSONValue) -> String {
    if case .string(let text) = value { text } else { value.serialized() }
  }

  @Sendable private static func plain(_ value: JSONValue) -> String { value.serialized() }
}

extension Double {
  /// Fixed digits after the point, without regard to the locale.
  fileprivate func formatted(scale: Double, digits: Int) -> String { String(format: "%.\(digits)f", self * scale) }
}
