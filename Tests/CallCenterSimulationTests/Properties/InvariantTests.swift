import CallCenterModel
import Foundation
import RandomVariates
import TestSupport
import Testing

@testable import CallCenterSimulation

/// What must hold for every centre, on random small ones: 200, or 2,000 where `CHERHA_SOAK` is set to 1.
@Suite struct InvariantTests {
  static let plans = ProcessInfo.processInfo.environment["CHERHA_SOAK"] == "1" ? 2_000 : 200

  @Test func conservation() {
    for number in 0..<Self.plans {
      let plan = RandomPlan.make(number)
      let measures = plan.measures(number: number)
      Self.checkContacts(plan, measures, number)
      Self.checkAgents(plan, measures, number)
    }
  }

  private static func checkContacts(_ plan: Plan, _ measures: ReplicationMeasures, _ number: Int) {
    let types = plan.callTypes.count
    for type in 0..<types {
      let total = measures.contactTotals[type]
      var days = ContactSums()
      for day in 0..<plan.calendar.windowDays { days += measures.contactDays[day * types + type] }
      #expect(days == total, "plan \(number): days of type \(type)")
      if plan.run.intervals != .none {
        var cells = ContactSums()
        for cell in 0..<measures.contactCells.count / types { cells += measures.contactCells[cell * types + type] }
        #expect(cells == total, "plan \(number): cells of type \(type)")
      }
      #expect(total.answeredInTime <= total.answered && total.shortAbandons <= total.abandoned, "plan \(number)")
      #expect(total.queued <= total.offered - total.blocked, "plan \(number)")
      #expect(total.attemptsOfCallers >= total.callers, "plan \(number)")
      let bins = measures.highestBin + 1
      let row = type * bins..<(type + 1) * bins
      #expect(measures.waitsOfAnswered[row].reduce(0) { $0 + Int64($1) } == total.answered, "plan \(number)")
      #expect(measures.waitsOfAbandoned[row].reduce(0) { $0 + Int64($1) } == total.abandoned, "plan \(number)")
    }
    // Every first attempt of the window is one caller, wherever a referral led.
    let window = Int64(plan.calendar.windowStart) * 1_000_000..<Int64(plan.calendar.windowEnd) * 1_000_000
    let first = plan.callTypes.reduce(0) { sum, type in
      let arrivals = SingleCall.arrivals(type, plan.calendar, seed: plan.run.seed, replication: number)
      return sum + arrivals.count { window.contains($0) }
    }
    let all = measures.contactTotals.reduce(into: ContactSums()) { $0 += $1 }
    let hasPopulation = plan.callTypes.contains { $0.population != nil }
    if hasPopulation {
      #expect(all.callers >= Int64(first), "plan \(number): callers")
    } else {
      #expect(all.callers == Int64(first), "plan \(number): callers")
    }
    // Without redials an attempt is a caller, so what came is what was counted.
    if plan.run.attribution == .byArrival, plan.callTypes.allSatisfy({ $0.redial == nil }) {
      let services = measures.serviceTotals.reduce(into: ServiceSums()) { $0 += $1 }
      let legs = measures.legTotals.reduce(into: ContactSums()) { $0 += $1 }
      let came = all.callers + services.recalls + services.created
      let ended = all.offered - legs.offered + all.closed + services.contained
      #expect(ended == came, "plan \(number): attempts")
    }
  }

  private static func checkAgents(_ plan: Plan, _ measures: ReplicationMeasures, _ number: Int) {
    let groups = plan.agentGroups.count
    for (index, group) in plan.agentGroups.enumerated() {
      var cells = AgentSums()
      for cell in stride(from: index, to: measures.agentCells.count, by: groups) {
        let sums = measures.agentCells[cell]
        #expect(sums.available >= 0 && sums.overtime >= 0, "plan \(number)")
        // Helpers come on top of the own roster.
        if plan.moves.isEmpty { #expect(sums.present <= sums.rostered, "plan \(number)") }
        cells += sums
      }
      let total = measures.agentTotals[index]
      if plan.run.intervals != .none { #expect(cells == total, "plan \(number): cells of group \(index)") }
      #expect(total.chatTime <= total.slotTime, "plan \(number): chats of group \(index)")
      #expect(total.available >= 0 && total.overtime <= total.busy, "plan \(number)")
      let isByRoster =
        group.isAwayByRosterAlone && group.site == nil && group.reservations.isEmpty && plan.moves.isEmpty
      if isByRoster { #expect(total.present == total.rostered, "plan \(number): group \(index)") }
    }
  }

  /// Little: where the day begins and ends empty, the waits are the area under the queue, to the microsecond.
  @Test func waitsAreTheAreaUnderTheQueue() {
    for number in 0..<Self.plans / 4 {
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
        #expect(sums.unfinished == 0)
        #expect(sums.waitOfAnswered + sums.waitOfAbandoned == sums.queueTime, "plan \(number): type \(type)")
      }
    }
  }
}
