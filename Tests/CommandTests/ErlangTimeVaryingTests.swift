import Foundation
import Reporting
import TestSupport
import Testing

@Suite struct ErlangTimeVaryingTests {
  private func run(_ arguments: [String], input: String = "") throws -> CherhaProcess.Outcome {
    try CherhaProcess.run(["erlang"] + arguments, input: input)
  }

  /// A document that was read has its keys sorted.
  private func keys(_ value: JSONValue?) -> Set<String> {
    if case .object(let members)? = value { Set(members.map(\.key)) } else { [] }
  }

  private static let day = [
    "--calls-per-hour", "120,240,120", "--interval-seconds", "900", "--handle-seconds", "300", "--agents", "12,20,8",
    "--patience-seconds", "120",
  ]

  @Test func aDayHasTheNamesOfTheContract() throws {
    let outcome = try run(["time-varying"] + Self.day + ["--json", "--initial", #"{"inService": 3, "queued": 1}"#])
    #expect(outcome.status == 0, "\(outcome.stderr)")
    let answer = try JSONValue.parse(outcome.stdout)
    #expect(keys(answer) == ["byArrival", "byClock", "stationary", "lagged", "modifiedOfferedLoad"])
    #expect(
      keys(answer["byArrival"]) == [
        "probabilityOfWait", "abandonment", "blocking", "serviceLevel", "averageSpeedOfAnswer",
      ])
    #expect(keys(answer["byClock"]) == ["averageQueueLength", "busyAgents", "probabilityAllBusy"])
    #expect(keys(answer["stationary"]) == keys(answer["byArrival"]).union(keys(answer["byClock"])))
    guard case .array(let levels)? = answer["byArrival"]?["serviceLevel"] else {
      Issue.record("no list")
      return
    }
    #expect(levels.count == 3)
  }

  @Test func aDayIsATableWithALineForEachInterval() throws {
    let outcome = try run(["time-varying"] + Self.day)
    #expect(outcome.status == 0)
    #expect(outcome.stdout.contains("calls by the interval of their arrival"))
    #expect(outcome.stdout.split(separator: "\n").filter { $0.contains("%") }.count == 15)
    #expect(outcome.stdout.split(separator: "\n").allSatisfy { $0.count <= 120 })
  }

  @Test func fluidAndOfferedLoadAnswerInABatch() throws {
    let lines = [
      #"{"id":1,"model":"fluid","callsPerHour":[1200,1200],"agents":[80,80],"intervalSeconds":3600,"#
        + #""handleSeconds":300,"patienceSeconds":120}"#,
      #"{"id":2,"model":"offered-load","callsPerHour":[120,120],"intervalSeconds":300,"handleSeconds":300,"#
        + #""handling":{"law":"deterministic"}}"#,
    ]
    let outcome = try run(["batch", "-"], input: lines.joined(separator: "\n"))
    #expect(outcome.status == 0, "\(outcome.stdout)")
    let answers = try outcome.stdout.split(separator: "\n").map { try JSONValue.parse(String($0)) }
    #expect(keys(answers[0]) == ["id", "byClock", "abandonment"])
    #expect(keys(answers[1]) == ["id", "atEnd", "average", "stationary"])
    #expect(answers[1]["stationary"] == .array([.integer(10), .integer(10)]))
  }

  @Test(arguments: [
    (#""agents":[1]"#, "agents"), (#""agents":[1,-1]"#, "agents"), (#""agents":[1,1],"lines":0"#, "lines"),
    (#""agents":[1,1],"initial":{"waiting":3}"#, "initial.waiting"), (#""agents":[1,1],"balking":0.1"#, "balking"),
    (#""agents":[1,1],"intervalSeconds":0"#, "intervalSeconds"),
  ])
  func wrongInputsAreRefused(_ inputs: String, field: String) throws {
    var line = #"{"model":"time-varying","callsPerHour":[1,1],"handleSeconds":300,"patienceSeconds":60,"# + inputs
    if !inputs.contains("intervalSeconds") { line += #","intervalSeconds":900"# }
    let outcome = try run(["batch", "-"], input: line + "}")
    #expect(outcome.status == 65)
    #expect(outcome.stdout.contains(#""code":"invalidInput""#) && outcome.stdout.contains(field), "\(outcome.stdout)")
  }
}
