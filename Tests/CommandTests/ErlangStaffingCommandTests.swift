import Foundation
import Reporting
import TestSupport
import Testing

@Suite struct ErlangStaffingCommandTests {
  private func run(_ arguments: [String], input: String = "") throws -> CherhaProcess.Outcome {
    try CherhaProcess.run(["erlang"] + arguments, input: input)
  }

  private func answer(_ line: String) throws -> JSONValue {
    let outcome = try run(["batch", "-"], input: line)
    #expect(outcome.status == 0, "\(outcome.stdout)")
    return try JSONValue.parse(outcome.stdout)
  }

  private func refusal(_ line: String) throws -> String {
    let outcome = try run(["batch", "-"], input: line)
    #expect(outcome.status == 65)
    return outcome.stdout
  }

  /// A document that was read has its keys sorted.
  private func keys(_ value: JSONValue?) -> Set<String> {
    if case .object(let members)? = value { Set(members.map(\.key)) } else { [] }
  }

  private func list(_ value: JSONValue?) -> [Double] {
    if case .array(let elements)? = value { elements.map(number) } else { [] }
  }

  private func number(_ value: JSONValue?) -> Double {
    switch value {
    case .integer(let value)?: Double(value)
    case .number(let value)?: value
    default: .nan
    }
  }

  private static let traffic = #""callsPerHour":150,"handleSeconds":300"#

