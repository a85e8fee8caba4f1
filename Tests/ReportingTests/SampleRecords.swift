import CallCenterModel
import OutputAnalysis
import Staffing

@testable import Experiments
@testable import Reporting

/// Results made by hand: the numbers are plausible, not simulated.
enum SampleRecords {
  static func estimate(_ mean: Double, _ halfWidth: Double?) -> Estimate {
    Estimate(mean: mean, lower: halfWidth.map { mean - $0 }, upper: halfWidth.map { mean + $0 })
  }

  static func target(_ level: Double?, within seconds: Double = 20, lost: Double? = nil) -> ServiceTarget {
    ServiceTarget(
      thresholdSeconds: seconds, shortAbandonSeconds: 5, definition: .excludingBlocked, level: level, maximumLost: lost)
  }

  static func contacts(
    offered: Double, level: Double, wait: Double, lost: Double, halfWidth: Double, blocked: Double = 0,
    onTarget: Double? = nil
  ) -> MeasureSet {
    let abandoned = offered * lost
    var estimates: [Measure: Estimate] = [
      .offered: estimate(offered, offered * halfWidth), .abandoned: estimate(abandoned, abandoned * halfWidth * 2),
      .answered: estimate(offered - abandoned - blocked, offered * halfWidth), .deflected: .structural(0),
      .blocked: blocked == 0 ? .structural(0) : estimate(blocked, blocked / 10),
      .blocking: blocked == 0 ? .structural(0) : estimate(blocked / offered, blocked / offered / 10),
      .closed: estimate(12.25, 0.5), .referred: .structural(0), .unfinished: .structural(0),
      .callers: estimate(offered * 0.96, offered * halfWidth), .callersServed: estimate(offered * 0.9, 4),
      .callersLost: estimate(offered * 0.06, 2), .attemptsPerCaller: estimate(1.0417, 0.0012),
      .probabilityOfWait: estimate((1 - level) * 1.4, halfWidth), .abandonment: estimate(lost, halfWidth),
      .averageSpeedOfAnswer: estimate(wait, wait * halfWidth * 10),
      .averageWait: estimate(wait * 1.2, wait * halfWidth * 10),
      .averageWaitOfAbandoned: estimate(wait * 4, wait * halfWidth * 40),
      .averageWaitOfDelayed: estimate(wait * 3, wait * halfWidth * 30),
      .serviceLevelExcludingBlocked: estimate(level, halfWidth),
      .serviceLevelOfOffered: blocked == 0 ? estimate(level, halfWidth) : estimate(level * 0.95, halfWidth),
      .averageQueueLength: estimate(0.41, 0.02), .maximumQueueLength: estimate(17.3, 0.4),
    ]
    if let onTarget { estimates[.targetMet] = estimate(onTarget, 0.021) }
    let quantiles = [0.5, 0.9, 0.95, 0.99].map { probability in
      QuantileEstimate(
        probability: probability, estimate: probability == 0.99 ? nil : estimate(wait * 6 * probability, wait * 0.05))
    }
    return MeasureSet(
      estimates: estimates, quantiles: [.waitQuantile: quantiles, .waitQuantileOfAnswered: quantiles])
  }

  static func agents(rostered: Double, occupancy: Double, overtime: Double, cost: Double?) -> MeasureSet {
    var estimates: [Measure: Estimate] = [
      .rosteredAgents: .structural(rostered), .busyAgents: estimate(rostered * occupancy * 0.9, 0.023),
      .occupancy: estimate(occupancy, 0.0031), .utilisation: estimate(0.9, 0.0014),
      .busyShare: estimate(occupancy * 0.9, 0.003), .overtimeSeconds: estimate(overtime, overtime / 12),
    ]
    if let cost { estimates[.cost] = estimate(cost, cost / 2000) }
    return MeasureSet(estimates: estimates)
  }

