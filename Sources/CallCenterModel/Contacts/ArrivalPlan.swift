/// When first attempts of a call type come: a rate of the elapsed time, date by date, and how uncertain a day is.
package struct ArrivalPlan: Sendable, Hashable {
  /// A stretch of elapsed time with one rate.
  package struct Segment: Sendable, Hashable {
    /// Elapsed seconds from the plan's origin.
    package var start: Int
    package var end: Int
    /// First attempts per second, at least 0.
    package var perSecond: Double

    package init(start: Int, end: Int, perSecond: Double) {
      precondition(start < end && perSecond >= 0 && perSecond.isFinite, "\(start)..<\(end) at \(perSecond)/s")
      self.start = start
      self.end = end
      self.perSecond = perSecond
    }
  }

  /// Shape `[day]`: ascending segments of each day of the plan's calendar; time not covered has rate 0.
  package var segments: [[Segment]]
  /// Coefficient of variation of the gamma day factor of mean 1; 0 for a plain Poisson process.
  package var dayFactorCV: Double
  /// What the stated volume counted.
  package var counts: CountedVolume

  package init(segments: [[Segment]], dayFactorCV: Double, counts: CountedVolume) {
    precondition(dayFactorCV >= 0 && dayFactorCV.isFinite, "day factor cv \(dayFactorCV)")
    self.segments = segments
    self.dayFactorCV = dayFactorCV
    self.counts = counts
  }

  /// The expected number of stated contacts on a day of the plan's calendar.
  package func expected(onDay index: Int) -> Double {
    segments[index].reduce(0) { $0 + $1.perSecond * Double($1.end - $1.start) }
  }

  /// The same plan with every rate multiplied by `factor`.
  package func scaled(by factor: Double) -> ArrivalPlan {
    var copy = self
    copy.segments = segments.map { day in
      day.map { Segment(start: $0.start, end: $0.end, perSecond: $0.perSecond * factor) }
    }
    return copy
  }
}

/// What a stated volume counted.
package enum CountedVolume: String, Sendable, Hashable, CaseIterable {
  case firstAttempts = "first-attempts"
  case attempts
  case answered
}
