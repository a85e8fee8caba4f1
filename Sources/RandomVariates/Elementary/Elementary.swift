/// Logarithm and exponential from IEEE 754 basic operations alone.
///
/// Aims, in order of priority:
/// 1. the same bits on every processor and operating system: only `+ − × ÷` and integer work in a fixed order, no fused
///    multiply-add, no C library, so that a seed gives the same simulated callers everywhere;
/// 2. errors below 1.5 units in the last place (see `ElementaryTests`);
/// 3. speed inside the engine's loop: no table, no branch on the usual path, everything inlinable.
///
/// The polynomials are minimax fits (Remez exchange, 50 digits) to the functions named beside them.
public enum Elementary {
  /// The natural logarithm of 1 + x, accurate for small `x`.
  ///
  /// - Parameter x: Any number above −1; at −1 the answer is −∞, below it NaN.
  /// - Returns: ln(1 + x), with a relative error below 5e-16 for |x| < ½.
  /// - Source: Goldberg (1991), ACM Computing Surveys 23(1), 5–48, theorem 4; doi:10.1145/103162.103163.
  public static func log1p(_ x: Double) -> Double {
    let sum = 1 + x
    return sum == 1 || sum == .infinity ? x : log(sum) * x / (sum - 1)
  }

  /// The exponential minus one, eˣ − 1, accurate for small `x`.
  ///
  /// - Parameter x: Any number.
  /// - Returns: eˣ − 1, with a relative error below 1e-15 for |x| < ½.
  /// - Source: W. Kahan's identity (u − 1)·x / ln u with u = eˣ, in Higham (2002), Accuracy and Stability of Numerical
  ///   Algorithms, 2nd edition, section 1.14.1; doi:10.1137/1.9780898718027.
  public static func expm1(_ x: Double) -> Double {
    let power = exp(x)
    guard x.magnitude < 1 else { return power - 1 }
    return power == 1 ? x : (power - 1) * x / log(power)
  }
}
