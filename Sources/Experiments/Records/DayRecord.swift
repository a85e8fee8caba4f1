package import CallCenterModel

/// How one date, or one day of the week, differs from replication to replication: quantiles over simulated days.
package struct DayRecord: Sendable, Equatable {
  /// ISO 8601; `nil` where the days of a weekday are taken together.
  package var date: String?
  package var weekday: Weekday
  /// Of all contacts; empty where some contacts count in several call types.
  package var total: [DaySpread]
  /// In the order of the record's call types.
  package var callTypes: [[DaySpread]]

  package init(date: String?, weekday: Weekday, total: [DaySpread], callTypes: [[DaySpread]]) {
    self.date = date
    self.weekday = weekday
    self.total = total
    self.callTypes = callTypes
  }
}

/// The quantiles of a measure over simulated days.
package struct DaySpread: Sendable, Equatable {
  package var measure: Measure
  package var quantiles: [QuantileEstimate]

  package init(measure: Measure, quantiles: [QuantileEstimate]) {
    self.measure = measure
    self.quantiles = quantiles
  }
}
