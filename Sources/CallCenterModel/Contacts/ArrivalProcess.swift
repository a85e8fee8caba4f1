package import RandomVariates

/// How the contacts of a date come about, given the expected rate.
package enum ArrivalProcess: Sendable, Hashable {
  /// A Poisson process; its rate may have random factors.
  case poisson
  /// Every segment has its expected number, which is whole, placed at random in it.
  case fixedCounts
  /// The date has its expected number, which is whole, placed at random by the rate.
  case fixedTotal
  /// The date has a random number, shared out over the segments at random.
  case randomTotal(RandomTotal)
  /// Every segment has its expected number, which is whole, at its first instant.
  case recorded
  /// People who were booked come around the times of their appointments.
  case appointments(AppointmentBook)

  /// Whether a volume of attempts or answers can be met by a factor on the rates.
  package var hasScalableVolume: Bool {
    switch self {
    case .poisson, .randomTotal: true
    case .fixedCounts, .fixedTotal, .recorded, .appointments: false
    }
  }
}

/// The law of the number of contacts of a date, and how they are shared out over its segments.
///
/// The total is a gamma number of the expected volume, rounded up or down at random so that its mean is kept. Each contact
/// chooses a segment by shares from a Dirichlet law whose means are the expected ones, and a time in it by the rate.
///
/// - Source: Avramidis, Deslauriers & L'Ecuyer (2004), Modeling daily arrivals to a telephone call center, Management
///   Science 50(7), 896–908, model 3; doi:10.1287/mnsc.1040.0236.
package struct RandomTotal: Sendable, Hashable {
  /// Of the total before rounding.
  package var cv: Double
  /// Sum of the Dirichlet parameters, the larger the steadier the shares; `nil`: the shares are the expected ones.
  package var concentration: Double?

  package init(cv: Double, concentration: Double?) {
    precondition(cv >= 0 && cv.isFinite && concentration ?? 1 > 0, "cv \(cv), concentration \(concentration ?? 1)")
    self.cv = cv
    self.concentration = concentration
  }
}

/// A gamma factor of mean 1 for each stretch of a date, whose normal scores form an autoregression of order 1.
package struct IntervalFactor: Sendable, Hashable {
  package var cv: Double
  /// Stretches are counted from local midnight, in elapsed time.
  package var everySeconds: Int
  /// Correlation of the normal scores of neighbours, 0 to 1.
  package var correlation: Double

  package init(cv: Double, everySeconds: Int, correlation: Double) {
    precondition(cv > 0 && everySeconds > 0 && (0...1).contains(correlation), "cv \(cv), every \(everySeconds) s")
    self.cv = cv
    self.everySeconds = everySeconds
    self.correlation = correlation
  }
}

/// A factor on the rate that follows a Markov chain: the states take turns, each for an exponential time.
///
/// Each date begins in equilibrium. The factors are divided by their mean over time, so that the expected rate is kept.
///
/// - Source: Fischer & Meier-Hellstern (1993), The Markov-modulated Poisson process (MMPP) cookbook, Performance
///   Evaluation 18(2), 149–171; doi:10.1016/0166-5316(93)90035-S.
package struct Modulation: Sendable, Hashable {
  package struct State: Sendable, Hashable {
    package var name: String
    /// The rate relative to the expected one.
    package var factor: Double
    package var meanSeconds: Double
  }

  package private(set) var states: [State]

  /// - Parameter states: At least one with a factor above 0; factors count relative to each other.
  package init(_ states: [(name: String, factor: Double, meanSeconds: Double)]) {
    let time = states.reduce(0) { $0 + $1.meanSeconds }
    let mean = states.reduce(0) { $0 + $1.factor * $1.meanSeconds } / time
    precondition(mean > 0 && mean.isFinite, "the mean of the factors is \(mean)")
    self.states = states.map { State(name: $0.name, factor: $0.factor / mean, meanSeconds: $0.meanSeconds) }
  }
}

/// How many contacts an arrival brings at one instant.
package enum BatchSizes: Sendable, Hashable {
  /// Sizes, ascending and at least 1, with their probabilities.
  case listed([Share])
  /// 1, 2, … with probabilities that fall by a constant factor; the mean is above 1.
  case geometric(mean: Double)

  package struct Share: Sendable, Hashable {
    package var size: Int
    package var probability: Double

    package init(size: Int, probability: Double) {
      precondition(size >= 1 && (0...1).contains(probability), "\(size) with probability \(probability)")
      self.size = size
      self.probability = probability
    }
  }

  package var mean: Double {
    switch self {
    case .listed(let shares): shares.reduce(0) { $0 + Double($1.size) * $1.probability }
    case .geometric(let mean): mean
    }
  }
}

/// Appointments: when, how many, who fails to come, and who comes early or late.
package struct AppointmentBook: Sendable, Hashable {
  /// Elapsed seconds of the appointments, ascending, shape `[day]`.
  package var times: [[Int]]
  /// Contacts booked for each time.
  package var seats: Int
  /// The probability that a booked contact does not come.
  package var noShow: Double
  /// Contacts come this late, less `earlySeconds`; `nil`: exactly.
  package var lateness: Law?
  package var earlySeconds: Double

  package init(times: [[Int]], seats: Int, noShow: Double, lateness: Law?, earlySeconds: Double) {
    precondition(seats >= 1 && (0...1).contains(noShow) && earlySeconds >= 0, "\(seats) seats, no-show \(noShow)")
    self.times = times
    self.seats = seats
    self.noShow = noShow
    self.lateness = lateness
    self.earlySeconds = earlySeconds
  }
}
