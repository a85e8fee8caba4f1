package import CallCenterModel
internal import CallCenterSimulation
package import OutputAnalysis

/// A control variate of a run: a quantity of a replication whose mean the plan fixes.
package struct ControlVariate: Sendable, Equatable {
  package enum Quantity: String, Sendable, Equatable {
    /// First attempts in the window; their mean is the expected volume.
    case firstAttempts
    /// Handling times drawn less their means, over the answered attempts of the window; their mean is 0.
    case workload
  }

  package var quantity: Quantity
  /// Name of the call type; `nil` for all together.
  package var callType: String?

  package init(quantity: Quantity, callType: String?) {
    self.quantity = quantity
    self.callType = callType
  }
}

/// The controls of a run and their running sums.
///
/// Each of up to four call types has its own two controls, the busiest type's first; more types share two.
struct RunControls {
  static let mostTypes = 4

  let variates: [ControlVariate]
  private(set) var sums: ControlSums
  /// Call types behind each control.
  private let types: [[Int]]
  /// Whole numbers near the means, and the means less them.
  private let centres: [Int64]
  private let expectations: [Double]

  init(_ plan: Plan) {
    let volumes = plan.callTypes.map { type in
      plan.calendar.windowDayIndices.reduce(0) { $0 + type.arrivals.expected(onDay: $1) }
    }
    // The people of a population have no first attempt in the window.
    let all = plan.callTypes.indices.filter { plan.callTypes[$0].population == nil }
    let scopes: [(name: String?, types: [Int])] =
      all.count > Self.mostTypes
      ? [(nil, all)] : all.sorted { (volumes[$0], $1) > (volumes[$1], $0) }.map { (plan.callTypes[$0].name, [$0]) }
    variates = scopes.flatMap { scope in
      [ControlVariate.Quantity.firstAttempts, .workload].map { ControlVariate(quantity: $0, callType: scope.name) }
    }
    types = scopes.flatMap { [$0.types, $0.types] }
    let means: [Double] = scopes.flatMap { scope in [scope.types.reduce(0) { $0 + volumes[$1] }, 0.0] }
    centres = means.map { Int64($0.rounded()) }
    expectations = means.map { $0 - $0.rounded() }
    sums = ControlSums(count: variates.count)
  }

  /// Adds a replication; returns its deviations from the centres, for the sums of the measures.
  mutating func add(_ measures: ReplicationMeasures) -> [Int64] {
    let deviations = variates.indices.map { index in
      types[index].reduce(0 &- centres[index]) { sum, type in
        switch variates[index].quantity {
        case .firstAttempts: sum + measures.contactTotals[type].firstAttempts
        case .workload: sum + measures.handlingDeviations[type]
        }
      }
    }
    sums.add(deviations)
    return deviations
  }

  var basis: ControlBasis { ControlBasis(sums, expectations: expectations) }
}

/// What control variates did in a run.
package struct ControlRecord: Sendable, Equatable {
  /// Why a control took no part.
  package struct Dropped: Sendable, Equatable {
    package var control: ControlVariate
    package var reason: ControlBasis.Refusal

    package init(control: ControlVariate, reason: ControlBasis.Refusal) {
      self.control = control
      self.reason = reason
    }
  }

  package var used: [ControlVariate]
  package var dropped: [Dropped]
  /// The variance without controls over that with them, of measures of the total.
  ///
  /// Infinite where the controls explain every replication. Measures that kept their plain interval are missing.
  package var varianceRatios: [Measure: Double]

  package init(used: [ControlVariate], dropped: [Dropped], varianceRatios: [Measure: Double]) {
    self.used = used
    self.dropped = dropped
    self.varianceRatios = varianceRatios
  }
}
