/// Decides for which group a contact waits where every group has a queue of its own.
protocol QueueSelection: Sendable {
  /// A group that serves the contact: at once if it has a free agent, else the contact joins its queue.
  func group(for request: ContactRequest, in centre: borrowing CentreState) -> Int
}
