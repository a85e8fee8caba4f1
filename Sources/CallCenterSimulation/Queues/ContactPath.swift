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

  init(rawValue: UInt16) { self.rawValue = rawValue }

  /// What happens is written down; set by the replication, not by the type.
  static let traced = ContactPath(rawValue: 1 << 15)

  init(_ type: CallType) {
    self = []
    if type.channel.isDeferred { insert(.deferred) }
    if type.channel == .chat { insert(.chat) }
  }

  /// Whether some type of the plan has anything beyond the plain path.
  static func isNeeded(_ plan: Plan) -> Bool {
    plan.callTypes.contains { !ContactPath($0).isEmpty || $0.channel != .voice }
  }

  /// Whether a contact can be passed from one type to another and be counted by both.
  static func hasLegs(_ plan: Plan) -> Bool { false }
}
