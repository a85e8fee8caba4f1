internal import CallCenterModel

/// Which call types, hours and causes a difference of service comes from, in shares of all attempts.
///
/// Let xᵢ be the attempts answered in time in part i of the day or of the types, oᵢ the offered, O all offered and p̄ the mean
/// of the two systems' shares. Part i carries (xᵢ − p̄·oᵢ)/O of the other system less that of the base: the parts add up to
/// the difference, and a part whose volume alone changed carries nothing. A cause carries what its share of all attempts
/// fell by; the causes add up to the difference too. Attempts are counted as they reach a type, legs of transfers with them.
package struct DifferenceExplanation: Sendable, Equatable {
  /// What keeps an attempt from being answered in time.
  package enum Cause: String, Sendable, CaseIterable {
    case late, abandoned, blocked, deflected, unfinished
  }

  package struct Part<Label: Sendable & Equatable>: Sendable, Equatable {
    package var label: Label
    package var share: Double
  }

  /// Share answered in time of the other system less that of the base.
  package var total: Double
  /// By name, the largest contribution first.
  package var callTypes: [Part<String>]
  /// By the hour of the day, 0 to 23; hours without attempts are left out.
  package var hours: [Part<Int>]
  /// The largest contribution first.
  package var causes: [Part<Cause>]

  /// - Returns: `nil` where one of the systems had no attempt.
  init?(base: [OutcomeCounts], _ basePlan: Plan, other: [OutcomeCounts], _ otherPlan: Plan) {
    let all = (base: Self.sum(base), other: Self.sum(other))
    guard all.base.offered > 0, all.other.offered > 0 else { return nil }
    let levels = (
      base: Double(all.base.inTime) / Double(all.base.offered),
      other: Double(all.other.inTime) / Double(all.other.offered)
    )
    total = levels.other - levels.base
    let mean = (levels.base + levels.other) / 2

    func contribution(_ part: OutcomeCounts, _ whole: OutcomeCounts) -> Double {
      (Double(part.inTime) - mean * Double(part.offered)) / Double(whole.offered)
    }
    func share(ofBase baseParts: [OutcomeCounts], ofOther otherParts: [OutcomeCounts]) -> Double {
      contribution(Self.sum(otherParts), all.other) - contribution(Self.sum(baseParts), all.base)
    }

    var names = basePlan.callTypes.map(\.name)
    names += otherPlan.callTypes.map(\.name).filter { !names.contains($0) }
    callTypes = names.map { name in
      Part(
        label: name,
        share: share(
          ofBase: Self.rows(base, of: name, basePlan), ofOther: Self.rows(other, of: name, otherPlan)))
    }.sorted { abs($0.share) > abs($1.share) }
    hours = (0..<24).compactMap { hour in
      let parts = (base: Self.column(base, hour), other: Self.column(other, hour))
      guard (parts.base + parts.other).contains(where: { $0.offered > 0 }) else { return nil }
      return Part(label: hour, share: share(ofBase: parts.base, ofOther: parts.other))
    }
    causes = Cause.allCases.map { cause in
      let shares = (
        base: Double(cause.count(all.base)) / Double(all.base.offered),
        other: Double(cause.count(all.other)) / Double(all.other.offered)
      )
      return Part(label: cause, share: shares.base - shares.other)
    }.filter { $0.share != 0 }.sorted { abs($0.share) > abs($1.share) }
  }

  private static func sum(_ parts: [OutcomeCounts]) -> OutcomeCounts {
    parts.reduce(into: OutcomeCounts()) { $0 += $1 }
  }

  private static func rows(_ counts: [OutcomeCounts], of name: String, _ plan: Plan) -> [OutcomeCounts] {
    guard let type = plan.callTypes.firstIndex(where: { $0.name == name }) else { return [] }
    return Array(counts[type * 24..<(type + 1) * 24])
  }

  private static func column(_ counts: [OutcomeCounts], _ hour: Int) -> [OutcomeCounts] {
    stride(from: hour, to: counts.count, by: 24).map { counts[$0] }
  }
}

extension DifferenceExplanation.Cause {
  func count(_ counts: OutcomeCounts) -> Int64 {
    switch self {
    case .late: counts.late
    case .abandoned: counts.abandoned
    case .blocked: counts.blocked
    case .deflected: counts.deflected
    case .unfinished: counts.unfinished
    }
  }
}
