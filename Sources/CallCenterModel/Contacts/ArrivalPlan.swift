/// When first attempts of a call type come: their expected rate, date by date, and how they vary around it.
package struct ArrivalPlan: Sendable, Hashable {
  /// A stretch of elapsed time with a rate that is constant or changes linearly.
  package struct Segment: Sendable, Hashable {
    /// Elapsed seconds from the plan's origin.
    package var start: Int
    package var end: Int
    /// First attempts per second at the start, at least 0.
    package var perSecond: Double
    /// First attempts per second at the end, at least 0.
    package var perSecondAtEnd: Double

    package init(start: Int, end: Int, perSecond: Double) {
      self.init(start: start, end: end, perSecond: perSecond, perSecondAtEnd: perSecond)
    }

    package init(start: Int, end: Int, perSecond: Double, perSecondAtEnd: Double) {
      precondition(
        start < end && perSecond >= 0 && perSecond.isFinite && perSecondAtEnd >= 0 && perSecondAtEnd.isFinite,
        "\(start)..<\(end) at \(perSecond)/s to \(perSecondAtEnd)/s")
      self.start = start
      self.end = end
      self.perSecond = perSecond
      self.perSecondAtEnd = perSecondAtEnd
    }

    package var isConstant: Bool { perSecond == perSecondAtEnd }

    /// The expected number of contacts.
    package var expected: Double { 0.5 * (perSecond + perSecondAtEnd) * Double(end - start) }

    /// The expected number of contacts in the part of the segment that lies in `range`.
    package func expected(during range: Range<Int>) -> Double {
      let part = range.clamped(to: start..<end)
      guard !isConstant, !part.isEmpty else { return perSecond * Double(part.count) }
      let slope = (perSecondAtEnd - perSecond) / Double(end - start)
      let middle = 0.5 * Double(part.lowerBound + part.upperBound) - Double(start)
      return (perSecond + slope * middle) * Double(part.count)
    }

    package func scaled(by factor: Double) -> Segment {
      Segment(start: start, end: end, perSecond: perSecond * factor, perSecondAtEnd: perSecondAtEnd * factor)
    }
  }

  /// Shape `[day]`: ascending segments of each day of the plan's calendar; time not covered has rate 0.
  ///
  /// They are the expected rate of contacts whatever the process: what is random around it has no part in them.
  package var segments: [[Segment]]
  /// Coefficient of variation of the gamma day factor of mean 1; 0 for a plain Poisson process.
  package var dayFactorCV: Double
  /// What the stated volume counted.
  package var counts: CountedVolume
  /// How the contacts of a date come about.
  package var process = ArrivalProcess.poisson
  /// The share of the variance of the day factor's normal score that all types have in common, 0 to 1.
  package var dayFactorCorrelation = 0.0
  /// A random factor for every stretch of a date.
  package var intervalFactor: IntervalFactor?
  /// A random factor that jumps between states.
  package var modulation: Modulation?
  /// How many contacts come at one instant; `nil`: one.
  package var batches: BatchSizes?

  package init(segments: [[Segment]], dayFactorCV: Double, counts: CountedVolume) {
    precondition(dayFactorCV >= 0 && dayFactorCV.isFinite, "day factor cv \(dayFactorCV)")
    self.segments = segments
    self.dayFactorCV = dayFactorCV
    self.counts = counts
  }

  /// The expected number of stated contacts on a day of the plan's calendar.
  package func expected(onDay index: Int) -> Double {
    segments[index].reduce(0) { $0 + $1.expected }
  }

  /// Whether the volume of a date is random itself.
  package var hasUncertainVolume: Bool {
    if case .randomTotal = process { return true }
    return dayFactorCV > 0
  }

  /// Whether contacts are a Poisson process once the volume of the date is known.
  package var isPoissonWithinDay: Bool {
    switch process {
    case .poisson, .randomTotal: intervalFactor == nil && modulation == nil && batches == nil
    case .fixedCounts, .fixedTotal, .recorded, .appointments: false
    }
  }

  /// The same plan with every rate multiplied by `factor`.
  package func scaled(by factor: Double) -> ArrivalPlan {
    precondition(process.hasScalableVolume, "the volume of \(process) is what it is")
    var copy = self
    copy.segments = segments.map { day in day.map { $0.scaled(by: factor) } }
    return copy
  }
}

/// What a stated volume counted.
package enum CountedVolume: String, Sendable, Hashable, CaseIterable {
  case firstAttempts = "first-attempts"
  case attempts
  case answered
}
