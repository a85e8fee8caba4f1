extension RefusedPair {
  static let followUps =
    [
      "batches", "correlated-day-factors", "counted-by-answers", "day-factor", "fixed-counts", "interval-factor",
      "modulated-rate", "random-day-total", "surge", "uniform-counts",
    ].map { RefusedPair($0, "population", "those of a `population` call after their pause") }
    + ["appointments", "replay"].map { RefusedPair($0, "population", "and `population` is required, not 3") }
    + ["call-back", "cold-transfer", "self-service", "warm-transfer"].flatMap { rule in
      ["walk-in", "several-services"].map { RefusedPair(rule, $0, "needs the channel `voice`, not `walkIn`") }
    } + [
      RefusedPair("population", "recall", "people of a population call again after their pause anyway"),
      RefusedPair("referral-outside-hours", "walk-in", "a visitor before closed doors makes no call"),
      RefusedPair("several-services", "starting-state", "is for calls and deferred work, not for walkIn"),
      RefusedPair("starting-state", "walk-in", "a starting state is for calls and deferred work, not for walkIn"),
    ]

  static let people = [
    RefusedPair("by-end", "outage-that-cuts", "`calls: drop` cannot work with `attribution: byEnd`"),
    RefusedPair("floating-breaks", "rota", "`breaks` cannot stand beside a rota"),
    RefusedPair("rota", "round-the-clock", "exclude each other; give one of them"),
  ]
}
