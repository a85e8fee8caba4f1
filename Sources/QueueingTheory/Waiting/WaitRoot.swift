import Foundation
import NumericalMethods

/// Solves for the time after which the share still waiting falls below a share asked for.
enum WaitRoot {
  /// The root of a falling function of time that is positive at 0; `near` is a time of its size.
  static func solve(_ excess: @escaping (Double) -> Double, near: Double) throws(QueueingError) -> Double {
    var low = 0.0
    var high = near > 0 && near.isFinite ? near : 1
    while excess(high) > 0 {
      low = high
      high *= 2
      if high > 1e300 { throw .didNotConverge(iterations: 1000, residual: excess(low)) }
    }
    while low == 0, high > 1e-290, excess(high / 16) <= 0 { high /= 16 }
    do {
      return try RootFinding.brent(in: low...high, absolute: 0, relative: 1e-14, excess)
    } catch {
      throw .didNotConverge(iterations: 200, residual: high - low)
    }
  }
}
