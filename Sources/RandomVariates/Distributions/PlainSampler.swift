/// A sampler as a loop keeps it: a plain value without references, so that to read it copies and counts nothing.
///
/// The laws that most scenarios use are drawn in line, each from fields of its own; the others go through a call. It is
/// good as long as the ``SharedSampler`` it was made from lives; the owner of the loop keeps that.
@frozen
public struct PlainSampler: BitwiseCopyable, Sendable {
  @usableFromInline
  enum Kind: UInt8, BitwiseCopyable, Sendable { case exponential, lognormal, other }

  @usableFromInline let kind: Kind
  @usableFromInline let exponential: ExponentialSampler
  @usableFromInline let lognormal: LognormalSampler
  @usableFromInline let other: Unmanaged<SharedSampler>

  /// The plain form of a sampler.
  ///
  /// - Parameter shared: The sampler, which must outlive this value.
  public init(_ shared: SharedSampler) {
    var kind = Kind.other
    var exponential = ExponentialSampler(mean: 1)
    var lognormal = LognormalSampler(logMean: 0, logStandardDeviation: 1)
    switch shared.sampler {
    case .exponential(let sampler): (kind, exponential) = (.exponential, sampler)
    case .lognormal(let sampler): (kind, lognormal) = (.lognormal, sampler)
    default: break
    }
    self.kind = kind
    self.exponential = exponential
    self.lognormal = lognormal
    other = .passUnretained(shared)
  }

  /// One draw, the same as that of the ``Sampler``.
  ///
  /// - Parameter stream: The stream to draw from.
  /// - Returns: A time in seconds, at least 0 and finite.
  @inlinable @inline(__always)
  public func draw(_ stream: inout RandomStream) -> Double {
    switch kind {
    case .exponential: return exponential.draw(&stream)
    case .lognormal: return lognormal.draw(&stream)
    case .other:
      let (value, state) = Self.drawOther(other, stream.state)
      stream.state = state
      return value
    }
  }

  /// Takes and returns the state so that the caller's stream stays in a register.
  @usableFromInline @inline(never)
  static func drawOther(_ other: Unmanaged<SharedSampler>, _ state: UInt64) -> (value: Double, state: UInt64) {
    var stream = RandomStream(state: state)
    let value = other.takeUnretainedValue().sampler.draw(&stream)
    return (value, stream.state)
  }
}

/// Owns a sampler on behalf of its ``PlainSampler``.
public final class SharedSampler: Sendable {
  let sampler: Sampler

  /// The owner of a sampler.
  ///
  /// - Parameter sampler: The sampler.
  public init(_ sampler: Sampler) { self.sampler = sampler }
}
