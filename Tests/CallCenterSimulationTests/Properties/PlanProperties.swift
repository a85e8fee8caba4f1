import CallCenterModel
import TestSupport

@testable import CallCenterSimulation

/// What must hold for every centre; each property names what is wrong, and nothing where all is well.
struct PlanProperties {
  let plan: Plan
  let number: Int
  private(set) var violations: [String] = []

  init(_ plan: Plan, number: Int) {
    self.plan = plan
    self.number = number
  }

  /// Everything at once, on one checked replication.
  static func violations(_ plan: Plan, number: Int) -> [String] {
    var properties = PlanProperties(plan, number: number)
    let measures = plan.measures(number: number)
    properties.checkContacts(measures)
    properties.checkAgents(measures)
    return properties.violations
  }

  private mutating func expect(_ holds: Bool, _ text: String) {
    if !holds { violations.append("plan \(number): \(text)") }
  }

  private mutating func checkContacts(_ measures: ReplicationMeasures) {
    let types = plan.callTypes.count
    for type in 0..<types {
      let total = measures.contactTotals[type]
      var days = ContactSums()
      for day in 0..<plan.calendar.windowDays { days += measures.contactDays[day * types + type] }
      expect(days == total, "the days of type \(type) are not its total")
      if plan.run.intervals != .none {
        var cells = ContactSums()
        for cell in 0..<measures.contactCells.count / types { cells += measures.contactCells[cell * types + type] }
        expect(cells == total, "the cells of type \(type) are not its total")
      }
      let bins = measures.highestBin + 1
      let row = type * bins..<(type + 1) * bins
      let answered = measures.waitsOfAnswered[row].reduce(0) { $0 + Int64($1) }
      let abandoned = measures.waitsOfAbandoned[row].reduce(0) { $0 + Int64($1) }
      expect(answered == total.answered && abandoned == total.abandoned, "type \(type): waits in the bins")
    }
    let window = Int64(plan.calendar.windowStart) * 1_000_000..<Int64(plan.calendar.windowEnd) * 1_000_000
    for (type, total) in plan.callTypes.enumerated() {
      let arrivals = SingleCall.arrivals(total, plan.calendar, seed: plan.run.seed, replication: number)
      let first = measures.contactTotals[type].firstAttempts
      expect(first == arrivals.count { window.contains($0) }, "type \(type): \(first) first attempts")
    }
    for violation in ContactLaws.violations(plan, measures) { expect(false, violation) }
  }

  private mutating func checkAgents(_ measures: ReplicationMeasures) {
    let groups = plan.agentGroups.count
    for (index, group) in plan.agentGroups.enumerated() {
      var cells = AgentSums()
      for cell in stride(from: index, to: measures.agentCells.count, by: groups) {
        let sums = measures.agentCells[cell]
        expect(sums.available >= 0 && sums.overtime >= 0, "group \(index): cell \(cell)")
        // Helpers come on top of the own roster.
        if plan.moves.isEmpty { expect(sums.present <= sums.rostered, "group \(index): cell \(cell)") }
        cells += sums
      }
      let total = measures.agentTotals[index]
      if plan.run.intervals != .none { expect(cells == total, "the cells of group \(index) are not its total") }
      let isByRoster =
        group.isAwayByRosterAlone && group.site == nil && group.reservations.isEmpty && plan.moves.isEmpty
      if isByRoster {
        expect(total.present == total.rostered, "group \(index): present \(total.present)")
      }
    }
  }
}
