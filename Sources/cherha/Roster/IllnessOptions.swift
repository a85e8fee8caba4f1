internal import ArgumentParser
internal import CallCenterModel
internal import Foundation
internal import Scheduling

/// Who falls ill, and when.
struct IllnessOptions: ParsableArguments {
  /// Somebody who cannot work on some dates.
  struct Absent {
    /// Index in ``RosterProblem/people``.
    var person: Int
    var from: LocalDate
    var days: Int
  }

  @Option(help: "Somebody who falls ill: what is lost, who may stand in, and the repair with the fewest changes.")
  var ill: String?

  @Option(name: .customLong("on"), help: "First date of the illness.")
  var first: DateArgument?

  @Option(name: .customLong("ill-days"), help: "Number of days of the illness; 1 by default.")
  var days: Int?

  @Option(
    name: .customLong("replications"),
    help: "Replications of the simulation of the days of the illness; 400 by default.")
  var askedReplications: Int?

  @OptionGroup var threads: ThreadOptions

  var replications: Int { askedReplications ?? 400 }

  func validate() throws {
    if ill != nil, first == nil { throw ValidationError("--ill needs the first date: --on DATE") }
    if ill == nil, first != nil || days != nil { throw ValidationError("--on and --ill-days belong to --ill NAME") }
    if ill == nil, askedReplications != nil { throw ValidationError("--replications belongs to --ill NAME") }
    guard (2...PlanLimits.replications).contains(replications) else {
      throw ValidationError("--replications \(replications): give a number from 2 to \(PlanLimits.replications)")
    }
    if let days, !(1...RosterDates.most).contains(days) {
      throw ValidationError("--ill-days \(days): give a number from 1 to \(RosterDates.most)")
    }
  }

  /// The person and dates; `nil`: nobody is ill.
  ///
  /// - Throws: ``CommandFailure`` where the roster knows no such person or date.
  func absent(of problem: RosterProblem) throws -> Absent? {
    guard let ill, let from = first?.date else { return nil }
    let labelled = problem.people.indices.filter { problem.people[$0].label == ill }
    guard labelled.count < 2 || problem.people.contains(where: { $0.name == ill }) else {
      let names = labelled.map { "`\(problem.people[$0].name)`" }.joined(separator: ", ")
      throw CommandFailure(.usage, code: "usage", "--ill: `\(ill)` is the label of several people: \(names)")
    }
    guard let person = problem.people.firstIndex(where: { $0.name == ill }) ?? labelled.first else {
      let names = problem.people.map { "`\($0.name)`" }.joined(separator: ", ")
      throw CommandFailure(.usage, code: "usage", "--ill: there is no person `\(ill)`; there are \(names)")
    }
    let dates = problem.dates.map { problem.calendar.days[$0].date }
    guard let start = dates.first, let end = dates.last, (start...end).contains(from) else {
      throw CommandFailure(
        .usage, code: "usage",
        "--on \(from): the roster runs from \(dates.first?.description ?? "") to \(dates.last?.description ?? "")")
    }
    return Absent(person: person, from: from, days: days ?? 1)
  }
}
