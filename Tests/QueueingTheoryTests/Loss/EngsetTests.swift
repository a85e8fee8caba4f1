import Foundation
import QueueingTheory
import Testing

@Suite struct EngsetTests {
  @Test func agreesWithTheReference() throws {
    let rows = try ReferenceRow.load("engset")
    #expect(rows.count >= 40)
    for row in rows {
      let system = try Engset(
        sources: row.count("N"), lines: row.count("n"), erlangsPerIdleSource: row.number("alpha"))
      try row.expect("timeCongestion", system.timeCongestion)
      try row.expect("callCongestion", system.callCongestion)
      try row.expect("trafficCongestion", system.trafficCongestion)
      try row.expect("carriedErlangs", system.carriedErlangs)
      try row.expect("offeredErlangs", system.offeredErlangs)
    }
  }

  @Test(arguments: [1, 5, 14, 40], [0.5, 12.5, 60])
  func manySourcesAreErlangB(lines: Int, erlangs: Double) throws {
    let many = 10_000_000
    let system = try Engset(
      sources: many, lines: lines, erlangsPerIdleSource: erlangs / Double(many) / (1 - erlangs / Double(many)))
    let limit = try ErlangB(offeredErlangs: erlangs, lines: lines)
    let call = try #require(system.callCongestion)
    #expect(abs(call / limit.blocking - 1) < 1e-3)
    #expect(abs(system.timeCongestion / limit.blocking - 1) < 1e-3)
  }

  @Test(arguments: [1, 4, 9], [0.1, 1, 30])
  func theOrderOfTheCongestions(lines: Int, alpha: Double) throws {
    let system = try Engset(sources: 12, lines: lines, erlangsPerIdleSource: alpha)
    let call = try #require(system.callCongestion)
    let traffic = try #require(system.trafficCongestion)
    #expect(system.timeCongestion > call && call > traffic)
    #expect(abs(system.offeredErlangs * (1 - traffic) / system.carriedErlangs - 1) < 1e-12)
  }

  @Test func theEdges() throws {
    #expect(try Engset(sources: 5, lines: 5, erlangsPerIdleSource: 1).callCongestion == 0)
    #expect(try Engset(sources: 5, lines: 5, erlangsPerIdleSource: 1).timeCongestion == 1.0 / 32)
    #expect(try Engset(sources: 5, lines: 9, erlangsPerIdleSource: 1).timeCongestion == 0)
    #expect(try Engset(sources: 5, lines: 0, erlangsPerIdleSource: 1).trafficCongestion == 1)
    #expect(try Engset(sources: 5, lines: 2, erlangsPerIdleSource: 0).carriedErlangs == 0)
    #expect(try Engset(sources: 0, lines: 2, erlangsPerIdleSource: 1).callCongestion == nil)
    #expect(throws: QueueingError.self) { try Engset(sources: -1, lines: 2, erlangsPerIdleSource: 1) }
    #expect(throws: QueueingError.self) { try Engset(sources: 1, lines: 2, erlangsPerIdleSource: .infinity) }
  }
}
