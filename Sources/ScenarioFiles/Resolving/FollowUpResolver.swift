import CallCenterModel

extension CallType {
  /// Adds what comes before and after an answer; names become indices.
  mutating func apply(_ written: FollowUpDocument, names: [String]) {
    func targets(_ shares: [ShareDocument]) -> [TypeShare] {
      shares.compactMap { share in
        names.firstIndex(of: share.callType.value).map { TypeShare(callType: $0, share: share.share) }
      }
    }
    recall = written.recall
    transfer = written.transfer.map {
      TransferRule(targets: targets($0.to), kind: $0.kind, delay: $0.delay, conference: $0.conference)
    }
    referral = targets(written.referral)
    selfService = written.selfService
    visit = written.visit.map { VisitRule(registration: $0.registration, next: targets($0.then)) }
    redial?.changesTo = targets(written.changesTo)
  }
}
