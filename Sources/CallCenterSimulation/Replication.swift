package import CallCenterModel
internal import OutputAnalysis
internal import RandomVariates

/// The discrete-event engine: runs replications of one plan, one after another, on one thread.
///
/// The memory of one replication is reused by the next; no call allocates. Equal plan, seed and replication number give
/// equal measures, whatever ran before and on whatever thread.
package struct Replication: ~Copyable {
  /// What the loop needs to know of a call type.
  struct TypeRules {
    var patience: PlainSampler?
    var talk: PlainSampler
    var wrapUp: PlainSampler?
    var balking: Double
    /// Probability of dialling again after giving up, after a busy signal.
    var redialAfterAbandonment: Double
    var redialAfterBlocking: Double
    var redialDelay: PlainSampler
    var maximumAttempts: Int
    var priority: Int
    /// 0: no limit.
    var lines: Int
    /// −1: outside hours an attempt is closed; else the type it is referred to.
    var referral: Int
    /// What goes beyond the plain path; empty for a plain call.
    var path: ContactPath
    var threshold: Int64
    var shortAbandon: Int64
    /// Keeps what the plain samplers refer to.
    var samplers: [SharedSampler]
  }

  let plan: Plan
  let grid: ReportGrid
  let typeCount: Int
  let byEnd: Bool
  let sharedLines: Int
  /// Whether a type or all together are limited; else nobody counts lines.
  let hasLines: Bool
  let releasesLinesEarly: Bool
  let comparesIdleness: Bool
  /// Whether some contacts are not simply calls: chats or deferred work.
  let hasChannels: Bool
  /// Whether deferred work stands beside types that wait live.
  let mixesDeferred: Bool
  /// Whether people come in person.
  let hasVisitors: Bool
  let checksInvariants: Bool
  /// Whether what happens is written down.
  let traces: Bool
  /// When the simulation begins, and whether anything is under way then.
  let start: Int64
  let hasStartingState: Bool
  /// Whether ``observations`` are kept.
  let observesHandling: Bool
  let usesRoutingRules: Bool
  /// Whether contacts wait in lines by stage or by group too.
  let hasRoutingLines: Bool
  let policies: RoutingPolicies
  let agentSelection = PreferredThenLongestIdle()
  let contactSelection = PriorityThenPreferenceThenLongestWait()
  let rules: UnsafeMutablePointer<TypeRules>
  let sources: UnsafeMutablePointer<ArrivalSource>
  let opening: UnsafeMutablePointer<OpeningHours>
  /// Calls of a type that wait or talk, and of all types; kept only where `hasLines`.
  let linesInUse: UnsafeMutablePointer<Int>
  /// −Σ Δ(waiting) · t of the running interval, by type.
  let queueIntegrals: UnsafeMutablePointer<Int64>
  /// Microseconds of handling per second of need, shape `[group × type]`.
  let speedScale: UnsafeMutablePointer<Double>
  /// By type; empty where no type has anything beyond the plain path.
  let followUps: [FollowUpRules]
  /// Callers in self-service, by type.
  var inSelfService: [Int]
  /// The people of all populations, and where those of a type begin.
  var members: [Member]
  let firstMembers: [Int]
  let timers: [PlanTimer]
  /// Whether numbers of people depend on what happens, not on the roster alone.
  let hasStaffRules: Bool
  /// Whether people have spells off the phone.
  let hasSpells: Bool
  let breakTimer: Int?
  let firstContactEntity: Int

  var heap: EventHeap
  var centre: CentreState
  var store: MeasureStore
  var observations: HandlingObservations
  var staffing: StaffingTimeline
  /// Deferred work in hand.
  var desk: WorkDesk
  /// By group; empty without chats.
  var chatDesks: [ChatDesk]
  /// Promises to call back, by call type.
  var callBacks: CallBackDesk
  /// Lists of numbers, the type of the highest priority first.
  var dialers: [Dialer]
  let hasDialers: Bool
  var staffingCursor = 0
  var intervalCursor = -1
  /// Reporting interval of the clock; −1 outside the window.
  var clockCell: Int32 = -1
  var now: Int64 = 0
  var allLinesInUse = 0
  var allWaiting = 0
  /// Deferred work in the lines where contacts wait live too: `allWaiting` includes it, the longest queue does not.
  var deferredWaiting = 0
  /// Contacts or callers of the window that have not ended.
  var tracked = 0
  var attemptsBegun = 0
  var attemptsEnded = 0
  var board: StaffBoard
  var breaks = BreakBook()
  var spells = SpellBook()
  var outages: [OutageClock] = []
  var schedule: StaffSchedule
  /// The key of the running replication.
  var root = StreamKey(seed: 0, replication: 0)
  var trace = TraceRecorder()

  /// - Parameters:
  ///   - written: The plan; its rates are those of first attempts.
  ///   - checksInvariants: Whether every event is followed by a check of the engine's invariants.
  ///   - traces: Whether replications are run to be traced.
  package init(_ written: Plan, checksInvariants: Bool = false, traces: Bool = false) {
    let plan = written.inParts
    self.plan = plan
    self.checksInvariants = checksInvariants
    self.traces = traces
    start = Int64(plan.calendar.startSeconds) * 1_000_000
    hasStartingState = plan.hasStartingState
    grid = ReportGrid(plan)
    typeCount = plan.callTypes.count
    byEnd = plan.run.attribution == .byEnd
    sharedLines = plan.lines ?? 0
    hasLines = plan.lines != nil || plan.callTypes.contains { $0.lines != nil }
    releasesLinesEarly = hasLines && plan.callTypes.contains { $0.wrapUp != nil }
    let routing = RoutingTable(plan).addingPromises(of: plan)
    let lineCount = routing.servers.count
    comparesIdleness = routing.comparesIdleness
    mixesDeferred = plan.totalTypes.contains(false)
    hasChannels = plan.callTypes.contains { $0.channel.isDeferred || $0.channel == .chat }
    hasVisitors = plan.callTypes.contains { $0.channel == .walkIn }
    usesRoutingRules = plan.usesRoutingRules
    policies = RoutingPolicies(plan.routing)
    rules = .allocate(capacity: lineCount)
    sources = .allocate(capacity: typeCount)
    opening = .allocate(capacity: typeCount)
    linesInUse = .allocate(capacity: typeCount)
    linesInUse.initialize(repeating: 0, count: typeCount)
    queueIntegrals = .allocate(capacity: lineCount)
    queueIntegrals.initialize(repeating: 0, count: lineCount)
    for (index, type) in plan.callTypes.enumerated() {
      (rules + index).initialize(to: TypeRules(type))
      if traces { rules[index].path.insert(.traced) }
      do {
        (sources + index).initialize(to: try ArrivalSource(type, calendar: plan.calendar))
      } catch {
        preconditionFailure("call type \(type.name): \(error)")
      }
      (opening + index).initialize(to: OpeningHours(type.open))
    }
    Self.layPromiseRules(rules, of: plan)
    let hasFollowUps = ContactPath.isNeeded(plan)
    if hasFollowUps {
      for (index, path) in ContactPath.all(plan).enumerated() { rules[index].path.formUnion(path) }
    }
    let promising = plan.callTypes.indices.filter { plan.callTypes[$0].callBack != nil }
    followUps = hasFollowUps ? (plan.callTypes.indices + promising).map { FollowUpRules($0, of: plan) } : []
    callBacks = CallBackDesk(plan)
    dialers = Dialer.dialers(plan)
    hasDialers = !dialers.isEmpty
    inSelfService = Array(repeating: 0, count: followUps.count)
    var members: [Member] = []
    firstMembers = plan.callTypes.enumerated().map { index, type in
      let first = members.count
      let member = Member(key: StreamKey(seed: 0, replication: 0), callType: index)
      members += Array(repeating: member, count: type.population?.people ?? 0)
      return first
    }
    self.members = members
    centre = CentreState(plan, routing: routing)
    hasRoutingLines = centre.routing.hasLines
    speedScale = .allocate(capacity: max(1, typeCount * plan.agentGroups.count))
    speedScale.initialize(repeating: 1e6, count: typeCount * plan.agentGroups.count)
    for (group, demands) in routing.demands.enumerated() {
      for demand in demands where demand.callType < typeCount {
        speedScale[group * typeCount + demand.callType] = demand.microsecondsPerSecond
      }
    }
    timers = PlanTimer.timers(of: plan)
    hasSpells = StaffingTimeline.hasSpells(plan)
    hasStaffRules = PlanTimer.changeStaff(timers, hasSpells: hasSpells)
    breakTimer = timers.firstIndex(of: .breaks)
    schedule = StaffSchedule(plan)
    board = StaffBoard(groups: plan.agentGroups.count, loans: schedule.loans)
    firstContactEntity = typeCount + 2 + timers.count
    heap = EventHeap(entities: firstContactEntity + centre.pool.capacity)
    store = MeasureStore(plan, grid: grid)
    observations = HandlingObservations(plan, grid: grid)
    observesHandling = observations.isActive
    staffing = StaffingTimeline(plan)
    desk = WorkDesk(plan)
    chatDesks = ChatDesk.desks(plan)
  }

  deinit {
    rules.deinitialize(count: centre.lineCount)
    rules.deallocate()
    sources.deinitialize(count: typeCount)
    sources.deallocate()
    opening.deinitialize(count: typeCount)
    opening.deallocate()
    linesInUse.deallocate()
    queueIntegrals.deallocate()
    speedScale.deallocate()
  }

  /// Runs one replication from its beginning to its end.
  package mutating func run(number: Int) -> ReplicationMeasures {
    simulate(number: number)
    var measures = store.collect()
    if observesHandling { measures.handlingDeviations = observations.deviations }
    return measures
  }

  /// Runs one long replication and cuts its window into the batches of the plan.
  package mutating func runBatches(
    number: Int, isCancelled: () -> Bool = { false }
  ) -> [ReplicationMeasures] {
    reset(number: number)
    while !isOver {
      if isCancelled() { return [] }
      for _ in 0..<1 << 16 where !isOver {
        step()
        if usesRoutingRules { settle() }
      }
    }
    finish()
    return store.collectBatches(observations)
  }

  private mutating func simulate(number: Int) {
    reset(number: number)
    let windowEnd = Int64(plan.calendar.windowEnd) * 1_000_000
    let horizon = Int64(plan.calendar.horizon) * 1_000_000
    if usesRoutingRules {
      runByRules()
    } else {
      while heap.firstKey >> 3 < windowEnd || intervalCursor < grid.intervals.count { step() }
      while tracked > 0, heap.firstKey >> 3 <= horizon { step() }
    }
    finish()
  }

  private mutating func finish() {
    if checksInvariants { checkInvariants() }
    if tracked > 0 { endUnfinished() }
  }

  /// Whether the window is over and nothing of it remains to be followed.
  var isOver: Bool {
    let next = heap.firstKey >> 3
    if next < Int64(plan.calendar.windowEnd) * 1_000_000 || intervalCursor < grid.intervals.count { return false }
    return tracked == 0 || next > Int64(plan.calendar.horizon) * 1_000_000
  }
}

extension Replication.TypeRules {
  init(_ type: CallType) {
    func microseconds(_ seconds: Double) -> Int64 { Int64((seconds * 1e6).rounded()) }
    var samplers: [SharedSampler] = []
    func plain(_ law: Law) -> PlainSampler {
      let sampler = SharedSampler(law.sampler)
      samplers.append(sampler)
      return PlainSampler(sampler)
    }
    patience = type.patience.map(plain)
    talk = plain(type.talk)
    wrapUp = type.wrapUp.map(plain)
    balking = type.balking
    redialAfterAbandonment = type.redial?.afterAbandonment ?? 0
    redialAfterBlocking = type.redial?.afterBlocking ?? 0
    redialDelay = plain(type.redial?.delay ?? type.talk)
    maximumAttempts = type.redial?.maximumAttempts ?? 1
    priority = type.priority
    lines = type.lines ?? 0
    referral =
      switch type.outsideHours {
      case .closed: -1
      case .refer(let other): other
      }
    path = ContactPath(type)
    threshold = microseconds(type.target.thresholdSeconds)
    shortAbandon = microseconds(type.target.shortAbandonSeconds)
    self.samplers = samplers
  }
}
