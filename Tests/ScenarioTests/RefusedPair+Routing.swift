extension RefusedPair {
  static let routing: [RefusedPair] = ownQueues + channels + parts + promises

  private static let queues = ["routing-last-group", "routing-expected-delay", "routing-queue-ratio"]

  /// Where every group has a queue of its own, a contact waits for one group.
  private static let ownQueues = queues.flatMap {
    [
      RefusedPair($0, "routing-stages", "stages need `queues: shared`"),
      RefusedPair($0, "routing-reserve", "need `queues: shared`"),
      RefusedPair($0, "routing-condition", "need `queues: shared`"),
      RefusedPair($0, "routing-sites", "`overflowAfter` needs `queues: shared`"),
    ]
  }

  private static let rules =
    queues + [
      "routing-rules", "routing-least-occupied", "routing-stages", "routing-reserve", "routing-condition",
      "routing-ageing",
    ]

  /// Chats share agents and deferred work is put aside by choices of their own.
  private static let channels = ["chat", "chat-fill", "email", "case", "starting-backlog", "outbound"].flatMap {
    channel in
    rules.map { RefusedPair(channel, $0, "rules of routing are for voice") }
  }

  private static let promises = rules.map { RefusedPair("call-back", $0, "rules of routing know no promises") }

  /// Groups whose people are not all alike at all times.
  private static let parts = ["hours-of-a-skill", "learning", "moves", "named-people", "reserved-hours"].flatMap {
    element in
    rules.map { RefusedPair(element, $0, "rules of routing count the free agents of whole groups") }
  }
}
