public import NumericalMethods

/// Any of the laws of this package, chosen at run time.
public enum Law: Distribution {
  /// A time that never varies.
  case constant(Constant)
  /// The law without memory.
  case exponential(Exponential)
  /// The gamma law; for whole shapes the Erlang law.
  case gamma(Gamma)
  /// The exponential of a normal quantity.
  case lognormal(Lognormal)
  /// The Weibull law.
  case weibull(Weibull)
  /// Equally likely between two times.
  case uniform(Uniform)
  /// A density that rises to a mode and falls from there.
  case triangular(Triangular)
  /// A mixture of exponential laws.
  case hyperexponential(Hyperexponential)
  /// A law taken from data.
  case empirical(Empirical)
  /// A fixed time followed by a random one.
  indirect case shifted(Shifted)
  /// A law chosen at random among several.
  case mixture(Mixture)

  /// The law inside, behind the protocol; for set-up and formulas, not for loops.
  public var distribution: any Distribution {
    switch self {
    case .constant(let law): law
    case .exponential(let law): law
    case .gamma(let law): law
    case .lognormal(let law): law
    case .weibull(let law): law
    case .uniform(let law): law
    case .triangular(let law): law
    case .hyperexponential(let law): law
    case .empirical(let law): law
    case .shifted(let law): law
    case .mixture(let law): law
    }
  }

  /// The mean in seconds.
  public var mean: Double { distribution.mean }

  /// The variance in seconds squared.
  public var variance: Double { distribution.variance }

  /// The probability of a value of at most `x`.
  ///
  /// - Parameter x: A time in seconds, any number but NaN.
  /// - Returns: A probability.
  /// - Throws: `NumericalError` where the library behind it fails.
  public func cdf(_ x: Double) throws(NumericalError) -> Double { try distribution.cdf(x) }

  /// The probability of a value above `x`.
  ///
  /// - Parameter x: A time in seconds, any number but NaN.
  /// - Returns: A probability, without the cancellation of 1 − cdf.
  /// - Throws: `NumericalError` where the library behind it fails.
  public func survival(_ x: Double) throws(NumericalError) -> Double { try distribution.survival(x) }

  /// The law made ready to draw from.
  public var sampler: Sampler { distribution.sampler }
}
