/// A value estimated from independent replications, with its confidence limits.
///
/// The limits are `nil` where the replications cannot give them: one replication, a spread of zero that is not
/// structural, or a denominator so uncertain that the confidence set is unbounded. They lie inside the natural range
/// of the measure, and the mean need not be their middle.
public struct Estimate: Sendable, Equatable {
  /// The point estimate, in the unit of the measure.
  public let mean: Double
  /// The lower confidence limit, in the unit of the measure, or `nil` where there is none.
  public let lower: Double?
  /// The upper confidence limit, in the unit of the measure, or `nil` where there is none.
  public let upper: Double?

  /// Half the distance between the limits, or `nil` where one of them is missing.
  public var halfWidth: Double? {
    guard let lower, let upper else { return nil }
    return (upper - lower) / 2
  }

  /// Creates an estimate.
  ///
  /// - Parameters:
  ///   - mean: The point estimate.
  ///   - lower: The lower limit, at most `upper`.
  ///   - upper: The upper limit.
  public init(mean: Double, lower: Double?, upper: Double?) {
    if let lower, let upper { precondition(lower <= upper, "limits \(lower) and \(upper) are out of order") }
    self.mean = mean
    self.lower = lower
    self.upper = upper
  }

  /// An estimate of a value that no replication can change: its limits are the value itself.
  ///
  /// - Parameter value: The value.
  /// - Returns: An estimate of half width 0.
  public static func structural(_ value: Double) -> Estimate { Estimate(mean: value, lower: value, upper: value) }
}

extension Estimate {
  /// The estimate in another unit; `factor` is positive.
  package func scaled(by factor: Double) -> Estimate {
    Estimate(mean: mean * factor, lower: lower.map { $0 * factor }, upper: upper.map { $0 * factor })
  }
}
