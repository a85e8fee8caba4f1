import QueueingTheory
import Testing

@Suite struct ExtendedErlangBTests {
  @Test func agreesWithTheReference() throws {
    let rows = try ReferenceRow.load("erlang-b-extended")
    #expect(rows.count >= 40)
    for row in rows {
      let system = try ExtendedErlangB(
        offeredErlangs: row.number("a"), lines: row.count("n"), retrying: row.number("retrying"))
      try row.expect("blocking", system.blocking)
      try row.expect("carriedErlangs", system.carriedErlangs)
      try row.expect("attemptsErlangs", system.attemptsErlangs)
      try row.expect("occupancy", system.occupancy)
      try row.expect("lostShare", system.lostShare)
    }
  }

  @Test(arguments: [0.001, 12.5, 900], [1, 14, 1000])
  func withoutRetrialsItIsErlangB(erlangs: Double, lines: Int) throws {
    let system = try ExtendedErlangB(offeredErlangs: erlangs, lines: lines, retrying: 0)
    #expect(system.attempts == (try ErlangB(offeredErlangs: erlangs, lines: lines)))
  }

  @Test(arguments: [0.2, 0.9, 0.999_999], [1, 14, 200])
  func theFixedPointHolds(retrying: Double, lines: Int) throws {
    for erlangs in [0.01, 5, 14, 150, 4000] {
      let system = try ExtendedErlangB(offeredErlangs: erlangs, lines: lines, retrying: retrying)
      let all = try #require(system.attemptsErlangs)
      #expect(abs(erlangs + retrying * all * system.blocking - all) <= 1e-12 * all)
      #expect(abs(system.carriedErlangs + system.lostShare * erlangs - erlangs) <= 1e-9 * erlangs)
    }
  }

  @Test func endlessRetrialsAgainstTooFewLines() throws {
    let system = try ExtendedErlangB(offeredErlangs: 20, lines: 14, retrying: 1)
    #expect(!system.isStable && system.attemptsErlangs == nil)
    #expect(system.blocking == 1 && system.carriedErlangs == 14 && system.occupancy == 1)
    #expect(try ExtendedErlangB(offeredErlangs: 5, lines: 0, retrying: 0.5).attemptsErlangs == 10)
    #expect(try ExtendedErlangB(offeredErlangs: 0, lines: 0, retrying: 1).attemptsErlangs == 0)
    #expect(throws: QueueingError.self) { try ExtendedErlangB(offeredErlangs: 5, lines: 3, retrying: 1.1) }
  }
}
