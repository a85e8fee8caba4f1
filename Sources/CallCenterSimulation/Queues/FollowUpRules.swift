internal import CallCenterModel
internal import RandomVariates

/// What the engine needs to know of a call type beyond the plain path.
struct FollowUpRules {
  /// One of several types, each with its share, or none.
  struct Choice {
    private let targets: [(type: Int, upTo: Double)]
    let total: Double

    init(_ shares: [TypeShare]) {
      var sum = 0.0
      targets = shares.map { share in
        sum += share.share
        return (share.callType, sum)
      }
      total = sum
    }

    /// The target at a uniform number; `total` in place of the sum of the shares, whose proportions stay.
    func target(_ uniform: Double, total: Double) -> Int? {
      guard uniform < total, let last = targets.last else { return nil }
      let position = uniform / total * last.upTo
      return (targets.first { position < $0.upTo } ?? last).type
    }

    func target(_ uniform: Double) -> Int? { target(uniform, total: total) }
  }

  let isWalkIn: Bool
  let isDeferred: Bool
  let transfer: Choice
  let isWarm: Bool
  let transferDelay: Sampler?
  let conference: Sampler?
  let unsolved: Double
  let recallDelay: Sampler?
  let maximumRecalls: Int
  let referral: Choice
  let changesTo: Choice
  let selfServiceTime: Sampler?
  let contained: Double
  let leavesSelfService: Double
  let residual: Double
  /// 0: no limit.
  let selfServiceLines: Int
  let registration: Sampler?
  let next: Choice
  let pause: Sampler?
  /// By group; of the type where a group has no value of its own.
  let unsolvedByGroup: [Double]
  let transferredByGroup: [Double]

  init(_ index: Int, of plan: Plan) {
    let type = plan.callTypes[index]
    isWalkIn = type.channel == .walkIn
    isDeferred = type.channel.isDeferred
    transfer = Choice(type.transfer?.targets ?? [])
    isWarm = type.transfer?.kind == .warm
    transferDelay = type.transfer?.delay?.sampler
    conference = type.transfer?.conference?.sampler
    unsolved = type.recall?.unsolved ?? 0
    recallDelay = type.recall?.delay.sampler
    maximumRecalls = type.recall?.maximum ?? 0
    referral = Choice(type.referral)
    changesTo = Choice(type.redial?.changesTo ?? [])
    selfServiceTime = type.selfService?.time.sampler
    contained = type.selfService?.contained ?? 0
    leavesSelfService = (type.selfService?.contained ?? 0) + (type.selfService?.abandons ?? 0)
    residual = type.selfService?.residual ?? 1
    selfServiceLines = type.selfService?.lines ?? 0
    registration = type.visit?.registration?.sampler
    next = Choice(type.visit?.next ?? [])
    pause = type.population?.pause.sampler
    let skills = plan.agentGroups.map { group in group.skills.first { $0.callType == index } }
    unsolvedByGroup = skills.map { [unsolved] in $0?.unsolved ?? unsolved }
    transferredByGroup = skills.map { [transfer] in $0?.transfers ?? transfer.total }
  }
}
