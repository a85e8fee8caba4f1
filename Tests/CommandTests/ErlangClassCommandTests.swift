import Foundation
import Reporting
import TestSupport
import Testing

/// Losses, classes, redials and networks of groups, asked singly and in a batch.
@Suite struct ErlangClassCommandTests {
  private func answer(_ question: String) throws -> JSONValue {
    let outcome = try CherhaProcess.run(["erlang", "batch", "-"], input: question)
    #expect(outcome.status == 0, "\(outcome.stdout)")
    return try JSONValue.parse(outcome.stdout)
  }

  private func number(_ value: JSONValue?) throws -> Double {
    switch try #require(value) {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: throw NotANumber()
    }
  }

  private struct NotANumber: Error {}

  private func elements(_ value: JSONValue?) -> [JSONValue] {
    if case .array(let elements)? = value { elements } else { [] }
  }

  private func keys(_ value: JSONValue?) -> Set<String> {
    if case .object(let members)? = value { Set(members.map(\.key)) } else { [] }
  }

  @Test func theExtendedErlangB() throws {
    let document = try answer(
      #"{"model":"erlang-b-extended","callsPerHour":150,"handleSeconds":300,"lines":14,"retrying":0.5}"#)
    #expect(
      keys(document) == [
        "blocking", "carriedErlangs", "occupancy", "lines", "offeredErlangs", "attemptsErlangs", "lostShare",
      ])
    let all = try number(document["attemptsErlangs"])
    #expect(abs(12.5 + 0.5 * all * (try number(document["blocking"])) - all) < 1e-12)
    let endless = try answer(#"{"model":"erlang-b-extended","offeredErlangs":15,"lines":14,"retrying":1}"#)
    #expect(endless["stable"] == .bool(false) && endless["attemptsErlangs"] == .null)
  }

  @Test func engset() throws {
    let document = try answer(#"{"model":"engset","sources":2,"lines":1,"erlangsPerIdleSource":1}"#)
    #expect(
      keys(document) == [
        "timeCongestion", "callCongestion", "trafficCongestion", "carriedErlangs", "offeredErlangs",
      ])
    #expect(abs(try number(document["timeCongestion"]) - 2.0 / 3) < 1e-15)
    #expect(try number(document["callCongestion"]) == 0.5)
  }

  @Test func classesWithPriority() throws {
    let document = try answer(
      #"{"model":"priority","callsPerHour":[30,70,50],"handleSeconds":300,"agents":14}"#)
    let waits = try elements(document["averageSpeedOfAnswer"]).map(number)
    #expect(waits.count == 3 && abs(waits[2] - 292.017_382_619_405_4) < 1e-9)
    #expect(elements(document["serviceLevel"]).count == 3)
    #expect(abs(try number(document["overall"]?["averageSpeedOfAnswer"]) - 118.197_512_012_616) < 1e-9)
    let overloaded = try answer(#"{"model":"priority","callsPerHour":[30,150],"handleSeconds":300,"agents":14}"#)
    #expect(overloaded["stable"] == .array([.bool(true), .bool(false)]))
    #expect(elements(overloaded["averageSpeedOfAnswer"])[1] == .null)
    #expect(overloaded["overall"]?["averageSpeedOfAnswer"] == .null && overloaded["reason"] != nil)
  }

  @Test func classesWithPriorityAndImpatience() throws {
    let question =
      #"{"model":"priority-abandonment","callsPerHour":[80,70],"handleSeconds":300,"agents":14,"#
      + #""patienceSeconds":[120,120]"#
    let document = try answer(question + "}")
    #expect(abs(try number(elements(document["abandonment"])[1]) - 0.108_541_135_725_894) < 1e-12)
    #expect(abs(try number(elements(document["serviceLevel"])[1]) - 0.771_055_033_928_243) < 1e-9)
    let answered = try answer(question + #","serviceLevelDefinition":"ofAnswered"}"#)
    #expect(abs(try number(elements(answered["serviceLevel"])[1]) - 0.864_936_190_360_388) < 1e-9)
  }

  @Test func redialsWithAndWithoutTheirDelay() throws {
    let question =
      #"{"model":"redial","callsPerHour":40,"handleSeconds":300,"agents":4,"patienceSeconds":90,"lines":6,"#
      + #""redialAfterAbandon":0.5,"redialAfterBlocking":0.8"#
    let fixedPoint = try answer(question + "}")
    #expect(
      keys(fixedPoint).isSuperset(of: ["attemptsPerCustomer", "lostCustomers", "attemptsPerHour", "offeredErlangs"]))
    #expect(keys(fixedPoint["serviceLevel"]).count == 5 && keys(fixedPoint["waitQuantile"]).count == 4)
    let orbit = try answer(question + #","redialDelaySeconds":32000}"#)
    let ratio = try number(orbit["attemptsPerHour"]) / number(fixedPoint["attemptsPerHour"])
    #expect(abs(ratio - 1) < 2e-3)
    let hopeless = try answer(
      #"{"model":"redial","callsPerHour":150,"handleSeconds":300,"agents":9,"patienceSeconds":90,"#
        + #""redialAfterAbandon":1}"#)
    #expect(hopeless["stable"] == .bool(false) && hopeless["attemptsPerHour"] == .null)
  }

  @Test func callTypesAndGroups() throws {
    let document = try answer(
      #"{"model":"multiskill","callTypes":[{"callsPerHour":30,"patienceSeconds":60},"#
        + #"{"callsPerHour":30,"patienceSeconds":"inf"}],"groups":[{"agents":2,"handleSeconds":300},"#
        + #"{"agents":4,"handleSeconds":[240,300]}],"callToGroup":[[1,2],[0,1]],"groupToCall":[[1,0],[2,1]],"#
        + #""waitingRoom":4}"#)
    #expect(elements(document["callTypes"]).count == 2 && elements(document["groups"]).count == 2)
    #expect(
      keys(elements(document["callTypes"])[0]) == [
        "probabilityOfWait", "abandonment", "blocking", "averageSpeedOfAnswer", "averageWait", "averageQueueLength",
        "serviceLevel",
      ])
    #expect(keys(elements(document["groups"])[0]) == ["occupancy", "busyAgents"])
    let overflow = try answer(#"{"model":"overflow","offeredErlangs":12.5,"primaryLines":14,"overflowLines":3}"#)
    #expect(abs(try number(overflow["variance"]) - 3.883_938_272_439_6) < 1e-9)
    #expect(overflow["approximation"] == .string("hayward"))
    let shared = try answer(
      #"{"model":"overflow","offeredErlangs":[4,3.5],"primaryLines":[4,3],"overflowLines":5}"#)
    #expect(elements(shared["primaryBlocking"]).count == 2)
  }

  @Test(arguments: [
    (#"{"model":"priority","callsPerHour":150,"handleSeconds":300,"agents":14}"#, "a list"),
    (#"{"model":"priority","callsPerHour":[],"handleSeconds":300,"agents":14}"#, "a list"),
    (#"{"model":"priority","callsPerHour":[1,-1],"handleSeconds":300,"agents":14}"#, "callsPerHour"),
    (
      #"{"model":"priority","callsPerHour":[1],"handleSeconds":300,"agents":14,"patienceSeconds":[1]}"#,
      "use priority-abandonment"
    ),
    (
      #"{"model":"priority-abandonment","callsPerHour":[1,2,3],"handleSeconds":3,"agents":1,"patienceSeconds":[1,2]}"#,
      "a list of two numbers"
    ),
    (#"{"model":"overflow","offeredErlangs":[4,3],"primaryLines":[4],"overflowLines":5}"#, "one number of lines"),
    (#"{"model":"engset","sources":2.5,"lines":1,"erlangsPerIdleSource":1}"#, "sources is 2.5"),
    (#"{"model":"erlang-b-extended","offeredErlangs":5,"lines":3,"retrying":1.5}"#, "retrying is 1.5"),
    (#"{"model":"erlang-b-extended","lines":3,"retrying":0.5}"#, "offeredErlangs is missing"),
    (
      #"{"model":"redial","callsPerHour":5,"handleSeconds":300,"agents":2,"patienceSeconds":60,"lines":4,"#
        + #""redialAfterAbandon":0.5}"#, "redialAfterBlocking is missing"
    ),
    (
      #"{"model":"redial","callsPerHour":5,"handleSeconds":300,"agents":2,"patienceSeconds":60,"#
        + #""redialAfterAbandon":0.5,"redialDelaySeconds":0}"#, "redialDelaySeconds"
    ),
    (
      #"{"model":"multiskill","callTypes":[{"callsPerHour":1,"patience":60}],"groups":[{"agents":1,"handleSeconds":9}],"#
        + #""callToGroup":[[1]],"groupToCall":[[1]]}"#, "callTypes[0].patience"
    ),
    (
      #"{"model":"multiskill","callTypes":[{"callsPerHour":1,"patienceSeconds":60}],"#
        + #""groups":[{"agents":1,"handleSeconds":9}],"callToGroup":[[0]],"groupToCall":[[0]]}"#, "call type 1"
    ),
    (
      #"{"model":"multiskill","callTypes":[{"callsPerHour":1,"patienceSeconds":60}],"#
        + #""groups":[{"agents":300000,"handleSeconds":9}],"callToGroup":[[1]],"groupToCall":[[1]]}"#, "at most 200000"
    ),
  ])
  func wrongInputsAreRefused(question: String, message: String) throws {
    let outcome = try CherhaProcess.run(["erlang", "batch", "-"], input: question)
    #expect(outcome.status == 65)
    #expect(outcome.stdout.contains(message), "\(outcome.stdout)")
  }

  @Test(arguments: [
    ("b-extended --offered-erlangs 12.5 --lines 14 --retrying 0.5", "load of all attempts"),
    ("engset --sources 40 --lines 6 --erlangs-per-idle-source 0.1", "traffic not carried"),
    ("priority --calls-per-hour 30,120 --handle-seconds 300 --agents 14", "class 2: average speed of answer"),
    (
      "priority-abandonment --calls-per-hour 50,100 --handle-seconds 300 --agents 14 --patience-seconds 120,inf",
      "all classes: calls abandoned"
    ),
    (
      "redial --calls-per-hour 150 --handle-seconds 300 --agents 13 --patience-seconds 120 --redial-after-abandon 0.5",
      "attempts per customer"
    ),
    (
      #"multiskill --call-types [{"callsPerHour":20,"patienceSeconds":60}] --groups [{"agents":3,"handleSeconds":300}]"#
        + " --call-to-group [[1]] --group-to-call [[1]]", "group 1: average number of busy agents"
    ),
    ("overflow --offered-erlangs 12.5 --primary-lines 14 --overflow-lines 3", "peakedness of the overflow"),
  ])
  func aTableInPlainWords(arguments: String, label: String) throws {
    let outcome = try CherhaProcess.run(["erlang"] + arguments.split(separator: " ").map(String.init))
    #expect(outcome.status == 0, "\(outcome.stderr)")
    #expect(outcome.stdout.contains(label), "\(outcome.stdout)")
    #expect(!outcome.stdout.contains("{") && !outcome.stdout.contains("["), "\(outcome.stdout)")
  }
}
