package import RandomVariates

/// What callers who would wait long are offered instead: to be called back.
package struct CallBackRule: Sendable, Hashable {
  /// How the wait is predicted before the offer.
  package enum Predictor: Sendable, Hashable {
    /// The time the first in line has waited so far.
    case headOfLine
    /// The wait of the contact answered last.
    case lastWait
    /// The mean wait of so many contacts answered last.
    case meanOfLast(Int)
    /// Contacts in line and this one, times the mean handling time, over the agents present.
    case queueLength
  }

  /// Who is predicted to wait longer gets the offer.
  package var thresholdSeconds: Double
  package var predictor: Predictor
  /// When the offer is made, in elapsed seconds, ascending and apart.
  package var open: [Range<Int>]
  /// Probability that the offer is accepted.
  package var accepted: Double
  /// The priority of promises in a line of their own; `nil`: each keeps its place among the waiting callers.
  package var priority: Int?
  /// The agent's time from taking up a promise to the answer, or to giving up; `nil`: none.
  package var dialling: Law?
  /// Probability that the customer answers.
  package var reached: Double
  /// Tries altogether, at least 1.
  package var maximumTries: Int
  /// Until the next try.
  package var retryDelay: Law?
  /// By how much the patience of those who decline is longer: a factor.
  package var patienceOfOthers: Double

  package var keepsPlace: Bool { priority == nil }

  package init(
    thresholdSeconds: Double, predictor: Predictor, open: [Range<Int>], accepted: Double, priority: Int?,
    dialling: Law?, reached: Double, maximumTries: Int, retryDelay: Law?, patienceOfOthers: Double
  ) {
    precondition(
      maximumTries >= 1 && (maximumTries == 1 || reached >= 1 || retryDelay != nil),
      "\(maximumTries) tries without a delay between them")
    self.thresholdSeconds = thresholdSeconds
    self.predictor = predictor
    self.open = open
    self.accepted = accepted
    self.priority = priority
    self.dialling = dialling
    self.reached = reached
    self.maximumTries = maximumTries
    self.retryDelay = retryDelay
    self.patienceOfOthers = patienceOfOthers
  }
}
