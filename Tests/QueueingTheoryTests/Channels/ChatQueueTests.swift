import Testing

@testable import QueueingTheory

@Suite struct ChatQueueTests {
  @Test func agreesWithTheReference() throws {
    let rows = try ReferenceRow.load("chat")
    #expect(rows.count >= 40)
    for row in rows {
      let pace = try row.text("pace").split(separator: ",").compactMap { Double($0) }
      let queue = try ChatQueue(
        chatsPerHour: row.number("calls"), handleSeconds: row.number("handle"), agents: row.count("n"), pace: pace,
        patienceSeconds: row.number("patience"), lines: row.optionalCount("lines"))
      #expect(queue.method == .exact)
      let result = try queue.performance(thresholdSeconds: row.number("T"), shortAbandonSeconds: row.number("S"))
      try row.expectQueue(result)
      try row.expect("blocking", result.blocking)
      try row.expect("chatsInHand", queue.chatsInHand)
      try row.expect("averageChatTime", queue.averageChatTime)
      try row.expect("slotOccupancy", queue.slotOccupancy)
    }
  }

  @Test(arguments: [(150.0, 120.0, 14, nil), (150, 120, 14, 20), (160, .infinity, 14, nil), (1e6, 60, 80_000, nil)])
  func oneChatAtATimeIsErlangA(point: (calls: Double, patience: Double, agents: Int, lines: Int?)) throws {
    let chats = try ChatQueue(
      chatsPerHour: point.calls, handleSeconds: 300, agents: point.agents, pace: [1], patienceSeconds: point.patience,
      lines: point.lines)
    let plain = try ErlangA(
      callsPerHour: point.calls, handleSeconds: 300, agents: point.agents, patienceSeconds: point.patience,
      lines: point.lines)
    try expectSame(try chats.performance(), try plain.performance())
    #expect(near(chats.averageChatTime, 300))
    #expect(near(try chats.waitQuantile(0.9), try plain.waitQuantile(0.9)))
  }

  /// At full pace an agent with k places is as good as k agents.
  @Test func atFullPaceEachPlaceIsAnAgent() throws {
    let chats = try ChatQueue(
      chatsPerHour: 150, handleSeconds: 300, agents: 7, pace: [1, 1], patienceSeconds: 120)
    let plain = try ErlangA(callsPerHour: 150, handleSeconds: 300, agents: 14, patienceSeconds: 120).performance()
    #expect(chats.method == .exact)
    let result = try chats.performance()
    #expect(near(result.probabilityOfWait, plain.probabilityOfWait))
    #expect(near(result.averageSpeedOfAnswer, plain.averageSpeedOfAnswer))
    #expect(near(chats.slotOccupancy, plain.occupancy))
    #expect(try #require(result.occupancy) > (try #require(plain.occupancy)))
  }

  /// The error of the probability of waiting is the largest near balance and for a pace that falls steeply.
  @Test func theBalancedChainIsNearTheExactOne() throws {
    var largest = 0.0
    for (agents, pace) in [(2, [1.0, 0.8]), (5, [1, 0.8, 0.65]), (10, [1, 0.8, 0.65]), (20, [1, 0.6])] {
      for share in [0.5, 0.8, 0.95, 1.1] {
        let ability = Double(agents * pace.count) * (pace.last ?? 1)
        func queue(_ method: ChatQueue.Method) throws -> ChatQueue {
          try ChatQueue(
            chatsPerHour: share * ability * 7.5, handleSeconds: 480, agents: agents, pace: pace, patienceSeconds: 120,
            method: method)
        }
        let exact = try queue(.exact)
        let balanced = try queue(.balanced)
        let wait = try exact.performance().probabilityOfWait
        let error = try balanced.performance().probabilityOfWait - wait
        #expect(error < 0)
        largest = max(largest, -error)
        #expect(exact.method == .exact && balanced.method == .balanced)
      }
    }
    #expect(0.014 < largest && largest < 0.015)
  }

