extension Elementary {
  /// The exponential eˣ.
  ///
  /// x = k·ln 2 + r with |r| ≤ ½ ln 2, and eʳ = 1 + r + r²·P(r) with P of degree 9.
  ///
  /// - Parameter x: Any number.
  /// - Returns: eˣ; +∞ above 709.78, 0 below −745.13, NaN for NaN. The error is below 1.5 units in the last place
  ///   where the result is a normal number.
  /// - Complexity: O(1), about 20 basic operations.
  @inlinable @inline(__always)
  public static func exp(_ x: Double) -> Double {
    guard x.magnitude <= 708 else { return extremeExp(x) }
    let (mantissa, exponent) = reducedExp(x)
    return mantissa * powerOf2(exponent)
  }

  /// e^r and k of the reduction; for |x| up to 746.
  @inlinable @inline(__always)
  static func reducedExp(_ x: Double) -> (mantissa: Double, exponent: Int64) {
    // Adding 1.5·2⁵² leaves the nearest integer in the low bits of the sum.
    let shifted = x * 0x1.71547652b82fep+0 + 0x1.8p52
    let count = shifted - 0x1.8p52
    let exponent = Int64(bitPattern: shifted.bitPattern &<< 12) &>> 12
    let r = (x - count * 0x1.62e42fefp-1) - count * 0x1.473de6af278edp-34
    let r2 = r * r
    let r4 = r2 * r2
    let p01 = 0x1.0000000000001p-1 + r * 0x1.5555555555558p-3
    let p23 = 0x1.5555555553d62p-5 + r * 0x1.111111110f804p-7
    let p45 = 0x1.6c16c1788c091p-10 + r * 0x1.a01a01b00bbf8p-13
    let p67 = 0x1.a019b90c8bbfcp-16 + r * 0x1.71ddf6b531638p-19
    let p89 = 0x1.289186064e3e4p-22 + r * 0x1.af63286b26cb8p-26
    let polynomial = (p01 + r2 * p23) + r4 * ((p45 + r2 * p67) + r4 * p89)
    return (1 + (r + r2 * polynomial), exponent)
  }

  @inlinable @inline(__always)
  static func powerOf2(_ exponent: Int64) -> Double {
    Double(bitPattern: UInt64(bitPattern: (exponent &+ 1023) &<< 52))
  }

  /// The ends of the range, where 2ᵏ is not a normal number.
  @usableFromInline
  static func extremeExp(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x > 709.782712893384 { return .infinity }
    if x < -745.1332191019412 { return 0 }
    let (mantissa, exponent) = reducedExp(x)
    let half = exponent / 2
    return mantissa * powerOf2(half) * powerOf2(exponent - half)
  }
}
