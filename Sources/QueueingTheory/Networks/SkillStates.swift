/// The states of a multi-skill system as rows of counters: busy agents of each group (and call type, where a group's
/// handling times differ), waiting calls of each type, and for the chain of one caller those of his type ahead of him.
struct SkillStates {
  /// One counter of busy agents.
  struct Counter {
    let group: Int
    let rate: Double
  }

  let system: MultiskillSystem
  /// The most calls that may wait.
  let room: Int
  let counters: [Counter]
  /// The counter of each group and call type.
  private let counterOf: [[Int]]
  let arrivalRates: [Double]
  let leaveRates: [Double]
  /// The groups of each call type and the call types of each group by rank.
  private let groupsOf: [[Int]]
  private let typesOf: [[Int]]
  private let radices: [UInt64]

  /// Rates are per second.
  init(_ system: MultiskillSystem, room: Int) throws(QueueingError) {
    self.system = system
    self.room = room
    arrivalRates = system.callTypes.map { $0.callsPerHour / 3600 }
    leaveRates = system.callTypes.map { 1 / $0.patienceSeconds }
    func byRank(_ row: [Int]) -> [Int] { row.indices.filter { row[$0] > 0 }.sorted { row[$0] < row[$1] } }
    groupsOf = system.callToGroup.map(byRank)
    typesOf = system.groupToCall.map(byRank)
    var counters: [Counter] = []
    var counterOf: [[Int]] = []
    for (index, group) in system.groups.enumerated() {
      var row = [Int](repeating: -1, count: system.callTypes.count)
      var known: [Double: Int] = [:]
      for type in system.callTypes.indices where system.groupToCall[index][type] > 0 {
        let seconds = group.handleSeconds[type]
        if known[seconds] == nil {
          known[seconds] = counters.count
          counters.append(Counter(group: index, rate: 1 / seconds))
        }
        row[type] = known[seconds] ?? -1
      }
      counterOf.append(row)
    }
    self.counters = counters
    self.counterOf = counterOf
    radices =
      counters.map { UInt64(system.groups[$0.group].agents + 1) }
      + [UInt64](repeating: UInt64(room + 2), count: system.callTypes.count + 1)
    let size = radices.reduce(1.0) { $0 * Double($1) }
    guard size < 1e18 else {
      throw .tooLarge(chain: "chain of the system", size: size, limit: Double(MultiskillSystem.maximumStates))
    }
  }

  /// The place of the waiting calls of a type, and of those ahead of one caller.
  func queue(_ type: Int) -> Int { counters.count + type }
  var ahead: Int { counters.count + arrivalRates.count }
  var width: Int { ahead + 1 }

  func key(_ state: [Int]) -> UInt64 {
    var key: UInt64 = 0
    for (value, radix) in zip(state, radices) { key = key * radix + UInt64(value) }
    return key
  }

  func waiting(_ state: [Int]) -> Int {
    var sum = 0
    for type in arrivalRates.indices { sum += state[queue(type)] }
    return sum
  }

  /// The group of best rank with a free agent.
  func freeGroup(_ state: [Int], for type: Int) -> Int? {
    groupsOf[type].first { group in
      var busy = 0
      for (index, counter) in counters.enumerated() where counter.group == group { busy += state[index] }
      return busy < system.groups[group].agents
    }
  }

  /// All transitions out of a state.
  ///
  /// With `tagged`, one caller of that type is followed: he is the one behind `ahead` others; `end` tells whether he is
  /// answered or gives up. Where the queue is unlimited, those behind him are left out.
  func transitions(
    from state: inout [Int], tagged: Int?, _ body: ([Int], Double) -> Void,
    end: (_ answered: Bool, Double) -> Void
  ) {
    let hasRoom = waiting(state) < room
    for (type, rate) in arrivalRates.enumerated() where rate > 0 {
      if tagged == type, system.waitingRoom == nil { continue }
      if let group = freeGroup(state, for: type) {
        moved(&state, counterOf[group][type], 1, rate, body)
      } else if hasRoom {
        moved(&state, queue(type), 1, rate, body)
      }
    }
    for (index, counter) in counters.enumerated() where state[index] > 0 {
      let rate = Double(state[index]) * counter.rate
      state[index] -= 1
      serveNext(&state, counter.group, tagged, rate, body, end)
      state[index] += 1
    }
    for (type, leave) in leaveRates.enumerated() where leave > 0 && state[queue(type)] > 0 {
      guard type == tagged else {
        moved(&state, queue(type), -1, Double(state[queue(type)]) * leave, body)
        continue
      }
      end(false, leave)
      let before = state[ahead]
      let behind = state[queue(type)] - 1 - before
      if behind > 0 { moved(&state, queue(type), -1, Double(behind) * leave, body) }
      if before > 0 {
        state[ahead] -= 1
        moved(&state, queue(type), -1, Double(before) * leave, body)
        state[ahead] += 1
      }
    }
  }

  private func serveNext(
    _ state: inout [Int], _ group: Int, _ tagged: Int?, _ rate: Double, _ body: ([Int], Double) -> Void,
    _ end: (Bool, Double) -> Void
  ) {
    guard let type = typesOf[group].first(where: { state[queue($0)] > 0 }) else {
      body(state, rate)
      return
    }
    let isTagged = type == tagged
    if isTagged, state[ahead] == 0 {
      end(true, rate)
      return
    }
    let counter = counterOf[group][type]
    state[counter] += 1
    state[queue(type)] -= 1
    if isTagged { state[ahead] -= 1 }
    body(state, rate)
    if isTagged { state[ahead] += 1 }
    state[queue(type)] += 1
    state[counter] -= 1
  }

  private func moved(
    _ state: inout [Int], _ place: Int, _ step: Int, _ rate: Double, _ body: ([Int], Double) -> Void
  ) {
    state[place] += step
    body(state, rate)
    state[place] -= step
  }
}
