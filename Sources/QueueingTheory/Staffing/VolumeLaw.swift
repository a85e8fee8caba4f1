import Foundation
import NumericalMethods
import RandomVariates

/// What is known of a volume that is not known: calls an hour as a random number, the same throughout the period.
public enum VolumeLaw: Sendable, Equatable {
  /// A volume with a probability.
  public struct Scenario: Sendable, Equatable {
    /// The number of calls an hour.
    public var callsPerHour: Double
    /// Its probability.
    public var probability: Double

    /// Names the volume and its probability.
    public init(callsPerHour: Double, probability: Double) {
      self.callsPerHour = callsPerHour
      self.probability = probability
    }
  }

  /// A gamma distributed volume with a mean and a coefficient of variation (standard deviation / mean).
  case gamma(mean: Double, cv: Double)
  /// A list of volumes whose probabilities add up to 1.
  case scenarios([Scenario])

  /// The mean number of calls an hour.
  public var mean: Double {
    switch self {
    case .gamma(let mean, _): mean
    case .scenarios(let list): list.reduce(0) { $0 + $1.callsPerHour * $1.probability }
    }
  }

  func validate() throws(QueueingError) {
    switch self {
    case .gamma(let mean, let cv):
      try Domain.requireAmount(mean, "callsPerHour")
      guard cv == 0 || 0.001...10 ~= cv else {
        throw .outsideDomain(input: "volumeCV", value: cv, allowed: "0, or a number from 0.001 to 10")
      }
    case .scenarios(let list):
      for scenario in list {
        try Domain.requireAmount(scenario.callsPerHour, "callsPerHour")
        try Domain.requireProbability(scenario.probability, "probability")
      }
      let total = list.reduce(0) { $0 + $1.probability }
      guard abs(total - 1) < 1e-9 else {
        throw .outsideDomain(input: "probability", value: total, allowed: "probabilities that add up to 1")
      }
    }
  }

  /// The same law as a list where it has no density.
  var points: [Scenario]? {
    switch self {
    case .gamma(let mean, let cv):
      cv == 0 || mean == 0 ? [Scenario(callsPerHour: mean, probability: 1)] : nil
    case .scenarios(let list): list.filter { $0.probability > 0 }
    }
  }
}

/// The gamma law of a volume: shape 1/cv², scale mean·cv².
struct GammaVolume {
  let shape: Double
  let scale: Double

  init(mean: Double, cv: Double) {
    shape = 1 / (cv * cv)
    scale = mean * cv * cv
  }

  /// The probability of a volume of at most `calls`.
  func cdf(_ calls: Double) throws(QueueingError) -> Double {
    do { return try SpecialFunction.gammaP(shape, calls / scale) } catch { throw .failed(error) }
  }

  /// The volume that is not exceeded with a probability.
  func quantile(_ probability: Double) throws(QueueingError) -> Double {
    try Self.standardQuantile(shape, lower: probability, upper: 1 - probability) * scale
  }

  /// The mean of the functions over the calls, which come from busy hours more often: the law with shape + 1.
  func meanOverCalls(
    splitAt kink: Double, _ function: @escaping (Double) throws -> Double
  ) throws(QueueingError) -> Double {
    let weighted = shape + 1
    let scale = scale
    let low = try Self.standardQuantile(weighted, lower: 1e-16, upper: 1)
    let high = try Self.standardQuantile(weighted, lower: 1, upper: 1e-16)
    do {
      let logScale = try SpecialFunction.logGamma(weighted)
      let cuts = [low, min(max(kink / scale, low), high), high]
      var sum = 0.0
      for (a, b) in zip(cuts, cuts.dropFirst()) where a < b {
        sum += try Quadrature.adaptive(over: a...b, relative: 1e-11, absolute: 1e-13) { x in
          exp((weighted - 1) * log(x) - x - logScale) * (try function(x * scale))
        }
      }
      return sum
    } catch { throw .failed(error) }
  }

  /// The root of ln x of P(shape, x) = lower, by the smaller one of both tails.
  private static func standardQuantile(_ shape: Double, lower: Double, upper: Double) throws(QueueingError) -> Double {
    do {
      func gap(_ x: Double) throws -> Double {
        lower <= upper
          ? log(max(try SpecialFunction.gammaP(shape, exp(x)), 1e-300)) - log(lower)
          : log(upper) - log(max(try SpecialFunction.gammaQ(shape, exp(x)), 1e-300))
      }
      var low = log(shape) - 1
      while try gap(low) > 0 { low -= 2 * (log(shape) + 2 - low) }
      var high = log(shape) + 1
      while try gap(high) < 0 { high += 1 }
      return exp(try RootFinding.brent(in: low...high, absolute: 1e-15, relative: 1e-15, gap))
    } catch { throw .failed(error) }
  }
}

extension QueueingError {
  /// A numerical method failed on the way.
  static func failed(_ error: any Error) -> QueueingError {
    if let error = error as? QueueingError { return error }
    if case .didNotConverge(_, let iterations, let residual)? = error as? NumericalError {
      return .didNotConverge(iterations: iterations, residual: residual)
    }
    return .didNotConverge(iterations: 0, residual: .infinity)
  }
}