  @Test func theSquareRootRule() throws {
    let answer = try answer(#"{"model":"square-root","targetProbabilityOfWait":0.2,\#(Self.traffic)}"#)
    #expect(keys(answer) == ["agents", "beta", "exactAgents", "approximation"])
    #expect(answer["agents"] == .integer(17) && answer["exactAgents"] == .integer(17))
    #expect(number(answer["beta"]) > 1 && answer["approximation"] == .bool(true))
    let refused = try refusal(#"{"model":"square-root","agents":3,"targetProbabilityOfWait":0.2,\#(Self.traffic)}"#)
    #expect(refused.contains("they are solved for"))
  }

  @Test func aVolumeNotKnown() throws {
    let common = #""model":"uncertain-volume","confidence":0.9,"targetServiceLevel":0.8"#
    let gamma = try answer(#"{\#(common),"volumeCV":0.1,\#(Self.traffic)}"#)
    #expect(
      keys(gamma) == [
        "reachable", "agents", "scheduled", "probabilityTargetMet", "expectedServiceLevel", "agentsAtMean",
        "agentsForExpectedServiceLevel",
      ])
    #expect(gamma["agentsAtMean"] == .integer(17) && number(gamma["agents"]) > 17)
    #expect(number(gamma["probabilityTargetMet"]) >= 0.9)
    let certain = try answer(#"{\#(common),"volumeCV":0,\#(Self.traffic)}"#)
    #expect(certain["agents"] == .integer(17) && certain["probabilityTargetMet"] == .integer(1))
    let scenarios =
      #""scenarios":[{"callsPerHour":100,"probability":0.6},{"callsPerHour":150,"probability":0.4}]"#
    #expect(try answer(#"{\#(common),"handleSeconds":300,\#(scenarios)}"#)["agents"] == .integer(17))
    #expect(try refusal(#"{\#(common),\#(Self.traffic)}"#).contains("volumeCV"))
    #expect(try refusal(#"{\#(common),\#(Self.traffic),\#(scenarios)}"#).contains("either callsPerHour"))
  }

  @Test func whatAnIntervalTurnsOutToHave() throws {
    let common = #""model":"realised-service-level","intervalSeconds":1800,"targetServiceLevel":0.8,\#(Self.traffic)"#
    let answer = try answer(#"{\#(common),"agents":17,"patienceSeconds":"inf","confidence":0.9}"#)
    #expect(
      keys(answer) == [
        "expected", "standardDeviation", "quantiles", "probabilityTargetMet", "agentsForConfidence", "method",
      ])
    #expect(keys(answer["quantiles"]) == ["0.05", "0.1", "0.5", "0.9", "0.95"])
    #expect(number(answer["expected"]) > 0.8 && number(answer["agentsForConfidence"]) > 17)
    #expect(0.5...0.9 ~= number(answer["probabilityTargetMet"]))
    #expect(try refusal(#"{\#(common),"agents":17,"lines":20}"#).contains("unlimited lines only"))
  }

  @Test func aLimitOfTheWait() throws {
    let common = #""model":"staffing","of":"erlang-a","patienceSeconds":120,\#(Self.traffic)"#
    func agents(_ limit: String) throws -> Double {
      number(try answer(#"{\#(common),"maximumWaitQuantile":\#(limit)}"#)["agents"])
    }
    let (loose, usual, strict) = (
      try agents(#"{"share":0.5,"seconds":60}"#), try agents(#"{"share":0.9,"seconds":30}"#),
      try agents(#"{"share":0.99,"seconds":10}"#)
    )
    #expect(loose < usual && usual < strict)
    #expect(try refusal(#"{\#(common),"maximumWaitQuantile":{"share":2,"seconds":1}}"#).contains("share"))
    let typed = try run([
      "staffing", "--of", "erlang-a", "--patience-seconds", "120", "--calls-per-hour", "150", "--handle-seconds", "300",
      "--maximum-wait-quantile", #"{"share": 0.9, "seconds": 30}"#, "--json",
    ])
    #expect(number(try JSONValue.parse(typed.stdout)["agents"]) == usual)
  }

  private static let day =
    #""model":"time-varying-staffing","callsPerHour":[60,120,30],"intervalSeconds":900,"handleSeconds":300"#

  @Test func aDayHasAgentsForEachInterval() throws {
    let answer = try answer(#"{\#(Self.day),"patienceSeconds":120,"targetServiceLevel":0.8,"shrinkage":0.3}"#)
    #expect(
      keys(answer) == [
        "reachable", "agents", "scheduled", "sippAgents", "achieved", "sippAchieved", "iterations",
      ])
    let measures: Set = ["serviceLevel", "probabilityOfWait", "abandonment", "blocking", "averageSpeedOfAnswer"]
    #expect(keys(answer["achieved"]) == measures && keys(answer["sippAchieved"]) == measures)
    let levels = list(answer["achieved"]?["serviceLevel"])
    #expect(levels.count == 3 && levels.allSatisfy { $0 >= 0.8 })
    #expect(zip(list(answer["agents"]), list(answer["scheduled"])).allSatisfy { $0 < $1 })
    #expect(list(answer["sippAgents"]).count == 3)
    let text = try run([
      "time-varying-staffing", "--calls-per-hour", "60,120,30", "--interval-seconds", "900", "--handle-seconds", "300",
      "--patience-seconds", "120", "--target-service-level", "0.8",
    ])
    #expect(text.status == 0 && text.stdout.contains("what the calls of an interval meet"), "\(text.stdout)")
    #expect(text.stdout.split(separator: "\n").allSatisfy { $0.count <= 120 })
  }

  @Test func aDayOutOfReachNamesTheInterval() throws {
    let answer = try answer(#"{\#(Self.day),"patienceSeconds":120,"maximumBlocking":0.01,"lines":12}"#)
    #expect(keys(answer) == ["reachable", "interval", "reason"])
    #expect(answer["interval"] == .integer(2))
    let text = try run([
      "time-varying-staffing", "--calls-per-hour", "60,120,30", "--interval-seconds", "900", "--handle-seconds", "300",
      "--patience-seconds", "120", "--target-service-level", "1",
    ])
    #expect(text.stdout.contains("out of reach: in interval 1 no finite number of agents"), "\(text.stdout)")
  }

  @Test(arguments: [
    (#""patienceSeconds":120"#, "at least one target"),
    (#""patienceSeconds":120,"targetServiceLevel":0.8,"agents":[1,1,1]"#, "they are solved for"),
    (#""patienceSeconds":120,"maximumBlocking":0.1"#, "together with lines"),
    (#""targetServiceLevel":0.8"#, "patienceSeconds"),
  ])
  func wrongDaysAreRefused(inputs: String, message: String) throws {
    let refused = try refusal("{\(Self.day),\(inputs)}")
    #expect(refused.contains(message), "\(refused)")
  }
}
