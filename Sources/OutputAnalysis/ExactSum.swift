/// A sum of 64-bit integers, or of products of two, kept in 128 bits.
///
/// Additions are two machine instructions and a carry; `Int128` goes through generic conversions that cost ten times as
/// much and is used only where the sum is read.
@frozen
@usableFromInline
struct ExactSum: Sendable, Equatable {
  @usableFromInline var low: UInt64
  @usableFromInline var high: Int64

  @inlinable
  init() {
    low = 0
    high = 0
  }

  init(_ value: Int128) {
    low = UInt64(truncatingIfNeeded: value)
    high = Int64(truncatingIfNeeded: value >> 64)
  }

  var value: Int128 { Int128(high) << 64 | Int128(low) }

  @inlinable
  @inline(__always)
  mutating func add(_ x: Int64) { add(high: x &>> 63, low: UInt64(bitPattern: x)) }

  @inlinable
  @inline(__always)
  mutating func add(high: Int64, low: UInt64) {
    let (sum, carry) = self.low.addingReportingOverflow(low)
    self.low = sum
    self.high = self.high &+ high &+ (carry ? 1 : 0)
  }

  @inlinable
  @inline(__always)
  mutating func addProduct(_ x: Int64, _ y: Int64) {
    let (high, low) = x.multipliedFullWidth(by: y)
    add(high: high, low: low)
  }
}

extension Double {
  /// The nearest double, without the generic conversion where the sum fits 64 bits.
  @inline(__always)
  init(sum: Int128) {
    let small = Int64(truncatingIfNeeded: sum)
    self = Int128(small) == sum ? Double(small) : Double(sum)
  }
}
