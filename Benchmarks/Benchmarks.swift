internal import CallCenterModel
internal import CallCenterSimulation
internal import Foundation
internal import ScenarioFiles

/// Calls simulated per second of user CPU, through the engine and through the command, beside what other programs did.
///
/// Seconds on a shared machine are not stable; the ratios of one run are what counts.
@main
struct Benchmarks {
  /// Millions of calls per second and core, as measured for other programs on one machine.
  static let peers: [(program: String, oneQueue: String, twoSites: String)] = [
    ("hand-written C, event heap", "10.7", "9.6"),
    ("Cimba 3.0 (C), as shipped", "4.1", "4.1"),
    ("SSJ (Java)", "2.8", "-"),
    ("ContactCenters (Java), library", "1.5", "1.9"),
    ("Callcenter-Simulator 6.2 (Java)", "0.97", "0.58"),
    ("simmer, SimPy, Ciw", "0.03-0.08", "0.02-0.06"),
  ]

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let folder = arguments.first, let cherha = arguments.dropFirst().first else {
      print("usage: cherha-benchmarks SCENARIO-FOLDER CHERHA-BINARY")
      exit(64)
    }
    try Formulas.report()
    try Planning.report(folder, cherha)
    print("Million calls per second of user CPU (best of 7, taken in turn)")
    print(row("", "one queue", "two sites, a year"))
    let workloads = try ["one-queue", "two-sites-year"].map { try Workload("\(folder)/\($0).yaml") }
    let rates = try workloads.map { workload in
      try (0..<7).map { _ in
        [
          workload.engineRate(), try workload.commandRate(cherha, threads: 1),
          try workload.commandRate(cherha, threads: 2),
        ]
      }
    }
    func best(_ kind: Int, _ workload: Int) -> Double { rates[workload].map { $0[kind] }.max() ?? 0 }
    for (kind, name) in ["the engine alone", "simulate, one thread", "simulate, two threads"].enumerated() {
      print(row("cherha, \(name)", String(format: "%.1f", best(kind, 0)), String(format: "%.1f", best(kind, 1))))
    }
    let ratios = (0...1).map { String(format: "%.2f", best(1, $0) / best(2, $0)) }
    print(row("CPU per call on two threads to one", ratios[0], ratios[1]))
    print("")
    print("Others, measured earlier on another machine:")
    for peer in peers { print(row(peer.program, peer.oneQueue, peer.twoSites)) }
    print("")
    try Scaling.report()
  }

  static func row(_ name: String, _ first: String, _ second: String) -> String {
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.count))
    }
    return "  \(padded(name, 36))\(padded(first, 14))\(second)"
  }
}

/// A scenario whose calls are counted.
struct Workload {
  let path: String
  let plan: Plan
  /// Calls of all replications of a run, the warm-up day included.
  let calls: Double

  init(_ path: String) throws {
    let reading = ScenarioReader.read(path: path)
    guard let plan = reading.plan else {
      throw BenchmarkError.badScenario(reading.issues.map(\.description).joined(separator: "\n"))
    }
    self.path = path
    self.plan = plan
    let days = 0..<plan.calendar.warmUpDays + plan.calendar.windowDays
    let expected = plan.callTypes.reduce(0) { sum, type in
      days.reduce(sum) { $0 + type.arrivals.expected(onDay: $1) }
    }
    calls = expected * Double(plan.run.replications)
  }

  func engineRate() -> Double {
    var replication = Replication(plan)
    let start = Self.userSeconds(RUSAGE_SELF)
    for number in 0..<plan.run.replications { _ = replication.run(number: number) }
    return calls / (Self.userSeconds(RUSAGE_SELF) - start) / 1e6
  }

  func commandRate(_ cherha: String, threads: Int) throws -> Double {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: cherha)
    process.arguments = ["simulate", path, "--json", "--threads", "\(threads)"]
    process.standardOutput = FileHandle.nullDevice
    let start = Self.userSeconds(RUSAGE_CHILDREN)
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw BenchmarkError.failed(path, process.terminationStatus) }
    return calls / (Self.userSeconds(RUSAGE_CHILDREN) - start) / 1e6
  }

  static func userSeconds(_ who: __rusage_who) -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(who.rawValue), &usage)
    return Double(usage.ru_utime.tv_sec) + Double(usage.ru_utime.tv_usec) / 1e6
  }
}

enum BenchmarkError: Error {
  case badScenario(String)
  case failed(String, Int32)
}
