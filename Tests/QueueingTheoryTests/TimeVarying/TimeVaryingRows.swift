import Foundation
import QueueingTheory
import Testing

/// A row of `Reference/time-varying.json`.
struct TimeVaryingRow: Decodable, Sendable, CustomStringConvertible {
  struct Inputs: Decodable, Sendable {
    let calls: [Double]
    let agents: [Int]
    let length: Double
    let handle: Double
    let patience: Double
    let lines: Int?
    let busy: Int
    let queued: Int
    let T: Double

    enum Key: String, CodingKey { case calls, agents, length, handle, patience, lines, busy, queued, T }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: Key.self)
      calls = try values.decode([Double].self, forKey: .calls)
      agents = try values.decode([Int].self, forKey: .agents)
      length = try values.decode(Double.self, forKey: .length)
      handle = try values.decode(Double.self, forKey: .handle)
      patience = (try? values.decode(Double.self, forKey: .patience)) ?? .infinity
      lines = try values.decodeIfPresent(Int.self, forKey: .lines)
      busy = try values.decode(Int.self, forKey: .busy)
      queued = try values.decode(Int.self, forKey: .queued)
      T = try values.decode(Double.self, forKey: .T)
    }
  }

  let inputs: Inputs
  let outputs: [String: [Double?]]

  var description: String { "\(inputs)" }

  static func load<Row: Decodable>(_ name: String) throws -> [Row] {
    let url = try #require(Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Reference"))
    return try JSONDecoder().decode([Row].self, from: Data(contentsOf: url))
  }

  func queue() throws -> TimeVaryingQueue {
    try TimeVaryingQueue(
      callsPerHour: inputs.calls, agents: inputs.agents, intervalSeconds: inputs.length, handleSeconds: inputs.handle,
      patienceSeconds: inputs.patience, lines: inputs.lines,
      initial: .init(inService: inputs.busy, queued: inputs.queued))
  }

  /// All that a row has, within a relative error, or an absolute one of 1e-13 (of times: seconds).
  func expect(_ result: TimeVaryingPerformance, relative: Double, _ location: SourceLocation = #_sourceLocation) {
    let arrivals = result.byArrival
    let measures: [(String, [Double?])] = [
      ("probabilityOfWait", arrivals.map(\.probabilityOfWait)), ("abandonment", arrivals.map(\.abandonment)),
      ("blocking", arrivals.map(\.blocking)), ("averageSpeedOfAnswer", arrivals.map(\.averageSpeedOfAnswer)),
      ("averageWait", arrivals.map(\.averageWait)), ("answeredWithin", arrivals.map(\.outcomes.answeredWithin)),
      ("abandonmentWithinThreshold", arrivals.map(\.abandonmentWithinThreshold)),
      ("averageQueueLength", result.byClock.map(\.averageQueueLength)),
      ("busyAgents", result.byClock.map(\.busyAgents)),
      ("probabilityAllBusy", result.byClock.map(\.probabilityAllBusy)),
    ]
    for (name, actual) in measures { expect(name, actual, relative, location) }
  }

  private func expect(_ name: String, _ actual: [Double?], _ relative: Double, _ location: SourceLocation) {
    guard let expected = outputs[name] else { return }
    #expect(expected.count == actual.count, sourceLocation: location)
    for (interval, (expected, actual)) in zip(expected, actual).enumerated() {
      let isEqual =
        if let expected, let actual { abs(actual - expected) <= 1e-13 + relative * abs(expected) } else {
          expected == nil && actual == nil
        }
      #expect(
        isEqual,
        "\(name)[\(interval)] of \(self): \(String(describing: actual)), expected \(String(describing: expected))",
        sourceLocation: location)
    }
  }
}
