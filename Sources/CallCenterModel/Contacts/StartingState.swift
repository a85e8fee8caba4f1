/// What of a call type is under way when the simulation begins: callers in the queue and calls in hand.
package struct StartingState: Sendable, Hashable {
  /// Calls that agents of one group have in hand.
  package struct InService: Sendable, Hashable {
    /// Index of the agent group.
    package var group: Int
    /// How long each caller has been talking, in seconds; 0 for a talk that just begins.
    package var elapsedSeconds: [Double]

    package init(group: Int, elapsedSeconds: [Double]) {
      self.group = group
      self.elapsedSeconds = elapsedSeconds
    }
  }

  /// How long each caller has waited, in seconds, longest first.
  package var waitingSeconds: [Double]
  package var inService: [InService]

  package init(waitingSeconds: [Double], inService: [InService]) {
    self.waitingSeconds = waitingSeconds.sorted(by: >)
    self.inService = inService
  }

  /// The centre of this type is empty.
  package static let empty = StartingState(waitingSeconds: [], inService: [])

  package var isEmpty: Bool { waitingSeconds.isEmpty && inService.isEmpty }
}

extension Plan {
  /// Whether the simulation begins with anything under way.
  package var hasStartingState: Bool { callTypes.contains { !$0.start.isEmpty } }
}