  /// One group that a formula covers and one that none does.
  static let formulas = [
    FormulaRecord(
      name: "sumy", label: "Суми",
      answer: .covered(
        .erlangA,
        [
          FormulaComparison(
            callType: "legal", label: "Правова консультація", measure: .abandonment, formula: 0.0841234,
            simulated: estimate(0.0841, 0.0005), verdict: .agrees),
          FormulaComparison(
            callType: "legal", label: "Правова консультація", measure: .averageSpeedOfAnswer, formula: 8.327,
            simulated: estimate(9.1, 0.02), verdict: .differs),
          FormulaComparison(
            callType: "legal", label: "Правова консультація", measure: .blocking, formula: 0,
            simulated: .structural(0), verdict: .agrees),
        ])),
    FormulaRecord(name: "lviv", label: "Львів 京都", answer: .notCovered([.sharedSkills, .handlingLaw])),
  ]

  /// Two call types and two groups, a week in half hours of which four are kept.
  static var week: RunRecord {
    let legal = contacts(offered: 2210.4, level: 0.782, wait: 8.327, lost: 0.0841, halfWidth: 0.0012, onTarget: 0.31)
    let housing = contacts(offered: 802, level: 0.8004, wait: 74.2, lost: 0.031, halfWidth: 0.0041, onTarget: 0.52)
    var total = contacts(offered: 3012.4, level: 0.7869, wait: 25.9, lost: 0.0699, halfWidth: 0.0013, onTarget: 0.2)
    let allAgents = agents(rostered: 9.4, occupancy: 0.8312, overtime: 7_380, cost: 61_230)
    total.estimates.merge(allAgents.estimates) { contact, _ in contact }
    return RunRecord(
      scenario: ScenarioIdentity(
        name: "Правова допомога", file: "legal-aid.yaml", sha256: String(repeating: "0f", count: 32), option: nil),
      run: RunSummary(
        version: "0.0.0", seed: 1, replications: 400, days: 7, confidence: 0.95, stoppedBy: .precision,
        currency: "UAH",
        precision: [
          PrecisionOutcome(
            target: PrecisionTarget(
              measure: .serviceLevelExcludingBlocked, scope: "housing", halfWidth: .absolute(0.005)),
            estimate: estimate(0.8004, 0.0041), isMet: true),
          PrecisionOutcome(
            target: PrecisionTarget(measure: .averageSpeedOfAnswer, scope: nil, halfWidth: .relative(0.02)),
            estimate: estimate(25.9, 0.3367), isMet: true),
        ],
        solvedVolumes: [SolvedVolume(callType: "legal", counts: .answered, firstAttemptsPerContact: 1.0934)]),
      total: total,
      callTypes: [
        NamedMeasures(name: "legal", label: "Правова консультація", target: target(0.8), measures: legal),
        NamedMeasures(name: "housing", label: "housing", target: target(0.8, within: 60), measures: housing),
      ],
      agentGroups: [
        NamedMeasures(
          name: "sumy", label: "Суми", target: nil,
          measures: agents(rostered: 6, occupancy: 0.861, overtime: 5_400, cost: 40_230)),
        NamedMeasures(
          name: "lviv", label: "Львів 京都", target: nil,
          measures: agents(rostered: 3.4, occupancy: 0.78, overtime: 1_980, cost: 21_000)),
      ],
      formulas: formulas,
      intervals: ["09:00", "09:30", "10:00", "17:30"].enumerated().map { index, clock in
        let factor = [1, 1.6, 1.3, 0][index]
        return IntervalRecord(
          start: "2017-07-03T\(clock):00+03:00", weekday: nil, seconds: 1800, dates: 1,
          callTypes: [
            factor == 0
              ? empty
              : contacts(offered: 20 * factor, level: 0.9 - 0.2 * factor, wait: 20, lost: 0.08, halfWidth: 0.012),
            factor == 0
              ? empty
              : contacts(offered: 8 * factor, level: 0.95 - 0.1 * factor, wait: 60, lost: 0.03, halfWidth: 0.02),
          ],
          agentGroups: [
            agents(rostered: 6, occupancy: 0.9, overtime: 0, cost: 300),
            agents(rostered: 3, occupancy: 0.8, overtime: 0, cost: 150),
          ])
      }, intervalReport: .dated)
  }

  /// A scope in which nothing happened.
  static var empty: MeasureSet {
    MeasureSet(estimates: [.offered: estimate(0, nil), .answered: estimate(0, nil)])
  }

