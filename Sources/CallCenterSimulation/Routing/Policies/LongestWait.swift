/// The weight of the skill times the wait.
struct LongestWait: ContactScore {
  func score(of head: WaitingHead, for group: Int, in centre: borrowing CentreState) -> Double {
    centre.routing.pair(group, head.callType).contactWeight * Double(head.waited)
  }
}
