extension RefusedPair {
  /// What varies a rate, beside processes that have no rate or say themselves how they vary.
  static let arrivals: [RefusedPair] =
    [
      ("day-factor", "dayFactor"), ("correlated-day-factors", "dayFactor"), ("interval-factor", "intervalFactor"),
      ("batches", "batches"), ("modulated-rate", "modulated"),
    ].flatMap { element, key in
      [
        RefusedPair(element, "fixed-counts", "`\(key)` cannot stand beside `process: fixed`"),
        RefusedPair(element, "uniform-counts", "`\(key)` cannot stand beside `process: uniform`"),
        RefusedPair(element, "random-day-total", "`\(key)` cannot stand beside `dayTotal`"),
        RefusedPair(element, "replay", "`\(key)` cannot stand beside `replay`"),
        RefusedPair(element, "appointments", "`\(key)` cannot stand beside `appointments`"),
      ]
    }
    + [
      ("random-day-total", "dayTotal"), ("fixed-counts", "process"), ("uniform-counts", "process"),
      ("surge", "surges"),
    ].flatMap { element, key in
      ["replay", "appointments"].map { RefusedPair(element, $0, "`\(key)` cannot stand beside `\($0)`") }
    }
    + ["fixed-counts", "uniform-counts", "replay", "appointments"].map {
      RefusedPair("counted-by-answers", $0, "needs a volume that can be scaled")
    } + [
      RefusedPair("fixed-counts", "random-day-total", "`process` cannot stand beside `dayTotal`"),
      RefusedPair("uniform-counts", "random-day-total", "`process` cannot stand beside `dayTotal`"),
      RefusedPair("replay", "appointments", "is required, not"),
    ]
}
