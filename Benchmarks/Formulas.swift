internal import Foundation
internal import QueueingTheory

/// Time of the formulas on one core, measured beside what is asked of them.
struct Formulas {
  /// Ten thousand staffings: 80 % in 20 s, loads spread evenly by their logarithm from 1 to 1,000 erlangs.
  private static let loads = (0..<10_000).map { pow(1_000, Double($0) / 9_999) }
  private static let handleSeconds = 300.0

  static func report() throws {
    print("Formulas, user CPU on one core (best of 7)")
    print(Benchmarks.row("", "measured", "asked"))
    try line("10,000 staffings, Erlang C", "20 ms", .milliseconds, repeats: 2) { try staffings(.erlangC) }
    try line("10,000 staffings, Erlang A", "20 ms", .milliseconds, repeats: 2) {
      try staffings(.erlangA(patienceSeconds: 120))
    }
    try line("Erlang A, 100 agents", "5 µs", .microseconds, repeats: 20_000) { try erlangA(100, quantiles: []) }
    try line("Erlang A, 100 agents, 4 quantiles", "60 µs", .microseconds, repeats: 2_000) {
      try erlangA(100, quantiles: [0.5, 0.9, 0.95, 0.99])
    }
    try line("Erlang A, 10,000 agents", "1 ms", .milliseconds, repeats: 200) { try erlangA(10_000, quantiles: []) }
    try line("Erlang A, 10,000 agents, quantiles", "-", .milliseconds, repeats: 20) {
      try erlangA(10_000, quantiles: [0.5, 0.9, 0.95, 0.99])
    }
    try line("A day, 96 intervals, 103 agents", "50 ms", .milliseconds, repeats: 1) { try day() }
    print("")
  }

  private enum Unit: Double {
    case milliseconds = 1e3
    case microseconds = 1e6
  }

  private static func line(
    _ name: String, _ asked: String, _ unit: Unit, repeats: Int, _ work: () throws -> Double
  ) throws {
    var best = Double.infinity
    var sum = 0.0
    for _ in 0..<7 {
      let start = Workload.userSeconds(RUSAGE_SELF)
      for _ in 0..<repeats { sum += try work() }
      best = min(best, (Workload.userSeconds(RUSAGE_SELF) - start) / Double(repeats))
    }
    guard sum.isFinite else { return }
    let text = String(format: unit == .milliseconds ? "%.2f ms" : "%.1f µs", best * unit.rawValue)
    print(Benchmarks.row(name, text, asked))
  }

  private static func staffings(_ model: StaffingModel) throws -> Double {
    let targets = StaffingTargets(serviceLevel: 0.8)
    return try loads.reduce(0) { sum, load in
      let staffing = try ErlangStaffing(
        callsPerHour: load * 3600 / handleSeconds, handleSeconds: handleSeconds, model: model, targets: targets)
      guard case .reachable(let agents, _, _) = try staffing.requirement() else { return .nan }
      return sum + Double(agents)
    }
  }

  /// A load of one erlang less than the agents.
  private static func erlangA(_ agents: Int, quantiles: [Double]) throws -> Double {
    let queue = try ErlangA(
      callsPerHour: Double(agents - 1) * 3600 / handleSeconds, handleSeconds: handleSeconds, agents: agents,
      patienceSeconds: 120)
    let level = try queue.performance().serviceLevel() ?? 0
    return try quantiles.reduce(level) { try $0 + (queue.waitQuantile($1) ?? 0) }
  }

  /// Two peaks, an agent more than the load for each root of it, patience of two minutes.
  private static func day() throws -> Double {
    let loads = (0..<96).map { interval in
      let hour = Double(interval) / 4
      return 2 + 90 * (exp(-pow((hour - 10.5) / 2.2, 2)) + 0.75 * exp(-pow((hour - 15.5) / 2.5, 2)))
    }
    let queue = try TimeVaryingQueue(
      callsPerHour: loads.map { $0 * 3600 / handleSeconds },
      agents: loads.map { Int(($0 + $0.squareRoot()).rounded(.up)) }, intervalSeconds: 900,
      handleSeconds: handleSeconds, patienceSeconds: 120)
    return try queue.performance().byArrival.reduce(0) { $0 + $1.outcomes.answeredWithin * $1.offered }
  }
}
