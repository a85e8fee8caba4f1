extension RefusedPair {
  static let variance =
    [
      "call-back", "case", "chat", "chat-fill", "cold-transfer", "email", "outbound", "population", "recall",
      "redial-as-another-type",
      "referral-to-another-type", "self-service", "several-services", "starting-backlog", "walk-in", "warm-transfer",
    ].map { RefusedPair("batch-means", $0, "batches cut a window of plain calls") }
    + ["mid-day", "starting-state"].map { RefusedPair("batch-means", $0, "a steady state has no beginning") }
    + ["mid-day", "starting-state"].map { RefusedPair("controls", $0, "first attempts without a known mean") } + [
      RefusedPair("batch-means", "by-end", "contacts belong to the batch in which they came"),
      RefusedPair("batch-means", "controls", "control variates need independent replications"),
    ]
}
