internal import CallCenterModel
internal import RandomVariates

/// The contacts that agents meet, from the first attempts: less what self-service contains, more what follows an answer.
///
/// Everybody is taken to be answered, and what follows to come in the same interval; the input x of the types solves
/// x = first attempts + xA, with A the shares that go from type to type.
struct FollowUpLoad {
  private let plan: Plan
  /// Shape `[from][to]`.
  private let shares: [[Double]]

  init(_ plan: Plan) {
    self.plan = plan
    shares = plan.callTypes.enumerated().map { index, type in
      var row = [Double](repeating: 0, count: plan.callTypes.count)
      for share in type.transfer?.targets ?? [] { row[share.callType] += share.share }
      for share in type.visit?.next ?? [] { row[share.callType] += share.share }
      for share in type.referral { row[share.callType] += share.share }
      row[index] += type.recall?.unsolved ?? 0
      return row
    }
  }

  /// - Parameters:
  ///   - first: First attempts, shape `[callType][interval]`.
  ///   - intervals: The intervals.
  /// - Returns: The same with what comes before and after an answer.
  func adding(to first: [[Double]], _ intervals: [StaffingInterval]) -> [[Double]] {
    let isPlain = plan.callTypes.allSatisfy { $0.selfService == nil && $0.population == nil }
    if isPlain, shares.allSatisfy({ $0.allSatisfy { $0 == 0 } }) { return first }
    var result = first
    for interval in intervals.indices {
      var own = first.map { $0[interval] }
      for (index, type) in plan.callTypes.enumerated() {
        if let population = type.population {
          let open = type.open.reduce(0) { $0 + $1.clamped(to: intervals[interval].range).count }
          let cycle = population.pause.mean + type.expectedHandleSeconds
          own[index] += Double(population.people * open) / cycle
        }
        if let service = type.selfService { own[index] *= 1 - service.contained - service.abandons }
      }
      var all = own
      // Shares that lead round and round without end make no finite load; a hundred rounds are as good as all.
      for _ in 0..<100 {
        let next = own.indices.map { to in
          own[to] + own.indices.reduce(0) { $0 + all[$1] * shares[$1][to] }
        }
        if next == all { break }
        all = next
      }
      for index in own.indices { result[index][interval] = all[index] }
    }
    return result
  }
}

extension CallType {
  /// Whether something comes before or after an answer that a formula for one queue does not know.
  var hasFollowUps: Bool {
    callBack != nil || selfService != nil
      || transfer != nil || recall != nil || visit != nil || population != nil || !referral.isEmpty
  }

  /// Mean handling with the harder talk after self-service and the conference of warm transfers, at speed 1.
  var expectedHandleSeconds: Double {
    let talk = talk.mean * (selfService?.residual ?? 1)
    return talk + (wrapUp?.mean ?? 0) + (transfer?.targets.total ?? 0) * (transfer?.conference?.mean ?? 0)
  }
}
