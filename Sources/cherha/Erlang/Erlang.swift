import ArgumentParser
import Reporting

/// `cherha erlang`: one formula, or JSON Lines in and out.
struct Erlang: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erlang",
    abstract: "Answer a question by a formula for the long run of one group of agents.",
    discussion: """
      Times are seconds, volumes calls an hour, shares numbers from 0 to 1.
      Example: cherha erlang a --calls-per-hour 150 --handle-seconds 300 --agents 14 --patience-seconds 120
      """,
    subcommands: [
      B.self, BExtended.self, C.self, A.self, MMNG.self, MDN.self, MG1.self, GGN.self, Engset.self, Priority.self,
      PriorityAbandonment.self, Redial.self, Multiskill.self, Chat.self, Blended.self, Trunks.self, Overflow.self,
      OfferedLoad.self, TimeVarying.self, TimeVaryingStaffing.self, Fluid.self, Staffing.self, SquareRoot.self,
      UncertainVolume.self, RealisedServiceLevel.self, Shrinkage.self, Batch.self,
    ])
}

/// What every single question has: a formula, inputs by their names in requests, and two ways to print the answer.
protocol ErlangQuestion: ParsableCommand {
  var model: ErlangModel { get }
  var output: ErlangOutputOptions { get }
  /// The inputs as they were typed, by their names in requests.
  var inputs: [(key: String, text: String?)] { get }
}

struct ErlangOutputOptions: ParsableArguments {
  @Flag(name: .long, help: "Print one JSON document.")
  var json = false
}

extension ErlangQuestion {
  func run() throws {
    var members: [(key: String, value: JSONValue)] = [("model", .string(model.rawValue))]
    for (key, text) in inputs {
      if let text { members.append((key, Self.value(text))) }
    }
    let answer: JSONValue
    do throws(ErlangFailure) {
      answer = try ErlangRequest(.object(members)).answer()
    } catch {
      if output.json {
        try ErlangOutput.write(error.document.serialized(pretty: true) + "\n")
      } else {
        ErlangOutput.complain(error.named(Self.optionName))
      }
      throw ExitCode(64)
    }
    try ErlangOutput.write(
      output.json
        ? answer.serialized(pretty: true) + "\n"
        : ErlangText(model: model, answer: answer, request: .object(members)).rendered)
  }

  /// A number, several with commas between them, or JSON where the text is one, else the text itself.
  private static func value(_ text: String) -> JSONValue {
    if let integer = Int(text) { return .integer(integer) }
    if let number = Double(text), number.isFinite { return .number(number) }
    if text.hasPrefix("[") || text.hasPrefix("{"), let document = try? JSONValue.parse(text) { return document }
    guard text.contains(",") else { return .string(text) }
    return .array(text.split(separator: ",", omittingEmptySubsequences: false).map { value(String($0)) })
  }

  /// `callsPerHour` is `--calls-per-hour` on the command line, `volumeCV` is `--volume-cv`.
  private static func optionName(_ key: String) -> String {
    var name = "--"
    var before: Character = "-"
    for character in key {
      if character.isUppercase, !before.isUppercase { name += "-" }
      name += character.lowercased()
      before = character
    }
    return name
  }
}
