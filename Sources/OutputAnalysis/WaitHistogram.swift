/// The fixed bins into which waits are counted for quantiles.
///
/// Bin 0 holds waits of exactly 0. The others count in units of 1,024 µs: 128 bins of one unit, then 128 an octave,
/// up to 2⁴⁷ µs (4.5 years), longer than any plan; longer waits fall into the last bin.
///
/// - Accuracy: A value is known to its bin: to 1.024 ms below 262 ms, to 1/128 (0.79 %) of itself above.
public enum WaitHistogram {
  /// The number of bins.
  public static let binCount = 3969

  /// The bin of a wait.
  ///
  /// - Parameter wait: The wait in microseconds, at least 0.
  /// - Returns: A bin, 0..<``binCount``, rising with the wait.
  @inlinable
  public static func bin(ofMicroseconds wait: Int64) -> Int {
    assert(wait >= 0, "a wait of \(wait) µs")
    guard wait > 0 else { return 0 }
    let units = Int(truncatingIfNeeded: min(wait, (1 << 47) - 1) &>> 10)
    let octave = max(Int.bitWidth &- 1 &- units.leadingZeroBitCount, 7) &- 7
    return 1 &+ (octave &<< 7) &+ (units &>> octave)
  }

  /// The least wait of a bin, in microseconds; bin 1 begins above 0.
  ///
  /// - Parameter bin: A bin, 0..<``binCount``.
  /// - Returns: A time in microseconds.
  public static func lowerEdge(_ bin: Int) -> Int64 {
    precondition((0..<binCount).contains(bin), "bin \(bin) is outside 0..<\(binCount)")
    guard bin > 1 else { return 0 }
    return firstUnit(bin - 1) << 10
  }

  /// The end of a bin, in microseconds, which belongs to the next bin; 0 for bin 0.
  ///
  /// - Parameter bin: A bin, 0..<``binCount``.
  /// - Returns: A time in microseconds.
  public static func upperEdge(_ bin: Int) -> Int64 {
    precondition((0..<binCount).contains(bin), "bin \(bin) is outside 0..<\(binCount)")
    return bin == 0 ? 0 : firstUnit(bin) << 10
  }

  private static func firstUnit(_ index: Int) -> Int64 {
    guard index >= 128 else { return Int64(index) }
    let octave = index / 128 - 1
    return Int64(128 + index % 128) << octave
  }
}