  @Test func theEdges() throws {
    func queue(
      _ calls: Double, agents: Int, _ pace: [Double] = [1, 0.8], patience: Double = 60, lines: Int? = nil,
      method: ChatQueue.Method? = nil
    ) throws -> ChatQueue {
      try ChatQueue(
        chatsPerHour: calls, handleSeconds: 300, agents: agents, pace: pace, patienceSeconds: patience, lines: lines,
        method: method)
    }
    let nobody = try queue(10, agents: 0)
    #expect(try nobody.performance().abandonment == 1 && nobody.averageChatTime == nil && nobody.slotOccupancy == nil)
    let silent = try queue(0, agents: 2)
    #expect(try silent.performance().serviceLevel() == 1 && silent.performance().averageSpeedOfAnswer == 0)
    #expect(silent.averageChatTime == 300 && silent.chatsInHand == 0)
    let endless = try queue(60, agents: 2, patience: .infinity)
    #expect(try !endless.performance().isStable && endless.performance().averageSpeedOfAnswer == nil)
    #expect(endless.averageChatTime == 375 && endless.slotOccupancy == 1)
    let large = try queue(24_000, agents: 1000, [1, 0.8, 0.6])
    #expect(large.method == .balanced)
    #expect(try large.performance().serviceLevel() ?? 0 > 0)
    #expect(throws: QueueingError.self) { try queue(24_000, agents: 1000, [1, 0.8, 0.6], method: .exact) }
    #expect(throws: QueueingError.self) { try queue(10, agents: 2, []) }
    #expect(throws: QueueingError.self) { try queue(10, agents: 2, [0.9]) }
    #expect(throws: QueueingError.self) { try queue(10, agents: 2, [1, 1.1]) }
    #expect(throws: QueueingError.self) { try queue(10, agents: 2, [1, 0]) }
    #expect(throws: QueueingError.self) { try queue(10, agents: 2, lines: 3) }
    #expect(throws: QueueingError.self) { try queue(10, agents: -1) }
    #expect(throws: QueueingError.self) { try queue(.nan, agents: 1) }
  }
}

/// The same in all measures up to 1e-9.
func expectSame(_ a: QueuePerformance, _ b: QueuePerformance, _ location: SourceLocation = #_sourceLocation) throws {
  let measures: [KeyPath<QueuePerformance, Double?>] = [
    \.averageSpeedOfAnswer, \.averageWait, \.averageWaitOfAbandoned, \.virtualWait, \.averageQueueLength, \.occupancy,
    \.averageInSystem,
  ]
  for measure in measures {
    #expect(near(a[keyPath: measure], b[keyPath: measure]), "\(measure)", sourceLocation: location)
  }
  #expect(near(a.probabilityOfWait, b.probabilityOfWait), sourceLocation: location)
  #expect(near(a.abandonment, b.abandonment), sourceLocation: location)
  #expect(near(a.blocking, b.blocking), sourceLocation: location)
  for definition in ServiceLevelDefinition.allCases {
    #expect(near(a.serviceLevel(definition), b.serviceLevel(definition)), sourceLocation: location)
  }
}

func near(_ a: Double?, _ b: Double?, _ tolerance: Double = 1e-9) -> Bool {
  guard let a, let b else { return a == nil && b == nil }
  return abs(a - b) <= tolerance * max(abs(a), abs(b))
}

extension ReferenceRow {
  /// What the rows of this room have in common.
  func expectQueue(_ result: QueuePerformance, tolerance: Double = 1e-9) throws {
    try expect("probabilityOfWait", result.probabilityOfWait, tolerance: tolerance)
    try expect("abandonment", result.abandonment, tolerance: tolerance)
    try expect("averageSpeedOfAnswer", result.averageSpeedOfAnswer, tolerance: tolerance)
    try expect("averageWait", result.averageWait, tolerance: tolerance)
    try expect("averageQueueLength", result.averageQueueLength, tolerance: tolerance)
    try expect("occupancy", result.occupancy, tolerance: tolerance)
    try expect("abandonmentWithinThreshold", result.abandonmentWithinThreshold, tolerance: tolerance)
    for definition in ServiceLevelDefinition.allCases {
      try expect(definition.rawValue, result.serviceLevel(definition), tolerance: tolerance)
    }
  }
}
