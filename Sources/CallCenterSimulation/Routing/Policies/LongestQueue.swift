/// The weight of the skill times the number of contacts that wait with the head.
struct LongestQueue: ContactScore {
  func score(of head: WaitingHead, for group: Int, in centre: borrowing CentreState) -> Double {
    centre.routing.pair(group, head.callType).contactWeight * Double(head.waiting)
  }
}
