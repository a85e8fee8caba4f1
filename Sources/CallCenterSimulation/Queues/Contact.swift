internal import RandomVariates

/// One attempt of a caller, and the caller between attempts.
struct Contact {
  enum State: UInt8 {
    case free, waiting, talking, wrappingUp, betweenAttempts
    /// Before the queue.
    case inSelfService, registering
    /// The first agent of a warm transfer waits with the caller, then talks to both; the caller on the way to the queue.
    case holding, conferring, beingTransferred
    /// Between contacts: will try again as another type, will come again with the same matter, a person of a population.
    case changingType, awaitingRecall, pausing
    /// A call-back in its line, on the way to another try, and while an agent dials.
    case promised, awaitingRetry, dialling
    /// A record in the list, looked at, in the air, on the way back to the list; somebody else has answered.
    case listed, previewing, ringing, awaitingRedial, misdirected

    /// The contact has not been answered or lost yet, or its caller will try again.
    var isOpen: Bool {
      switch self {
      case .waiting, .betweenAttempts, .inSelfService, .registering, .changingType: true
      case .promised, .awaitingRetry, .dialling: true
      default: false
      }
    }
  }

  /// What distinguishes a contact from a first attempt outside the window.
  struct Flags: OptionSet {
    let rawValue: UInt8
    /// Of the window, so that the replication follows it to its end.
    static let tracked = Flags(rawValue: 1)
    /// Came by a transfer or as a further service of one visit: counted by its type, not again in the total.
    static let leg = Flags(rawValue: 2)
    /// Accepted to be called back.
    static let promised = Flags(rawValue: 4)
    /// The one asked for has answered an outbound call.
    static let rightParty = Flags(rawValue: 8)
    /// Not simply answered when an agent takes it: deferred work that an agent has begun (while it waits again, the rest of its
    /// handling stands in `wrapUpEnd`), a call-back, somebody reached by an outbound call.
    static let begun = Flags(rawValue: 64)
  }

  /// Draws of the current attempt come from here.
  var key: StreamKey
  /// When the attempt came.
  var arrival: Int64
  /// When patience ends, `Int64.max` without end; of deferred work the due time; of a chat in hand the work of its holder
  /// at which it ends.
  var expiry: Int64
  /// When the agent is free, while the caller still talks or deferred work is in hand.
  var wrapUpEnd: Int64
  /// Reporting interval of this attempt and of the caller's first; −1 outside the window.
  var cell: Int32
  var firstCell: Int32
  /// Links of the waiting line, of the work in hand, or of the free slots; of a chat in hand its place and its holder.
  var next: Int32
  var previous: Int32
  /// The number the caller knows, and dials again.
  var dialled: Int16
  /// The type the attempt belongs to, after a referral another than `dialled`.
  var callType: Int16
  var group: Int16
  /// Overflow stages already passed.
  var stage: Int16
  /// 1 for the first.
  var attempt: Int16
  var state: State
  var flags: Flags

  @inline(__always)
  var isTracked: Bool { flags.contains(.tracked) }
}

/// Slots of contacts, reused; the index of a slot is the identity of a contact while it lives.
struct ContactPool: ~Copyable {
  private(set) var slots: UnsafeMutablePointer<Contact>
  /// Beside `slots`, where the plan needs it.
  private(set) var details: UnsafeMutablePointer<ContactDetail>
  let hasDetails: Bool
  private(set) var capacity: Int
  private var freeHead: Int32 = -1
  /// Slots that were ever used.
  private(set) var used = 0

  init(capacity: Int, hasDetails: Bool = false) {
    self.capacity = capacity
    self.hasDetails = hasDetails
    slots = .allocate(capacity: capacity)
    details = .allocate(capacity: hasDetails ? capacity : 1)
  }

  deinit {
    slots.deallocate()
    details.deallocate()
  }

  mutating func removeAll() {
    used = 0
    freeHead = -1
  }

  @inline(__always)
  var isFull: Bool { freeHead < 0 && used == capacity }

  /// Doubles the number of slots.
  mutating func grow() {
    let larger = UnsafeMutablePointer<Contact>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: slots, count: used)
    slots.deallocate()
    slots = larger
    if hasDetails {
      let more = UnsafeMutablePointer<ContactDetail>.allocate(capacity: capacity * 2)
      more.moveInitialize(from: details, count: used)
      details.deallocate()
      details = more
    }
    capacity *= 2
  }

  /// A slot to fill; there must be one.
  @inline(__always)
  mutating func take() -> Int {
    let index: Int
    if freeHead >= 0 {
      index = Int(freeHead)
      freeHead = slots[index].next
    } else {
      index = used
      used &+= 1
    }
    if _slowPath(hasDetails) { clearDetail(index) }
    return index
  }

  /// The slot that was just taken carries nothing yet.
  @inline(never)
  private func clearDetail(_ index: Int) { (details + index).initialize(to: ContactDetail()) }

  @inline(__always)
  mutating func release(_ index: Int) {
    slots[index].state = .free
    slots[index].next = freeHead
    freeHead = Int32(truncatingIfNeeded: index)
  }
}
