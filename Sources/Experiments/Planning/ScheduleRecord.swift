package import CallCenterModel
internal import Foundation
internal import Scheduling

/// A schedule, what it costs and what it was found to achieve.
package struct ScheduleRecord: Sendable {
  /// Which way of planning the schedule comes from.
  package enum Method: String, Sendable, Hashable {
    case integrated
    case twoStep
  }

  /// People on the same shift with the same breaks.
  package struct Shift: Sendable, Hashable {
    /// Index of the agent group.
    package var group: Int
    package var contract: String
    /// Name of the shift type.
    package var type: String
    /// Index of the calendar's day.
    package var day: Int
    /// Elapsed seconds.
    package var range: Range<Int>
    package var breaks: [Range<Int>]
    package var people: Int
    /// Of one person.
    package var paidSeconds: Int

    package init(
      group: Int, contract: String, type: String, day: Int, range: Range<Int>, breaks: [Range<Int>], people: Int,
      paidSeconds: Int
    ) {
      self.group = group
      self.contract = contract
      self.type = type
      self.day = day
      self.range = range
      self.breaks = breaks
      self.people = people
      self.paidSeconds = paidSeconds
    }
  }

  /// One group in one interval of the window.
  package struct Cover: Sendable, Hashable {
    /// People to roster by a formula for this interval alone; `nil` where it knows none.
    package var required: Double?
    /// On the phones by the schedule, before shrinkage.
    package var scheduled: Double
  }

  /// A criterion over one period, as verified.
  package struct Promise: Sendable, Hashable {
    package var criterion: ServiceCriterion
    package var period: Int
    /// Share, or probability of a good period.
    package var estimate: Double
    package var lower: Double
    package var asked: Double
    package var isKept: Bool
  }

  package var method: Method
  package var plan: Plan
  package var shifts: [Shift]
  /// Shape `[position in groups][interval of the window]`.
  package var cover: [[Cover]]
  /// Indices of the planned groups.
  package var groups: [Int]
  /// People of each contract, with its name and group.
  package var people: [(group: Int, contract: String, people: Int)]
  /// Over the window, in the scenario's currency.
  package var cost: Double
  /// No schedule under the cuts and margins it was found with costs less, as the solver proved.
  package var bound: Double
  package var isWithinGap: Bool
  package var promises: [Promise]
  /// Periods of criteria with too few contacts to prove a promise.
  package var unjudged: Int
  package var verificationReplications: Int
  package var attempts: Int
  package var ending: CutPlan.Ending
  package var iterations: Int
  package var cuts: Int
  package var steepened: Int
  /// Cost of the plan by two steps where it was made, and whether it kept its promises.
  package var twoStepCost: Double?
  package var twoStepIsKept: Bool
  package var twoStepRaised: Double
  /// Cost of the integrated plan, and whether it kept its promises.
  package var integratedCost: Double
  package var integratedIsKept: Bool

  package var meetsTargets: Bool { !promises.isEmpty && promises.allSatisfy(\.isKept) }

  init(
    plan: Plan, brief: PlanningBrief, master: ShiftMaster, twoStep: TwoStepResult?, integrated: VerifiedPlan,
    requirement: [[Double]]?
  ) {
    let taken = twoStep.flatMap { $0.isTaken(before: integrated) ? $0 : nil }
    let answer = taken?.answer ?? integrated.plan.answer
    let verification = taken?.verification ?? integrated.verification
    guard let solution = answer.solution else { preconditionFailure("a schedule without shifts") }
    method = taken == nil ? .integrated : .twoStep
    self.plan = answer.plan
    groups = master.groups
    cost = answer.cost
    bound = solution.bound
    isWithinGap = solution.isWithinGap
    cover = master.groups.indices.map { group in
      answer.people[group].indices.map { interval in
        Cover(required: requirement?[group][interval], scheduled: answer.people[group][interval])
      }
    }
    people = master.book.poolOrigins.enumerated().map { index, origin in
      let pool = brief.pools[origin.pool]
      return (pool.group, pool.contracts[origin.contract].name, solution.people[index])
    }
    shifts = master.book.scheduledShifts(of: solution)
    let criteria = integrated.plan.sample.criteria
    promises = verification.promises.map {
      Promise(
        criterion: criteria[$0.criterion], period: $0.period, estimate: $0.estimate, lower: $0.lower, asked: $0.asked,
        isKept: $0.isKept)
    }
    unjudged = verification.unjudged
    verificationReplications = verification.replications
    attempts = verification.attempt
    ending = integrated.plan.ending
    iterations = integrated.plan.iterations
    cuts = integrated.plan.cuts.count
    steepened = integrated.plan.steepened
    twoStepCost = twoStep?.answer.cost
    twoStepIsKept = twoStep?.verification.isKept ?? false
    twoStepRaised = twoStep?.raised ?? 0
    integratedCost = integrated.plan.answer.cost
    integratedIsKept = integrated.isKept
  }
}

extension ShiftBook {
  /// The shifts of a solution on the days of the window, in the order of time.
  func scheduledShifts(of solution: CoverSolution) -> [ScheduleRecord.Shift] {
    let calendar = plan.calendar
    let pools = coverPools()
    return solution.assigned.filter { $0.people > 0 }.map { assigned in
      let origin = poolOrigins[assigned.pool]
      let pool = brief.pools[origin.pool]
      let shift = pools[assigned.pool].shifts[assigned.shift]
      let range = elapsed(ofSlot: shift.slots.lowerBound)..<elapsed(ofSlot: shift.slots.upperBound)
      let breaks = zip(assigned.breakStarts, shift.breaks).map { start, pause in
        elapsed(ofSlot: start)..<elapsed(ofSlot: start + pause.length)
      }
      return ScheduleRecord.Shift(
        group: pool.group, contract: pool.contracts[origin.contract].name,
        type: shiftTypeName(pool: assigned.pool, shift: assigned.shift),
        day: shift.day + calendar.windowDayIndices.lowerBound, range: range, breaks: breaks, people: assigned.people,
        paidSeconds: Int((shift.paidHours * 3600).rounded()))
    }.sorted {
      ($0.day, $0.group, $0.range.lowerBound, $0.range.upperBound)
        < ($1.day, $1.group, $1.range.lowerBound, $1.range.upperBound)
    }
  }
}
