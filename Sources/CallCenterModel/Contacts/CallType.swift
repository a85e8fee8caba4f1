package import RandomVariates

/// Contacts that ask for the same thing: one stream of arrivals, one need, one kind of patience.
package struct CallType: Sendable, Hashable {
  package var name: String
  /// What people read; the name where no label was given.
  package var label: String
  package var arrivals: ArrivalPlan
  /// Elapsed seconds in which the number is open, ascending and apart; attempts at other times follow `outsideHours`.
  package var open: [Range<Int>]
  package var outsideHours: OutsideHours
  package var talk: Law
  package var wrapUp: Law?
  /// `nil`: callers never give up.
  package var patience: Law?
  /// The probability that a caller who cannot be served at once hangs up at once.
  package var balking: Double
  package var redial: RedialRule?
  /// 1 is served first.
  package var priority: Int
  /// Calls of this type that may wait or talk at one moment; `nil`: no limit.
  package var lines: Int?
  package var target: ServiceTarget
  package var channel = Channel.voice
  /// Deadline and handling of deferred work; set exactly where the channel is one of it.
  package var deferred: DeferredWork?
  /// What is under way when the simulation begins.
  package var start = StartingState.empty
  /// The offer of a call-back, of voice.
  package var callBack: CallBackRule?
  /// How numbers are dialled; set exactly where the channel is outbound.
  package var dialling: DiallingRule?
  package var recall: RecallRule?
  package var transfer: TransferRule?
  /// Items of other types that an answered contact leaves behind, at most one.
  package var referral: [TypeShare] = []
  package var selfService: SelfServiceRule?
  package var visit: VisitRule?
  /// People who contact the centre again and again, beside the arrivals.
  package var population: Population?
  /// Change of the priority for each minute of waiting, at most 0: the lower the priority, the sooner the service.
  package var priorityPerMinute = 0.0
  /// Weight of its contacts where skills have none of their own.
  package var weight = 1.0
  /// Index of its own site.
  package var site: Int?
  /// Ascending by wait; before the first the skills of the groups hold.
  package var stages: [RoutingStage] = []

  package init(
    name: String, label: String, arrivals: ArrivalPlan, open: [Range<Int>], outsideHours: OutsideHours, talk: Law,
    wrapUp: Law?, patience: Law?, balking: Double, redial: RedialRule?, priority: Int, lines: Int?,
    target: ServiceTarget
  ) {
    self.name = name
    self.label = label
    self.arrivals = arrivals
    self.open = open
    self.outsideHours = outsideHours
    self.talk = talk
    self.wrapUp = wrapUp
    self.patience = patience
    self.balking = balking
    self.redial = redial
    self.priority = priority
    self.lines = lines
    self.target = target
  }

  /// Mean talk and wrap-up together, at speed 1, in seconds.
  package var meanHandleSeconds: Double { talk.mean + (wrapUp?.mean ?? 0) }
}

/// What becomes of an attempt outside opening hours.
package enum OutsideHours: Sendable, Hashable {
  /// It is counted as `closed` and goes no further.
  case closed
  /// It becomes an attempt of the call type with this index, if that is open.
  case refer(to: Int)
}

/// Who dials again after a lost attempt, and when.
package struct RedialRule: Sendable, Hashable {
  /// Probability of dialling again after giving up.
  package var afterAbandonment: Double
  /// Probability of dialling again after a busy signal.
  package var afterBlocking: Double
  package var delay: Law
  /// Attempts of one caller altogether, at least 2.
  package var maximumAttempts: Int
  /// Of those who try again, shares that come as a contact of another type.
  package var changesTo: [TypeShare] = []

  package init(afterAbandonment: Double, afterBlocking: Double, delay: Law, maximumAttempts: Int) {
    self.afterAbandonment = afterAbandonment
    self.afterBlocking = afterBlocking
    self.delay = delay
    self.maximumAttempts = maximumAttempts
  }
}