  /// One queue on a day, one replication: no limits anywhere; and the run was interrupted.
  static var interrupted: RunRecord {
    var record = week
    record.run.stoppedBy = .interruption
    record.run.replications = 1
    record.run.days = 1
    record.run.currency = ""
    record.run.precision[0].isMet = false
    record.run.precision[0].estimate = nil
    record.run.precision[1].isMet = false
    record.run.precision[1].estimate = nil
    record.run.solvedVolumes = []
    record.scenario.option = "two-desks"
    func bare(_ set: MeasureSet) -> MeasureSet {
      MeasureSet(
        estimates: set.estimates.filter { $0.key != .cost }.mapValues {
          Estimate(mean: $0.mean, lower: nil, upper: nil)
        },
        quantiles: set.quantiles.mapValues { $0.map { QuantileEstimate(probability: $0.probability, estimate: nil) } })
    }
    record.total = bare(record.total)
    record.callTypes = [record.callTypes[0]]
    record.callTypes[0].measures = bare(record.callTypes[0].measures)
    record.agentGroups = [record.agentGroups[0]]
    record.agentGroups[0].measures = bare(record.agentGroups[0].measures)
    record.intervals = []
    record.intervalReport = .none
    return record
  }

  /// Nothing was offered and nothing was measured.
  static var silent: RunRecord {
    var record = week
    record.total = MeasureSet(estimates: [:])
    for index in record.callTypes.indices { record.callTypes[index].measures = MeasureSet(estimates: [:]) }
    for index in record.agentGroups.indices { record.agentGroups[index].measures = MeasureSet(estimates: [:]) }
    for index in record.intervals.indices {
      record.intervals[index].callTypes = [MeasureSet(estimates: [:]), empty]
      record.intervals[index].agentGroups = [MeasureSet(estimates: [:]), MeasureSet(estimates: [:])]
    }
    return record
  }

  /// The week as a profile over a year, with busy lines.
  static var profile: RunRecord {
    var record = week
    record.intervalReport = .profile
    record.run.days = 365
    record.total.estimates.merge(
      contacts(offered: 156_287, level: 0.81, wait: 61, lost: 0.05, halfWidth: 0.002, blocked: 2_300).estimates
    ) { $1 }
    record.intervals = record.intervals.map { interval in
      var interval = interval
      interval.start = String(interval.start.dropFirst(11).prefix(5))
      interval.weekday = .monday
      interval.dates = 52
      interval.callTypes = interval.callTypes.map { set in
        var set = set
        set.estimates[.offered] = set[.offered]?.scaled(by: 52)
        return set
      }
      return interval
    }
    return record
  }

  /// The week with a bit of every channel.
  static var channels: RunRecord {
    var record = week
    record.callTypes[0].channel = .voice
    record.callTypes[1].channel = .letter
    record.callTypes[0].measures.estimates.merge([
      .contained: estimate(1_180.3, 6.1), .containment: estimate(0.3481, 0.0013), .transferred: estimate(176.4, 2.2),
      .recalls: estimate(0, nil),
    ]) { $1 }
    record.callTypes[1].measures.estimates.merge([
      .created: estimate(301.25, 3.5), .onTime: estimate(0.9731, 0.004), .backlog: estimate(12.5, 0.8),
      .oldestAge: estimate(93_600, 7_200), .visits: estimate(2_004, 5), .averageVisitTime: estimate(1_265, 33),
    ]) { $1 }
    return record
  }

