/// The share of contacts that goes to a call type.
package struct TypeShare: Sendable, Hashable {
  /// Index of the call type.
  package var callType: Int
  /// 0…1.
  package var share: Double

  package init(callType: Int, share: Double) {
    precondition((0...1).contains(share), "share \(share)")
    self.callType = callType
    self.share = share
  }
}

extension [TypeShare] {
  /// The share that goes anywhere.
  package var total: Double { reduce(0) { $0 + $1.share } }
}
