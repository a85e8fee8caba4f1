internal import CallCenterModel
internal import Experiments
internal import Foundation
internal import Reporting
internal import ScenarioFiles
internal import Scheduling

/// Where the people, shifts and assignments of a roster come from.
struct RosterSource {
  let plan: Plan
  let reading: ScenarioReading
  /// Whether remarks are kept back.
  let isQuiet: Bool

  /// What is to be shared out, and the centre it belongs to.
  struct Task {
    var problem: RosterProblem
    /// With the shifts of the schedule, where one was given, on the days of the window.
    var plan: Plan
    /// What the schedule has on the days around it, by index of the group.
    var around: [Int: [Duty]]
  }

  /// The people over dates, with the shifts of the scenario or of a schedule.
  ///
  /// - Throws: ``CommandFailure`` where people or shifts are missing, or the schedule does not fit.
  func task(schedule: String?, dates: RosterDates) throws -> Task {
    guard let brief = plan.planning, !brief.people.isEmpty else {
      throw CommandFailure(
        .badInput, code: "nobody-named",
        "\(reading.file): nobody is named in `plan.people`; see docs/guides/roster.md")
    }
    let duties = try schedule.map { ScheduledDuties(try scheduleFile($0).shifts, calendar: plan.calendar) }
    let staffed = plan.scheduled(with: duties?.window ?? [:])
    let named = Set(brief.people.map(\.pool))
    let lacking = staffed.groupsAwaitingShifts.filter { group in
      named.contains { brief.pools[$0].group == group }
    }
    guard lacking.isEmpty else {
      let groups = lacking.map { "`\(plan.agentGroups[$0].name)`" }.joined(separator: ", ")
      throw CommandFailure(
        .badInput, code: "no-shifts",
        "\(reading.file): the shifts of \(groups) are still to be found: run cherha schedule \(reading.file) --json > "
          + "schedule.json, then give --schedule schedule.json")
    }
    let (from, days) = dates.window(of: plan.calendar)
    var problem = RosterProblem(staffed, from: from, days: days)
    for pool in brief.pools.indices where !named.contains(pool) {
      remark("nobody of `\(plan.agentGroups[brief.pools[pool].group].name)` is named: its shifts are left out")
    }
    problem.shifts.removeAll { !named.contains($0.pool) }
    return Task(problem: problem, plan: staffed, around: duties?.around ?? [:])
  }

  private func scheduleFile(_ path: String) throws -> ScheduleFile {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandFailure(.unreadable, code: "unreadable", "\(path) cannot be read")
    }
    let document: JSONValue
    do { document = try JSONValue.parse(data) } catch {
      throw CommandFailure(.badInput, code: "bad-input", "\(path): not a whole JSON document: \(error)")
    }
    do {
      let file = try ScheduleFile(document, for: plan)
      if file.scenarioSHA256 != reading.sha256 {
        remark("\(path): the scenario has changed since this schedule was found; its shifts are taken as they are")
      }
      return file
    } catch {
      throw CommandFailure(.badInput, code: "bad-input", "\(path): \(error)")
    }
  }

  func search(_ problem: RosterProblem) throws -> Roster {
    do { return try problem.solve() } catch {
      throw CommandFailure(.badInput, code: "bad-input", "\(reading.file): \(error)")
    }
  }

  /// A roster from a file, or all that is wrong with it.
  func roster(path: String, _ problem: RosterProblem) throws -> Roster {
    let file = RosterFileReader.read(
      path: path, people: problem.people, slots: problem.slots, shiftTypes: problem.shiftTypes)
    if let assignments = file.assignments {
      for text in file.remarks + file.issues.map(\.text) { remark(text) }
      return Roster(problem, given: assignments)
    }
    let errors = file.issues.filter { $0.severity == .error }
    throw CommandFailure(
      file.isUnreadable ? .unreadable : .badInput, code: file.isUnreadable ? "unreadable" : "bad-input",
      errors.count == 1 ? errors[0].description : "\(errors.count) errors in \(path)",
      details: file.issues.map(\.json), text: file.issues.map(\.text).joined(separator: "\n"))
  }

  func absence(_ absent: IllnessOptions.Absent, from roster: Roster) throws -> RosterAbsence {
    do {
      return try roster.without(absent.person, from: absent.from, days: absent.days)
    } catch ProgramError.infeasible {
      throw CommandFailure(
        .badInput, code: "no-repair",
        "the roster breaks rules before \(absent.from) already, so no repair can keep them; judge it without --ill")
    } catch {
      throw CommandFailure(.badInput, code: "bad-input", "\(reading.file): \(error)")
    }
  }

  /// What an absence does to the service; `nil` where the scenario cannot be simulated for it.
  func study(_ absence: RosterAbsence, of roster: Roster, _ task: Task, _ illness: IllnessOptions) throws
    -> AbsenceStudy?
  {
    guard plan.run.batches == 0 else {
      remark("run.batches: the service without somebody is simulated by independent replications, so not here")
      return nil
    }
    guard task.plan.groupsAwaitingShifts.isEmpty else {
      remark("the service is not simulated: nobody works yet in groups of which nobody is named")
      return nil
    }
    Interruption.listen()
    do {
      let threads = illness.threads.count
      var solved = task.plan
      for (group, duties) in task.around { solved.agentGroups[group].duties += duties }
      solved = try Experiment.solvingVolumes(of: solved, threads: threads) { Interruption.isRequested }
      for group in task.around.keys { solved.agentGroups[group].duties = task.plan.agentGroups[group].duties }
      return try AbsenceStudy(
        of: absence, from: roster, plan: solved, around: task.around, replications: illness.replications,
        threads: threads
      ) { Interruption.isRequested }
    } catch is CancellationError {
      throw CommandFailure(.interrupted, code: "interrupted", "interrupted; an absence is not reported in part")
    } catch let error as ExperimentError {
      throw CommandFailure(.badInput, code: "bad-input", "\(reading.file): \(error)")
    }
  }

  private func remark(_ text: String) {
    if !isQuiet { StandardError.write(text + "\n") }
  }
}
