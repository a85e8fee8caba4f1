/// A stream of random numbers, started from a key; one word of state.
///
/// The state is a counter that steps by φ = ⌊2⁶⁴/golden ratio⌋; its mix (see ``StreamKey``) is the number: SplitMix64. The
/// period is 2⁶⁴, each 64-bit number occurs once in it, and the first number is ready as soon as the key is.
///
/// Not for secrets: two numbers give away the rest.
///
/// - Source: Steele, Lea & Flood (2014), Fast splittable pseudorandom number generators, OOPSLA '14, 453–472;
///   doi:10.1145/2660193.2660195.
@frozen
public struct RandomStream: Sendable, RandomNumberGenerator {
  @usableFromInline var state: UInt64

  /// The stream of a key, from its beginning.
  ///
  /// - Parameter key: The key; equal keys give equal streams.
  @inlinable
  public init(_ key: StreamKey) { state = key.bits }

  @inlinable
  init(state: UInt64) { self.state = state }

  /// The next 64 random bits.
  ///
  /// - Returns: A number uniform over all 64-bit numbers.
  @inlinable @inline(__always)
  public mutating func next() -> UInt64 {
    state &+= StreamKey.golden
    return StreamKey.mix(state)
  }

  /// A number uniform on the open interval (0, 1).
  ///
  /// - Returns: One of the 2⁵² odd multiples of 2⁻⁵³ (53 bits), each as likely as the others; never 0, never 1, and
  ///   symmetric: 1 − u is one of them too, exactly.
  @inlinable @inline(__always)
  public mutating func uniform() -> Double { Self.openUnit(next()) }

  /// The upper 52 of 64 bits as an odd multiple of 2⁻⁵³.
  @inlinable @inline(__always)
  static func openUnit(_ bits: UInt64) -> Double {
    // A double in 1..<2 whose fraction is those bits; the subtraction is exact.
    Double(bitPattern: 0x3FF0_0000_0000_0000 | bits &>> 12) - (1 - 0x1p-53)
  }
}
