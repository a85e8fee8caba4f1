import QueueingTheory
import RandomVariates
import Reporting

extension ErlangRequest {
  static func offeredLoad(_ fields: inout ErlangFields) throws -> Members {
    fields.accept(
      ["callsPerHour", "intervalSeconds", "handleSeconds", "handling"],
      hints: ["agents": "there are as many as calls"], model: "offered-load")
    let calls = fields.amounts("callsPerHour")
    let interval = fields.amount("intervalSeconds")
    let mean = fields.optionalAmount("handleSeconds")
    let handling = try fields.object("handling", required: false) { try $0.handlingTime(mean: mean) }
    if mean == nil, !fields.has("handling") { fields.refuse("handleSeconds", ErlangFields.amountDomain) }
    try fields.check()
    let load =
      if let handling = handling ?? nil {
        try InfiniteServerLoad(callsPerHour: calls, intervalSeconds: interval, handling: handling)
      } else {
        try InfiniteServerLoad(callsPerHour: calls, intervalSeconds: interval, handleSeconds: mean ?? 0)
      }
    return [
      ("atEnd", .numbers(load.atEnd)), ("average", .numbers(load.average)), ("stationary", .numbers(load.stationary)),
    ]
  }

  static func timeVarying(_ fields: inout ErlangFields) throws -> Members {
    let threshold = fields.amount("thresholdSeconds", default: 20)
    let short = fields.optionalAmount("shortAbandonSeconds")
    let definition: ServiceLevelDefinition = fields.choice("serviceLevelDefinition", required: false) ?? .ofOffered
    let queue = try timeVaryingQueue(
      &fields, more: ["thresholdSeconds", "shortAbandonSeconds", "serviceLevelDefinition"], model: "time-varying")
    let result = try queue.performance(thresholdSeconds: threshold, shortAbandonSeconds: short)
    let arrivals = result.byArrival
    let clock = result.byClock
    let byArrival: Members = [
      ("probabilityOfWait", .numbers(arrivals.map(\.probabilityOfWait))),
      ("abandonment", .numbers(arrivals.map(\.abandonment))), ("blocking", .numbers(arrivals.map(\.blocking))),
      ("serviceLevel", .numbers(arrivals.map { $0.serviceLevel(definition) })),
      ("averageSpeedOfAnswer", .numbers(arrivals.map(\.averageSpeedOfAnswer))),
    ]
    let byClock: Members = [
      ("averageQueueLength", .numbers(clock.map(\.averageQueueLength))),
      ("busyAgents", .numbers(clock.map(\.busyAgents))),
      ("probabilityAllBusy", .numbers(clock.map(\.probabilityAllBusy))),
    ]
    let stationary = try [
      ("stationary", StationaryApproximation.simple), ("lagged", .lagged),
      ("modifiedOfferedLoad", .modifiedOfferedLoad),
    ].map { name, approximation in
      let results = try queue.approximation(
        approximation, thresholdSeconds: threshold, shortAbandonSeconds: short)
      return (key: name, value: longRun(results, queue.agents, definition))
    }
    return [("byArrival", .object(byArrival)), ("byClock", .object(byClock))] + stationary
  }

  static func fluid(_ fields: inout ErlangFields) throws -> Members {
    let queue = try timeVaryingQueue(&fields, more: [], model: "fluid")
    let intervals = try FluidQueue(queue).intervals()
    let byClock: Members = [
      ("averageQueueLength", .numbers(intervals.map(\.averageQueueLength))),
      ("busyAgents", .numbers(intervals.map(\.busyAgents))),
    ]
    return [("byClock", .object(byClock)), ("abandonment", .numbers(intervals.map(\.abandonment)))]
  }

