import OutputAnalysis

/// The cases of the coverage study.
///
/// A claim other than 93 to 97 % carries its reason.
enum CoverageCases {
  /// Where fewer than about three events are expected nothing can be missed from above, so every interval that bounds
  /// what was not seen covers too much.
  static let hardlyAnyEvent = 0.93...1.0
  /// Fewer than about five independent clusters of events in all: the sample cannot show how large a cluster can be.
  static let hardlyAnyCluster = 0.88...0.97

  /// Five Poisson counts: steps of the discrete law leave 92.8 %, or 96 % where the mean is 4 or 6.
  static let fiveCounts = 0.928...0.97
  /// Ten or twenty delays in 100 replications: the heavy tail allowed for is not there.
  static let fewDelays = 0.93...0.99

  static func ratios(_ replications: Int) -> [RatioCase] {
    let isShort = replications < 200
    return [
      .serviceLevel(cv: 0.1, power: 4, c: 0.018123, truth: 0.9802313670403557),
      .serviceLevel(cv: 0.2, power: 4, c: 0.013706, truth: 0.9803377041095082),
      .serviceLevel(cv: 0.3, power: 4, c: 0.009003, truth: 0.9805405749760308),
      .abandonment(0.007, correlation: 0.03, calls: 300),
      .abandonment(0.007, correlation: 0.1, calls: 60),
      .rareEvents(2, in: replications, dayShape: nil, claim: hardlyAnyEvent),
      .rareEvents(5, in: replications, dayShape: nil),
      .rareEvents(5, in: replications, dayShape: 0.5),
      .rareEvents(5, in: replications, dayShape: 0.05, claim: isShort ? hardlyAnyCluster : 0.93...0.97),
      .rareEvents(10, in: replications, dayShape: 0.05, claim: isShort ? hardlyAnyCluster : 0.93...0.97),
      .rareEvents(30, in: replications, dayShape: 0.5),
      .rareEvents(5, in: replications, dayShape: nil, kind: .count, claim: fiveCounts),
      .rareEvents(30, in: replications, dayShape: 0.5, kind: .count),
      .speedOfAnswer(delays: 5, cv: 0.1),
      .speedOfAnswer(delays: 1, cv: 0.3),
      .speedOfAnswer(delays: 0.2, cv: 0.3, claim: isShort ? fewDelays : 0.93...0.97),
      .speedOfAnswer(delays: 0.1, cv: 0.2, claim: isShort ? fewDelays : 0.93...0.97),
      .fewContacts(0.3, cv: 0.5, isHeavier: false),
      .fewContacts(0.3, cv: 1.5, isHeavier: false),
      .fewContacts(1, cv: 1.5, isHeavier: false),
      .fewContacts(0.3, cv: 0.5, isHeavier: true),
      .fewContacts(1, cv: 1, isHeavier: true),
      .fewContacts(3, cv: 1, isHeavier: true),
      .queue(agents: 14, erlangs: 12.5, waits: false),
      .queue(agents: 14, erlangs: 12.5, waits: true),
      .queue(agents: 8, erlangs: 3, waits: false),
      .queue(agents: 8, erlangs: 3, waits: true),
    ]
  }

  /// Cases that stop at the first look of 100, 125, 157, … at which the half width is short enough.
  static let stopping: [RatioCase] = [
    .serviceLevel(cv: 0.1, power: 4, c: 0.018123, truth: 0.9802313670403557, precision: 0.002),
    .serviceLevel(cv: 0.2, power: 4, c: 0.013706, truth: 0.9803377041095082, precision: 0.003),
    .serviceLevel(cv: 0.3, power: 4, c: 0.009003, truth: 0.9805405749760308, precision: 0.005),
    .abandonment(0.007, correlation: 0.03, calls: 60, precision: 0.005),
    .abandonment(0.007, correlation: 0.03, calls: 60, precision: 0.003),
    .abandonment(0.007, correlation: 0.1, calls: 60, precision: 0.005),
    .abandonment(0.007, correlation: 0.2, calls: 30, precision: 0.005),
    .abandonment(0.007, correlation: 0.03, calls: 300, precision: 0.002),
    .speedOfAnswer(delays: 1, cv: 0.3, precision: 0.015),
    .speedOfAnswer(delays: 0.2, cv: 0.3, precision: 0.005),
    .queue(agents: 14, erlangs: 12.5, waits: true, precision: 0.5),
    .queue(agents: 10, erlangs: 6, waits: false, precision: 0.001),
  ]

  static func quantiles(_ replications: Int) -> [QuantileCase] {
    [
      QuantileCase(probability: 0.5, delayed: 0.8, calls: 60),
      QuantileCase(probability: 0.9, delayed: 0.4, calls: 60),
      QuantileCase(probability: 0.95, delayed: 0.4, calls: 60),
      QuantileCase(probability: 0.99, delayed: 0.4, calls: 60),
      QuantileCase(probability: 0.99, delayed: 0.1, calls: 20),
    ]
  }
}
