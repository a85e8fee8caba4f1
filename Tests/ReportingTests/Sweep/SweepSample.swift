import CallCenterModel
import OutputAnalysis

@testable import Experiments
@testable import Reporting

/// Sweeps made by hand.
enum SweepSample {
  static let measures = [
    SweptMeasure(measure: .serviceLevelExcludingBlocked, scope: "legal", label: "Правова консультація"),
    SweptMeasure(measure: .averageSpeedOfAnswer, scope: nil, label: nil),
    SweptMeasure(measure: .cost, scope: nil, label: nil),
  ]

  static func header(_ design: SweepDesign, _ factors: [SweepFactor], points: Int) -> SweepHeader {
    SweepHeader(
      scenario: ScenarioIdentity(
        name: "Контакт-центр", file: "scenario.yaml", sha256: String(repeating: "a", count: 64), option: "evening"),
      version: "1.2.3", seed: 18_446_744_073_709_551_615, replications: 8,
      precision: ["abandonment ±0.005"], confidence: 0.95, days: 7, currency: "UAH", design: design, factors: factors,
      measures: measures, points: points)
  }

  static func point(_ number: Int, _ values: [String?], level: Double, positions: [Double] = []) -> SweepPoint {
    let offered: [Int64] = [101, 96, 104, 99, 100, 107, 93, 98]
    let answered = offered.enumerated().map { Int64((Double($1) * level).rounded()) + Int64($0 % 3) - 1 }
    return SweepPoint(
      number: number, values: values, positions: positions, inputs: String(repeating: "b", count: 64),
      replications: 8, stoppedBy: number == 2 ? .limit : .replications,
      volumes: [SolvedVolume(callType: "legal", counts: .answered, firstAttemptsPerContact: 1.0625)],
      estimates: [
        SampleRecords.estimate(level, 0.0123), SampleRecords.estimate(95.5 * (1 - level), 1.5),
        Estimate(mean: 5320.25, lower: 5310, upper: nil),
      ],
      samples: [
        SweepSamples(scale: 1, samples: RatioSamples(numerators: answered, denominators: offered)), nil,
        SweepSamples(scale: 1e-6, samples: RatioSamples(numerators: offered, denominators: offered.map { _ in 1 })),
      ])
  }

  static func grid() throws -> SweepRecord {
    let factors = [
      SweepFactor(path: "callTypes.legal.patience", values: ["{exponential: {mean: 2 min}}", "null"]),
      SweepFactor(path: "agentGroups.sumy.headcount", values: ["6", "7"]),
    ]
    return try SweepRecord(
      header: header(.grid, factors, points: 4),
      points: [
        point(1, [factors[0].values[0], "6"], level: 0.6), point(2, [factors[0].values[0], "7"], level: 0.7),
        point(3, ["null", "6"], level: 0.55), point(4, ["null", "7"], level: 0.8),
      ])
  }

  static func tornado() throws -> SweepRecord {
    let factors = [
      SweepFactor(path: "agentGroups.sumy.headcount", values: ["7", "9"]),
      SweepFactor(path: "callTypes.legal.handling.talk.lognormal.mean", values: ["7 min", "11 min"]),
    ]
    return try SweepRecord(
      header: header(.tornado, factors, points: 5),
      points: [
        point(1, [nil, nil], level: 0.7), point(2, ["7", nil], level: 0.65), point(3, ["9", nil], level: 0.74),
        point(4, [nil, "7 min"], level: 0.85), point(5, [nil, "11 min"], level: 0.5),
      ])
  }

  static func hypercube() throws -> SweepRecord {
    let factors = [
      SweepFactor(path: "agentGroups.sumy.headcount", values: ["6", "12"]),
      SweepFactor(path: "callTypes.legal.patience.exponential.mean", values: ["1 min", "4 min"]),
    ]
    let places: [(Double, Double)] = [(0.1, 0.7), (0.3, 0.2), (0.5, 0.9), (0.7, 0.1), (0.9, 0.5)]
    return try SweepRecord(
      header: header(.latinHypercube, factors, points: 6),
      points: places.enumerated().map { index, place in
        point(
          index + 1, ["\(6 + index)", "\(1 + index) min"], level: 0.5 + 0.3 * place.0 - 0.1 * place.1 * place.1,
          positions: [place.0, place.1])
      })
  }
}
