/// A law made ready to draw from, in the engine's loop.
///
/// All cases but the last are plain values: to copy them or draw from them allocates nothing and counts no references. No
/// payload is larger than six words, so that the compiler keeps the whole in registers.
@frozen
public enum Sampler: Sendable {
  /// Always the same time.
  case constant(Double)
  /// Exponential times.
  case exponential(ExponentialSampler)
  /// Gamma times.
  case gamma(GammaSampler)
  /// Lognormal times.
  case lognormal(LognormalSampler)
  /// Weibull times.
  case weibull(WeibullSampler)
  /// Uniform times.
  case uniform(UniformSampler)
  /// Triangular times.
  case triangular(TriangularSampler)
  /// Laws with lists of parameters or with laws inside.
  case composite(CompositeSampler)

  /// One draw.
  ///
  /// - Parameter stream: The stream to draw from.
  /// - Returns: A time in seconds, at least 0 and finite. It may exceed any horizon: a caller who needs integers clamps it.
  @inlinable
  public func draw(_ stream: inout RandomStream) -> Double {
    switch self {
    case .constant(let value): value
    case .exponential(let sampler): sampler.draw(&stream)
    case .gamma(let sampler): sampler.draw(&stream)
    case .lognormal(let sampler): sampler.draw(&stream)
    case .weibull(let sampler): sampler.draw(&stream)
    case .uniform(let sampler): sampler.draw(&stream)
    case .triangular(let sampler): sampler.draw(&stream)
    case .composite(let sampler): sampler.draw(&stream)
    }
  }

  /// The sampler whose draws come later by a fixed time, at no cost in a draw.
  func shifted(by seconds: Double) -> Sampler {
    switch self {
    case .constant(let value): .constant(value + seconds)
    case .exponential(let sampler): .exponential(sampler.shifted(by: seconds))
    case .gamma(let sampler): .gamma(sampler.shifted(by: seconds))
    case .lognormal(let sampler): .lognormal(sampler.shifted(by: seconds))
    case .weibull(let sampler): .weibull(sampler.shifted(by: seconds))
    case .uniform(let sampler): .uniform(sampler.shifted(by: seconds))
    case .triangular(let sampler): .triangular(sampler.shifted(by: seconds))
    case .composite(let sampler): .composite(sampler.shifted(by: seconds))
    }
  }
}
