/// People of one group who help another while many contacts wait.
package struct StaffMove: Sendable, Hashable {
  /// A number of contacts that wait.
  package struct Condition: Sendable, Hashable {
    /// Index of the call type.
    package var callType: Int
    package var count: Int

    package init(callType: Int, count: Int) {
      self.callType = callType
      self.count = count
    }
  }

  /// Indices of the groups.
  package var from: Int
  package var to: Int
  package var agents: Int
  /// People go where at least so many wait.
  package var when: Condition
  /// They come back where at most so many wait.
  package var until: Condition
  /// From the look that finds the condition to the order to go.
  package var delaySeconds: Double
  /// Time between two looks.
  package var everySeconds: Double

  package init(
    from: Int, to: Int, agents: Int, when: Condition, until: Condition, delaySeconds: Double, everySeconds: Double
  ) {
    precondition(everySeconds > 0 && delaySeconds >= 0, "every \(everySeconds) s, delay \(delaySeconds) s")
    self.from = from
    self.to = to
    self.agents = agents
    self.when = when
    self.until = until
    self.delaySeconds = delaySeconds
    self.everySeconds = everySeconds
  }
}

/// People of a group who serve only some of its skills for a while.
package struct Reservation: Sendable, Hashable {
  /// Indices of the call types.
  package var callTypes: [Int]
  package var agents: Int
  /// Elapsed seconds, ascending and apart.
  package var hours: [Range<Int>]

  package init(callTypes: [Int], agents: Int, hours: [Range<Int>]) {
    self.callTypes = callTypes
    self.agents = agents
    self.hours = hours
  }
}
