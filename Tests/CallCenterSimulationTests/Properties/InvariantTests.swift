import CallCenterModel
import CallCenterSimulation
import Foundation
import TestSupport
import Testing

/// What must hold for every centre, on random ones.
@Suite struct InvariantTests {
  @Test func everyRandomPlanKeepsTheRules() {
    for number in 0..<100 {
      #expect(PlanProperties.violations(RandomPlan.make(number), number: number) == [])
    }
  }

  /// No agent is idle beside a contact that the rules let it take: the engine checks that after every event.
  @Test func everyRandomPlanUnderRulesOfRoutingKeepsTheRules() {
    for number in 0..<200 {
      #expect(PlanProperties.violations(RandomPlan.routed(number), number: number) == [])
    }
  }

  @Test func everyTraceTellsTheSameStory() {
    for number in 0..<100 {
      #expect(TraceComparison(RandomPlan.calls(number), number: number).violations == [])
      #expect(TraceComparison(RandomPlan.make(number), number: number).violations == [])
      #expect(TraceComparison(RandomPlan.routed(number), number: number).violations == [])
    }
  }

  /// Little: where the day ends empty, the waits are the area under the queue, to the microsecond, and what those who
  /// waited at the start had waited before.
  @Test func waitsAreTheAreaUnderTheQueue() {
    for number in 0..<50 {
      var plan = RandomPlan.make(number)
      plan.calendar.warmUpDays = 0
      plan.calendar.windowDays = plan.calendar.days.count - PlanCalendar.followUpDays
      plan.run.attribution = .byArrival
      plan.run.intervals = .dated
      let evening = plan.calendar.windowEnd - 4 * 3600
      for type in plan.callTypes.indices {
        // Everybody is gone within three hours of the last call.
        plan.callTypes[type].patience = PlanFixture.constant(1800)
        plan.callTypes[type].redial?.delay = PlanFixture.constant(60)
        plan.callTypes[type].redial?.maximumAttempts = 3
        plan.callTypes[type].recall?.delay = PlanFixture.constant(60)
        plan.callTypes[type].population = nil
        plan.callTypes[type].dialling?.hours = [0..<evening]
        plan.callTypes[type].arrivals.segments = plan.callTypes[type].arrivals.segments.map { day in
          day.filter { $0.end <= evening }
        }
        // Appointments do not follow the rate.
        if case .appointments = plan.callTypes[type].arrivals.process {
          plan.callTypes[type].arrivals.process = .poisson
        }
      }
      // Work that is put aside waits again after it was answered.
      for (type, sums) in plan.measures(number: number).contactTotals.enumerated()
      where !plan.callTypes[type].channel.isDeferred {
        let before = plan.callTypes[type].start.waitingSeconds.reduce(0) { $0 + Int64($1 * 1e6 + 0.5) }
        #expect(sums.unfinished == 0)
        #expect(sums.waitOfAnswered + sums.waitOfAbandoned == sums.queueTime + before, "plan \(number): type \(type)")
      }
    }
  }

  @Test func smallPlansAreSmall() {
    for number in 0..<100 {
      #expect(RandomPlan.contacts(of: RandomPlan.small(number), number: number) <= RandomPlan.mostContacts)
    }
  }
}

/// The same on many small plans: 2,000, or as many as `CHERHA_PLANS` says; the trace of every tenth is replayed.
@Suite struct InvariantReleaseTests {
  static let plans = ProcessInfo.processInfo.environment["CHERHA_PLANS"].flatMap(Int.init) ?? 2_000

  @Test func everySmallPlanKeepsTheRules() {
    let failure = PlanSoak(plans: Self.plans, reportsProgress: Self.plans > 10_000).run()
    #expect(failure == [])
  }
}
