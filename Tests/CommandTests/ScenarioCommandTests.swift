import Foundation
import Reporting
import TestSupport
import Testing

@Suite struct ScenarioCommandTests {
  static let least = """
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
      desk: {agents: 3, hours: always, skills: [information]}
    run: {seed: 1, replications: 5}
    """

  /// A scenario file in a folder of its own.
  private func withScenario(_ text: String, _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cherha-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("scenario.yaml")
    try Data(text.utf8).write(to: file)
    try body(file.path)
  }

  private func member(_ document: JSONValue, _ path: String...) throws -> JSONValue {
    var value = document
    for key in path {
      guard case .object(let members) = value else { throw Missing(key: key) }
      value = try #require(members.first { $0.key == key }?.value)
    }
    return value
  }

  private struct Missing: Error { var key: String }

  @Test func sameBytesForOneTwoAndSevenThreads() throws {
    try withScenario(Self.least) { file in
      let outputs = try ["1", "2", "7"].map { threads in
        let outcome = try CherhaProcess.run(["simulate", file, "--json", "--threads", threads])
        #expect(outcome.status == 0, "\(outcome.stderr)")
        return outcome.stdout
      }
      #expect(Set(outputs).count == 1)
      let document = try JSONValue.parse(outputs[0])
      #expect(try member(document, "format") == .string("cherha-result/1"))
      #expect(try member(document, "run", "replications") == .integer(5))
    }
  }

  @Test func writesItsFiles() throws {
    try withScenario(Self.least) { file in
      let folder = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("out")
      let outcome = try CherhaProcess.run(["simulate", file, "--output", folder.path, "--quiet"])
      #expect(outcome.status == 0, "\(outcome.stderr)")
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      #expect(files == ["intervals.csv", "report.txt", "result.json", "run.csv", "summary.csv"])
    }
  }

  @Test func badInputIsNamedWithItsPlace() throws {
    try withScenario(Self.least.replacing("talk:", with: "tlak:")) { file in
      let outcome = try CherhaProcess.run(["simulate", file])
      #expect(outcome.status == 65)
      #expect(outcome.stdout.isEmpty)
      #expect(outcome.stderr.contains("scenario.yaml:8:"))
      #expect(outcome.stderr.contains("did you mean `talk`?"))
      let json = try CherhaProcess.run(["simulate", file, "--json"])
      #expect(json.status == 65)
      #expect(try member(.parse(json.stdout), "error", "code") == .string("bad-input"))
    }
  }

  @Test(
    arguments: [
      ("simulate /nowhere/scenario.yaml", 66), ("simulate", 64), ("simulate x.yaml --threads 0", 64),
      ("simulate x.yaml --replications 1000000000", 64), ("staff /nowhere/scenario.yaml", 66),
      ("validate /nowhere/scenario.yaml", 66), ("frobnicate", 64),
    ] as [(String, Int32)])
  func exitStatuses(_ arguments: String, _ status: Int32) throws {
    let outcome = try CherhaProcess.run(arguments.split(separator: " ").map(String.init))
    #expect(outcome.status == status, "\(outcome.stderr)")
    #expect(outcome.stdout.isEmpty)
    #expect(!outcome.stderr.isEmpty)
  }

  @Test func precisionNotReachedIsUndecided() throws {
    try withScenario(Self.least) { file in
      let outcome = try CherhaProcess.run([
        "simulate", file, "--json", "--replications", "10", "--precision", "serviceLevel.excludingBlocked ±0.001 pp",
      ])
      #expect(outcome.status == 2, "\(outcome.stderr)")
      #expect(try member(.parse(outcome.stdout), "run", "stoppedBy") == .string("limit"))
      let refused = try CherhaProcess.run(["simulate", file, "--precision", "abandonment ±0.01"])
      #expect(refused.status == 64)
    }
  }

  @Test func aMeasureTheScopeCannotHaveIsRefused() throws {
    try withScenario(Self.least) { file in
      for precision in ["occupancy of information ±1 pp", "abandonment of desk ±1 pp", "cost ±5 %"] {
        let outcome = try CherhaProcess.run(["simulate", file, "--precision", precision])
        #expect(outcome.status == 64, "\(precision): \(outcome.stderr)")
      }
    }
  }

  @Test func aFileThatIncludesAMissingOneCannotBeRead() throws {
    try withScenario("include: nowhere.yaml\n" + Self.least) { file in
      let outcome = try CherhaProcess.run(["validate", file])
      #expect(outcome.status == 66, "\(outcome.stderr)")
    }
  }

