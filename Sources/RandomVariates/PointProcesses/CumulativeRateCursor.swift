/// The inverse of a cumulative rate at arguments that never fall: one pass through the segments for all events of a day.
@frozen
public struct CumulativeRateCursor: Sendable {
  @usableFromInline let pieces: [CumulativeRate.Piece]
  /// The piece after the present one.
  @usableFromInline var next: Int
  /// The present piece, copied out of the list.
  @usableFromInline var piece: CumulativeRate.Piece

  @inlinable
  init(_ rate: CumulativeRate) {
    pieces = rate.pieces
    next = 0
    piece = CumulativeRate.Piece(start: 0, end: 0, cumulativeStart: 0, cumulativeEnd: 0, secondsPerEvent: 0)
  }

  /// The time at which the cumulative rate grows past a value: inf {t : Λ(t) > c}.
  ///
  /// A value reached at the end of one segment and held over a gap belongs to the time after the gap.
  ///
  /// - Parameter cumulative: The value c, at least 0 and not below that of the call before.
  /// - Returns: Seconds of elapsed time, inside a segment of positive rate; nil from ``CumulativeRate/total`` on.
  /// - Complexity: O(1), amortised over all calls.
  @inlinable @inline(__always)
  public mutating func time(ofCumulative cumulative: Double) -> Double? {
    precondition(cumulative >= piece.cumulativeStart, "the cumulative rate must not fall")
    while _slowPath(cumulative >= piece.cumulativeEnd) {
      guard next < pieces.count else { return nil }
      piece = pieces[next]
      next &+= 1
    }
    return min(piece.start + (cumulative - piece.cumulativeStart) * piece.secondsPerEvent, piece.end)
  }
}
