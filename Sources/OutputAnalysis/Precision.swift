/// The precision asked of a measure: the largest half width of its interval that is good enough.
public enum Precision: Sendable, Hashable {
  /// A half width in the unit of the measure: ±0.5 percentage points is `absolute(0.005)`, ±2 s is `absolute(2)`.
  case absolute(Double)
  /// A half width as a share of the absolute value of the estimate: ±2 % is `relative(0.02)`.
  case relative(Double)

  /// Whether an estimate is precise enough.
  ///
  /// An estimate without limits never is. A ratio or a mean without spread between replications has no limits, or wide
  /// ones, unless it is structural, so that no run stops because nothing has happened yet.
  ///
  /// - Parameter estimate: The estimate, or `nil` where the denominator was zero.
  /// - Returns: `true` if the half width exists and is at most what is asked.
  public func isMet(by estimate: Estimate?) -> Bool {
    guard let estimate, let halfWidth = estimate.halfWidth else { return false }
    switch self {
    case .absolute(let bound): return halfWidth <= bound
    case .relative(let share): return halfWidth <= share * abs(estimate.mean)
    }
  }
}
