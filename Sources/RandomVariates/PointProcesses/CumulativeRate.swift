/// The cumulative rate Λ(t) of a process whose rate is constant in pieces of elapsed time.
///
/// Put the events of a unit-rate Poisson process through the inverse of Λ, and they are those of a Poisson process with
/// that rate. The same unit-rate events serve every rate, so that a changed volume keeps its callers.
///
/// - Source: Çınlar (1975), Introduction to Stochastic Processes, Prentice-Hall, section 4.7.
public struct CumulativeRate: Sendable, Hashable {
  /// A segment of positive rate, with what its predecessors add up to.
  @usableFromInline
  struct Piece: Sendable, Hashable {
    @usableFromInline let start: Double
    @usableFromInline let end: Double
    @usableFromInline let cumulativeStart: Double
    @usableFromInline let cumulativeEnd: Double
    @usableFromInline let secondsPerEvent: Double

    @inlinable
    init(start: Double, end: Double, cumulativeStart: Double, cumulativeEnd: Double, secondsPerEvent: Double) {
      self.start = start
      self.end = end
      self.cumulativeStart = cumulativeStart
      self.cumulativeEnd = cumulativeEnd
      self.secondsPerEvent = secondsPerEvent
    }
  }

  /// Only the segments of positive rate.
  @usableFromInline let pieces: [Piece]

  /// The expected number of events in all segments.
  public let total: Double

  /// The cumulative rate over segments of constant rate; it stands still between them.
  ///
  /// - Parameter segments: Segments in the order of time, none overlapping another, each with a finite start and end of at
  ///   least 0, an end after its start, and a rate of 0 to 1e9 events per second.
  /// - Throws: ``LawError`` for other segments.
  /// - Complexity: O(n).
  public init(_ segments: [RateSegment]) throws(LawError) {
    var pieces: [Piece] = []
    var cumulative = 0.0
    var previousEnd = 0.0
    for (index, segment) in segments.enumerated() {
      try LawError.requireSeconds(segment.start, "segments[\(index)].start")
      try LawError.requireSeconds(segment.end, "segments[\(index)].end")
      try LawError.require(segment.perSecond, "segments[\(index)].perSecond", in: 0...1e9)
      guard segment.start >= previousEnd else {
        throw .outOfRange(
          parameter: "segments[\(index)].start", value: segment.start, allowed: "at least \(previousEnd)")
      }
      guard segment.end > segment.start else {
        throw .outOfRange(parameter: "segments[\(index)].end", value: segment.end, allowed: "above \(segment.start)")
      }
      previousEnd = segment.end
      let next = cumulative + segment.perSecond * (segment.end - segment.start)
      guard next > cumulative else { continue }
      pieces.append(
        Piece(
          start: segment.start, end: segment.end, cumulativeStart: cumulative, cumulativeEnd: next,
          secondsPerEvent: (segment.end - segment.start) / (next - cumulative)))
      cumulative = next
    }
    self.pieces = pieces
    total = cumulative
  }

  /// Λ(t), the expected number of events up to a time.
  ///
  /// - Parameter time: Seconds of elapsed time.
  /// - Returns: A number from 0 to ``total``.
  /// - Complexity: O(n).
  public func value(at time: Double) -> Double {
    guard let piece = pieces.last(where: { $0.start <= time }) else { return 0 }
    guard time < piece.end else { return piece.cumulativeEnd }
    return min(piece.cumulativeStart + (time - piece.start) / piece.secondsPerEvent, piece.cumulativeEnd)
  }

  /// A cursor at the beginning, for the inverse of Λ at rising arguments.
  ///
  /// - Returns: The cursor.
  @inlinable
  public func cursor() -> CumulativeRateCursor { CumulativeRateCursor(self) }
}
