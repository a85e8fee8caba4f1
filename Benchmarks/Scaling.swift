internal import CallCenterModel
internal import CallCenterSimulation
internal import Foundation
internal import ScenarioFiles

/// Time per contact in centres of growing size, as ratios: it should stay flat with the number of contacts, and grow at
/// most as the logarithm of the number of agents and call types.
///
/// The engine alone; reading, start and estimates are left out. Occupancy is about 0.9 everywhere.
struct Scaling {
  private static let talkSeconds = 30.0

  static func report() throws {
    print("User CPU per contact, the engine alone, relative to the first row of each table (best of 3)")
    try table("contacts a replication", [1_000, 10_000, 100_000, 1_000_000, 10_000_000]) { contacts in
      Scaling(contacts: contacts, agents: 10)
    }
    try table("agents", [10, 50, 200, 500, 2_000]) { Scaling(contacts: 1_000_000, agents: $0) }
    try table("call types, one group serves all", [1, 2, 5, 10, 20, 40]) {
      Scaling(contacts: 500_000, agents: 100, types: $0)
    }
    try table("call types, each with a group, a second takes over", [1, 2, 5, 10, 20, 40]) {
      Scaling(contacts: 500_000, agents: 200, types: $0, groups: $0)
    }
  }

  private static func table(_ title: String, _ sizes: [Int], _ make: (Int) -> Scaling) throws {
    print("  \(title)")
    var first = 0.0
    for size in sizes {
      let nanoseconds = try make(size).nanosecondsPerContact()
      if first == 0 { first = nanoseconds }
      let ratio = String(format: "%.2f", nanoseconds / first)
      print(Benchmarks.row("  \(size)", ratio, String(format: "%.0f ns", nanoseconds)))
    }
  }

  var contacts: Int
  var agents: Int
  var types = 1
  var groups = 1

  /// The least time of three goes of at least half a million contacts.
  private func nanosecondsPerContact() throws -> Double {
    let plan = try plan()
    var replication = Replication(plan)
    let repeats = max(1, 500_000 / contacts)
    var best = Double.infinity
    for go in 0..<3 {
      let start = Workload.userSeconds(RUSAGE_SELF)
      var served: Int64 = 0
      for number in 0..<repeats {
        served += replication.run(number: go * repeats + number).contactTotals.reduce(0) { $0 + $1.offered }
      }
      best = min(best, (Workload.userSeconds(RUSAGE_SELF) - start) * 1e9 / Double(max(served, 1)))
    }
    return best
  }

  private func plan() throws -> Plan {
    let text = text
    let reading = ScenarioReader.read(text: text, file: "scaling.yaml", baseDirectory: "")
    guard let plan = reading.plan else {
      throw BenchmarkError.badScenario(reading.issues.map(\.description).joined(separator: "\n"))
    }
    return plan
  }

  /// Whole hours of one day, or whole days, in which the contacts come at 0.9 erlangs an agent.
  private var text: String {
    let perHour = 0.9 * Double(agents) * 3_600 / Self.talkSeconds
    let hours = max(1, Int((Double(contacts) / perHour).rounded(.up)))
    let days = (hours + 23) / 24
    let perDay = Double(contacts) / Double(days) / Double(types)
    let until = days > 1 ? 24 : hours
    var lines = [
      "format: cherha/1", "name: Scaling",
      "calendar: {timezone: Europe/Kyiv, from: 2017-01-01, days: \(days), warmUp: 0 days}", "callTypes:",
    ]
    for type in 0..<types {
      lines += [
        "  type\(type):",
        "    arrivals: {volume: \(perDay) per day, timeOfDay: {00:00-\(until < 10 ? "0" : "")\(until):00: 1}}",
        "    handling: {talk: {exponential: {mean: \(Self.talkSeconds) s}}}",
        "    patience: {exponential: {mean: 60 s}}",
      ]
    }
    lines.append("agentGroups:")
    for group in 0..<groups {
      let own = groups == 1 ? (0..<types).map { "type\($0)" } : ["type\(group)", "type\((group + 1) % types)"]
      let skills = Array(NSOrderedSet(array: own)).map { "\($0)" }.joined(separator: ", ")
      lines.append("  group\(group): {agents: \(agents / groups), hours: always, skills: [\(skills)]}")
    }
    lines.append("run: {intervals: none}")
    return lines.joined(separator: "\n")
  }
}
