/// The numbers of replications at which a run looks at its precision: 100, then a quarter more each time, to the limit.
///
/// A floor and few looks keep the coverage of intervals that are looked at until they are short enough: looking after
/// each replication would stop on the luckiest variance.
public struct StoppingSchedule: Sequence, Sendable {
  /// The first look.
  public static let floor = 100
  /// The largest number of replications, at which the last look is.
  public let limit: Int

  /// Creates a schedule.
  ///
  /// - Parameter limit: The largest number of replications, at least 1; below 100 it is the only look.
  public init(limit: Int) {
    precondition(limit >= 1, "limit \(limit) must be at least 1")
    self.limit = limit
  }

  /// The first look after `replications`, or `nil` at the limit.
  ///
  /// - Parameter replications: A number of replications, at least 0.
  /// - Returns: A number of replications above `replications`, at most the limit.
  public func look(after replications: Int) -> Int? { first { $0 > replications } }

  /// An iterator over the looks, in increasing order.
  public func makeIterator() -> Iterator { Iterator(limit: limit) }

  /// The looks of a schedule, one after the other.
  public struct Iterator: IteratorProtocol, Sendable {
    let limit: Int
    var upcoming: Int? = StoppingSchedule.floor

    init(limit: Int) { self.limit = limit }

    /// The next look, or `nil` after the limit.
    public mutating func next() -> Int? {
      guard let look = upcoming else { return nil }
      guard look < limit else {
        upcoming = nil
        return limit
      }
      upcoming = look + (look + 3) / 4
      return look
    }
  }
}
