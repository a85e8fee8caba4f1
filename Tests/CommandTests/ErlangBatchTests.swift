import Foundation
import Reporting
import TestSupport
import Testing

@Suite struct ErlangBatchTests {
  private func batch(_ lines: [String]) throws -> (outcome: CherhaProcess.Outcome, answers: [JSONValue]) {
    let outcome = try CherhaProcess.run(["erlang", "batch", "-"], input: lines.joined(separator: "\n"))
    return (outcome, try outcome.stdout.split(separator: "\n").map { try JSONValue.parse(String($0)) })
  }

  @Test func aBadLineDoesNotStopTheOthers() throws {
    let (outcome, answers) = try batch([
      #"{"id":1,"model":"shrinkage","agents":21,"shrinkage":0.3}"#,
      "not JSON", "",
      #"{"id":"три","model":"erlang-c","callsPerHour":150,"handleSeconds":300,"agents":14,"lines":20}"#,
      #"{"id":[4],"model":"erlang-q"}"#, "[1]",
      #"{"id":null,"model":"shrinkage","agents":1,"shrinkage":0}"#,
    ])
    #expect(outcome.status == 65)
    #expect(answers.count == 6)
    #expect(answers[0] == .object([("id", .integer(1)), ("scheduled", .integer(30))]))
    #expect(answers[1]["id"] == .null && answers[1]["error"]?["code"] == .string("invalidJSON"))
    #expect(answers[2]["id"] == .string("три"))
    #expect(outcome.stdout.contains("use erlang-a"))
    #expect(answers[3]["id"] == .array([.integer(4)]))
    #expect(outcome.stdout.contains("erlang-b, erlang-c, erlang-a, staffing, shrinkage, "))
    #expect(answers[4]["error"] != nil)
    #expect(answers[5]["scheduled"] == .integer(1))
  }

  @Test(arguments: [
    #""agents":14.5"#, #""agents":-1"#, #""agents":"14""#, #""agents":true"#, #""agents":[14]"#, #""agents":1e30"#,
    #""agents":14,"callsPerHour":-1"#, #""agents":14,"thresholdSeconds":-1"#, #""agents":14,"thresholdSeconds":"inf""#,
    #""agents":14,"patienceSeconds":"forever""#, #""agents":14,"lines":13"#, #""agents":14,"lines":20.5"#,
    #""agents":14,"balking":1.01"#, #""agents":14,"thresholdSecond":3"#,
  ])
  func wrongInputsAreRefused(_ inputs: String) throws {
    var line = #"{"id":7,"model":"erlang-a","handleSeconds":300,"#
    for (key, value) in [("callsPerHour", "150"), ("patienceSeconds", "120")] where !inputs.contains(key) {
      line += "\"\(key)\":\(value),"
    }
    let (outcome, answers) = try batch([line + inputs + "}"])
    #expect(outcome.status == 65)
    #expect(answers.first?["error"]?["code"] == .string("invalidInput"), "\(outcome.stdout)")
  }

  @Test func everyModelAnswersInOnePass() throws {
    let (outcome, answers) = try batch([
      #"{"model":"erlang-b","offeredErlangs":12.5,"lines":14}"#,
      #"{"model":"erlang-c","callsPerHour":150,"handleSeconds":300,"agents":14}"#,
      #"{"model":"erlang-a","callsPerHour":150,"handleSeconds":300,"agents":14.0,"patienceSeconds":"inf","lines":30}"#,
      #"{"model":"staffing","of":"erlang-a","callsPerHour":150,"handleSeconds":300,"patienceSeconds":120,"#
        + #""maximumAbandonment":0.03,"shrinkage":0.25}"#,
    ])
    #expect(outcome.status == 0, "\(outcome.stdout)")
    #expect(outcome.stderr.isEmpty)
    #expect(answers.count == 4)
    #expect(answers.allSatisfy { $0["id"] == nil && $0["error"] == nil })
  }

  @Test func muchOutputDoesNotBlock() throws {
    let line = #"{"id":1,"model":"erlang-c","callsPerHour":150,"handleSeconds":300,"agents":14}"#
    let (outcome, answers) = try batch(Array(repeating: line, count: 2000))
    #expect(outcome.status == 0)
    #expect(answers.count == 2000 && answers.allSatisfy { $0 == answers[0] })
  }

  @Test func aFileThatCannotBeReadHasItsOwnStatus() throws {
    let outcome = try CherhaProcess.run(["erlang", "batch", "no-such-file.jsonl"])
    #expect(outcome.status == 66)
    #expect(try JSONValue.parse(outcome.stdout)["error"]?["code"] == .string("unreadableFile"))
  }

  #if os(Linux)
    @Test func outputThatCannotBeWrittenHasItsOwnStatus() throws {
      let shell = Process()
      shell.executableURL = URL(fileURLWithPath: "/bin/sh")
      let product = try CherhaProcess.executable().path
      shell.arguments = [
        "-c", "exec \"$0\" erlang shrinkage --agents 1 --shrinkage 0 > /dev/full 2> /dev/null", product,
      ]
      try shell.run()
      shell.waitUntilExit()
      #expect(shell.terminationStatus == 73)
    }
  #endif
}
