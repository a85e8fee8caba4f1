/// The agents of one group at an instant.
///
/// Within a group agents are exchangeable: `present` are on duty, `busy` have a contact in hand. After a cut `busy` may
/// exceed `present`; those agents work overtime, and nothing new starts until `busy` has come down below `present`.
struct GroupState {
  var present: Int64 = 0
  var busy: Int64 = 0
  /// ∫ busy dt of the running interval, as −Σ Δbusy · t: complete once `busy · now` is added.
  var busyIntegral: Int64 = 0
  var presentIntegral: Int64 = 0
  var overtimeIntegral: Int64 = 0

  @inline(__always)
  var hasIdleAgent: Bool { busy < present }
  var idle: Int64 { max(0, present - busy) }

  @inline(__always)
  mutating func begin(at now: Int64) {
    busyIntegral -= now
    busy += 1
  }

  @inline(__always)
  mutating func finish(at now: Int64) {
    busyIntegral += now
    if busy > present { overtimeIntegral += now }
    busy -= 1
  }

  mutating func set(present new: Int64, at now: Int64) {
    presentIntegral -= (new - present) * now
    overtimeIntegral -= (max(0, busy - new) - max(0, busy - present)) * now
    present = new
  }

  /// Closes the running interval at `now`: agent-microseconds since it began.
  mutating func closeInterval(at now: Int64) -> (busy: Int64, present: Int64, overtime: Int64) {
    let over = max(0, busy - present)
    let totals = (busyIntegral + busy * now, presentIntegral + present * now, overtimeIntegral + over * now)
    busyIntegral = -busy * now
    presentIntegral = -present * now
    overtimeIntegral = -over * now
    return totals
  }
}

/// Since when the idle agents of a group are idle, longest first; kept only where groups are compared by it.
struct IdleLine: ~Copyable {
  private var since: UnsafeMutablePointer<Int64>
  private let mask: Int
  private var first = 0
  private(set) var count = 0

  init(capacity: Int) {
    var size = 1
    while size < capacity { size *= 2 }
    mask = size - 1
    since = .allocate(capacity: size)
    since.initialize(repeating: 0, count: size)
  }

  deinit { since.deallocate() }

  @inline(__always)
  var longestIdleSince: Int64 { since[first & mask] }

  @inline(__always)
  mutating func append(_ now: Int64) {
    precondition(count <= mask, "\(count) idle agents in a line for \(mask + 1)")
    since[(first + count) & mask] = now
    count += 1
  }

  @inline(__always)
  mutating func removeFirst() {
    first += 1
    count -= 1
  }

  mutating func removeAll() {
    first = 0
    count = 0
  }
}
