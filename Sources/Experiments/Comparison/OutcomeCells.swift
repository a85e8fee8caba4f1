internal import CallCenterModel
internal import CallCenterSimulation

/// What became of attempts, for the explanation of a difference.
struct OutcomeCounts: Sendable, Hashable, Codable {
  var offered: Int64 = 0
  var inTime: Int64 = 0
  var late: Int64 = 0
  var abandoned: Int64 = 0
  var blocked: Int64 = 0
  var deflected: Int64 = 0
  var unfinished: Int64 = 0

  mutating func add(_ sums: ContactSums) {
    offered += sums.offered
    inTime += sums.answeredInTime
    late += sums.answered - sums.answeredInTime
    abandoned += sums.abandoned
    blocked += sums.blocked
    deflected += sums.deflected
    unfinished += sums.unfinished
  }

  static func += (left: inout OutcomeCounts, right: OutcomeCounts) {
    left.offered += right.offered
    left.inTime += right.inTime
    left.late += right.late
    left.abandoned += right.abandoned
    left.blocked += right.blocked
    left.deflected += right.deflected
    left.unfinished += right.unfinished
  }
}

/// Outcomes by call type and hour of the day, for all live types of a plan whose report is a profile.
struct OutcomeCells: Sendable {
  /// Call types, then hours.
  private let hourOfCell: [Int]
  private let isTotalled: [Bool]

  init(_ plan: Plan) {
    precondition(plan.run.intervals == .profile, "outcomes by hour need a profile")
    let perDay = (86_400 + plan.calendar.intervalSeconds - 1) / plan.calendar.intervalSeconds
    hourOfCell = (0..<7 * perDay).map { min($0 % perDay * plan.calendar.intervalSeconds / 3600, 23) }
    isTotalled = plan.totalTypes
  }

  /// Adds a replication to `counts`, shape `[callTypes × 24]`.
  func add(_ measures: ReplicationMeasures, to counts: inout [OutcomeCounts]) {
    let types = isTotalled.count
    for cell in hourOfCell.indices {
      for type in 0..<types where isTotalled[type] {
        let sums = measures.contactCells[cell * types + type]
        if sums.offered > 0 { counts[type * 24 + hourOfCell[cell]].add(sums) }
      }
    }
  }
}
