internal import CallCenterModel
internal import CallCenterSimulation
internal import OutputAnalysis

/// How the measures of contacts follow from the sums of one replication.
enum ContactMeasures {
  /// Attempts and people per replication.
  static let counts: [Measure] = [
    .offered, .answered, .abandoned, .blocked, .deflected, .closed, .referred, .unfinished, .callers, .callersServed,
    .callersLost,
  ]

  /// Ratios of sums.
  static let ratios: [Measure] = [
    .attemptsPerCaller, .probabilityOfWait, .abandonment, .blocking, .averageSpeedOfAnswer, .averageWait,
    .averageWaitOfAbandoned, .averageWaitOfDelayed, .serviceLevelExcludingBlocked, .serviceLevelOfOffered,
    .serviceLevelOfAnswered, .serviceLevelExcludingShortAbandons, .serviceLevelShortAbandonsMet, .averageHandleTime,
  ]

  @inline(__always)
  static func count(_ index: Int, _ sums: ContactSums) -> Int64 {
    switch index {
    case 0: sums.offered
    case 1: sums.answered
    case 2: sums.abandoned
    case 3: sums.blocked
    case 4: sums.deflected
    case 5: sums.closed
    case 6: sums.referred
    case 7: sums.unfinished
    case 8: sums.callers
    case 9: sums.callersServed
    default: sums.callersLost
    }
  }

  /// Numerator and denominator of a ratio, in counts and milliseconds: sums of waits of overloaded years stay small enough
  /// for exact squares.
  @inline(__always)
  static func ratio(_ index: Int, _ sums: ContactSums) -> (Int64, Int64) {
    switch index {
    case 0: (sums.attemptsOfCallers, sums.callers)
    case 1: (sums.queued, sums.offered)
    case 2: (sums.abandoned, sums.offered)
    case 3: (sums.blocked, sums.offered + sums.contained)
    case 4: (milliseconds(sums.waitOfAnswered), sums.answered)
    case 5: (milliseconds(sums.waitOfAnswered + sums.waitOfAbandoned), sums.answered + sums.abandoned)
    case 6: (milliseconds(sums.waitOfAbandoned), sums.abandoned)
    case 7: (milliseconds(sums.waitOfAnswered + sums.waitOfAbandoned), sums.queued - sums.unfinished)
    case 8: (sums.answeredInTime, sums.offered - sums.blocked)
    case 9: (sums.answeredInTime, sums.offered)
    case 10: (sums.answeredInTime, sums.answered)
    case 11: (sums.answeredInTime, sums.offered - sums.shortAbandons)
    case 12: (sums.answeredInTime + sums.shortAbandons, sums.offered)
    default: (milliseconds(sums.handlingTime), sums.answered)
    }
  }

  /// Numerator and denominator of a service level.
  static func serviceLevel(_ definition: ServiceLevelDefinition, _ sums: ContactSums) -> (Int64, Int64) {
    switch definition {
    case .excludingBlocked: ratio(8, sums)
    case .ofOffered: ratio(9, sums)
    case .ofAnswered: ratio(10, sums)
    case .excludingShortAbandons: ratio(11, sums)
    case .shortAbandonsMet: ratio(12, sums)
    }
  }

  static func kind(_ measure: Measure) -> MeasureKind {
    switch measure.kind {
    case .probability: .proportion
    case .count: .count
    case .ratio, .seconds, .agents, .money: .nonNegative
    }
  }

  static func scale(_ measure: Measure) -> Double { measure.kind == .seconds ? 1e-3 : 1 }

  @inline(__always)
  static func milliseconds(_ microseconds: Int64) -> Int64 { (microseconds + 500) / 1000 }

  /// So that 55 of 100 meet a target of 55 %, which no double is.
  private static let rounding = 1e-12

  /// Whether enough of what fell due was done by then.
  static func meets(onTime level: Double, _ sums: ServiceSums) -> Bool {
    Double(sums.doneInTime) >= level * Double(sums.fellDue) * (1 - rounding)
  }

  /// Whether the attempts of these sums met a target; a service level of nothing is not met.
  static func meets(_ target: ServiceTarget, _ sums: ContactSums) -> Bool {
    if let level = target.level {
      let (met, of) = serviceLevel(target.definition, sums)
      guard of > 0, Double(met) >= level * Double(of) * (1 - rounding) else { return false }
    }
    if let lost = target.maximumLost {
      guard Double(sums.abandoned + sums.blocked) <= lost * Double(sums.offered) * (1 + rounding) else { return false }
    }
    return true
  }
}

/// What the scenario fixes, so that a zero (or one attempt a caller) is certain and not merely all that was seen.
struct StructuralValues {
  private let measures: Set<Measure>

  init(_ types: [CallType], _ plan: Plan) {
    var fixed: Set<Measure> = []
    if types.allSatisfy({ $0.callBack == nil }) { fixed.insert(.deflected) }
    if plan.lines == nil, types.allSatisfy({ $0.lines == nil && $0.selfService?.lines == nil }) {
      fixed.formUnion([.blocked, .blocking])
    }
    if types.allSatisfy({ $0.patience == nil && $0.balking == 0 && ($0.selfService?.abandons ?? 0) == 0 }) {
      fixed.formUnion([.abandoned, .abandonment])
    }
    if types.allSatisfy({ type in
      if case .closed = type.outsideHours { return true }
      return false
    }) {
      fixed.insert(.referred)
    }
    let always = 0..<plan.calendar.horizon
    if types.allSatisfy({ $0.open.contains { $0.clamped(to: always) == always } }) { fixed.insert(.closed) }
    if Self.withReferrals(types, plan).allSatisfy({ $0.redial == nil && $0.dialling == nil }) {
      fixed.insert(.attemptsPerCaller)
    }
    measures = fixed
  }

  /// The types and those their callers are passed on to outside opening hours.
  private static func withReferrals(_ types: [CallType], _ plan: Plan) -> [CallType] {
    var reached = types
    var names = Set(types.map(\.name))
    var next = 0
    while next < reached.count {
      if case .refer(let other) = reached[next].outsideHours, names.insert(plan.callTypes[other].name).inserted {
        reached.append(plan.callTypes[other])
      }
      next += 1
    }
    return reached
  }

  func contains(_ measure: Measure) -> Bool { measures.contains(measure) }
}