  @Test func lostStandardOutputIsAFailure() throws {
    try withScenario(Self.least) { file in
      let process = Process()
      process.executableURL = try CherhaProcess.executable()
      process.arguments = ["simulate", file, "--quiet"]
      process.standardOutput = try #require(FileHandle(forWritingAtPath: "/dev/full"))
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 73)
    }
  }

  @Test func unwritableOutput() throws {
    try withScenario(Self.least) { file in
      let outcome = try CherhaProcess.run(["simulate", file, "--quiet", "--csv", "\(file)/below-a-file"])
      #expect(outcome.status == 73)
    }
  }

  @Test func traceTellsEveryEventOfTheFirstReplication() throws {
    let start = "start: {waiting: [30 s], inService: {desk: [2 min]}}\n    target: {answered"
    try withScenario(Self.least.replacing("    target: {answered", with: "    " + start)) { file in
      let path = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("trace.csv").path
      for threads in ["1", "2"] {
        let outcome = try CherhaProcess.run(["simulate", file, "--quiet", "--threads", threads, "--trace", path])
        #expect(outcome.status == 0, "\(outcome.stderr)")
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        #expect(lines.first == "seconds,time,event,contact,caller,callType,group,wait,present,onShift")
        #expect(
          lines.dropFirst().prefix(4) == [
            "0.000000,2017-07-03T00:00:00.000000+03:00,staff,,,,desk,,3,3",
            "0.000000,2017-07-03T00:00:00.000000+03:00,startService,1,1,information,desk,120.000000,,",
            "0.000000,2017-07-03T00:00:00.000000+03:00,startQueue,2,2,information,,30.000000,,",
            "0.000000,2017-07-03T00:00:00.000000+03:00,answer,2,2,information,desk,30.000000,,",
          ])
        #expect(lines.count > 1000)
        #expect(!FileManager.default.fileExists(atPath: path + ".part"))
      }
      for unwritable in ["\(file)/below-a-file", "/dev/full"] {
        let outcome = try CherhaProcess.run(["simulate", file, "--quiet", "--trace", unwritable])
        #expect(outcome.status == 73, "\(outcome.stderr)")
      }
    }
  }

  @Test func initValidatesAndSchemaIsJSON() throws {
    let example = try CherhaProcess.run(["init"])
    #expect(example.status == 0)
    try withScenario(example.stdout) { file in
      let outcome = try CherhaProcess.run(["validate", "--print", file])
      #expect(outcome.status == 0, "\(outcome.stderr)")
      #expect(outcome.stdout.contains("Help desk"))
      let again = try CherhaProcess.run(["init", file])
      #expect(again.status == 73)
    }
    let schema = try CherhaProcess.run(["schema"])
    #expect(try member(.parse(schema.stdout), "type") == .string("object"))
  }

  @Test func validateChecksEveryOption() throws {
    let options = """

      options:
        fewer: {agentGroups: {desk: {agents: 2}}}
        broken: {agentGroups: {desk: {agnets: 2}}}
      """
    try withScenario(Self.least + options) { file in
      let outcome = try CherhaProcess.run(["validate", file])
      #expect(outcome.status == 65)
      #expect(outcome.stderr.contains("did you mean `agents`?"))
    }
    try withScenario(Self.least + options.replacing("agnets", with: "agents")) { file in
      let outcome = try CherhaProcess.run(["validate", file])
      #expect(outcome.status == 0, "\(outcome.stderr)")
      #expect(outcome.stdout.contains("with options fewer, broken"))
    }
  }

  @Test func staffingComesWithItsCheck() throws {
    try withScenario(Self.least) { file in
      let outcome = try CherhaProcess.run(["staff", file, "--json", "--replications", "20"])
      #expect(outcome.status == 0, "\(outcome.stderr)")
      #expect(try member(.parse(outcome.stdout), "format") == .string("cherha-staffing/1"))
    }
    try withScenario(Self.least.replacing("    target: {answered: 80 %, within: 20 s}\n", with: "")) { file in
      let outcome = try CherhaProcess.run(["staff", file])
      #expect(outcome.status == 65)
      #expect(outcome.stderr.contains("target: 80/20"))
    }
  }

  @Test func interruptionKeepsAMarkedPartialResult() throws {
    try withScenario(Self.least.replacing("replications: 5", with: "replications: 1000000")) { file in
      let process = Process()
      process.executableURL = try CherhaProcess.executable()
      process.arguments = ["simulate", file, "--json", "--intervals", "none"]
      let output = Pipe()
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      try process.run()
      Thread.sleep(forTimeInterval: 2)
      process.interrupt()
      let data = output.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      #expect(process.terminationStatus == 130)
      let document = try JSONValue.parse(String(decoding: data, as: UTF8.self))
      #expect(try member(document, "run", "stoppedBy") == .string("interruption"))
    }
  }
}
