import CallCenterModel
import CallCenterSimulation
import Foundation
import OutputAnalysis
import RandomVariates
import TestSupport

/// A law as the rows write it.
struct RowLaw: Decodable {
  var law: String
  var mean: Double?
  var cv: Double?
  var k: Int?
  var seconds: Double?
  var from: Double?
  var to: Double?
  var probabilities: [Double]?
  var means: [Double]?

  func make() throws -> Law {
    switch law {
    case "deterministic": .constant(try Constant(seconds ?? mean ?? 0))
    case "exponential": .exponential(try Exponential(mean: mean ?? 0))
    case "lognormal": .lognormal(try Lognormal(mean: mean ?? 0, cv: cv ?? 0))
    case "gamma": .gamma(try Gamma(mean: mean ?? 0, cv: cv ?? 0))
    case "erlang": .gamma(try Gamma.erlang(stages: k ?? 0, mean: mean ?? 0))
    case "uniform": .uniform(try Uniform(from: from ?? 0, to: to ?? 0))
    case "hyperexponential":
      .hyperexponential(try Hyperexponential(probabilities: probabilities ?? [], means: means ?? []))
    default: throw LawError.outOfRange(parameter: "law \(law)", value: 0, allowed: "the laws of the rows")
    }
  }
}

/// A number, or one for each call type.
enum OneOrMany: Decodable {
  case one(Double)
  case many([Double?])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Double.self) {
      self = .one(number)
    } else {
      self = .many(try container.decode([Double?].self))
    }
  }

  var values: [Double?] {
    switch self {
    case .one(let value): [value]
    case .many(let values): values
    }
  }
}

/// Exact measures of contacts in one scope.
struct ExactContacts: Decodable {
  var ratios: [ContactRatio: Double] = [:]
  var waitQuantile: [String: Double] = [:]
  var averageQueueLength: Double?
  var answeredShareOfGroup: [String: Double]?
  var occupancy: Double?

  private struct Name: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Name.self)
    let levels = try? container.nestedContainer(keyedBy: Name.self, forKey: Name("serviceLevel"))
    for ratio in ContactRatio.allCases {
      let source = ContactRatio.serviceLevels.contains(ratio) ? levels : container
      ratios[ratio] = try source?.decodeIfPresent(Double.self, forKey: Name(ratio.rawValue))
    }
    waitQuantile = try container.decodeIfPresent([String: Double].self, forKey: Name("waitQuantile")) ?? [:]
    averageQueueLength = try container.decodeIfPresent(Double.self, forKey: Name("averageQueueLength"))
    answeredShareOfGroup = try container.decodeIfPresent([String: Double].self, forKey: Name("answeredShareOfGroup"))
    occupancy = try container.decodeIfPresent(Double.self, forKey: Name("occupancy"))
  }
}

/// One queue in steady state.
struct StationaryRow: Decodable {
  struct Inputs: Decodable {
    var callsPerHour: OneOrMany
    var handleSeconds: Double?
    var handling: RowLaw?
    var agents: Int
    var lines: Int?
    var patienceSeconds: Double?
    var patience: RowLaw?
    var balking: Double?
    var thresholdSeconds: Double?
    var shortAbandonSeconds: Double?
    var redialAfterBlocking: Double?
    var redialAfterAbandon: Double?
    var redialDelaySeconds: Double?
  }

  var id: String
  var model: String
  var inputs: Inputs
}

/// Days long enough that the first, which is not counted, is forgotten: the slowest row (20 agents at 94 %) forgets
/// with a time constant of four hours.
struct SteadyRun {
  static let replications = 500

  /// Replications of as many whole days as give about `contacts` contacts in all.
  static func calendar(perHour: Double, contacts: Double) -> PlanCalendar {
    let days = contacts / (perHour * 24 * Double(replications))
    return PlanFixture.calendar(days: max(2, Int(days.rounded())), warmUp: 1, interval: 86_400)
  }

  static func run(_ plan: Plan, into table: inout ComparisonTable) {
    var replication = Replication(plan)
    for number in 0..<replications { table.add(replication.run(number: number)) }
    table.close()
  }
}

extension ComparisonTable {
  /// Compares all ratios, quantiles and the queue of call type `type`, or of all types together.
  mutating func compare(_ name: String, _ exact: ExactContacts, type: Int?, windowSeconds: Double) {
    @Sendable func sums(_ measures: ReplicationMeasures) -> ContactSums {
      guard let type else { return measures.contactTotals.reduce(into: ContactSums()) { $0 += $1 } }
      return measures.contactTotals[type]
    }
    for ratio in ContactRatio.allCases {
      compare(
        "\(name) \(ratio)", exact: exact.ratios[ratio], scale: ratio.isProportion ? 1 : 1e-6,
        kind: ratio.isProportion ? .proportion : .average
      ) { ratio.parts(sums($0)) }
    }
    // Per replication the window is the same, so the mean over replications is a ratio of sums too.
    compare("\(name) averageQueueLength", exact: exact.averageQueueLength, scale: 1e-6 / windowSeconds, kind: .average)
    {
      (sums($0).queueTime, 1)
    }
    for (probability, wait) in exact.waitQuantile {
      guard let share = Double(probability), let type else { continue }
      compareQuantile("\(name) quantile \(probability)", share: share, wait: wait, type: type)
    }
  }

  /// The distribution function at the ends of the bin that holds the exact quantile must embrace its probability: the
  /// quantile is known to its bin.
  private mutating func compareQuantile(_ name: String, share: Double, wait: Double, type: Int) {
    // Rows carry 11 digits; a quantile on a step of the distribution must not fall off it.
    let bin = WaitHistogram.bin(ofMicroseconds: Int64((wait * 1e6).rounded()))
    func part(upTo last: Int) -> @Sendable (ReplicationMeasures) -> (Int64, Int64) {
      { measures in
        let row = type * (measures.highestBin + 1)
        var below: Int64 = 0
        var all: Int64 = 0
        for index in 0...measures.highestBin {
          let count = Int64(measures.waitsOfAnswered[row + index] + measures.waitsOfAbandoned[row + index])
          all += count
          if index <= last { below += count }
        }
        return (below, all)
      }
    }
    compare("\(name) bin end", exact: share, kind: .proportion, side: .below, part(upTo: bin))
    if bin > 0 { compare("\(name) bin start", exact: share, kind: .proportion, side: .above, part(upTo: bin - 1)) }
  }

  /// Busy agents over agents on duty.
  mutating func compareOccupancy(_ name: String, exact: Double?, group: Int) {
    compare("\(name) occupancy", exact: exact, kind: .average) {
      ($0.agentTotals[group].busy / 1000, $0.agentTotals[group].present / 1000)
    }
  }
}
