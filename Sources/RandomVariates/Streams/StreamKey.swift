/// The name of a random stream: 64 bits that say whose need is drawn, in which replication.
///
/// A key is derived from the seed along a path such as replication → call type → date → caller → purpose. Equal paths
/// give equal numbers whatever the order of events, the number of threads or the other people in the model, so that two
/// options meet the same callers (common random numbers).
///
/// A child is mix(parent ⊕ mix(value + φ)), with φ = ⌊2⁶⁴/golden ratio⌋ and mix a bijection of 64 bits in which every
/// input bit flips every output bit with probability close to ½. The seed is mixed once more than a child, so that seed and
/// replication do not commute. Two different paths share a key with probability 2⁻⁶⁴.
///
/// - Source: Steele, Lea & Flood (2014), Fast splittable pseudorandom number generators, OOPSLA '14, 453–472;
///   doi:10.1145/2660193.2660195. Multipliers: variant 13 of D. Stafford's finalisers, the one that paper ends with.
@frozen
public struct StreamKey: Sendable, Hashable {
  /// The key itself.
  public let bits: UInt64

  @inlinable
  init(bits: UInt64) { self.bits = bits }

  /// The root key of one replication.
  ///
  /// - Parameters:
  ///   - seed: The seed of the run; every value is as good as any other.
  ///   - replication: The number of the replication, from 0 or 1; only its bits matter.
  @inlinable
  public init(seed: UInt64, replication: Int) {
    self = StreamKey(bits: Self.mix(Self.mix(seed &+ Self.golden))).child(UInt64(bitPattern: Int64(replication)))
  }

  /// The key of the child with this number: an ordinal, a day number.
  ///
  /// - Parameter value: The number of the child; children of one parent never share a key.
  /// - Returns: The child's key.
  /// - Complexity: O(1), two mixes that overlap; one where `value` is a constant.
  @inlinable @inline(__always)
  public func child(_ value: UInt64) -> StreamKey {
    StreamKey(bits: Self.mix(bits ^ Self.mix(value &+ Self.golden)))
  }

  /// The key of one kind of need of the person or thing this key stands for.
  ///
  /// - Parameter purpose: The need.
  /// - Returns: The child's key.
  @inlinable @inline(__always)
  public func child(_ purpose: StreamPurpose) -> StreamKey { child(purpose.rawValue) }

  /// The key of the child with this name; for set-up, not for loops.
  ///
  /// The hash is FNV-1a over the UTF-8 bytes of the name, as spelt: it never changes, and does not depend on the process
  /// (as Swift's `Hasher` does) or on the other names.
  ///
  /// - Parameter name: The name of a call type, a group, a site.
  /// - Returns: The child's key.
  /// - Complexity: O(n) in the bytes of the name.
  /// - Source: Eastlake, Hansen, Fowler, Vo & Noll (2025), The FNV non-cryptographic hash algorithm, RFC 9923.
  public func child(_ name: String) -> StreamKey {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    // A second step keeps names apart from the small numbers and purposes beside them.
    return child(hash).child(UInt64(name.utf8.count))
  }

  @inlinable
  static var golden: UInt64 { 0x9E37_79B9_7F4A_7C15 }

  /// Stafford's finaliser 13.
  @inlinable @inline(__always)
  static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z &>> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z &>> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z &>> 31)
  }
}
