internal import ArgumentParser
internal import CallCenterModel
internal import Experiments
internal import Foundation
internal import Reporting
internal import ScenarioFiles
internal import Scheduling

struct RosterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roster",
    abstract: "Who works which shift on which date: shifts shared out among named people within the labour rules.",
    discussion: """
      The people stand in the scenario's `plan.people`; the shifts are those of its groups, or of a schedule found before \
      (`cherha schedule --json`). Exit status 1: posts stay empty, or the roster that was handed in breaks rules.
      """)

  @OptionGroup var scenario: ScenarioOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: "What `cherha schedule --json` printed: the shifts to share out.", completion: .file(extensions: ["json"]))
  var schedule: String?

  @OptionGroup var dates: RosterDates

  @Option(
    help: "A roster handed in or changed by hand (CSV as roster.csv) to judge, instead of a search.",
    completion: .file(extensions: ["csv"]))
  var roster: String?

  @OptionGroup var illness: IllnessOptions

  @Option(
    name: .customLong("output"),
    help: "Write timetable.xlsx, timetable.csv, roster.csv and a calendar (.ics) for each person into this directory.",
    completion: .directory)
  var directory: String?

  func run() throws {
    let (plan, reading) = try scenario.read(quiet: output.quiet || output.json, mayLackPeople: true)
    let source = RosterSource(plan: plan, reading: reading, isQuiet: output.quiet || output.json)
    let task = try source.task(schedule: schedule, dates: dates)
    let absent = try illness.absent(of: task.problem)
    let words = LabourWords(plan, language: output.language)
    let found = try roster.map { try source.roster(path: $0, task.problem) } ?? source.search(task.problem)
    let absence = try absent.map { try source.absence($0, from: found) }
    let study = try absence.flatMap { try source.study($0, of: found, task, illness) }
    let result = absence?.repaired ?? found
    if let directory { try write(result, name: plan.name, to: directory) }
    if output.json {
      let identity = ScenarioIdentity(
        name: plan.name, file: reading.file, sha256: reading.sha256, option: scenario.optionName)
      let document = result.json(
        plan: plan, scenario: identity, version: CherhaVersion.current, absence: absence, study: study)
      try StandardOutput.write(document.serialized(pretty: true) + "\n")
    } else if let absence {
      try StandardOutput.write(output.report.text(of: absence, study: study, plan: plan, words: words))
    } else {
      try StandardOutput.write(output.report.text(of: result, words: words, name: plan.name))
    }
    guard result.missing.isEmpty, result.violations.isEmpty, result.breaches.isEmpty else {
      throw ExitCode(ExitStatus.assertionFailed.rawValue)
    }
  }

  private func write(_ roster: Roster, name: String, to path: String) throws {
    let directory = try OutputDirectory(path)
    let files = roster.files(language: output.language) + roster.calendars(name: name, language: output.language)
    for file in files { try directory.write(file.bytes, to: file.name) }
  }
}
