@preconcurrency import CGSL

/// Quantiles of the laws that interval estimates are made of.
public enum Quantile {
  /// The `probability` quantile of Student's t law with `degreesOfFreedom` degrees of freedom.
  ///
  /// - Parameters:
  ///   - probability: A probability strictly between 0 and 1.
  ///   - degreesOfFreedom: A positive finite number.
  /// - Returns: The quantile, a real number.
  /// - Throws: ``NumericalError/domain(function:argument:value:)`` outside that domain.
  /// - Accuracy: Relative error at most 1e-10 for probabilities from 1e-6 to 1 − 1e-6, at 1e-12 up to 2e-5.
  public static func studentT(_ probability: Double, degreesOfFreedom: Double) throws(NumericalError) -> Double {
    try requireProbability(probability, "studentT")
    guard degreesOfFreedom > 0, degreesOfFreedom.isFinite else {
      throw .domain(function: "studentT", argument: "degreesOfFreedom", value: degreesOfFreedom)
    }
    return gsl_cdf_tdist_Pinv(probability, degreesOfFreedom)
  }

  /// The `probability` quantile of the standard normal law.
  ///
  /// - Parameter probability: A probability strictly between 0 and 1.
  /// - Returns: The quantile, a real number.
  /// - Throws: ``NumericalError/domain(function:argument:value:)`` outside that domain.
  public static func normal(_ probability: Double) throws(NumericalError) -> Double {
    try requireProbability(probability, "normal")
    return gsl_cdf_ugaussian_Pinv(probability)
  }

  private static func requireProbability(_ value: Double, _ function: String) throws(NumericalError) {
    guard value > 0, value < 1 else { throw .domain(function: function, argument: "probability", value: value) }
  }
}
