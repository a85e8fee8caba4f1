/// What a measure counts, which decides its natural range and what may be assumed where little was seen.
public enum MeasureKind: Sendable, Hashable {
  /// Events among trials: each trial of the denominator is or is not an event of the numerator; range 0...1.
  case proportion
  /// A number of events, per replication or per unit of the denominator; range 0 and above.
  case count
  /// A time, a cost or another amount that cannot be negative; range 0 and above.
  case nonNegative
  /// An amount of either sign.
  case signed

  package var naturalLower: Double? { self == .signed ? nil : 0 }
  package var naturalUpper: Double? { self == .proportion ? 1 : nil }
}
