internal import CallCenterModel

/// What a call type has beyond the plain path of a call: reach the number, wait, talk, hang up.
///
/// The loop asks once whether there is anything; what there is lies in extensions of ``Replication`` of its own.
struct ContactPath: OptionSet {
  let rawValue: UInt16

  /// Work with a due time that may be put aside.
  static let deferred = ContactPath(rawValue: 1 << 8)
  /// Several at a time with one agent.
  static let chat = ContactPath(rawValue: 1 << 9)
  /// Something may follow an answer: a transfer, a recall, an item of another type.
  static let followUps = ContactPath(rawValue: 1 << 0)
  static let selfService = ContactPath(rawValue: 1 << 1)
  static let walkIn = ContactPath(rawValue: 1 << 2)
  static let population = ContactPath(rawValue: 1 << 3)
  /// Who tries again may do so as a contact of another type.
  static let changesType = ContactPath(rawValue: 1 << 4)
  /// Contacts come from other types and bring what they carry.
  static let receives = ContactPath(rawValue: 1 << 5)

  /// Callers may be offered a call-back.
  static let callBack = ContactPath(rawValue: 1 << 6)
  /// Calls that the centre makes.
  static let outbound = ContactPath(rawValue: 1 << 7)

  init(rawValue: UInt16) { self.rawValue = rawValue }

  /// What happens is written down; set by the replication, not by the type.
  static let traced = ContactPath(rawValue: 1 << 15)

  /// Whether there is more than a plain call, traced or not.
  var isBeyondCalls: Bool { !subtracting(.traced).isEmpty }

  init(_ type: CallType) {
    self = []
    if type.channel.isDeferred { insert(.deferred) }
    if type.channel == .chat { insert(.chat) }
    if type.transfer != nil || type.recall != nil || !type.referral.isEmpty { insert(.followUps) }
    if type.selfService != nil { insert(.selfService) }
    if type.channel == .walkIn { insert(.walkIn) }
    if type.population != nil { insert(.population) }
    if type.redial?.changesTo.isEmpty == false { insert(.changesType) }
    if type.callBack != nil { insert(.callBack) }
    if type.dialling != nil { insert(.outbound) }
  }

  /// The paths of all types, those included that contacts of others can come to.
  static func all(_ plan: Plan) -> [ContactPath] {
    var paths = plan.callTypes.map { ContactPath($0) }
    for type in plan.callTypes {
      for target in type.continuations + (type.redial?.changesTo ?? []) { paths[target.callType].insert(.receives) }
    }
    var isComplete = false
    while !isComplete {
      isComplete = true
      for (index, type) in plan.callTypes.enumerated() where !paths[index].isEmpty {
        guard case .refer(let other) = type.outsideHours, paths[other].isEmpty else { continue }
        paths[other].insert(.receives)
        isComplete = false
      }
    }
    return paths
  }

  /// Whether some type of the plan has anything beyond the plain path.
  static func isNeeded(_ plan: Plan) -> Bool {
    plan.callTypes.contains { !ContactPath($0).isEmpty || $0.channel != .voice }
  }

  /// Whether a contact can be passed from one type to another and be counted by both.
  static func hasLegs(_ plan: Plan) -> Bool { plan.callTypes.contains { !$0.continuations.isEmpty } }
}

extension CallType {
  /// Where a contact goes on after its talk.
  fileprivate var continuations: [TypeShare] { (transfer?.targets ?? []) + (visit?.next ?? []) }
}
