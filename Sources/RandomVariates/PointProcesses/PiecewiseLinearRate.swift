/// The cumulative rate Λ(t) of a process whose rate is linear in pieces of elapsed time; it is filled anew for each date.
///
/// Its inverse makes the events of a unit-rate Poisson process those of a Poisson process with that rate, and a uniform
/// share of ``total`` a time drawn by that rate.
public struct PiecewiseLinearRate: Sendable {
  fileprivate struct Piece {
    var start: Double
    var length: Double
    var first: Double
    var last: Double
    var cumulativeStart: Double
    var cumulativeEnd: Double
  }

  private var pieces: [Piece] = []

  /// The expected number of events in all pieces.
  public private(set) var total = 0.0

  /// A rate of 0 at all times.
  public init() {}

  /// Takes all pieces away and keeps their memory.
  public mutating func removeAll() {
    pieces.removeAll(keepingCapacity: true)
    total = 0
  }

  /// Adds a piece after those before it.
  ///
  /// - Parameters:
  ///   - start: When it begins, in seconds of elapsed time, not before the end of the last piece.
  ///   - end: When it ends, in seconds, after its start.
  ///   - first: Events per second at its start, finite and at least 0.
  ///   - last: Events per second at its end, finite and at least 0.
  public mutating func append(from start: Double, to end: Double, first: Double, last: Double) {
    precondition(end > start && first >= 0 && last >= 0, "\(first)/s to \(last)/s in \(start)..<\(end)")
    let next = total + 0.5 * (first + last) * (end - start)
    guard next > total else { return }
    pieces.append(
      Piece(
        start: start, length: end - start, first: first, last: last, cumulativeStart: total, cumulativeEnd: next))
    total = next
  }

  /// The time at which the cumulative rate grows past a value: inf {t : Λ(t) > c}.
  ///
  /// In a piece that begins at Λ₀ with rate a and whose rate changes by s a second, Λ₀ + at + st²/2 = c has the solution
  /// t = 2(c − Λ₀)/(a + √(a² + 2s(c − Λ₀))), which cancels nothing.
  ///
  /// - Parameters:
  ///   - cumulative: The value c, at least 0.
  ///   - piece: The piece at which to begin to look, at first 0; afterwards the one found. c must not lie before it.
  /// - Returns: Seconds of elapsed time; nil from ``total`` on.
  /// - Complexity: O(1), amortised over calls whose values do not fall.
  public func time(ofCumulative cumulative: Double, searchingFrom piece: inout Int) -> Double? {
    while piece < pieces.count, cumulative >= pieces[piece].cumulativeEnd { piece += 1 }
    guard piece < pieces.count else { return nil }
    return pieces[piece].time(ofCumulative: cumulative)
  }

  /// The same for values in any order.
  ///
  /// - Parameter cumulative: The value c, at least 0.
  /// - Returns: Seconds of elapsed time; nil from ``total`` on.
  /// - Complexity: O(log n).
  public func time(ofCumulative cumulative: Double) -> Double? {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].cumulativeEnd <= cumulative { low = middle + 1 } else { high = middle }
    }
    return time(ofCumulative: cumulative, searchingFrom: &low)
  }
}

extension PiecewiseLinearRate.Piece {
  fileprivate func time(ofCumulative cumulative: Double) -> Double {
    let rest = cumulative - cumulativeStart
    let slope = (last - first) / length
    let root = max(first * first + 2 * slope * rest, 0).squareRoot()
    return rest > 0 ? start + min(2 * rest / (first + root), length) : start
  }
}
