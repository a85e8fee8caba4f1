/// An amount in millionths of the scenario's currency, so that sums are exact.
package struct Money: Sendable, Hashable, Comparable {
  package var microUnits: Int64

  package init(microUnits: Int64) { self.microUnits = microUnits }

  package static let zero = Money(microUnits: 0)
  package static func < (left: Money, right: Money) -> Bool { left.microUnits < right.microUnits }
}

/// What the scenario pays, beyond the hourly prices of its groups.
package struct CostRules: Sendable, Hashable {
  /// ISO code or name of the currency; empty where nothing is priced.
  package var currency: String
  /// Price of an hour of overtime, as a multiple of the paid hour.
  package var overtimeFactor: Double

  package init(currency: String, overtimeFactor: Double) {
    self.currency = currency
    self.overtimeFactor = overtimeFactor
  }
}
