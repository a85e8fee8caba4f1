package import CallCenterModel
internal import CallCenterSimulation
package import OutputAnalysis
package import Scheduling
internal import Synchronization

/// What an absence does to the service of the dates on which posts are empty, and what the repair gives back.
///
/// A date is simulated as the window's day of the same kind: its calls, and the shifts of all others. Posts count, not names, so that
/// a stand-in works as whoever would have been there, and all three rosters meet the same callers.
package struct AbsenceStudy: Sendable {
  /// The target of one call type on one date on which contacts come.
  package struct Effect: Sendable {
    package var date: LocalDate
    /// The day of the window that stands for it.
    package var simulated: LocalDate
    package var criterion: ServiceCriterion
    /// Shares of contacts that went as asked.
    package var planned: Estimate?
    package var without: Estimate?
    package var repaired: Estimate?
    /// Without the person less as planned.
    package var lost: Estimate?
    /// After the repair less as planned.
    package var left: Estimate?

    /// `samples` are those as planned, without the person and after the repair.
    fileprivate init(
      date: LocalDate, simulated: LocalDate, criterion: ServiceCriterion, _ samples: [RatioSamples], confidence: Double
    ) throws {
      self.date = date
      self.simulated = simulated
      self.criterion = criterion
      let shares = try samples.map { try $0.tally.estimate(confidence: confidence, kind: .proportion) }
      let differences = try samples.map {
        try PairedDifference(base: samples[0], other: $0)?.estimate(confidence: confidence)
      }
      (planned, without, repaired) = (shares[0], shares[1], shares[2])
      (lost, left) = (differences[1], differences[2])
    }
  }

  package let effects: [Effect]
  /// Dates of a kind that the window has no day of.
  package let unknown: [LocalDate]
  package let replications: Int
  package let confidence: Double

  /// - Parameters:
  ///   - absence: Of somebody on `roster`.
  ///   - roster: As planned.
  ///   - plan: Whose window gave the roster its shifts; volumes solved.
  ///   - around: Duties of the days around the window that the plan lacks, by index of the group.
  ///   - replications: At least 2.
  ///   - threads: The result does not depend on it.
  ///   - isCancelled: Asked between replications.
  /// - Throws: `CancellationError` when interrupted; ``NumericalError`` where a limit cannot be had.
  package init(
    of absence: RosterAbsence, from roster: Roster, plan: Plan, around: [Int: [Duty]], replications: Int, threads: Int,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws {
    self.replications = replications
    confidence = plan.run.confidence
    let calendar = roster.problem.calendar
    func model(_ day: Int) -> Int { plan.calendar.windowDay(like: calendar.days[day].date) }
    let days = Set(
      (absence.lost.map(\.shift) + absence.stillEmpty.map(\.shift)).flatMap { index in
        let shift = roster.problem.shifts[index]
        let next = shift.day + 1
        let isNextSeen = shift.time.upperBound > calendar.days[next].start && model(next) == model(shift.day) + 1
        return isNextSeen ? [shift.day, next] : [shift.day]
      }
    ).sorted()
    let known = days.filter { plan.calendar.days[model($0)].kind == calendar.days[$0].kind }
    unknown = days.filter { !known.contains($0) }.map { calendar.days[$0].date }
    let targets = (plan.planning?.targets ?? []).map {
      PlanningTarget(callType: $0.callType, period: .day, probability: nil)
    }
    let criteria = ServiceCriterion.all(targets, of: plan)
    let sampler = DaySampler(
      criteria, replications: replications, threads: threads, isCancelled: isCancelled)
    var without = roster
    without.assignments.removeAll { assignment in
      absence.lost.contains { $0.shift == assignment.shift } && assignment.person == absence.person
    }
    var effects: [Effect] = []
    for batch in Self.batches(known, model) where !criteria.isEmpty {
      func changed(_ roster: Roster) -> Plan {
        var result = plan
        for (group, duties) in roster.duties(of: plan, on: batch) { result.agentGroups[group].duties = duties }
        for (group, duties) in around { result.agentGroups[group].duties += duties }
        return result
      }
      let plans = [changed(roster), changed(without), changed(absence.repaired)]
      let planned = try sampler.samples(plans[0])
      let missing = try sampler.samples(plans[1])
      let repaired = plans[2] == plans[0] ? planned : plans[2] == plans[1] ? missing : try sampler.samples(plans[2])
      for day in batch {
        let period = model(day) - plan.calendar.windowDayIndices.lowerBound
        for (index, criterion) in criteria.enumerated() where planned[index][period].ratio != nil {
          effects.append(
            try Effect(
              date: calendar.days[day].date, simulated: plan.calendar.days[model(day)].date, criterion: criterion,
              [planned, missing, repaired].map { $0[index][period] }, confidence: plan.run.confidence))
        }
      }
    }
    self.effects = effects
  }

  /// Dates that are simulated together: each stands on a day of the window of its own.
  private static func batches(_ days: [Int], _ model: (Int) -> Int) -> [[Int]] {
    days.reduce(into: []) { batches, day in
      if let last = batches.last, !last.contains(where: { model($0) == model(day) }) {
        batches[batches.count - 1].append(day)
      } else {
        batches.append([day])
      }
    }
  }
}

/// The good and the counted contacts of every day, replication by replication.
private struct DaySampler: Sendable {
  let criteria: [ServiceCriterion]
  let replications: Int
  let threads: Int
  let isCancelled: @Sendable () -> Bool

  init(
    _ criteria: [ServiceCriterion], replications: Int, threads: Int, isCancelled: @escaping @Sendable () -> Bool
  ) {
    precondition(replications >= 2, "\(replications) replications")
    self.criteria = criteria
    self.replications = replications
    self.threads = threads
    self.isCancelled = isCancelled
  }

  /// Shape `[criterion][period]`.
  func samples(_ plan: Plan) throws -> [[RatioSamples]] {
    var measured = plan
    measured.run.intervals = .dated
    measured.run.controls = false
    let types = plan.callTypes.count
    let criteria = criteria
    let state = Mutex(criteria.map { [RatioSamples](repeating: RatioSamples(), count: $0.periods.count) })
    ParallelReplications(measured, threads: threads).run(upTo: replications, isCancelled: isCancelled) { measures in
      state.withLock { samples in
        for (index, criterion) in criteria.enumerated() {
          for (period, range) in criterion.periods.enumerated() {
            let counts = range.map { criterion.counts(measures.contactCells[$0 * types + criterion.callType]) }
            samples[index][period].append(
              numerator: counts.reduce(0) { $0 + $1.good }, denominator: counts.reduce(0) { $0 + $1.base })
          }
        }
      }
      return true
    }
    if isCancelled() { throw CancellationError() }
    return state.withLock { $0 }
  }
}
