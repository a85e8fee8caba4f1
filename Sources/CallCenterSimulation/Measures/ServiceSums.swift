/// What channels and rules beyond a plain call add in one scope: exact integer sums, times in microseconds.
package struct ServiceSums: Sendable, Hashable {
  /// Left self-service for an agent.
  package var passedOn: Int64 = 0
  /// Answered and then passed to another type.
  package var transferred: Int64 = 0
  /// Came again because an answer did not solve the matter.
  package var recalls: Int64 = 0
  /// Items created by contacts of other types.
  package var created: Int64 = 0
  /// Deferred work put aside for a contact that could not wait.
  package var interruptions: Int64 = 0
  /// Deferred work whose due time lies in the scope, and how much of it was done by then.
  package var fellDue: Int64 = 0
  package var doneInTime: Int64 = 0
  /// Open items, and the age of the oldest, at the end of the scope.
  package var backlog: Int64 = 0
  package var oldestAge: Int64 = 0
  /// Promised call-backs that were tried to their end, those that reached the customer, and the time until they did.
  package var callBacks: Int64 = 0
  package var callBacksReached: Int64 = 0
  package var callBackWait: Int64 = 0
  /// Chats an agent answered, and the time until the first answer.
  package var firstResponses: Int64 = 0
  package var firstResponseTime: Int64 = 0
  /// Outbound numbers dialled.
  package var dialled: Int64 = 0
  /// Visits that ended, and the time from the ticket to the end of the last service.
  package var visits: Int64 = 0
  package var visitTime: Int64 = 0

  package init() {}

  package static func += (left: inout ServiceSums, right: ServiceSums) {
    left.passedOn += right.passedOn
    left.transferred += right.transferred
    left.recalls += right.recalls
    left.created += right.created
    left.interruptions += right.interruptions
    left.fellDue += right.fellDue
    left.doneInTime += right.doneInTime
    left.backlog += right.backlog
    left.oldestAge += right.oldestAge
    left.callBacks += right.callBacks
    left.callBacksReached += right.callBacksReached
    left.callBackWait += right.callBackWait
    left.firstResponses += right.firstResponses
    left.firstResponseTime += right.firstResponseTime
    left.dialled += right.dialled
    left.visits += right.visits
    left.visitTime += right.visitTime
  }
}
