internal import Foundation

/// Requirements and schedules through the command, one go each, beside what is asked of them on two cores.
struct Planning {
  private struct Task {
    var name: String
    var arguments: [String]
    var askedSeconds: Double
  }

  private static func tasks(_ folder: String) -> [Task] {
    let legalAid = "scenarios/legal-aid/scenario.yaml"
    return [
      // 336 half hours, 10,000 calls.
      Task(
        name: "staff --method simulation, a week",
        arguments: ["staff", "\(folder)/week.yaml", "--method", "simulation"], askedSeconds: 10),
      Task(name: "schedule legal-aid, 14 and 8 people", arguments: ["schedule", legalAid], askedSeconds: 120),
      Task(
        name: "schedule legal-aid, enough people", arguments: ["schedule", legalAid, "--option", "enoughPeople"],
        askedSeconds: 120),
    ]
  }

  static func report(_ folder: String, _ cherha: String) throws {
    print("Planning (one go; other programs on the machine count in what has elapsed)")
    print(Benchmarks.row("", "user CPU", "elapsed, of what is asked"))
    for task in tasks(folder) {
      let (user, elapsed) = try seconds(of: task, cherha)
      print(
        Benchmarks.row(
          task.name, String(format: "%.1f s", user), String(format: "%.1f of %.0f s", elapsed, task.askedSeconds)))
    }
    print("")
  }

  private static func seconds(of task: Task, _ cherha: String) throws -> (user: Double, elapsed: Double) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: cherha)
    process.arguments = task.arguments + ["--json", "--quiet", "--threads", "2"]
    process.standardOutput = FileHandle.nullDevice
    let (user, begin) = (Workload.userSeconds(RUSAGE_CHILDREN), ContinuousClock.now)
    try process.run()
    process.waitUntilExit()
    // 1: not every target can be met.
    guard process.terminationStatus <= 1 else { throw BenchmarkError.failed(task.name, process.terminationStatus) }
    return (Workload.userSeconds(RUSAGE_CHILDREN) - user, (ContinuousClock.now - begin) / .seconds(1))
  }
}
