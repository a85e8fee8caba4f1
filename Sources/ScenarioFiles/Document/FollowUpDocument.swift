import CallCenterModel
import RandomVariates

/// A share of contacts that goes to a call type.
struct ShareDocument {
  var callType: Located<String>
  var share: Double
}

/// What comes before and after an answer, as it was written.
struct FollowUpDocument {
  struct Transfer {
    var to: [ShareDocument]
    var kind: TransferRule.Kind
    var delay: Law?
    var conference: Law?
  }

  struct Visit {
    var registration: Law?
    var then: [ShareDocument]
  }

  var changesTo: [ShareDocument] = []
  var recall: RecallRule?
  var transfer: Transfer?
  var referral: [ShareDocument] = []
  var selfService: SelfServiceRule?
  var visit: Visit?
}
