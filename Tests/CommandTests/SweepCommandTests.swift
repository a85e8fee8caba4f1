import Foundation
import Reporting
import TestSupport
import Testing

@Suite struct SweepCommandTests {
  static let vary = ["--vary", "agentGroups.desk.agents=2..4"]

  /// A folder with a scenario in it.
  private func withFolder(
    _ text: String = ScenarioCommandTests.least, _ body: (_ folder: String, _ file: String) throws -> Void
  ) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cherha-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("scenario.yaml").path
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    try body(folder.path, file)
  }

  private func sweep(_ file: String, _ arguments: [String]) throws -> CherhaProcess.Outcome {
    try CherhaProcess.run(["sweep", file] + arguments)
  }

  private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  /// Names and contents of the files of a folder.
  private func contents(_ folder: String) throws -> [String: String] {
    var contents: [String: String] = [:]
    guard FileManager.default.fileExists(atPath: folder) else { return [:] }
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      if let data = FileManager.default.contents(atPath: "\(folder)/\(name)") {
        contents[name] = String(decoding: data, as: UTF8.self)
      }
    }
    return contents
  }

  @Test func aRowForEachPointWhateverTheThreads() throws {
    try withFolder { _, file in
      let arguments = Self.vary + ["--vary", "callTypes.information.target=80/20,90/10", "--csv"]
      let outcomes = try ["1", "3"].map { try sweep(file, arguments + ["--threads", $0]) }
      #expect(outcomes[0].status == 0, "\(outcomes[0].stderr)")
      #expect(outcomes[0].stdout == outcomes[1].stdout)
      let rows = outcomes[0].stdout.split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
      }
      #expect(rows.count == 7)
      #expect(
        rows[0].prefix(5) == [
          "point", "agentGroups.desk.agents", "callTypes.information.target", "replications",
          "serviceLevel.excludingBlocked",
        ])
      #expect(rows.dropFirst().map { $0[1] } == ["2", "2", "3", "3", "4", "4"])
      #expect(rows.dropFirst().map { $0[2] } == ["80/20", "90/10", "80/20", "90/10", "80/20", "90/10"])
      let levels = rows.dropFirst().compactMap { Double($0[4]) }
      #expect(levels[0] < levels[2] && levels[2] < levels[4])
      #expect(levels[1] < levels[0])
    }
  }

  @Test func measuresAreChosen() throws {
    try withFolder { _, file in
      let outcome = try sweep(
        file, Self.vary + ["--json", "--measure", "occupancy of desk", "--measure", "targetMet of information"])
      #expect(outcome.status == 0, "\(outcome.stderr)")
      let document = try JSONValue.parse(outcome.stdout)
      #expect(document["format"] == .string("cherha-sweep/1"))
      guard case .array(let points)? = document["results"], case .array(let measures)? = points.last?["measures"] else {
        Issue.record("no results: \(outcome.stdout)")
        return
      }
      #expect(points.count == 3)
      #expect(measures.map { $0["measure"] } == [.string("occupancy"), .string("targetMet")])
      #expect(measures.map { $0["scope"] } == [.string("desk"), .string("information")])
      guard case .array(let differences)? = document["differences"] else { return }
      #expect(differences.count == 4)
    }
  }

  @Test(
    arguments: [
      (["--vary", "agentGroups.desk.agnets=2..4"], 65, "point 1 (agentGroups.desk.agnets=2) and 2 more"),
      (["--vary", "agentGroups.dsk.agents=2..4"], 65, "did you mean `desk`?"),
      (["--vary", "agentGroups.desk.agents=2,three"], 65, "point 2 (agentGroups.desk.agents=three)"),
      (["--vary", "agentGroups.desk.agents=1..20000"], 64, "10000"),
      (["--vary", "agentGroups.desk.agents=1..200", "--vary", "routing.lines=1..200"], 64, "10000"),
      (["--vary", "agentGroups.desk.agents=1..2", "--vary", "agentGroups.desk.agents=3"], 64, "given twice"),
      (["--vary", "run.seed=1,2"], 64, "`run` cannot be varied"),
      (["--vary", "options.a.b=1,2"], 64, "`options` cannot be varied"),
      (["--vary", "agentGroups.desk.agents=1..2", "--measure", "occupancy of dsk"], 64, "did you mean `desk`?"),
      (["--vary", "agentGroups.desk.agents=1..2", "--measure", "waitQuantile"], 64, "set of quantiles"),
      (["--vary", "agentGroups.desk.agents=1..2", "--shard", "3/2", "--output", "o"], 64, "--shard"),
      (["--vary", "agentGroups.desk.agents=1..2", "--shard", "1/2"], 64, "--output"),
      (["--vary", "agentGroups.desk.agents=1,2,3", "--tornado"], 64, "low and the high end"),
      (["--vary", "callTypes.information.target=80/20,90/10", "--latin-hypercube", "4"], 64, "range"),
      ([], 64, "--vary"),
    ] as [([String], Int32, String)])
  func refusals(_ arguments: [String], _ status: Int32, _ reason: String) throws {
    try withFolder { folder, file in
      let outcome = try sweep(file, arguments)
      #expect(outcome.status == status, "\(outcome.stderr)")
      #expect(outcome.stderr.contains(reason), "\(outcome.stderr)")
      #expect(outcome.stdout.isEmpty)
      let json = try sweep(file, arguments + ["--json"])
      #expect(json.status == status)
      #expect(try JSONValue.parse(json.stdout)["error"] != nil)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["scenario.yaml"])
    }
  }

  @Test func aSweepIsTakenUpAgainAfterEveryKill() throws {
    let scenario = ScenarioCommandTests.least.replacing("replications: 5", with: "replications: 40")
    try withFolder(scenario) { folder, file in
      let arguments = ["--vary", "agentGroups.desk.agents=1..8", "--quiet", "--threads", "1"]
      let whole = try sweep(file, arguments + ["--output", "\(folder)/whole"])
      #expect(whole.status == 0, "\(whole.stderr)")
      let expected = try contents("\(folder)/whole")
      #expect(expected.count == 10)
      var kills = 0
      var done: [String: String] = [:]
      for round in 1...6 {
        let process = Process()
        process.executableURL = try CherhaProcess.executable()
        process.arguments = ["sweep", file] + arguments + ["--output", "\(folder)/killed"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        while process.isRunning, try contents("\(folder)/killed").count < round { usleep(2_000) }
        usleep(UInt32(round) * 5_000)
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        if process.terminationReason == .uncaughtSignal { kills += 1 }
        let now = try contents("\(folder)/killed").filter { $0.key.hasSuffix(".json") }
        // Every finished point is whole and stays as it is.
        for (name, text) in now { #expect(text == expected[name], "\(name)") }
        for name in done.keys { #expect(now[name] != nil, "\(name)") }
        done = now
      }
      #expect(kills >= 2)
      let last = try sweep(file, arguments + ["--output", "\(folder)/killed"])
      #expect(last.status == 0, "\(last.stderr)")
      #expect(last.stdout == whole.stdout)
      #expect(try contents("\(folder)/killed").filter { !$0.key.hasSuffix(".part") } == expected)
    }
  }

  @Test func finishedPointsAreNotDoneAgain() throws {
    try withFolder { folder, file in
      _ = try sweep(file, Self.vary + ["--output", "\(folder)/out"])
      let before = try FileManager.default.attributesOfItem(atPath: "\(folder)/out/points/0001.json")
      try FileManager.default.removeItem(atPath: "\(folder)/out/points/0002.json")
      let again = try sweep(file, Self.vary + ["--output", "\(folder)/out"])
      #expect(again.status == 0)
      let after = try FileManager.default.attributesOfItem(atPath: "\(folder)/out/points/0001.json")
      #expect(after[.modificationDate] as? Date == before[.modificationDate] as? Date)
      #expect(FileManager.default.fileExists(atPath: "\(folder)/out/points/0002.json"))
    }
  }

  @Test func pointsOfAnotherSweepAreLeftAlone() throws {
    try withFolder { folder, file in
      _ = try sweep(file, Self.vary + ["--output", "\(folder)/out"])
      let before = try contents("\(folder)/out")
      func refuse(_ arguments: [String], _ reason: String) throws {
        let outcome = try sweep(file, arguments + ["--output", "\(folder)/out"])
        #expect(outcome.status == 73, "\(outcome.stderr)")
        #expect(outcome.stderr.contains(reason), "\(outcome.stderr)")
        #expect(try contents("\(folder)/out") == before)
      }
      try refuse(Self.vary + ["--seed", "2"], "seed 1, not 2")
      try refuse(Self.vary + ["--replications", "6"], "5 replications, not 6")
      try refuse(["--vary", "agentGroups.desk.agents=2..5"], "other values")
      try refuse(Self.vary + ["--measure", "abandonment"], "other measures")
      let other = ScenarioCommandTests.least.replacing("20 per hour", with: "21 per hour")
      try Data(other.utf8).write(to: URL(fileURLWithPath: file))
      try refuse(Self.vary, "other contents")
    }
  }

  @Test func aDamagedPointIsNamed() throws {
    try withFolder { folder, file in
      _ = try sweep(file, Self.vary + ["--output", "\(folder)/out"])
      let point = "\(folder)/out/points/0002.json"
      let whole = try text(point)
      for damaged in ["", String(whole.prefix(300)), "[]", whole.replacing("-point/1", with: "-point/2")] {
        try Data(damaged.utf8).write(to: URL(fileURLWithPath: point))
        let outcome = try sweep(file, Self.vary + ["--output", "\(folder)/out"])
        #expect(outcome.status == 65, "\(outcome.stderr)")
        #expect(outcome.stderr.contains("0002.json cannot be used"), "\(outcome.stderr)")
        #expect(try text(point) == damaged)
      }
      // Another point's content under this name is no better.
      try Data(try text("\(folder)/out/points/0001.json").utf8).write(to: URL(fileURLWithPath: point))
      #expect(try sweep(file, Self.vary + ["--output", "\(folder)/out"]).status == 65)
    }
  }

  @Test func whatCannotBeWrittenIsSaid() throws {
    try withFolder { folder, file in
      let below = try sweep(file, Self.vary + ["--output", "\(file)/below-a-file"])
      #expect(below.status == 73)
      _ = try sweep(file, Self.vary + ["--output", "\(folder)/out"])
      let before = try contents("\(folder)/out")
      // Files of more than a kilobyte cannot be written, as on a disk that is full.
      try FileManager.default.removeItem(atPath: "\(folder)/out/points/0002.json")
      let rest = try contents("\(folder)/out")
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      let command = try CherhaProcess.executable().path
      process.arguments =
        ["-c", "trap '' XFSZ; ulimit -f 1; exec \"$@\"", "sh", command, "sweep", file] + Self.vary
        + ["--quiet", "--output", "\(folder)/out"]
      let (output, errors) = (Pipe(), Pipe())
      process.standardOutput = output
      process.standardError = errors
      try process.run()
      let printed = output.fileHandleForReading.readDataToEndOfFile()
      let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 73, "\(said)")
      #expect(said.contains("0002.json cannot be written"), "\(said)")
      #expect(printed.isEmpty)
      #expect(try contents("\(folder)/out") == rest)
      // With room again it goes on.
      #expect(try sweep(file, Self.vary + ["--output", "\(folder)/out"]).status == 0)
      #expect(try contents("\(folder)/out") == before)
    }
  }

  @Test func anInterruptedSweepKeepsItsPoints() throws {
    let scenario = ScenarioCommandTests.least.replacing("replications: 5", with: "replications: 60")
    try withFolder(scenario) { folder, file in
      let process = Process()
      process.executableURL = try CherhaProcess.executable()
      process.arguments = [
        "sweep", file, "--vary", "agentGroups.desk.agents=1..200", "--json", "--output", "\(folder)/out",
      ]
      let output = Pipe()
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      try process.run()
      for _ in 0..<600 where !FileManager.default.fileExists(atPath: "\(folder)/out/points/0002.json") {
        Thread.sleep(forTimeInterval: 0.05)
      }
      process.interrupt()
      let data = output.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      #expect(process.terminationStatus == 130)
      let document = try JSONValue.parse(String(decoding: data, as: UTF8.self))
      #expect(document["interrupted"] == .bool(true))
      guard case .array(let points)? = document["results"] else {
        Issue.record("no results")
        return
      }
      #expect(points.count >= 2 && points.count < 200)
      let kept = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/out/points")
      #expect(kept.count == points.count)
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/out/sweep.json"))
    }
  }

  @Test func shardsMergeToTheBytesOfOneMachine() throws {
    try withFolder { folder, file in
      let arguments = ["--vary", "agentGroups.desk.agents=2..6"]
      let whole = try sweep(file, arguments + ["--output", "\(folder)/whole", "--json"])
      var shards: [String] = []
      for number in 1...3 {
        shards.append("\(folder)/shard\(number)")
        let shard = try sweep(file, arguments + ["--shard", "\(number)/3", "--output", shards[number - 1]])
        #expect(shard.status == 0, "\(shard.stderr)")
        #expect(shard.stdout == "Shard \(number) of 3: \(number < 3 ? "2 points" : "1 point") finished.\n")
      }
      let merged = try CherhaProcess.run(["merge"] + shards.reversed() + ["--output", "\(folder)/merged", "--json"])
      #expect(merged.status == 0, "\(merged.stderr)")
      #expect(merged.stdout == whole.stdout)
      for name in ["sweep.csv", "sweep.json"] {
        #expect(try text("\(folder)/merged/\(name)") == text("\(folder)/whole/\(name)"))
      }
      let missing = try CherhaProcess.run(["merge"] + shards.dropLast())
      #expect(missing.status == 65)
      #expect(missing.stderr.contains("1 of 5 points are missing: 3"), "\(missing.stderr)")
      _ = try sweep(file, arguments + ["--seed", "2", "--output", "\(folder)/other"])
      let foreign = try CherhaProcess.run(["merge"] + shards + ["\(folder)/other"])
      #expect(foreign.status == 65)
      #expect(foreign.stderr.contains("seed 2, not 1"), "\(foreign.stderr)")
      #expect(try CherhaProcess.run(["merge", folder]).status == 66)
    }
  }

  @Test func volumesAreThoseOfTheScenarioWhateverTheStaff() throws {
    let counted = ScenarioCommandTests.least.replacing("counts: first-attempts", with: "counts: answered")
    try withFolder(counted) { folder, file in
      let measures = ["--measure", "callers", "--measure", "answered", "--csv"]
      let staff = try sweep(file, Self.vary + measures)
      #expect(staff.status == 0, "\(staff.stderr)")
      let rows = staff.stdout.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
      // The same people call; more agents answer more of them.
      #expect(Set(rows.map { $0[3] }).count == 1)
      #expect(Set(rows.map { $0[6] }).count == 3)
      let callers = try sweep(
        file, ["--vary", "callTypes.information.patience.exponential.mean=1 min,4 min"] + measures)
      // What is assumed of callers changes how many there must have been.
      let others = callers.stdout.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
      #expect(Set(others.map { $0[3] }).count == 2)
      // Taken up again, a sweep has the same volumes without solving them again.
      _ = try sweep(file, Self.vary + measures + ["--output", "\(folder)/out"])
      let whole = try contents("\(folder)/out")
      try FileManager.default.removeItem(atPath: "\(folder)/out/points/0001.json")
      #expect(try sweep(file, Self.vary + measures + ["--output", "\(folder)/out"]).stdout == staff.stdout)
      #expect(try contents("\(folder)/out") == whole)
    }
  }
}
