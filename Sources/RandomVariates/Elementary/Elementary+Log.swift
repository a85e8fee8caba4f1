extension Elementary {
  /// The natural logarithm.
  ///
  /// x = 2ᵏ·(1 + f) with √½ ≤ 1 + f < √2; with s = f / (2 + f), ln(1 + f) = 2·artanh s = f − f²/2 + s·(f²/2 + s²·P(s²)),
  /// where P, of degree 6, fits (2·artanh s − 2s) / s³.
  ///
  /// - Parameter x: A positive number.
  /// - Returns: ln x; −∞ at 0, +∞ at +∞, NaN for negative numbers and NaN. The error is below 1.5 units in the last place.
  /// - Complexity: O(1), about 20 basic operations, one of them a division.
  @inlinable
  public static func log(_ x: Double) -> Double {
    let bits = x.bitPattern
    // One comparison for "positive, finite and normal".
    guard bits &- 0x0010_0000_0000_0000 < 0x7FE0_0000_0000_0000 else { return extremeLog(x) }
    return normalLog(bits, 0)
  }

  /// ln of the normal number with these bits, plus `binades`·ln 2.
  @inlinable
  static func normalLog(_ bits: UInt64, _ binades: Int64) -> Double {
    let sqrtHalf: UInt64 = 0x3FE6_A09E_667F_3BCD
    let exponent = Int64(bitPattern: bits &- sqrtHalf) &>> 52
    let f = Double(bitPattern: bits &- UInt64(bitPattern: exponent &<< 52)) - 1
    let count = Double(exponent &+ binades)
    let s = f / (2 + f)
    let z = s * s
    let z2 = z * z
    let p01 = 0x1.5555555555592p-1 + z * 0x1.999999997fd76p-2
    let p23 = 0x1.24924941f5011p-2 + z * 0x1.c71c520604c50p-3
    let p45 = 0x1.74663fa29ad56p-3 + z * 0x1.39a1a6ef6231ep-3
    let rest = z * ((p01 + z2 * p23) + (z2 * z2) * (p45 + z2 * 0x1.2f0634b5ae1b1p-3))
    let halfSquare = 0.5 * f * f
    return count * 0x1.62e42fefp-1 - ((halfSquare - (s * (halfSquare + rest) + count * 0x1.473de6af278edp-34)) - f)
  }

  /// Zero, negative numbers, infinity, NaN and subnormal numbers.
  @usableFromInline
  static func extremeLog(_ x: Double) -> Double {
    if x == 0 { return -.infinity }
    if x.isNaN || x == .infinity { return x }
    guard x > 0 else { return .nan }
    return normalLog((x * 0x1p54).bitPattern, -54)
  }
}
