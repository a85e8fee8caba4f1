import QueueingTheory
import Testing

@Suite struct ErlangBTests {
  @Test func agreesWithTheReference() throws {
    let rows = try ReferenceRow.load("erlang-b")
    #expect(rows.count >= 40)
    for row in rows {
      let system = try ErlangB(offeredErlangs: row.number("a"), lines: row.count("n"))
      try row.expect("blocking", system.blocking)
      try row.expect("carriedShare", system.carriedShare)
      try row.expect("carriedErlangs", system.carriedErlangs)
    }
  }

  @Test func theEdges() throws {
    #expect(try ErlangB(offeredErlangs: 5, lines: 0).blocking == 1)
    #expect(try ErlangB(offeredErlangs: 0, lines: 3).blocking == 0)
    #expect(try ErlangB(offeredErlangs: 1e-3, lines: 1_000_000).blocking == 0)
    #expect(try ErlangB(offeredErlangs: 5, lines: 0).occupancy == nil)
    #expect(throws: QueueingError.self) { try ErlangB(offeredErlangs: -1, lines: 3) }
    #expect(throws: QueueingError.self) { try ErlangB(offeredErlangs: .nan, lines: 3) }
    #expect(throws: QueueingError.self) { try ErlangB(offeredErlangs: 1, lines: -3) }
  }

  @Test(arguments: [0.001, 0.5, 7, 120, 33_000, 1_000_000])
  func blockingFallsWithEachLine(erlangs: Double) throws {
    for lines in [0, 1, 2, 5, 20, 100, 999, 32_999, 1_000_000] {
      let fewer = try ErlangB(offeredErlangs: erlangs, lines: lines).blocking
      let more = try ErlangB(offeredErlangs: erlangs, lines: lines + 1).blocking
      #expect(more < fewer || fewer == 0, "\(erlangs) erlangs, \(lines) lines")
    }
  }

  @Test(arguments: [1, 2, 14, 100, 5000, 1_000_000], [1e-200, 1e-9, 0.01, 0.2, 0.5, 0.9, 0.999_999])
  func theLoadSolvedForIsBlockedAsAsked(lines: Int, target: Double) throws {
    let system = try ErlangB.largestLoad(lines: lines, targetBlocking: target)
    let slope = abs(Double(lines) - system.carriedErlangs)  // ∂ln B / ∂ln a
    #expect(abs(system.blocking / target - 1) <= 1e-12 * max(1, slope), "\(lines) lines, \(target)")
  }

  @Test(arguments: [0.001, 0.5, 7, 120, 33_000, 1_000_000], [1e-9, 0.01, 0.2, 0.9])
  func theLinesSolvedForAreTheFewest(erlangs: Double, target: Double) throws {
    let system = try ErlangB.fewestLines(offeredErlangs: erlangs, targetBlocking: target)
    #expect(system.blocking <= target)
    if system.lines > 0 {
      #expect(try ErlangB(offeredErlangs: erlangs, lines: system.lines - 1).blocking > target)
    }
  }

  @Test func inversesThatDoNotExistSayWhy() throws {
    #expect(throws: QueueingError.self) { try ErlangB.fewestLines(offeredErlangs: 3, targetBlocking: 0) }
    #expect(throws: QueueingError.self) { try ErlangB.fewestLines(offeredErlangs: 1e8, targetBlocking: 0.01) }
    #expect(throws: QueueingError.self) { try ErlangB.largestLoad(lines: 3, targetBlocking: 1) }
    #expect(throws: QueueingError.self) { try ErlangB.largestLoad(lines: 0, targetBlocking: 0.5) }
    #expect(try ErlangB.largestLoad(lines: 3, targetBlocking: 0).offeredErlangs == 0)
  }
}
