internal import CallCenterModel
internal import RandomVariates

/// Deferred work of a running replication: due times, what is open, and what agents have in hand.
struct WorkDesk {
  /// What the loop needs to know of a type of deferred work.
  struct Rules {
    let dueTimes: DueTimes
    let isInterruptible: Bool
    let resumption: Sampler?
  }

  private let typeCount: Int
  private let priorities: [Int]
  /// By type; `nil` for contacts that cannot wait.
  let rules: [Rules?]
  /// Deferred types, by index.
  let types: [Int]
  /// By group: interruptible types it serves, the lowest priority first.
  let interruptible: [[Int]]
  /// Begun and not yet done, in the order in which agents took it up, shape `[group × type]`.
  private var inHand: [WaitingLine]
  /// Received and not yet done, by type.
  var open: [Int64]

  init(_ plan: Plan) {
    typeCount = plan.callTypes.count
    priorities = plan.callTypes.map(\.priority)
    rules = plan.callTypes.map { type in
      guard type.channel.isDeferred else { return nil }
      guard let work = type.deferred else { preconditionFailure("call type \(type.name) has no deadline") }
      return Rules(
        dueTimes: DueTimes(work, calendar: plan.calendar, oldest: type.start.backlogSeconds.first ?? 0),
        isInterruptible: work.isInterruptible,
        resumption: work.resumption?.sampler)
    }
    let rules = rules
    types = rules.indices.filter { rules[$0] != nil }
    interruptible = plan.agentGroups.map { group in
      group.skills.map(\.callType).filter { rules[$0]?.isInterruptible == true }.sorted {
        (-plan.callTypes[$0].priority, $0) < (-plan.callTypes[$1].priority, $1)
      }
    }
    let lines = types.isEmpty ? 0 : plan.agentGroups.count * typeCount
    inHand = Array(repeating: WaitingLine(), count: lines)
    open = Array(repeating: 0, count: types.isEmpty ? 0 : typeCount)
  }

  mutating func reset() {
    for index in inHand.indices { inHand[index] = WaitingLine() }
    for index in open.indices { open[index] = 0 }
  }

  mutating func take(_ index: Int, _ group: Int, _ type: Int, _ slots: UnsafeMutablePointer<Contact>) {
    inHand[group * typeCount + type].append(index, slots)
  }

  mutating func release(_ index: Int, _ group: Int, _ type: Int, _ slots: UnsafeMutablePointer<Contact>) {
    inHand[group * typeCount + type].remove(index, slots)
  }

  /// The items of a type that agents of a group have in hand.
  func inHand(_ group: Int, _ type: Int) -> WaitingLine { inHand[group * typeCount + type] }

  /// The interruptible item in the hands of a group that can best wait: of the lowest priority, of each type the one taken
  /// up last, of those the one that is due last; −1 if there is none of a lower priority (a greater number) than `priority`.
  ///
  /// - Complexity: O(1) in the items in hand.
  func leastUrgent(_ group: Int, below priority: Int, _ slots: UnsafeMutablePointer<Contact>) -> Int {
    guard !inHand.isEmpty else { return -1 }
    var chosen = -1
    var least = priority
    for type in interruptible[group] {
      guard priorities[type] > priority, chosen < 0 || priorities[type] == least else { break }
      let last = Int(inHand[group * typeCount + type].tail)
      guard last >= 0, chosen < 0 || slots[last].expiry > slots[chosen].expiry else { continue }
      chosen = last
      least = priorities[type]
    }
    return chosen
  }
}
