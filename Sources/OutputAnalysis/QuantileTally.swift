/// Running sums over replications of the cumulative counts of waits in the bins of ``WaitHistogram``.
///
/// For each bin up to the highest one touched the sums are those of a ``RatioTally`` with numerator C, the waits of a
/// replication up to the end of the bin, and denominator N, all its waits. Above it C = N.
///
/// - Complexity: 64 bytes a bin, at most 197 kB, for any number of replications.
public struct QuantileTally: Sendable {
  /// The sums of one bin; C² and C·N exact, the third order as `Double`.
  private struct BinSums {
    var c: Int64
    var ccn: Double
    var cc: ExactSum
    var cn: ExactSum
    var ccc: Double
    var cnn: Double
  }

  /// The number of replications added.
  public private(set) var replications: Int64 = 0
  private var trialReplications: Int64 = 0
  private var n: Int64 = 0
  private var nn = ExactSum()
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
    let (top, counted) = (bins.count, max(highestBin + 1, 0))
    bins.withUnsafeMutableBufferPointer { bins in
      // From one bin with waits to the next the cumulative count stays, and with it all that is added.
      var bin = 0
      var cumulative: Int64 = 0
      while bin < top {
        if bin < counted { cumulative += Int64(counts[bin]) }
        var end = bin + 1
        while end < counted, counts[end] == 0 { end += 1 }
        if end >= counted { end = top }
        let real = Double(cumulative)
        let square = real * real
        let (ccc, ccn, cnn) = (square * real, square * all, real * all * all)
        let cc = cumulative.multipliedFullWidth(by: cumulative)
        let cn = cumulative.multipliedFullWidth(by: total)
        while bin < end {
          bins[bin].c &+= cumulative
          bins[bin].cc.add(high: cc.high, low: cc.low)
          bins[bin].cn.add(high: cn.high, low: cn.low)
          bins[bin].ccc += ccc
          bins[bin].ccn += ccn
          bins[bin].cnn += cnn
          bin += 1
        }
      }
    }
    replications += 1
    trialReplications += total > 0 ? 1 : 0
    n += total
    nn.addProduct(total, total)
    nnn += all * all * all
  }

  /// The highest bin touched, or −1.
  package var highestBin: Int { bins.count - 1 }

  /// The sums of the share of waits up to the end of `bin`.
  package func share(upTo bin: Int) -> RatioTally {
    let sums = bins[bin]
    return RatioTally(
      replications: replications, trialReplications: trialReplications, sumA: Int128(sums.c), sumB: Int128(n),
      sumAA: sums.cc.value, sumAB: sums.cn.value, sumBB: nn.value, sumAAA: sums.ccc, sumAAB: sums.ccn, sumABB: sums.cnn,
      sumBBB: nnn)
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
