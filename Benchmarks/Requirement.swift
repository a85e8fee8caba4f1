internal import Foundation

/// A requirement by simulation, through the command: user CPU of both threads together, beside what is asked.
struct Requirement {
  /// Ten seconds on two cores.
  private static let askedSeconds = 20.0

  static func report(_ folder: String, _ cherha: String) throws {
    print("Requirement of a week by simulation, 336 half hours, 10,000 calls (one go)")
    print(Benchmarks.row("", "user CPU", "asked"))
    let path = "\(folder)/week.yaml"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: cherha)
    process.arguments = ["staff", path, "--method", "simulation", "--json", "--threads", "2"]
    process.standardOutput = FileHandle.nullDevice
    let start = Workload.userSeconds(RUSAGE_CHILDREN)
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw BenchmarkError.failed(path, process.terminationStatus) }
    let seconds = Workload.userSeconds(RUSAGE_CHILDREN) - start
    print(
      Benchmarks.row(
        "staff --method simulation", String(format: "%.1f s", seconds), String(format: "%.0f s", askedSeconds)))
    print("")
  }
}
