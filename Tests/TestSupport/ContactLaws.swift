package import CallCenterModel
package import CallCenterSimulation

/// What is conserved in every replication: nobody is lost from the books.
package enum ContactLaws {
  /// Each law that does not hold, with the numbers.
  package static func violations(_ plan: Plan, _ measures: ReplicationMeasures) -> [String] {
    var violations: [String] = []
    func expect(_ holds: Bool, _ text: String) {
      if !holds { violations.append(text) }
    }
    let all = measures.contactTotals.reduce(into: ContactSums()) { $0 += $1 }
    // Every first attempt of the window is one caller, wherever a referral led, and so is who waited at the start;
    // members of a population come beside them.
    let first = plan.callTypes.reduce(all.firstAttempts) {
      $0 + Int64($1.start.waitingSeconds.count + $1.start.backlogSeconds.count)
    }
    let hasPopulation = plan.callTypes.contains { $0.population != nil }
    expect(hasPopulation ? all.callers >= first : all.callers == first, "\(all.callers) callers of \(first)")
    // Without redials an attempt is a caller, so what came is what was counted.
    if plan.run.attribution == .byArrival,
      plan.callTypes.allSatisfy({ $0.redial == nil && $0.dialling == nil })
    {
      let services = measures.serviceTotals.reduce(into: ServiceSums()) { $0 += $1 }
      let legs = measures.legTotals.reduce(into: ContactSums()) { $0 += $1 }
      let came = all.callers + services.recalls + services.created
      let ended = all.offered - legs.offered + all.closed + all.contained
      expect(ended == came, "\(ended) ended of \(came) that came")
    }
    for (type, total) in measures.contactTotals.enumerated() {
      expect(
        total.answeredInTime <= total.answered && total.shortAbandons <= total.abandoned,
        "type \(type): more in time than at all")
      expect(total.queued <= total.offered - total.blocked, "type \(type): blocked and queued")
      expect(total.attemptsOfCallers >= total.callers, "type \(type): fewer attempts than callers")
    }
    for (group, total) in measures.agentTotals.enumerated() {
      expect(total.available >= 0 && total.overtime <= total.busy, "group \(group): \(total)")
      expect(total.chatTime <= total.slotTime, "group \(group): chats")
    }
    return violations
  }
}
