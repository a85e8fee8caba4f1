public import NumericalMethods

/// A law of a non-negative quantity, in this package a time in seconds.
///
/// A conforming type is a validated set of parameters. What costs time in a draw is prepared once, in ``sampler``.
public protocol Distribution: Sendable, Hashable {
  /// The mean, in seconds.
  var mean: Double { get }

  /// The variance, in seconds squared.
  var variance: Double { get }

  /// The probability of a value of at most `x` seconds.
  ///
  /// - Parameter x: Any number but NaN, infinities included.
  /// - Returns: A probability.
  /// - Throws: `NumericalError` where the library behind it fails.
  func cdf(_ x: Double) throws(NumericalError) -> Double

  /// The probability of a value above `x` seconds: 1 − cdf, without its cancellation.
  ///
  /// - Parameter x: Any number but NaN, infinities included.
  /// - Returns: A probability.
  /// - Throws: `NumericalError` where the library behind it fails.
  func survival(_ x: Double) throws(NumericalError) -> Double

  /// The law made ready to draw from.
  var sampler: Sampler { get }
}

extension Distribution {
  /// The standard deviation over the mean; 0 where the mean is 0.
  public var coefficientOfVariation: Double { mean > 0 ? variance.squareRoot() / mean : 0 }

  /// One draw; in a loop, keep the ``sampler`` and draw from that.
  ///
  /// - Parameter stream: The stream to draw from.
  /// - Returns: A time in seconds, at least 0.
  public func draw(_ stream: inout RandomStream) -> Double { sampler.draw(&stream) }
}
