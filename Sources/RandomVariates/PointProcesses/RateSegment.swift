/// A span of elapsed time in which events come at a constant rate.
public struct RateSegment: Sendable, Hashable {
  /// When the span begins, in seconds of elapsed time.
  public let start: Double
  /// When it ends, in seconds of elapsed time.
  public let end: Double
  /// Events per second.
  public let perSecond: Double

  /// A span with a constant rate.
  ///
  /// - Parameters:
  ///   - start: When the span begins, in seconds of elapsed time.
  ///   - end: When it ends, in seconds of elapsed time.
  ///   - perSecond: Events per second.
  public init(start: Double, end: Double, perSecond: Double) {
    self.start = start
    self.end = end
    self.perSecond = perSecond
  }
}
