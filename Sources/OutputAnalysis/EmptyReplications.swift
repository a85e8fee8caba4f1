// A scope in which nothing happened in most replications (a call type in a night interval) is cheap: what is empty is
// not added, and counted only when the estimate is made.
extension Tally {
  /// The same sums over `replications` replications, those not added having had the value 0.
  ///
  /// - Parameter replications: At least the number added.
  /// - Returns: A tally with that number of replications.
  package func padded(to replications: Int) -> Tally {
    precondition(replications >= self.replications, "\(self.replications) replications padded to \(replications)")
    var copy = self
    copy.count = Int64(replications)
    return copy
  }
}

extension RatioTally {
  /// The same sums over `replications` replications, those not added having had the pair (0, 0).
  ///
  /// - Parameter replications: At least the number added.
  /// - Returns: A tally with that number of replications.
  package func padded(to replications: Int) -> RatioTally {
    precondition(replications >= self.replications, "\(self.replications) replications padded to \(replications)")
    var copy = self
    copy.count = Int64(replications)
    return copy
  }
}
