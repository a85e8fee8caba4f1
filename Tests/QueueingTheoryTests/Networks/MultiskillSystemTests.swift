import QueueingTheory
import Testing

@Suite struct MultiskillSystemTests {
  private static let shapes: [String: (calls: [[Int]], groups: [[Int]])] = [
    "n": ([[1, 2], [0, 1]], [[1, 0], [2, 1]]), "x": ([[1, 2], [2, 1]], [[1, 2], [2, 1]]),
    "w": ([[1, 2], [1, 0]], [[1, 2], [1, 0]]),
  ]

  @Test func agreesWithTheReference() throws {
    let rows = try ReferenceRow.load("multiskill")
    #expect(rows.count >= 40)
    for row in rows {
      guard case .text(let name)? = row.inputs["shape"] else { continue }
      let shape = try #require(Self.shapes[name])
      let system = try MultiskillSystem(
        callTypes: [
          .init(callsPerHour: row.number("c1"), patienceSeconds: row.number("p1")),
          .init(callsPerHour: row.number("c2"), patienceSeconds: row.number("p2")),
        ],
        groups: [
          .init(agents: row.count("n1"), handleSeconds: [row.number("h11"), row.number("h12")]),
          .init(agents: row.count("n2"), handleSeconds: [row.number("h21"), row.number("h22")]),
        ], callToGroup: shape.calls, groupToCall: shape.groups, waitingRoom: row.count("room"))
      let result = try system.performance(
        thresholdSeconds: row.number("T"), shortAbandonSeconds: row.number("S"))
      func expect(_ name: String, _ value: Double?) throws { try row.expect(name, value, tolerance: 1e-8) }
      for (index, type) in result.callTypes.enumerated() {
        try expect("probabilityOfWait\(index + 1)", type.probabilityOfWait)
        try expect("abandonment\(index + 1)", type.abandonment)
        try expect("blocking\(index + 1)", type.blocking)
        try expect("averageSpeedOfAnswer\(index + 1)", type.averageSpeedOfAnswer)
        try expect("averageWait\(index + 1)", type.averageWait)
        try expect("averageQueueLength\(index + 1)", type.averageQueueLength)
        for definition in [ServiceLevelDefinition.ofOffered, .excludingShortAbandons, .shortAbandonsMet] {
          try expect("\(definition.rawValue)\(index + 1)", type.outcomes?.serviceLevel(definition))
        }
      }
      for (index, group) in result.groups.enumerated() { try expect("busy\(index + 1)", group.busyAgents) }
    }
  }

  private func single(_ calls: Double, _ patience: Double, agents: Int, room: Int?) throws -> MultiskillSystem {
    try MultiskillSystem(
      callTypes: [.init(callsPerHour: calls, patienceSeconds: patience)],
      groups: [.init(agents: agents, handleSeconds: [300])], callToGroup: [[1]], groupToCall: [[1]],
      waitingRoom: room)
  }

  @Test(arguments: [
    (150.0, 120.0, 14, nil), (150, 120, 14, 3), (150, 120, 14, 0), (8, .infinity, 1, 20), (60, 30, 4, nil),
  ])
  func oneGroupIsErlangA(point: (calls: Double, patience: Double, agents: Int, room: Int?)) throws {
    let result = try single(point.calls, point.patience, agents: point.agents, room: point.room)
      .performance(thresholdSeconds: 15, shortAbandonSeconds: 5)
    let plain = try ErlangA(
      callsPerHour: point.calls, handleSeconds: 300, agents: point.agents, patienceSeconds: point.patience,
      lines: point.room.map { $0 + point.agents }
    ).performance(thresholdSeconds: 15, shortAbandonSeconds: 5)
    let type = result.callTypes[0]
    #expect(near(type.probabilityOfWait, plain.probabilityOfWait))
    #expect(near(type.abandonment, plain.abandonment))
    #expect(near(type.blocking, plain.blocking))
    #expect(near(type.averageSpeedOfAnswer, plain.averageSpeedOfAnswer))
    #expect(near(type.averageWait, plain.averageWait))
    #expect(near(result.groups[0].occupancy, plain.occupancy))
    for definition in ServiceLevelDefinition.allCases {
      #expect(near(type.outcomes?.serviceLevel(definition), plain.serviceLevel(definition)))
    }
  }

