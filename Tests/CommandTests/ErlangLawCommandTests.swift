import Foundation
import Reporting
import TestSupport
import Testing

/// Queues whose patience or handling times are not exponential, asked singly and in a batch.
@Suite struct ErlangLawCommandTests {
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

  private func keys(_ value: JSONValue?) -> Set<String> {
    if case .object(let members)? = value { Set(members.map(\.key)) } else { [] }
  }

  private func near(_ value: JSONValue?, _ expected: Double, _ tolerance: Double = 1e-9) throws -> Bool {
    abs(try number(value) - expected) <= tolerance * abs(expected)
  }

  static let question = #"{"model":"mmn-g","callsPerHour":150,"handleSeconds":300,"agents":14,"patience":"#

  /// The values are those of the reference rows.
  @Test(arguments: [
    (#"{"law":"deterministic","seconds":60}"#, "deterministic"), (#"{"law":"uniform","from":10,"to":200}"#, "uniform"),
    (#"{"law":"erlang","k":3,"mean":120}"#, "erlang"),
    (#"{"law":"hyperexponential","probabilities":[0.75,0.25],"means":[30,400]}"#, "hyperexponential"),
    (#"{"law":"lognormal","mean":120,"cv":1.5}"#, "lognormal"), (#"{"law":"weibull","mean":120,"cv":0.6}"#, "weibull"),
  ])
  func everyLawOfPatience(law: String, name: String) throws {
    let document = try answer(Self.question + law + "}")
    #expect(
      keys(document) == [
        "offeredErlangs", "probabilityOfWait", "abandonment", "blocking", "averageSpeedOfAnswer", "averageWait",
        "averageWaitOfAbandoned", "virtualWait", "averageQueueLength", "occupancy", "serviceLevel",
        "abandonmentWithinThreshold", "waitQuantile",
      ])
    #expect(keys(document["serviceLevel"]).count == 5 && keys(document["waitQuantile"]).count == 4)
    let expected = try #require(Self.abandonment[name])
    #expect(try near(document["abandonment"], expected), "\(name)")
  }

  static let abandonment = [
    "deterministic": 0.077_013_819_522_818_77,
    "uniform": 0.072_574_436_363_693_05,
    "erlang": 0.066_762_042_863_159_16,
    "hyperexponential": 0.102_993_596_608_887_78,
    "lognormal": 0.085_699_420_331_821_49,
    "weibull": 0.069_472_476_529_281_79,
  ]

  @Test func exponentialPatienceIsErlangA() throws {
    let same = try answer(
      #"{"model":"erlang-a","callsPerHour":150,"handleSeconds":300,"agents":14,"patienceSeconds":120,"balking":0.1}"#)
    let document = try answer(Self.question + #"{"law":"exponentialWithBalking","balk":0.1,"mean":120}}"#)
    for key in ["probabilityOfWait", "abandonment", "averageWait", "virtualWait", "occupancy"] {
      #expect(try near(document[key], number(same[key])), "\(key)")
    }
    for definition in keys(same["serviceLevel"]) {
      #expect(try near(document["serviceLevel"]?[definition], number(same["serviceLevel"]?[definition])))
    }
    #expect(try near(document["waitQuantile"]?["0.95"], number(same["waitQuantile"]?["0.95"])))
    let plain = try answer(Self.question + #"{"law":"exponential","mean":120}}"#)
    #expect(try number(plain["abandonment"]) < number(document["abandonment"]))
  }

  @Test func nobodyOrNoCalls() throws {
    let nobody = try answer(
      #"{"model":"mmn-g","callsPerHour":150,"handleSeconds":300,"agents":0,"patience":{"law":"deterministic","seconds":60}}"#
    )
    #expect(nobody["abandonment"] == .integer(1) && nobody["averageSpeedOfAnswer"] == .null)
    let quiet = try answer(
      #"{"model":"mmn-g","callsPerHour":0,"handleSeconds":300,"agents":2,"patience":{"law":"deterministic","seconds":60}}"#
    )
    #expect(quiet["serviceLevel"]?["ofOffered"] == .integer(1) && quiet["averageWait"] == .integer(0))
    let none = try answer(#"{"model":"mg1","callsPerHour":0,"handling":{"law":"gamma","mean":300,"cv":2}}"#)
    #expect(none["serviceLevel"]?["ofOffered"] == .integer(1) && none["averageSpeedOfAnswer"] == .integer(0))
    let empty = try answer(#"{"model":"mdn","callsPerHour":150,"handleSeconds":300,"agents":0}"#)
    #expect(empty["stable"] == .bool(false))
  }

  @Test func fixedHandlingTimes() throws {
    let document = try answer(#"{"model":"mdn","callsPerHour":150,"handleSeconds":300,"agents":14}"#)
    #expect(
      keys(document) == [
        "offeredErlangs", "stable", "probabilityOfWait", "averageSpeedOfAnswer", "averageWaitOfDelayed",
        "averageQueueLength", "occupancy", "averageInSystem", "serviceLevel", "waitQuantile",
      ])
    #expect(try near(document["averageSpeedOfAnswer"], Self.fixedSpeed))
    let overloaded = try answer(#"{"model":"mdn","callsPerHour":150,"handleSeconds":300,"agents":12}"#)
    #expect(overloaded["stable"] == .bool(false) && overloaded["averageSpeedOfAnswer"] == .null)
    #expect(overloaded["probabilityOfWait"] == .integer(1) && overloaded["reason"] != nil)
  }

  static let fixedSpeed = 61.547_171_890_542_13

  /// λE[S²]/(2(1 − ρ)), and E[W]² + λE[S³]/(3(1 − ρ)) under the root.
  @Test(arguments: [
    (#"{"law":"deterministic","mean":300}"#, 1.0, 1.0), (#"{"law":"exponential","mean":300}"#, 2, 6),
    (#"{"law":"erlang","k":2,"mean":300}"#, 1.5, 3), (#"{"law":"gamma","mean":300,"cv":2}"#, 5, 45),
    (#"{"law":"lognormal","mean":300,"cv":1}"#, 2, 8),
    (#"{"law":"hyperexponential","probabilities":[0.5,0.5],"means":[150,450]}"#, 2.5, 10.5),
  ])
  func oneAgentAndAnyHandlingTimes(law: String, second: Double, third: Double) throws {
    let document = try answer(#"{"model":"mg1","callsPerHour":9,"handling":"# + law + "}")
    #expect(
      keys(document) == [
        "offeredErlangs", "stable", "probabilityOfWait", "averageSpeedOfAnswer", "averageWaitOfDelayed",
        "waitStandardDeviation", "averageQueueLength", "occupancy", "averageInSystem", "serviceLevel", "waitQuantile",
      ])
    let mean = 0.75 * 300 * second / (2 * 0.25)
    #expect(try near(document["averageSpeedOfAnswer"], mean))
    let deviation = (mean * mean + 0.75 * 300 * 300 * third / (3 * 0.25)).squareRoot()
    #expect(try near(document["waitStandardDeviation"], deviation))
    #expect(try near(document["probabilityOfWait"], 0.75))
    let median = try number(document["waitQuantile"]?["0.5"])
    let back = try answer(
      #"{"model":"mg1","callsPerHour":9,"thresholdSeconds":\#(median),"handling":"# + law + "}")
    #expect(try near(back["serviceLevel"]?["ofOffered"], 0.5, 1e-7))
  }

  @Test func twoMoments() throws {
    let question =
      #"{"model":"ggn","callsPerHour":150,"handleSeconds":300,"agents":14,"arrivalCV":1,"handlingCV":1,"approximation":"#
    for name in ["allen-cunneen", "kimura", "kraemer-langenbach-belz"] {
      let document = try answer(question + "\"\(name)\"}")
      #expect(
        keys(document) == [
          "offeredErlangs", "stable", "approximation", "probabilityOfWait", "averageSpeedOfAnswer",
          "averageQueueLength", "occupancy",
        ])
      #expect(document["approximation"] == .string(name))
      #expect(try near(document["averageSpeedOfAnswer"], 118.197_512_012_616))
    }
    let full = try answer(
      #"{"model":"ggn","callsPerHour":168,"handleSeconds":300,"agents":14,"arrivalCV":1,"handlingCV":0.5,"#
        + #""approximation":"kimura"}"#)
    #expect(full["stable"] == .bool(false) && full["averageSpeedOfAnswer"] == .null && full["reason"] != nil)
  }

  @Test(arguments: [
    (question + "60}", "patience"), (question + #"{"law":"triangular"}}"#, "weibull, exponential\""),
    (question + #"{"law":"gamma","mean":60,"cv":1}}"#, "one of deterministic, uniform"),
    (question + #"{"law":"deterministic"}}"#, "seconds is missing"),
    (question + #"{"law":"deterministic","seconds":-1}}"#, "seconds is -1"),
    (question + #"{"law":"deterministic","seconds":60,"mean":60}}"#, "mean"),
    (question + #"{"law":"uniform","from":20,"to":10}}"#, "patience"),
    (question + #"{"law":"erlang","k":0,"mean":60}}"#, "k is 0"),
    (question + #"{"law":"erlang","k":1.5,"mean":60}}"#, "k is 1.5"),
    (question + #"{"law":"hyperexponential","probabilities":[0.5,0.6],"means":[30,400]}}"#, "probabilities"),
    (question + #"{"law":"hyperexponential","probabilities":[1],"means":[30,400]}}"#, "means"),
    (question + #"{"law":"exponentialWithBalking","balk":1.1,"mean":60}}"#, "balk is 1.1"),
    (question + #"{"law":"lognormal","mean":60,"cv":-1}}"#, "cv is -1"),
    (question + #"{"law":"exponential","mean":60},"lines":20}"#, "use erlang-a"),
    (question + #"{"law":"exponential","mean":60},"patienceSeconds":20}"#, "give patience"),
    (#"{"model":"mmn-g","callsPerHour":150,"handleSeconds":300,"agents":14}"#, "patience is missing"),
    (#"{"model":"mdn","callsPerHour":150,"handleSeconds":300,"agents":14.5}"#, "agents is 14.5"),
    (#"{"model":"mdn","callsPerHour":150,"handleSeconds":300,"agents":14,"lines":20}"#, "use erlang-a"),
    (
      #"{"model":"mdn","callsPerHour":1,"handleSeconds":300,"agents":1,"handling":{"law":"exponential","mean":1}}"#,
      "use mg1"
    ),
    (#"{"model":"mg1","callsPerHour":9,"handleSeconds":300}"#, "give handling"),
    (#"{"model":"mg1","callsPerHour":9,"agents":1,"handling":{"law":"exponential","mean":300}}"#, "there is one"),
    (
      #"{"model":"mg1","callsPerHour":9,"handling":{"law":"weibull","mean":300,"cv":1}}"#,
      "one of deterministic, erlang"
    ),
    (#"{"model":"mg1","callsPerHour":9,"handling":{"law":"hyperexponential","mean":300,"cv":0.5}}"#, "cv is 0.5"),
    (
      #"{"model":"ggn","callsPerHour":1,"handleSeconds":300,"agents":1,"arrivalCV":1,"handlingCV":1}"#,
      "approximation is missing"
    ),
    (
      #"{"model":"ggn","callsPerHour":1,"handleSeconds":300,"agents":1,"arrivalCV":1,"handlingCV":1,"#
        + #""approximation":"marchal"}"#, "kraemer-langenbach-belz"
    ),
    (
      #"{"model":"ggn","callsPerHour":1,"handleSeconds":300,"agents":1,"arrivalCV":-1,"handlingCV":1,"#
        + #""approximation":"kimura"}"#, "arrivalCV is -1"
    ),
    (
      #"{"model":"ggn","callsPerHour":1,"handleSeconds":300,"agents":1,"arrivalCV":1,"handlingCV":1,"#
        + #""approximation":"kimura","thresholdSeconds":20}"#, "only means are approximated"
    ),
  ])
  func wrongInputsAreRefused(question: String, message: String) throws {
    let outcome = try CherhaProcess.run(["erlang", "batch", "-"], input: question)
    #expect(outcome.status == 65)
    #expect(outcome.stdout.contains(message), "\(outcome.stdout)")
  }

  @Test(arguments: [
    (
      #"mmn-g --calls-per-hour 150 --handle-seconds 300 --agents 14 --patience {"law":"deterministic","seconds":60}"#,
      "calls abandoned"
    ),
    ("mdn --calls-per-hour 150 --handle-seconds 300 --agents 14", "average speed of answer"),
    (#"mg1 --calls-per-hour 9 --handling {"law":"lognormal","mean":300,"cv":0.8}"#, "standard deviation"),
    (
      "ggn --calls-per-hour 150 --handle-seconds 300 --agents 14 --arrival-cv 0.8 --handling-cv 0.7"
        + " --approximation kimura", "kimura"
    ),
  ])
  func aTableInPlainWords(arguments: String, label: String) throws {
    let outcome = try CherhaProcess.run(["erlang"] + arguments.split(separator: " ").map(String.init))
    #expect(outcome.status == 0, "\(outcome.stderr)")
    #expect(outcome.stdout.contains(label), "\(outcome.stdout)")
    #expect(!outcome.stdout.contains("{") && !outcome.stdout.contains("["), "\(outcome.stdout)")
  }

  @Test(arguments: [
    ("mmn-g --calls-per-hour 5 --handle-seconds 300 --agents 2", "--patience is missing"),
    ("mmn-g --calls-per-hour 5 --handle-seconds 300 --agents 2 --patience 60", "--patience"),
    (#"mmn-g --calls-per-hour 5 --handle-seconds 300 --agents 2 --patience {"law":"erlang","k":0,"mean":9}"#, "k is 0"),
    ("mdn --calls-per-hour 5 --handle-seconds 300 --agents -2", "--agents is -2"),
    ("mg1 --calls-per-hour 5", "--handling is missing"),
    (#"mg1 --calls-per-hour 5 --handling {"law":"uniform","from":1,"to":2}"#, "one of deterministic"),
    (
      "ggn --calls-per-hour 5 --handle-seconds 300 --agents 2 --arrival-cv 1 --handling-cv 1 --approximation x",
      "--approximation is \"x\""
    ),
    (
      "ggn --calls-per-hour 5 --handle-seconds 300 --agents 2 --arrival-cv 1.2 --handling-cv 1 --approximation kimura",
      "--arrival-cv is 1.2, allowed is a number from 0 to 1 for kimura"
    ),
  ])
  func wrongUsageIsRefused(arguments: String, message: String) throws {
    let outcome = try CherhaProcess.run(["erlang"] + arguments.split(separator: " ").map(String.init))
    #expect(outcome.status == 64)
    #expect(outcome.stderr.contains(message), "\(outcome.stderr)")
    #expect(outcome.stdout.isEmpty)
  }
}