  /// Found by simulation, with parts, targets and a pool that is too small.
  static var requirement: StaffingReport {
    var report = staffing
    report.method = .simulation
    report.presence = .rostered
    report.search = SearchOutcome(
      replications: 200, steps: 22, verified: 1600, rounds: 3, confidence: 0.95, holds: true, unjudged: 2)
    for index in report.groups[0].intervals.indices {
      report.groups[0].intervals[index].formulaServiceLevel = nil
      report.groups[0].intervals[index].differences = []
      let row = report.groups[0].intervals[index]
      report.groups[0].intervals[index].formulaAgents = row.agents + 1
      report.groups[0].intervals[index].parts = RequirementParts(levels: [
        .load: row.offeredErlangs, .variability: Double(row.agents + 2), .abandonment: Double(row.agents - 1),
        .volume: Double(row.agents), .shrinkage: Double(row.scheduled - 1), .certainty: Double(row.scheduled),
      ])
    }
    report.targets = [
      JudgedTarget(
        callType: "information", label: "Information", target: target(0.8), period: .interval, probability: nil,
        periods: [
          .init(start: "2017-07-03T09:00:00+03:00", estimate: estimate(0.8931, 0.0042), isMet: true),
          .init(start: "2017-07-03T09:30:00+03:00", estimate: estimate(0.7712, 0.0051), isMet: false),
          .init(start: "2017-07-03T10:00:00+03:00", estimate: estimate(0.8012, 0.005), isMet: nil),
        ]),
      JudgedTarget(
        callType: "legal", label: "Legal advice", target: target(0.95, within: 10, lost: 0.05), period: .day,
        probability: 0.9,
        periods: [.init(start: "2017-07-03T00:00:00+03:00", estimate: estimate(0.93, 0.01), isMet: true)]),
      JudgedTarget(
        callType: "legal", label: "Legal advice", target: target(0.95, within: 10), period: .week, probability: nil,
        periods: [.init(start: "2017-07-03T00:00:00+03:00", estimate: estimate(0.93, 0.01), isMet: false)]),
    ]
    report.shortfalls = [
      PoolShortfall(
        groups: ["desk", "night"], start: "2017-07-03T09:00:00+03:00", agents: 5, needed: 7, serviceLevel: 0.253)
    ]
    return report
  }

  /// Brought from a file.
  static var given: StaffingReport {
    var report = staffing
    report.method = .given
    report.file = "need.csv"
    for index in report.groups[0].intervals.indices {
      report.groups[0].intervals[index].formulaServiceLevel = nil
      report.groups[0].intervals[index].differences = []
      report.groups[0].intervals[index].needed = report.groups[0].intervals[index].agents + 2 - index
    }
    report.search = SearchOutcome(
      replications: 200, steps: 1, verified: 1600, rounds: 12, confidence: 0.95, holds: false, unjudged: 0)
    return report
  }

  static var staffing: StaffingReport {
    func interval(
      _ start: String, calls: Double, erlangs: Double, agents: Int, formula: Double?, simulated: Estimate?,
      _ differences: [FormulaDifference] = []
    ) -> IntervalStaffing {
      var interval = IntervalStaffing(
        start: "2017-07-\(start):00+03:00", seconds: 1800, callsPerHour: calls, offeredErlangs: erlangs, agents: agents,
        scheduled: (agents * 10 + 6) / 7, formulaServiceLevel: formula, formulaOccupancy: formula.map { _ in 0.8 })
      interval.simulatedServiceLevel = simulated
      interval.differences = differences
      return interval
    }
    return StaffingReport(
      method: .erlangA, replications: 400, confidence: 0.95,
      groups: [
        GroupStaffing(
          name: "desk", label: "Гаряча лінія", callTypes: ["information", "legal"], target: target(0.8), shrinkage: 0.3,
          maximumOccupancy: 0.85,
          intervals: [
            interval("03T08:30", calls: 0, erlangs: 0, agents: 0, formula: nil, simulated: nil),
            interval(
              "03T09:00", calls: 96, erlangs: 8, agents: 10, formula: 0.8312, simulated: estimate(0.8931, 0.0042),
              [.openingHours, .ramp]),
            interval(
              "03T09:30", calls: 150, erlangs: 12.5, agents: 14, formula: 0.8123, simulated: estimate(0.7712, 0.0051),
              [.ramp, .redials, .lawShape, .uncertainVolume]),
            interval(
              "03T10:00", calls: 148.5, erlangs: 12.375, agents: 14, formula: 0.805, simulated: estimate(0.8012, 0.005)),
            interval("04T09:00", calls: 60, erlangs: 5, agents: 7, formula: 0.86, simulated: nil, [.transient]),
          ]),
        GroupStaffing(
          name: "night", label: "Night", callTypes: [], target: .none, shrinkage: 0, maximumOccupancy: 1, intervals: []),
      ])
  }
}
