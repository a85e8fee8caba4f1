@preconcurrency import CGSL

/// The discrete Fourier transform.
public enum FourierTransform {
  /// X_j = Σ_k x_k·e^(−2πijk/N).
  ///
  /// - Parameters:
  ///   - real: The real parts of x; their number N is a power of two.
  ///   - imaginary: The imaginary parts, as many.
  /// - Returns: The real and imaginary parts of X.
  /// - Throws: ``NumericalError`` for another number of values.
  /// - Accuracy: An absolute error of about 1e-16·log₂N times the root of the sum of squares.
  /// - Complexity: O(N log N).
  public static func forward(
    real: [Double], imaginary: [Double]
  ) throws(NumericalError) -> (real: [Double], imaginary: [Double]) {
    GSLBoundary.prepare()
    let count = real.count
    guard count > 0, count & (count - 1) == 0, imaginary.count == count else {
      throw .domain(function: "FourierTransform.forward", argument: "count", value: Double(count))
    }
    var packed = zip(real, imaginary).flatMap { [$0, $1] }
    try GSLBoundary.check(gsl_fft_complex_radix2_forward(&packed, 1, count), "FourierTransform.forward of \(count)")
    return (
      stride(from: 0, to: packed.count, by: 2).map { packed[$0] },
      stride(from: 1, to: packed.count, by: 2).map { packed[$0] }
    )
  }
}
