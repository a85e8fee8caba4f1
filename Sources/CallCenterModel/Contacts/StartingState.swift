internal import RandomVariates

/// What of a call type is under way when the simulation begins: callers in the queue, calls in hand, items not yet done.
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
  /// How long ago each item of deferred work that nobody has taken up came in, in seconds, longest first.
  package var backlogSeconds: [Double]

  package init(waitingSeconds: [Double], inService: [InService], backlogSeconds: [Double] = []) {
    self.waitingSeconds = waitingSeconds.sorted(by: >)
    self.inService = inService
    self.backlogSeconds = backlogSeconds.sorted(by: >)
  }

  /// Ages of items that came in evenly from `oldest` seconds ago until now; a single one is `oldest` old.
  package static func evenAges(_ items: Int, oldest: Double) -> [Double] {
    items == 1 ? [oldest] : (0..<items).map { oldest * Double(items - 1 - $0) / Double(items - 1) }
  }

  /// The centre of this type is empty.
  package static let empty = StartingState(waitingSeconds: [], inService: [])

  package var isEmpty: Bool { waitingSeconds.isEmpty && inService.isEmpty && backlogSeconds.isEmpty }
}

extension Plan {
  /// Whether the simulation begins with anything under way.
  package var hasStartingState: Bool { callTypes.contains { !$0.start.isEmpty } }
}

extension CallType {
  /// Whether some talk needs more than so many seconds at speed 1; where none does, none that is in hand has lasted so long.
  package func talkCanExceed(needSeconds: Double) -> Bool {
    needSeconds <= 0 || Self.exceeds(talk, needSeconds)
  }

  /// Whether somebody of this type is still patient after so many seconds.
  package func patienceCanExceed(seconds: Double) -> Bool {
    patience.map { Self.exceeds($0, seconds) } ?? true
  }

  private static func exceeds(_ law: Law, _ seconds: Double) -> Bool {
    guard let survival = try? law.survival(seconds) else { return false }
    return survival > 1e-300
  }
}
