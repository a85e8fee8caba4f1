import Foundation
import Reporting
import TestSupport
import Testing

@Suite struct CompareCommandTests {
  static let centre = """
    format: cherha/1
    name: One queue
    calendar: {timezone: Europe/Kyiv, from: 2017-07-03, days: 1, warmUp: 0 days}
    callTypes:
      information:
        channel: voice
        arrivals: {rate: 20 per hour, counts: first-attempts}
        handling: {talk: {exponential: {mean: 5 min}}}
        patience: {exponential: {mean: 2 min}}
        target: {answered: 80 %, within: 20 s}
    agentGroups:
      desk: {agents: 2, hours: always, skills: [information], cost: 100 UAH per hour}
    costs: {currency: UAH}
    run: {seed: 1, replications: 5}
    options:
      three: {agentGroups: {desk: {agents: 3}}}
      four: {agentGroups: {desk: {agents: 4}}}
    """

  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cherha-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(Self.centre.utf8).write(to: folder.appendingPathComponent("centre.yaml"))
    try body(folder)
  }

  @Test func comparesTheOptionsOfAScenario() throws {
    try withFolder { folder in
      let outcome = try CherhaProcess.run(["compare", "centre.yaml", "--json"], directory: folder)
      #expect(outcome.status == 0, "\(outcome.stderr)")
      let document = try JSONValue.parse(outcome.stdout)
      #expect(document["format"] == .string("cherha-comparison/1"))
      guard case .array(let pairs)? = document["pairs"], case .array(let systems)? = document["systems"] else {
        Issue.record("\(outcome.stdout)")
        return
      }
      #expect(systems.map { $0["name"] } == ["base", "three", "four"].map { .string($0) })
      #expect(pairs.count == 3)
      guard case .array(let differences)? = pairs[0]["differences"] else { return }
      #expect(differences[0]["verdict"] == .string("better"))
      #expect(document["best"]?["remaining"] == .array([.string("four")]))
      #expect(document["pareto"] == .array(["base", "three", "four"].map { .string($0) }))
    }
  }

  @Test func saysItInBothLanguages() throws {
    try withFolder { folder in
      let english = try CherhaProcess.run(["compare", "centre.yaml", "--option", "three"], directory: folder)
      #expect(english.stdout.contains("✓ better") && english.stdout.contains("Best by service level: three."))
      let ukrainian = try CherhaProcess.run(
        ["compare", "centre.yaml", "--option", "three", "--language", "uk"], directory: folder)
      #expect(ukrainian.stdout.contains("✓ краще") && ukrainian.stdout.contains("Порівняння варіантів"))
    }
  }

  @Test func undecidedIsExitTwo() throws {
    try withFolder { folder in
      let outcome = try CherhaProcess.run(
        [
          "compare", "centre.yaml", "centre.yaml#three", "--measure", "averageHandleTime of information ±0.0001 s",
          "--replications", "4", "--csv", "tables",
        ], directory: folder)
      #expect(outcome.status == 2, "\(outcome.stderr)")
      #expect(outcome.stdout.contains("undecided"))
      let rows = try String(contentsOf: folder.appendingPathComponent("tables/differences.csv"), encoding: .utf8)
      #expect(rows.hasPrefix("base,other,measure,scope,mean,lower,upper,halfWidth,margin,verdict"))
      #expect(rows.contains("centre,three,averageHandleTime,information,"))
    }
  }

  @Test(arguments: [
    (["centre.yaml", "--option", "five"], 65, "five"), (["centre.yaml#three"], 64, "one option alone"),
    (["centre.yaml", "centre.yaml"], 64, "given twice"), (["missing.yaml", "centre.yaml"], 66, "missing.yaml"),
    (["centre.yaml", "--measure", "averageWait ±2 pp"], 64, "--measure"),
    (["centre.yaml", "--measure", "averageWait of nobody ±2 s"], 64, "nobody"),
    (["centre.yaml", "centre.yaml#three", "--option", "four"], 64, "--option"),
    (["centre.yaml", "--confidence", "1"], 64, "--confidence"),
    (["centre.yaml", "--csv", "centre.yaml"], 73, "directory"),
  ])
  func saysWhatIsWrong(_ arguments: [String], _ status: Int, _ text: String) throws {
    try withFolder { folder in
      let outcome = try CherhaProcess.run(["compare"] + arguments, directory: folder)
      #expect(Int(outcome.status) == status, "\(outcome.stderr)")
      #expect(outcome.stderr.contains(text), "\(outcome.stderr)")
      #expect(outcome.stdout.isEmpty)
    }
  }

  /// Killed at any moment, a comparison ends in the bytes of one that was left alone.
  @Test func goesOnAfterAKill() throws {
    try withFolder { folder in
      let arguments = [
        "compare", "centre.yaml", "--option", "three", "--measure", "averageWait ±0.0001 s", "--replications", "700",
        "--threads", "1", "--output",
      ]
      let whole = try CherhaProcess.run(arguments + ["whole"], directory: folder)
      #expect(whole.status == 2, "\(whole.stderr)")
      let partial = folder.appendingPathComponent("broken/comparison.partial.json")
      for _ in 0..<3 {
        let before = try? Data(contentsOf: partial)
        let process = Process()
        process.executableURL = try CherhaProcess.executable()
        process.arguments = arguments + ["broken"]
        process.currentDirectoryURL = folder
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        while process.isRunning, (try? Data(contentsOf: partial)) == before { usleep(2000) }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
      }
      #expect(FileManager.default.fileExists(atPath: partial.path))
      let resumed = try CherhaProcess.run(arguments + ["broken"], directory: folder)
      #expect(resumed.status == 2 && resumed.stdout == whole.stdout)
      for name in ["comparison.json", "report.txt", "options.csv", "differences.csv"] {
        let files = ["whole", "broken"].map { folder.appendingPathComponent("\($0)/\(name)") }
        #expect(try Data(contentsOf: files[0]) == (try Data(contentsOf: files[1])), "\(name)")
      }
      #expect(!FileManager.default.fileExists(atPath: partial.path))
    }
  }

  @Test func refusesWhatAnotherComparisonLeft() throws {
    try withFolder { folder in
      let partial = folder.appendingPathComponent("out/comparison.partial.json")
      try FileManager.default.createDirectory(
        at: partial.deletingLastPathComponent(), withIntermediateDirectories: true)
      for text in ["{\"format\":\"cherha-comparison-partial/1\",\"key\":\"x\"", "{}"] {
        try Data(text.utf8).write(to: partial)
        let outcome = try CherhaProcess.run(
          ["compare", "centre.yaml", "--output", "out", "--json"], directory: folder)
        #expect(outcome.status == 65)
        #expect(outcome.stdout.contains("\"code\": \"bad-input\""), "\(outcome.stdout)")
        #expect(try Data(contentsOf: partial) == Data(text.utf8))
      }
    }
  }

  /// Samples with the right key but a replication too many stop no engine half-way: they are refused as they are.
  @Test func refusesSamplesThatDoNotFit() throws {
    try withFolder { folder in
      let arguments = [
        "compare", "centre.yaml", "--option", "three", "--measure", "averageWait ±0.0001 s", "--replications", "20000",
        "--output", "out",
      ]
      let partial = folder.appendingPathComponent("out/comparison.partial.json")
      let process = Process()
      process.executableURL = try CherhaProcess.executable()
      process.arguments = arguments
      process.currentDirectoryURL = folder
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      while process.isRunning, !FileManager.default.fileExists(atPath: partial.path) { usleep(2000) }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let text = try String(contentsOf: partial, encoding: .utf8)
      let damaged = text.replacing(#/"replications":(\d+)/#) { "\"replications\":1\($0.1)" }
      #expect(damaged != text)
      try Data(damaged.utf8).write(to: partial)
      let outcome = try CherhaProcess.run(arguments, directory: folder)
      #expect(outcome.status == 65 && outcome.stderr.contains("cannot be read as a comparison"), "\(outcome.stderr)")
      #expect(try Data(contentsOf: partial) == Data(damaged.utf8))
    }
  }

  /// Files may not grow beyond a block: as on a full disk, the old result stays and the exit status is 73.
  @Test func aFullDiskLeavesTheOldResult() throws {
    try withFolder { folder in
      let old = folder.appendingPathComponent("out/comparison.json")
      try FileManager.default.createDirectory(at: old.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data("old".utf8).write(to: old)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      let command = "trap '' XFSZ; ulimit -f 1; exec \"$0\" compare centre.yaml --option three --output out"
      process.arguments = ["-c", command, try CherhaProcess.executable().path]
      process.currentDirectoryURL = folder
      let errors = Pipe()
      process.standardOutput = FileHandle.nullDevice
      process.standardError = errors
      try process.run()
      let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 73, "\(text)")
      #expect(text.contains("cannot be written"))
      #expect(try String(contentsOf: old, encoding: .utf8) == "old")
    }
  }
}
