internal import CallCenterModel
internal import CallCenterSimulation

/// Sums of one replication over its whole window and over types, groups and days, as the measures define them.
struct WindowSums {
  /// Of how many days a target could be judged, and on how many it was met.
  struct DaysOnTarget {
    var met = 0
    var counted = 0
  }

  /// Types that wait live; ``Plan/totalTypes``.
  let isTotalled: [Bool]
  /// Micro-units of the currency that costs are counted in: 1, or a power of ten where a replication costs too much.
  let costUnit: Int64
  private let plan: Plan
  private let targets: [(type: Int, target: ServiceTarget)]

  init(_ plan: Plan) {
    self.plan = plan
    isTotalled = plan.totalTypes
    costUnit = Self.costUnit(plan)
    targets = plan.callTypes.enumerated().filter(\.element.target.isSet).map { ($0.offset, $0.element.target) }
  }

  /// The paid hours of all groups at twice their price stay within 2⁵⁰ units.
  private static func costUnit(_ plan: Plan) -> Int64 {
    let most = plan.agentGroups.reduce(0.0) { sum, group in
      let paidHours = group.duties.reduce(0.0) { $0 + Double($1.people.count) * Double($1.paidSeconds) / 3600 }
      return sum + 2 * max(1, plan.costs.overtimeFactor) * paidHours * Double(group.costPerHour.microUnits)
    }
    var unit: Int64 = 1
    while most / Double(unit) > 0x1p50 { unit *= 10 }
    return unit
  }

  /// Contacts once, whatever types they went through, and the work on all of their legs.
  func contacts(_ measures: ReplicationMeasures) -> ContactSums {
    var all = ContactSums()
    for (type, sums) in measures.contactTotals.enumerated() where isTotalled[type] { all += sums }
    for (type, legs) in measures.legTotals.enumerated() where isTotalled[type] {
      let handlingTime = all.handlingTime
      all -= legs
      all.handlingTime = handlingTime
    }
    return all
  }

  /// Of all types; the oldest item is the oldest of any.
  func services(_ measures: ReplicationMeasures) -> ServiceSums {
    var all = ServiceSums()
    for sums in measures.serviceTotals {
      let oldest = max(all.oldestAge, sums.oldestAge)
      all += sums
      all.oldestAge = oldest
    }
    return all
  }

  /// Paid time and overtime in ``costUnit`` of the currency, rounded to the nearest.
  func cost(of sums: AgentSums, _ group: Int) -> Int64 {
    let price = plan.agentGroups[group].costPerHour.microUnits
    guard price > 0 else { return 0 }
    let hour = Int128(3_600_000_000) * Int128(costUnit)
    let paid = (Int128(sums.paid) * Int128(price) + hour / 2) / hour
    let overtime = Double(sums.overtime) * plan.costs.overtimeFactor * Double(price) / (3.6e9 * Double(costUnit))
    return Int64(paid) + Int64(overtime.rounded())
  }

  /// The days on which the target of each type, or those of all, were met.
  func daysOnTarget(_ measures: ReplicationMeasures) -> (types: [DaysOnTarget], all: DaysOnTarget) {
    let count = plan.callTypes.count
    var types = [DaysOnTarget](repeating: DaysOnTarget(), count: count)
    var all = DaysOnTarget()
    guard !targets.isEmpty else { return (types, all) }
    for day in 0..<measures.contactDays.count / count {
      var isJudged = false
      var isMet = true
      for (index, target) in targets {
        let cell = day * count + index
        let sums = measures.contactDays[cell]
        let meets: Bool
        if let level = target.onTimeLevel {
          guard !measures.serviceDays.isEmpty, measures.serviceDays[cell].fellDue > 0 else { continue }
          meets = ContactMeasures.meets(onTime: level, measures.serviceDays[cell])
        } else {
          guard sums.offered > 0 else { continue }
          meets = ContactMeasures.meets(target, sums)
        }
        types[index].counted += 1
        types[index].met += meets ? 1 : 0
        isJudged = true
        isMet = isMet && meets
      }
      all.counted += isJudged ? 1 : 0
      all.met += isJudged && isMet ? 1 : 0
    }
    return (types, all)
  }
}
