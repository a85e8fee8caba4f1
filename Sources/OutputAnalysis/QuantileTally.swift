/// Running sums over replications of the cumulative counts of waits in the bins of ``WaitHistogram``.
///
/// For each bin up to the highest one touched the sums are those of a ``RatioTally`` with numerator C, the waits of a
/// replication up to the end of the bin, and denominator N, all its waits. Above it C = N.
///
/// - Complexity: 64 bytes a bin, at most 197 kB, for any number of replications.
public struct QuantileTally: Sendable {
  /// The sums of one bin; C² and C·N exact, the third order as `Double`.
  @usableFromInline
  package struct BinSums: Sendable {
    @usableFromInline var c: Int64
    @usableFromInline var ccn: Double
    @usableFromInline var cc: Int128
    @usableFromInline var cn: Int128
    @usableFromInline var ccc: Double
    @usableFromInline var cnn: Double
  }

  /// The number of replications added.
  public private(set) var replications: Int64 = 0
  private var trialReplications: Int64 = 0
  private var n: Int64 = 0
  private var nn: Int128 = 0
  private var nnn = 0.0
  private var bins: [BinSums] = []

  /// Creates an empty tally.
  public init() {}

  /// The number of waits in all replications.
  public var observations: Int64 { n }

  /// Adds the waits of one replication.
  ///
  /// - Parameters:
  ///   - counts: The number of waits in each bin.
  ///   - highestBin: The highest bin that may hold a wait, or −1 where there was none.
  /// - Complexity: O(highest bin touched so far).
  public mutating func add(counts: UnsafeBufferPointer<Int32>, highestBin: Int) {
    precondition(
      highestBin < min(counts.count, WaitHistogram.binCount), "bin \(highestBin) of \(counts.count) counts")
    extend(to: highestBin)
    var total: Int64 = 0
    for bin in 0..<max(highestBin + 1, 0) { total += Int64(counts[bin]) }
    let all = Double(total)
    let wideTotal = Int128(total)
    let top = bins.count
    bins.withUnsafeMutableBufferPointer { bins in
      var cumulative: Int64 = 0
      for bin in 0..<top {
        if bin <= highestBin { cumulative += Int64(counts[bin]) }
        let wide = Int128(cumulative)
        let real = Double(cumulative)
        let square = real * real
        bins[bin].c &+= cumulative
        bins[bin].cc &+= wide &* wide
        bins[bin].cn &+= wide &* wideTotal
        bins[bin].ccc += square * real
        bins[bin].ccn += square * all
        bins[bin].cnn += real * all * all
      }
    }
    replications += 1
    trialReplications += total > 0 ? 1 : 0
    n += total
    nn += wideTotal * wideTotal
    nnn += all * all * all
  }

  /// The highest bin touched, or −1.
  package var highestBin: Int { bins.count - 1 }

  /// The sums of the share of waits up to the end of `bin`.
  package func share(upTo bin: Int) -> RatioTally {
    let sums = bins[bin]
    return RatioTally(
      replications: replications, trialReplications: trialReplications, sumA: Int128(sums.c), sumB: Int128(n),
      sumAA: sums.cc, sumAB: sums.cn, sumBB: nn, sumAAA: sums.ccc, sumAAB: sums.ccn, sumABB: sums.cnn, sumBBB: nnn)
  }

  /// The waits of all replications up to the end of `bin`.
  func cumulativeCount(_ bin: Int) -> Int64 { bins[bin].c }

  /// In the replications so far every wait lies below a bin not yet touched.
  private mutating func extend(to highestBin: Int) {
    guard highestBin >= bins.count else { return }
    let full = BinSums(c: n, ccn: nnn, cc: nn, cn: nn, ccc: nnn, cnn: nnn)
    bins.append(contentsOf: repeatElement(full, count: highestBin + 1 - bins.count))
  }
}