  @Test func twoTypesOfOneGroupAreTheQueueWithPriority() throws {
    let system = try MultiskillSystem(
      callTypes: [
        .init(callsPerHour: 30, patienceSeconds: 60), .init(callsPerHour: 30, patienceSeconds: 90),
      ], groups: [.init(agents: 5, handleSeconds: [300, 300])], callToGroup: [[1], [1]], groupToCall: [[1, 2]])
    let results = try system.performance().callTypes
    let plain = try PriorityAbandonment(
      callsPerHour: [30, 30], handleSeconds: 300, agents: 5, patienceSeconds: [60, 90]
    ).performance()
    for (type, expected) in zip(results, plain) {
      #expect(near(type.probabilityOfWait, expected.probabilityOfWait))
      #expect(near(type.abandonment, expected.abandonment))
      #expect(near(type.averageSpeedOfAnswer, expected.averageSpeedOfAnswer))
      #expect(near(type.outcomes?.serviceLevel(.ofOffered), expected.serviceLevel(.ofOffered)))
      #expect(near(type.outcomes?.serviceLevel(.shortAbandonsMet), expected.serviceLevel(.shortAbandonsMet)))
    }
  }

  /// What is too wide for elimination is iterated; three separate groups, so that the answer is known.
  @Test func theIterationFindsTheSame() throws {
    let ranks = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    let calls = [210.0, 240, 270]
    let system = try MultiskillSystem(
      callTypes: calls.map { .init(callsPerHour: $0, patienceSeconds: 60) },
      groups: calls.map { _ in .init(agents: 19, handleSeconds: [300, 300, 300]) }, callToGroup: ranks,
      groupToCall: ranks, waitingRoom: 0)
    let result = try system.performance()
    #expect(result.states == 20 * 20 * 20)
    for (type, calls) in zip(result.callTypes, calls) {
      #expect(near(type.blocking, try ErlangB(offeredErlangs: calls / 12, lines: 19).blocking))
    }
  }

  @Test func theEdges() throws {
    let nobody = try single(10, 60, agents: 0, room: nil).performance()
    #expect(near(nobody.callTypes[0].abandonment, 1))
    #expect(nobody.groups[0].occupancy == nil)
    let silent = try single(0, 60, agents: 2, room: nil).performance()
    #expect(silent.callTypes[0].outcomes?.serviceLevel(.ofOffered) == 1)
    #expect(throws: QueueingError.self) { try single(10, 0, agents: 2, room: nil) }
    #expect(throws: QueueingError.self) { try single(10, .infinity, agents: 0, room: nil).performance() }
    func table(_ calls: [[Int]], _ groups: [[Int]]) throws -> MultiskillSystem {
      try MultiskillSystem(
        callTypes: [.init(callsPerHour: 1, patienceSeconds: 60), .init(callsPerHour: 1, patienceSeconds: 60)],
        groups: [.init(agents: 1, handleSeconds: [300, 300])], callToGroup: calls, groupToCall: groups)
    }
    #expect(throws: Never.self) { try table([[1], [1]], [[1, 2]]) }
    #expect(throws: QueueingError.self) { try table([[1], [1]], [[1, 1]]) }
    #expect(throws: QueueingError.self) { try table([[1], [0]], [[1, 2]]) }
    #expect(throws: QueueingError.self) { try table([[1], [0]], [[1, 0]]) }
    #expect(throws: QueueingError.self) { try table([[1]], [[1, 2]]) }
  }

  private func near(_ a: Double?, _ b: Double?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return abs(a - b) <= 1e-8 * max(abs(a), abs(b))
  }
}
