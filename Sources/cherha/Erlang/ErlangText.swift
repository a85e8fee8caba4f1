import Foundation
import Reporting

/// An answer as an aligned table in plain words.
struct ErlangText {
  let model: ErlangModel
  let answer: JSONValue
  let request: JSONValue

  var rendered: String {
    if [.timeVarying, .timeVaryingStaffing, .fluid, .offeredLoad].contains(model),
      let table = ErlangIntervalTable(lists)
    {
      return table.rendered
    }
    var rows: [(String, String)] = []
    for (key, value) in members(answer) where !Self.unprinted.contains(key) {
      switch key {
      case "serviceLevel":
        if case .array(let levels) = value {
          rows += levels.enumerated().map { ("class \($0 + 1): service level, " + classDefinition, Self.percent($1)) }
        } else if case .object(let levels) = value {
          rows += levels.map { (Self.levelLabels[$0.key] ?? $0.key, Self.percent($0.value)) }
        } else {
          rows.append(("service level, " + definition, Self.percent(value)))
        }
      case "serviceLevelWithOneLess": rows.append(("service level with one agent less", Self.percent(value)))
      case "waitQuantile":
        rows += members(value).map { ("\(Self.percent($0.key)) of callers wait at most", Self.seconds($0.value)) }
      case "overall": rows += Self.rows("all classes", value, classDefinition)
      case "callTypes", "groups":
        guard case .array(let elements) = value else { continue }
        for (index, element) in elements.enumerated() {
          rows += Self.rows((key == "groups" ? "group " : "call type ") + "\(index + 1)", element, classDefinition)
        }
      case "quantiles":
        rows += members(value).map { ("\(Self.percent($0.key)) of intervals reach at most", Self.percent($0.value)) }
      default:
        let label = Self.labels[key]
        if case .array(let values) = value {
          rows += values.enumerated().map { index, value in
            ("class \(index + 1): " + (label?.text ?? key), label?.format(value) ?? value.serialized())
          }
          continue
        }
        rows.append((label?.text ?? key, label?.format(value) ?? value.serialized()))
      }
    }
    let width = rows.map(\.0.count).max() ?? 0
    let valueWidth = rows.map(\.1.count).max() ?? 0
    var text = rows.map { label, value in
      label + String(repeating: " ", count: width - label.count + 2)
        + String(repeating: " ", count: valueWidth - value.count) + value + "\n"
    }.joined()
    if case .string(let name)? = answer["approximation"] { text += "Approximation used: \(name).\n" }
    if case .string(let reason)? = answer["reason"] { text += sentence(reason) + "\n" }
    return text
  }

  /// The measures of one class, call type or group, or of all.
  private static func rows(_ name: String, _ part: JSONValue, _ definition: String) -> [(String, String)] {
    guard case .object(let members) = part else { return [] }
    return members.compactMap { key, value in
      if key == "stable" { return nil }
      if key == "serviceLevel" { return ("\(name): service level, \(definition)", percent(value)) }
      let label = labels[key]
      return ("\(name): " + (label?.text ?? key), label?.format(value) ?? value.serialized())
    }
  }

  private var classDefinition: String {
    guard case .string(let name)? = request["serviceLevelDefinition"] else {
      return Self.definitions["ofOffered"] ?? ""
    }
    return Self.definitions[name] ?? name
  }

  /// Said in a sentence after the table, or not at all.
  private static let unprinted = ["reason", "stable", "reachable", "approximation", "interval"]

  private func sentence(_ reason: String) -> String {
    if answer["reachable"] == .bool(false) { return "The targets are out of reach: \(reason)." }
    guard answer["callTypes"] == nil else { return "Some values are missing: \(reason)." }
    return "Not stable: \(reason), so the means that are missing do not exist."
  }

  /// What there is for each interval.
  private var lists: JSONValue {
    let single = ["reachable", "iterations"]
    return .object(members(answer).filter { !single.contains($0.key) && $0.value != .null })
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
    "attemptsErlangs": ("load of all attempts", erlangs), "attemptsPerHour": ("attempts an hour", calls),
    "attemptsPerCustomer": ("attempts per customer", calls), "lostCustomers": ("customers never served", percent),
    "averageInOrbit": ("average number who will try again", calls),
    "timeCongestion": ("time with all lines taken", percent), "callCongestion": ("calls blocked", percent),
    "trafficCongestion": ("traffic not carried", percent), "busyAgents": ("average number of busy agents", calls),
    "meanErlangs": ("load that overflows", erlangs),
    "variance": ("variance of the overflow", calls), "peakedness": ("peakedness of the overflow", calls),
    "primaryBlocking": ("calls that overflow", percent),
    "blockingOfOverflow": ("overflowing calls blocked, approximately", percent),
    "lostShare": ("callers never served", percent),
    "exactAgents": ("agents by the exact formula", plain), "beta": ("multiple of the square root", figure),
    "probabilityTargetMet": ("probability of reaching the targets", percent),
    "expectedServiceLevel": ("expected service level", percent), "agentsAtMean": ("agents at the mean volume", plain),
    "agentsForExpectedServiceLevel": ("agents for the expected service level", plain),
    "expected": ("expected service level", percent), "standardDeviation": ("standard deviation", percent),
    "agentsForConfidence": ("agents for that confidence", plain), "method": ("law of the service level", word),
    "waitStandardDeviation": ("standard deviation of the wait", seconds),
    "averageChatTime": ("average time of a chat with an agent", seconds),
    "slotOccupancy": ("places for chats taken", percent), "outboundPerHour": ("outbound calls an hour", calls),
    "reserved": ("agents kept free for inbound", plain),
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

  @Sendable private static func figure(_ value: JSONValue) -> String {
    number(value).map { $0.formatted(scale: 1, digits: 4) } ?? "–"
  }

  @Sendable private static func word(_ value: JSONValue) -> String {
    switch value {
    case .string(let text): text
    case .bool(let isTrue): isTrue ? "yes" : "no"
    default: value.serialized()
    }
  }

  @Sendable private static func plain(_ value: JSONValue) -> String { value.serialized() }
}

extension Double {
  /// Fixed digits after the point, without regard to the locale.
  fileprivate func formatted(scale: Double, digits: Int) -> String { String(format: "%.\(digits)f", self * scale) }
}