  private static func timeVaryingQueue(
    _ fields: inout ErlangFields, more: [String], model: String
  ) throws -> TimeVaryingQueue {
    fields.accept(
      ["callsPerHour", "agents", "intervalSeconds", "handleSeconds", "patienceSeconds", "lines", "initial"] + more,
      hints: ["balking": "use erlang-a"], model: model)
    let calls = fields.amounts("callsPerHour")
    let agents = fields.counts("agents")
    if !calls.isEmpty, !agents.isEmpty, calls.count != agents.count {
      fields.refuse("agents", "one number for each of the \(calls.count) intervals of callsPerHour")
    }
    let interval = fields.amount("intervalSeconds")
    let handle = fields.amount("handleSeconds")
    let patience = fields.amountOrInfinity("patienceSeconds")
    let lines = fields.count("lines", required: false)
    let initial = startingState(&fields, model: model)
    try fields.check()
    return try TimeVaryingQueue(
      callsPerHour: calls, agents: agents, intervalSeconds: interval, handleSeconds: handle, patienceSeconds: patience,
      lines: lines, initial: initial)
  }

  /// The calls there are at the start; none unless given.
  static func startingState(_ fields: inout ErlangFields, model: String) -> TimeVaryingQueue.StartingState {
    let state = fields.object("initial", required: false) { fields in
      fields.accept(["inService", "queued"], model: model)
      return TimeVaryingQueue.StartingState(
        inService: fields.count("inService", required: false) ?? 0, queued: fields.count("queued", required: false) ?? 0
      )
    }
    return state ?? .empty
  }

  /// Each interval by itself; null where it is not stable.
  private static func longRun(
    _ results: [QueuePerformance], _ agents: [Int], _ definition: ServiceLevelDefinition
  ) -> JSONValue {
    func stable(_ value: (QueuePerformance) -> Double?) -> JSONValue {
      .numbers(results.map { $0.isStable ? value($0) : nil })
    }
    let busy = zip(results, agents).map { result, number in
      result.isStable ? number == 0 ? 0 : result.occupancy.map { $0 * Double(number) } : nil
    }
    return .object([
      ("probabilityOfWait", stable(\.probabilityOfWait)), ("abandonment", stable(\.abandonment)),
      ("blocking", stable(\.blocking)), ("serviceLevel", stable { $0.serviceLevel(definition) }),
      ("averageSpeedOfAnswer", stable(\.averageSpeedOfAnswer)), ("averageQueueLength", stable(\.averageQueueLength)),
      ("busyAgents", .numbers(busy)), ("probabilityAllBusy", stable { $0.probabilityOfWait + $0.blocking }),
    ])
  }
}

extension JSONValue {
  static func numbers(_ values: [Double?]) -> JSONValue { .array(values.map { .optional($0) }) }
}

extension ErlangFields {
  /// The kinds of handling times.
  private enum HandlingLaw: String, CaseIterable {
    case deterministic, exponential, erlang, gamma, lognormal, weibull
  }

  /// A law of the handling time, whose mean is `mean` unless it names its own.
  fileprivate mutating func handlingTime(mean: Double?) throws -> Law? {
    guard let kind: HandlingLaw = choice("law") else { return nil }
    accept(
      ["law", "mean"] + (kind == .erlang ? ["k"] : [.deterministic, .exponential].contains(kind) ? [] : ["cv"]),
      model: "handling")
    let own = mean == nil ? amount("mean") : optionalAmount("mean")
    if let mean, let own, mean != own { refuse("mean", "handleSeconds, \(mean), where both are given") }
    let seconds = own ?? mean ?? 0
    let stages = kind == .erlang ? count("k") : nil
    let cv = [.gamma, .lognormal, .weibull].contains(kind) ? amount("cv") : 0
    guard issues.isEmpty else { return nil }
    return switch kind {
    case .deterministic: .constant(try Constant(seconds))
    case .exponential: .exponential(try Exponential(mean: seconds))
    case .erlang: .gamma(try Gamma.erlang(stages: stages ?? 1, mean: seconds))
    case .gamma: .gamma(try Gamma(mean: seconds, cv: cv))
    case .lognormal: .lognormal(try Lognormal(mean: seconds, cv: cv))
    case .weibull: .weibull(try Weibull(mean: seconds, cv: cv))
    }
  }
}
