/// What an interval says of a difference, given how much of it would matter.
package enum DifferenceVerdict: String, Sendable, Hashable {
  /// The other system has more of the measure than the base, by whatever amount.
  case higher
  case lower
  /// The whole interval lies within ± the margin: the two one-sided tests of equivalence both reject.
  case same
  case undecided

  /// - Parameters:
  ///   - difference: Other less base, with simultaneous limits.
  ///   - margin: δ: a smaller difference does not matter, 0 or more. A difference known to lie within it is `same`, even
  ///     where its sign is known.
  /// - Source: Schuirmann (1987), Journal of Pharmacokinetics and Biopharmaceutics 15, 657–680,
  ///   doi 10.1007/BF01068419 (two one-sided tests).
  package init(_ difference: Estimate, margin: Double) {
    precondition(margin >= 0, "margin \(margin)")
    guard let lower = difference.lower, let upper = difference.upper else {
      self = .undecided
      return
    }
    if lower >= -margin, upper <= margin {
      self = .same
    } else if lower > 0 {
      self = .higher
    } else if upper < 0 {
      self = .lower
    } else {
      self = .undecided
    }
  }

  /// About how many replications more it takes to decide, if the estimate stays what it is.
  ///
  /// Half-widths shrink with the root of the number of replications; the difference is decided as soon as the interval
  /// leaves 0 or lies within the margin, whichever comes first.
  package static func moreReplications(_ difference: Estimate, margin: Double, replications: Int) -> Int? {
    guard let halfWidth = difference.halfWidth else { return nil }
    let size = abs(difference.mean)
    let wanted = max(size, margin - size)
    guard wanted > 0 else { return nil }
    let share = halfWidth / wanted
    return Int(min(Double(replications) * max(share * share - 1, 0), 1e12).rounded(.up))
  }
}
