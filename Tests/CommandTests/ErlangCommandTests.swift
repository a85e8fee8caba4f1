import Foundation
import Reporting
import TestSupport
import Testing

@Suite struct ErlangCommandTests {
  private func run(_ arguments: String, input: String = "") throws -> CherhaProcess.Outcome {
    try CherhaProcess.run(["erlang"] + arguments.split(separator: " ").map(String.init), input: input)
  }

  private func number(_ value: JSONValue?) throws -> Double {
    switch try #require(value) {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: throw NotANumber()
    }
  }

  private struct NotANumber: Error {}

  private func keys(_ value: JSONValue) -> Set<String> {
    if case .object(let members) = value { Set(members.map(\.key)) } else { [] }
  }

  @Test func aTableInPlainWords() throws {
    let outcome = try run("a --calls-per-hour 150 --handle-seconds 300 --agents 14 --patience-seconds 120")
    #expect(outcome.status == 0)
    #expect(outcome.stdout.contains("calls abandoned"))
    #expect(outcome.stdout.contains("8.33 s"))
    let widths = Set(outcome.stdout.split(separator: "\n").map { $0.contains("erlangs") || $0.count > 60 })
    #expect(widths == [true])
  }

  @Test func oneDocumentWithTheNamesOfTheContract() throws {
    let outcome = try run("c --calls-per-hour 150 --handle-seconds 300 --agents 14 --json")
    let document = try JSONValue.parse(outcome.stdout)
    #expect(
      keys(document) == [
        "offeredErlangs", "stable", "probabilityOfWait", "averageSpeedOfAnswer", "averageWaitOfDelayed",
        "averageQueueLength", "occupancy", "averageInSystem", "serviceLevel", "waitQuantile",
      ])
    #expect(outcome.stdout.hasPrefix("{\n  \"offeredErlangs\": 12.5,\n  \"stable\": true,\n"))
    #expect(outcome.stdout.contains("\"averageWaitOfDelayed\": 200,"))
    #expect(abs(try number(document["averageSpeedOfAnswer"]) - 118.197_512_012_616) < 1e-9)
    #expect(document["waitQuantile"].map(keys) == ["0.5", "0.9", "0.95", "0.99"])
  }

  @Test func overloadIsSaidInASentence() throws {
    let text = try run("c --calls-per-hour 150 --handle-seconds 300 --agents 12")
    #expect(text.status == 0)
    #expect(text.stdout.contains("Not stable: 12.5 erlangs offered to 12 agents"))
    let json = try JSONValue.parse(
      try run("c --calls-per-hour 150 --handle-seconds 300 --agents 12 --json").stdout)
    #expect(json["stable"] == .bool(false))
    #expect(json["averageSpeedOfAnswer"] == .null)
    #expect(json["probabilityOfWait"] == .integer(1))
  }

  @Test(arguments: [
    ("c --calls-per-hour -5 --handle-seconds 300 --agents 14", "--calls-per-hour is -5"),
    ("c --calls-per-hour 5 --handle-seconds nan --agents 14", "--handle-seconds is \"nan\""),
    ("c --calls-per-hour 1e999 --handle-seconds 300 --agents 14", "--calls-per-hour is \"1e999\""),
    ("c --calls-per-hour 5 --handle-seconds 300 --agents 14.5", "--agents is 14.5"),
    ("c --calls-per-hour 5 --handle-seconds 300", "--agents is missing"),
    ("a --calls-per-hour 5 --handle-seconds 300 --agents 9 --patience-seconds 1 --lines 8", "--lines is 8"),
    ("a --calls-per-hour 5 --handle-seconds 300 --agents 9 --patience-seconds 1 --balking 2", "--balking is 2"),
    ("staffing --of erlang-d --calls-per-hour 5 --handle-seconds 300", "--of is \"erlang-d\""),
    ("staffing --of erlang-c --calls-per-hour 5 --handle-seconds 300", "at least one target"),
    ("staffing --of erlang-c --calls-per-hour 5 --handle-seconds 300 --maximum-abandonment 0.1", "use erlang-a"),
    ("shrinkage --agents 5 --shrinkage 1", "--shrinkage is 1"),
    ("b --lines 5", "give two of"),
    ("c --lines 5", "Unknown option"),
  ])
  func wrongUsageIsRefused(arguments: String, message: String) throws {
    let outcome = try run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.stderr.contains(message), "\(outcome.stderr)")
    #expect(outcome.stdout.isEmpty)
  }

  @Test func allThatIsWrongComesInOneDocument() throws {
    let outcome = try run("c --calls-per-hour abc --handle-seconds -1 --agents 1.5 --json")
    #expect(outcome.status == 64)
    let error = try #require(try JSONValue.parse(outcome.stdout)["error"])
    #expect(keys(error) == ["code", "message", "details"])
    guard case .array(let details)? = error["details"] else {
      Issue.record("no details")
      return
    }
    #expect(details.map { $0["field"] } == [.string("callsPerHour"), .string("handleSeconds"), .string("agents")])
    #expect(details[0]["value"] == .string("abc"))
  }

  @Test func shrinkageHasNoFloatingPointSteps() throws {
    #expect(try run("shrinkage --agents 21 --shrinkage 0.3 --json").stdout == "{\n  \"scheduled\": 30\n}\n")
  }

  @Test func staffingAndWhyThereIsNone() throws {
    let common = "staffing --of erlang-c --calls-per-hour 150 --handle-seconds 300 --json --target-service-level"
    let found = try JSONValue.parse(try run("\(common) 0.8 --shrinkage 0.3").stdout)
    #expect(found["agents"] == .integer(17) && found["scheduled"] == .integer(25))
    #expect(
      keys(found) == ["reachable", "agents", "scheduled", "serviceLevel", "occupancy", "serviceLevelWithOneLess"])
    let none = try JSONValue.parse(try run("\(common) 1").stdout)
    #expect(none["reachable"] == .bool(false))
    #expect(keys(none) == ["reachable", "reason"])
  }

  @Test func theLossSystemSolvesForWhatIsLeftOut() throws {
    let load = try JSONValue.parse(try run("b --lines 14 --target-blocking 0.01 --json").stdout)
    #expect(abs(try number(load["offeredErlangs"]) - 7.351_680_586_117) < 1e-9)
    let lines = try JSONValue.parse(
      try run("b --calls-per-hour 150 --handle-seconds 300 --target-blocking 0.01 --json").stdout)
    #expect(lines["lines"] == .integer(21))
  }
}
