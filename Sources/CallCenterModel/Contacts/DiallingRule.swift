package import RandomVariates

/// How the numbers of a list are dialled.
package struct DiallingRule: Sendable, Hashable {
  /// How many numbers are dialled for how many free agents.
  package enum Mode: Sendable, Hashable {
    /// A free agent takes a record, looks at it, and dials: nobody is reached without an agent.
    case preview
    /// Numbers in the air at one moment: so many per free agent, rounded, and so many more.
    case paced(perFreeAgent: Double, extra: Int)
    /// Two numbers per free agent while the share of the reached who find no agent is below the limit, else one.
    case limited(mismatches: Double)
  }

  package var mode: Mode
  /// Dialling goes on only while at least so many agents are free, at least 1.
  package var minimumFree: Int
  /// When numbers are dialled, in elapsed seconds, ascending and apart.
  package var hours: [Range<Int>]
  /// The agent's look at the record, with `preview`; `nil`: none.
  package var preview: Law?
  /// Probability that somebody answers.
  package var reached: Double
  /// Time until somebody answers; `nil`: at once.
  package var ring: Law?
  /// Time until a number that does not answer is given up; `nil`: at once.
  package var noAnswer: Law?
  /// Probability that the one who answers is the one asked for.
  package var rightParty: Double
  /// The talk with somebody else; set where `rightParty` is below 1.
  package var otherTalk: Law?
  /// Dials of one record altogether, at least 1.
  package var maximumDials: Int
  /// Until the record is in the list again.
  package var retryDelay: Law?

  package init(
    mode: Mode, minimumFree: Int, hours: [Range<Int>], preview: Law?, reached: Double, ring: Law?, noAnswer: Law?,
    rightParty: Double, otherTalk: Law?, maximumDials: Int, retryDelay: Law?
  ) {
    precondition(minimumFree >= 1 && maximumDials >= 1, "\(minimumFree) free, \(maximumDials) dials")
    precondition(maximumDials == 1 || retryDelay != nil, "\(maximumDials) dials without a delay between them")
    precondition(rightParty >= 1 || otherTalk != nil, "somebody else answers without a talk")
    self.mode = mode
    self.minimumFree = minimumFree
    self.hours = hours
    self.preview = preview
    self.reached = reached
    self.ring = ring
    self.noAnswer = noAnswer
    self.rightParty = rightParty
    self.otherTalk = otherTalk
    self.maximumDials = maximumDials
    self.retryDelay = retryDelay
  }
}
