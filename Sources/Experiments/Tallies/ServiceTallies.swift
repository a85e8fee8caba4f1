internal import CallCenterModel
internal import CallCenterSimulation
internal import NumericalMethods
internal import OutputAnalysis

/// Running sums of the measures of channels and rules beyond a plain call, of one scope.
struct ServiceTallies {
  static let counts: [Measure] = [
    .contained, .transferred, .recalls, .created, .interruptions, .backlog, .callBacks, .dialled, .visits,
  ]
  static let ratios: [Measure] = [
    .containment, .onTime, .firstResponse, .callBackWait, .callBackReached, .averageVisitTime,
  ]

  private var tallies = [Tally](repeating: Tally(), count: counts.count)
  private var ratioTallies = [RatioTally](repeating: RatioTally(), count: ratios.count)
  private var oldestAge = Tally()
  private var hasBacklog = false

  /// Adds a replication, with the contacts that ended in self-service; `isDeferred` where a backlog, even an empty one, means something.
  mutating func add(_ sums: ServiceSums, contained: Int64, isDeferred: Bool) {
    if isDeferred { hasBacklog = true }
    guard sums != ServiceSums() || contained > 0 else { return }
    for (index, measure) in Self.counts.enumerated() {
      tallies[index].add(measure == .contained ? contained : Self.count(measure, sums))
    }
    for (index, measure) in Self.ratios.enumerated() {
      let (a, b) = measure == .containment ? (contained, contained + sums.passedOn) : Self.ratio(measure, sums)
      ratioTallies[index].add(a: a, b: b)
    }
    oldestAge.add(ContactMeasures.milliseconds(sums.oldestAge))
  }

  static func count(_ measure: Measure, _ sums: ServiceSums) -> Int64 {
    switch measure {
    case .transferred: sums.transferred
    case .recalls: sums.recalls
    case .created: sums.created
    case .interruptions: sums.interruptions
    case .backlog: sums.backlog
    case .callBacks: sums.callBacks
    case .dialled: sums.dialled
    case .visits: sums.visits
    default: preconditionFailure("\(measure) is no count of services")
    }
  }

  static func ratio(_ measure: Measure, _ sums: ServiceSums) -> (Int64, Int64) {
    switch measure {
    case .onTime: (sums.doneInTime, sums.fellDue)
    case .firstResponse: (ContactMeasures.milliseconds(sums.firstResponseTime), sums.firstResponses)
    case .callBackWait: (ContactMeasures.milliseconds(sums.callBackWait), sums.callBacksReached)
    case .callBackReached: (sums.callBacksReached, sums.callBacks)
    case .averageVisitTime: (ContactMeasures.milliseconds(sums.visitTime), sums.visits)
    default: preconditionFailure("\(measure) is no ratio of services")
    }
  }

  /// The estimates over all replications of the run; what never happened is left out.
  func estimates(replications: Int, confidence: Double) throws(NumericalError) -> [Measure: Estimate] {
    var result: [Measure: Estimate] = [:]
    for (measure, tally) in zip(Self.counts, tallies)
    where !tally.isZero || (measure == .backlog && hasBacklog) {
      result[measure] = try tally.padded(to: replications).estimate(confidence: confidence, kind: .count)
    }
    for (measure, tally) in zip(Self.ratios, ratioTallies) where tally.trialReplications > 0 {
      result[measure] = try tally.padded(to: replications).estimate(
        confidence: confidence, scale: ContactMeasures.scale(measure), kind: ContactMeasures.kind(measure))
    }
    if hasBacklog {
      result[.oldestAge] = try oldestAge.padded(to: replications).estimate(confidence: confidence, scale: 1e-3)
    }
    return result
  }
}
