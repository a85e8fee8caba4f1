public import NumericalMethods

extension Distribution {
  /// One draw from the law, given that the value is above `bound`: what is left of a wait or a talk that has lasted so long.
  ///
  /// The inverse of the conditional survival function at one uniform number u: the smallest x with
  /// survival(x) ≤ u · survival(bound), found by bisection. So one draw takes one number whatever the law, atoms included,
  /// and a larger bound never gives a smaller value.
  ///
  /// - Parameters:
  ///   - bound: A time in seconds, at least 0, that the law can exceed: survival(bound) > 0.
  ///   - stream: The stream to draw from.
  /// - Returns: A time in seconds above `bound`, the whole and not the rest of it; to 10⁻⁷ s above the exact one.
  /// - Throws: `NumericalError` where the library behind the survival function fails.
  /// - Complexity: about 60 values of the survival function.
  public func draw(above bound: Double, _ stream: inout RandomStream) throws(NumericalError) -> Double {
    let tail = try survival(bound)
    precondition(bound >= 0 && tail > 0, "nothing lies above \(bound) s")
    let wanted = stream.uniform() * tail
    var low = bound
    var high = bound + max(mean, 1)
    while try survival(high) > wanted, high < 1e12 {
      low = high
      high = bound + 2 * (high - bound)
    }
    while high - low > max(1e-7, high * 0x1p-50) {
      let middle = low + (high - low) / 2
      if try survival(middle) > wanted { low = middle } else { high = middle }
    }
    return high
  }
}
