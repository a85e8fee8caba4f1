import Reporting
import TestSupport
import Testing

/// Chats, outbound beside inbound calls and trunk lines, asked singly and in a batch.
@Suite struct ErlangChannelCommandTests {
  private func answer(_ question: String) throws -> JSONValue {
    let outcome = try CherhaProcess.run(["erlang", "batch", "-"], input: question)
    #expect(outcome.status == 0, "\(outcome.stdout)")
    return try JSONValue.parse(outcome.stdout)
  }

  private static let chat =
    #"{"model":"chat","callsPerHour":30,"handleSeconds":480,"agents":2,"pace":[1,0.8,0.6],"patienceSeconds":120,"#
    + #""thresholdSeconds":40}"#
  private static let blended =
    #"{"model":"blended","callsPerHour":40,"handleSeconds":300,"agents":5,"patienceSeconds":120"#
  private static let trunks = #"{"model":"trunks","callsPerHour":150,"handleSeconds":300,"patienceSeconds":120"#

  @Test func chats() throws {
    let document = try answer(Self.chat)
    guard case .number(let level)? = document["serviceLevel"]?["ofOffered"] else {
      Issue.record("a number")
      return
    }
    #expect(abs(level - 0.672_583_47) < 1e-8)
    #expect(document["averageChatTime"] != nil && document["slotOccupancy"] != nil && document["approximation"] == nil)
    let large = try answer(
      #"{"model":"chat","callsPerHour":9000,"handleSeconds":480,"agents":600,"pace":[1,0.8,0.6],"patienceSeconds":120}"#
    )
    #expect(large["approximation"] == .string("balanced"))
  }

  @Test func inboundAndOutbound() throws {
    let document = try answer(Self.blended + #","reserved":2}"#)
    guard case .number(let level)? = document["serviceLevel"]?["ofOffered"] else {
      Issue.record("a number")
      return
    }
    #expect(abs(level - 0.726_185_17) < 1e-8)
    #expect(document["outboundPerHour"] != nil)
    let solved = try answer(Self.blended + #","targetServiceLevel":0.7}"#)
    #expect(solved["reserved"] == .integer(2) && solved["reachable"] == .bool(true))
    #expect(try answer(Self.blended + #","targetServiceLevel":0.9}"#)["reachable"] == .bool(false))
  }

  @Test func trunkLines() throws {
    let given = try answer(Self.trunks + #","targetBlocking":0.01,"agents":14}"#)
    guard case .integer(let lines)? = given["lines"], case .number(let blocking)? = given["blocking"] else {
      Issue.record("numbers")
      return
    }
    #expect(lines >= 14 && blocking <= 0.01)
    let solved = try answer(Self.trunks + #","targetBlocking":0.01,"targetServiceLevel":0.8}"#)
    #expect(solved["agents"] != nil && solved["lines"] != nil)
  }

  @Test(arguments: [
    (#"{"model":"chat","callsPerHour":1,"handleSeconds":9,"agents":1,"patienceSeconds":1}"#, "pace is missing"),
    (
      #"{"model":"chat","callsPerHour":1,"handleSeconds":9,"agents":1,"patienceSeconds":1,"pace":[0.5]}"#,
      "1 for a single chat"
    ),
    (blended + "}", "either reserved"), (blended + #","reserved":6}"#, "reserved is 6"),
    (trunks + #","targetBlocking":0.01}"#, "either agents"), (trunks + #","agents":14}"#, "targetBlocking is missing"),
    (trunks + #","agents":14,"targetBlocking":0}"#, "above 0"),
    (trunks + #","agents":14,"targetBlocking":0.1,"lines":20}"#, "they are solved for"),
  ])
  func wrongInputsAreRefused(question: String, message: String) throws {
    let outcome = try CherhaProcess.run(["erlang", "batch", "-"], input: question)
    #expect(outcome.status == 65)
    #expect(outcome.stdout.contains(message), "\(outcome.stdout)")
  }

  @Test(arguments: [
    (
      "chat --calls-per-hour 60 --handle-seconds 480 --agents 5 --pace 1,0.8,0.65 --patience-seconds 120",
      "places for chats taken"
    ),
    ("chat --calls-per-hour 30 --handle-seconds 300 --agents 5 --pace 1 --patience-seconds inf", "occupancy"),
    (
      "blended --calls-per-hour 60 --handle-seconds 300 --agents 9 --reserved 3 --patience-seconds 120 "
        + "--outbound-handle-seconds 200", "outbound calls an hour"
    ),
    (
      "trunks --calls-per-hour 150 --handle-seconds 300 --patience-seconds 120 --target-blocking 0.01 "
        + "--target-service-level 0.8", "lines"
    ),
  ])
  func aTableInPlainWords(arguments: String, label: String) throws {
    let outcome = try CherhaProcess.run(["erlang"] + arguments.split(separator: " ").map(String.init))
    #expect(outcome.status == 0, "\(outcome.stderr)")
    #expect(outcome.stdout.contains(label), "\(outcome.stdout)")
    #expect(!outcome.stdout.contains("{") && !outcome.stdout.contains("["), "\(outcome.stdout)")
  }
}
