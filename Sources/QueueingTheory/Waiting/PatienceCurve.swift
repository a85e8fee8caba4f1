import Foundation
import NumericalMethods
import RandomVariates

/// A law of patience with what the integrals over the offered wait need of it.
///
/// With F the distribution function, the partial mean ∫₀ᵗ r dF(r) has a closed form for each law, and then
/// ∫₀ᵗ (1 − F) = partial mean + t·(1 − F(t)) is a sum of positive terms.
struct PatienceCurve: Sendable, Equatable {
  let law: Law

  init(_ law: Law) throws(QueueingError) {
    self.law = law
    try Self.requireClosedForm(law)
  }

  private static func requireClosedForm(_ law: Law) throws(QueueingError) {
    switch law {
    case .triangular, .empirical: throw .unsupportedLaw(law: "\(law)")
    case .shifted(let shifted): try requireClosedForm(shifted.law)
    case .mixture(let mixture): for part in mixture.laws { try requireClosedForm(part) }
    default: break
    }
  }

  /// P(patience ≤ t).
  func gone(_ t: Double) -> Double { (try? law.cdf(t)) ?? .nan }

  /// P(patience > t).
  func staying(_ t: Double) -> Double { (try? law.survival(t)) ?? .nan }

  /// ∫₀ᵗ r dF(r).
  func partialMean(_ t: Double) -> Double { t > 0 ? Self.partialMean(law, t, isUpper: false) : 0 }

  /// ∫ₜ^∞ r dF(r).
  func upperMean(_ t: Double) -> Double { t > 0 ? Self.partialMean(law, t, isUpper: true) : law.mean }

  private static func partialMean(_ law: Law, _ t: Double, isUpper: Bool) -> Double {
    func gamma(_ shape: Double, _ x: Double) -> Double { incompleteGamma(shape, x, isUpper: isUpper) }
    switch law {
    case .constant(let law): return (t >= law.value) == isUpper ? 0 : law.value
    case .exponential(let law): return law.mean * gamma(2, t / law.mean)
    case .gamma(let law): return law.mean * gamma(law.shape + 1, t / law.scale)
    case .hyperexponential(let law):
      return zip(law.probabilities, law.means).reduce(0) { $0 + $1.0 * $1.1 * gamma(2, t / $1.1) }
    case .lognormal(let law):
      let z = (log(t) - law.logMean) / law.logStandardDeviation - law.logStandardDeviation
      return law.mean * SpecialFunction.normalCDF(isUpper ? -z : z)
    case .weibull(let law): return law.mean * gamma(1 + 1 / law.shape, pow(t / law.scale, law.shape))
    case .uniform(let law):
      let middle = min(max(t, law.from), law.to)
      let (low, high) = isUpper ? (middle, law.to) : (law.from, middle)
      return (high - low) / (law.to - law.from) * 0.5 * (high + low)
    case .shifted(let law):
      let rest = t - law.shift
      guard rest >= 0 else { return isUpper ? law.mean : 0 }
      let share = (try? isUpper ? law.law.survival(rest) : law.law.cdf(rest)) ?? .nan
      guard rest > 0 else { return law.shift * share + (isUpper ? law.law.mean : 0) }
      return law.shift * share + partialMean(law.law, rest, isUpper: isUpper)
    case .mixture(let law):
      return zip(law.probabilities, law.laws).reduce(0) { $0 + $1.0 * partialMean($1.1, t, isUpper: isUpper) }
    case .triangular, .empirical: return .nan
    }
  }

  private static func incompleteGamma(_ shape: Double, _ x: Double, isUpper: Bool) -> Double {
    guard x > 0, x < .infinity else { return (x > 0) == isUpper ? 0 : 1 }
    return (try? isUpper ? SpecialFunction.gammaQ(shape, x) : SpecialFunction.gammaP(shape, x)) ?? .nan
  }

  /// The times that have a positive probability.
  var atoms: [Double] { Self.atoms(law) }

  private static func atoms(_ law: Law) -> [Double] {
    switch law {
    case .constant(let law): [law.value]
    case .shifted(let law): atoms(law.law).map { $0 + law.shift }
    case .mixture(let law): law.laws.flatMap(atoms)
    default: []
    }
  }

  /// The times at which the law is not smooth, or changes within a short time: integrals are cut there.
  var cuts: [Double] { Self.cuts(law) }

  private static func cuts(_ law: Law) -> [Double] {
    switch law {
    case .constant(let law): return [law.value]
    case .uniform(let law): return [law.from, law.to]
    case .hyperexponential(let law): return law.means
    case .shifted(let law): return [law.shift] + cuts(law.law).map { $0 + law.shift }
    case .mixture(let law): return law.laws.flatMap(cuts)
    default:
      let mean = law.mean
      let deviation = law.variance.squareRoot()
      return [-8, -4, -2, -1, 0, 1, 2, 4, 8].map { mean + $0 * deviation } + [mean * 1e-3, mean * 0.1]
    }
  }
}
