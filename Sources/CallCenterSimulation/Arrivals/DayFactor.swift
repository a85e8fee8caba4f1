internal import CallCenterModel
internal import RandomVariates

/// The random factor of a date's volume: what a call type has of its own, times what the calendar gives to all types.
struct DayFactor {
  /// Where the factor of the type is independent of other types.
  private let own: Sampler?
  /// Where it is correlated: the gamma law over normal scores, and the weights of the two parts of a score.
  private let correlated: (quantile: NormalToGamma, common: Double, own: Double)?
  private let common: Sampler?
  private var root = StreamKey(seed: 0, replication: 0)

  /// - Throws: `LawError` for coefficients of variation out of range.
  init(_ arrivals: ArrivalPlan, calendar: PlanCalendar) throws(LawError) {
    let cv = arrivals.dayFactorCV
    let share = arrivals.dayFactorCorrelation
    own = cv > 0 && share == 0 ? try Gamma(mean: 1, cv: cv).sampler : nil
    correlated =
      cv > 0 && share > 0 ? (try NormalToGamma(cv: cv), share.squareRoot(), (1 - share).squareRoot()) : nil
    common = calendar.dayFactorCV > 0 ? try Gamma(mean: 1, cv: calendar.dayFactorCV).sampler : nil
  }

  mutating func reset(root: StreamKey) { self.root = root }

  /// The factor of a date; `dayKey` is that of the type and the date.
  func draw(_ dayKey: StreamKey, dayNumber: Int) -> Double {
    var factor = 1.0
    if let own {
      var stream = RandomStream(dayKey.child(.dayFactor))
      factor = own.draw(&stream)
    } else if let correlated {
      var stream = RandomStream(dayKey.child(.ownDayScore))
      var shared = RandomStream(dateKey(.commonDayScore, dayNumber))
      factor = correlated.quantile(correlated.common * shared.normal() + correlated.own * stream.normal())
    }
    if let common {
      var stream = RandomStream(dateKey(.commonDayFactor, dayNumber))
      factor *= common.draw(&stream)
    }
    return factor
  }

  /// The key of a date for all types.
  private func dateKey(_ purpose: StreamPurpose, _ dayNumber: Int) -> StreamKey {
    root.child(purpose).child(UInt64(bitPattern: Int64(dayNumber)))
  }
}
