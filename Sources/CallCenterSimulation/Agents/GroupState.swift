/// The agents of one group at an instant.
///
/// Within a group agents are exchangeable: `present` are ready for contacts or busy with one, `onShift` are at work, those on
/// a break or off the phone included, `busy` have a contact in hand. After a cut `busy` may exceed `present`: nothing new
/// starts until it has come down below. What exceeds `onShift` is overtime.
///
/// Integrals over the running interval are kept as −Σ Δ·t, complete once the present value times now is added; the
/// arithmetic wraps, because only the difference over one interval has to fit.
struct GroupState {
  private(set) var present: Int64 = 0
  private(set) var onShift: Int64 = 0
  private(set) var busy: Int64 = 0
  private var busyIntegral: Int64 = 0
  private var presentIntegral: Int64 = 0
  private var excessIntegral: Int64 = 0
  private var overtimeIntegral: Int64 = 0

  @inline(__always)
  var hasIdleAgent: Bool { busy < present }
  var idle: Int64 { max(0, present - busy) }
  private var excess: Int64 { max(0, busy - present) }
  private var overtime: Int64 { max(0, busy - onShift) }

  @inline(__always)
  mutating func begin(at now: Int64) {
    busyIntegral &-= now
    busy &+= 1
  }

  /// A contact is in hand, perhaps above the number present.
  mutating func beginAbove(at now: Int64) {
    begin(at: now)
    if busy > present { excessIntegral &-= now }
    if busy > onShift { overtimeIntegral &-= now }
  }

  @inline(__always)
  mutating func finish(at now: Int64) {
    busyIntegral &+= now
    if busy > present {
      excessIntegral &+= now
      if busy > onShift { overtimeIntegral &+= now }
    }
    busy &-= 1
  }

  mutating func set(present newPresent: Int64, onShift newOnShift: Int64, at now: Int64) {
    let (excessBefore, overtimeBefore, presentBefore) = (excess, overtime, present)
    present = newPresent
    onShift = newOnShift
    presentIntegral &-= (present - presentBefore) &* now
    excessIntegral &-= (excess - excessBefore) &* now
    overtimeIntegral &-= (overtime - overtimeBefore) &* now
  }

  /// Agent-microseconds, busy and on duty, of the running interval so far.
  func running(at now: Int64) -> (busy: Int64, present: Int64) {
    (busyIntegral &+ busy &* now, presentIntegral &+ present &* now)
  }

  /// Closes the running interval at `now`: agent-microseconds since it began.
  mutating func closeInterval(at now: Int64) -> AgentSums {
    var sums = AgentSums()
    sums.busy = busyIntegral &+ busy &* now
    sums.present = presentIntegral &+ present &* now
    sums.excess = excessIntegral &+ excess &* now
    sums.overtime = overtimeIntegral &+ overtime &* now
    busyIntegral = 0 &- busy &* now
    presentIntegral = 0 &- present &* now
    excessIntegral = 0 &- excess &* now
    overtimeIntegral = 0 &- overtime &* now
    return sums
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
    since[(first &+ count) & mask] = now
    count &+= 1
  }

  @inline(__always)
  mutating func removeFirst() {
    first &+= 1
    count &-= 1
  }

  mutating func removeAll() {
    first = 0
    count = 0
  }
}
