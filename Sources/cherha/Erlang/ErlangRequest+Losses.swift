import QueueingTheory
import Reporting

// Calls that find all lines taken are lost.
extension ErlangRequest {
  static func erlangBExtended(_ fields: inout ErlangFields) throws -> Members {
    fields.accept(
      ["offeredErlangs", "callsPerHour", "handleSeconds", "lines", "retrying"],
      hints: ["agents": "use lines", "patienceSeconds": "use redial", "targetBlocking": "use erlang-b"],
      model: "erlang-b-extended")
    let offered = try offeredErlangs(&fields)
    if offered == nil { fields.refuse("offeredErlangs", "a load, or callsPerHour with handleSeconds") }
    let lines = fields.count("lines")
    let retrying = fields.share("retrying")
    try fields.check()
    let system = try ExtendedErlangB(offeredErlangs: offered ?? 0, lines: lines ?? 0, retrying: retrying)
    let reason = "everybody tries again and \(system.offeredErlangs) erlangs are offered to \(system.lines) lines"
    return [
      ("blocking", .number(system.blocking)), ("carriedErlangs", .number(system.carriedErlangs)),
      ("occupancy", .optional(system.occupancy)), ("lines", .integer(system.lines)),
      ("offeredErlangs", .number(system.offeredErlangs)), ("attemptsErlangs", .optional(system.attemptsErlangs)),
      ("lostShare", .number(system.lostShare)),
    ] + (system.isStable ? [] : [("stable", .bool(false)), ("reason", .string(reason))])
  }

  static func engset(_ fields: inout ErlangFields) throws -> Members {
    fields.accept(
      ["sources", "lines", "erlangsPerIdleSource"],
      hints: ["offeredErlangs": "use erlangsPerIdleSource", "agents": "use lines"], model: "engset")
    let sources = fields.count("sources")
    let lines = fields.count("lines")
    let perSource = fields.amount("erlangsPerIdleSource")
    try fields.check()
    let system = try Engset(sources: sources ?? 0, lines: lines ?? 0, erlangsPerIdleSource: perSource)
    return [
      ("timeCongestion", .number(system.timeCongestion)), ("callCongestion", .optional(system.callCongestion)),
      ("trafficCongestion", .optional(system.trafficCongestion)), ("carriedErlangs", .number(system.carriedErlangs)),
      ("offeredErlangs", .number(system.offeredErlangs)),
    ]
  }
}
