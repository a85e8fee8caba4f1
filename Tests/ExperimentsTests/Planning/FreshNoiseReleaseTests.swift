import CallCenterModel
import OutputAnalysis
import Scheduling
import Testing

@testable import Experiments

/// Whoever looks for the cheapest people on some random numbers finds those who were lucky there.
///
/// A search alone falls into that trap of optimising on noise; what is returned does not.
@Suite(.serialized) struct FreshNoiseReleaseTests {
  private static let replications = 2
  private static let instances = Array(PlanningInstance.everyKindOfTarget[...1])
  private static let error = 0.05

  private static func master(_ plan: Plan, _ criteria: [ServiceCriterion]) -> ShiftMaster {
    let groups = plan.planning?.pools.map(\.group) ?? []
    return ShiftMaster(
      ShiftBook(plan), capacity: CapacityNeed.all(plan, groups: groups, criteria: criteria),
      limits: SearchLimits(gap: 0.005, nodes: 100))
  }

  private static func sampler(_ plan: Plan) -> OutcomeSampler {
    OutcomeSampler(
      ServiceCriterion.all(plan.planning?.targets ?? [], of: plan), seed: plan.run.seed, replications: replications,
      threads: 2)
  }

  /// Every claim of the search is true on its own two replications; on 4,000 others many are proved false, each at an error
  /// of 1e-7.
  @Test func aSearchAloneClaimsWhatFreshNumbersDisprove() throws {
    var disproved = 0
    var optimism: [Double] = []
    for (plan, seed) in Self.instances.flatMap({ instance in (1...6).map { (instance.plan, UInt64($0)) } }) {
      var plan = plan
      plan.run.seed = seed
      let sampler = Self.sampler(plan)
      let found = try CutPlanner(Self.master(plan, sampler.criteria), sampler: sampler, settings: CutSettings())
        .plan(CriterionMargins(sampler.criteria))
      guard found.meetsCriteria else { continue }
      let fresh = try OutcomeSampler(sampler.criteria, seed: 0xF7E5_4, replications: 4_000, threads: 2)
        .sample(found.answer.plan)
      for (index, criterion) in sampler.criteria.enumerated() {
        for period in criterion.periods.indices {
          guard let claimed = found.sample.value(index, period), let truth = fresh.value(index, period) else {
            continue
          }
          #expect(claimed >= criterion.level * (1 - 1e-12))
          optimism.append(claimed - truth)
          let upper = try fresh.promise(index, period, error: 1e-7)?.upper ?? 1
          if upper < criterion.probability ?? criterion.level { disproved += 1 }
        }
      }
    }
    #expect(optimism.count >= 11, "searches that end well, of twelve")
    #expect(disproved >= 5, "\(disproved) of \(optimism.count)")
    #expect(optimism.reduce(0, +) / Double(max(1, optimism.count)) > 0.01, "\(optimism)")
  }

  /// On the same few numbers the whole planner claims nothing that fresh ones disprove, and what it says of every promise was
  /// seen on the numbers of one attempt, at that attempt's share of α, and neither on those of the search nor of another.
  @Test(arguments: instances)
  func whatIsReturnedWasJudgedOnNumbersOfItsOwn(_ instance: PlanningInstance) throws {
    let record = try SchedulePlanner(
      instance.plan, effort: .init(replications: Self.replications, verificationReplications: 600, threads: 2)
    ).schedule()
    let found = try FreshJudgement(of: record, seed: 0xF7E5_4, replications: 1_200)
    #expect(found.contradictions.isEmpty, "\(found.contradictions)")

    let sampler = Self.sampler(record.plan)
    func seen(_ promises: [PlanVerification.Promise]) -> [[Double]] {
      promises.map { [Double($0.criterion), Double($0.period), $0.estimate, $0.lower] }
    }
    let reported = record.promises.map {
      [Double(sampler.criteria.firstIndex(of: $0.criterion) ?? -1), Double($0.period), $0.estimate, $0.lower]
    }
    let attempts = try (1...12).filter { attempt in
      let again = try PlanVerification(
        of: record.plan, sampler: sampler, replications: record.verificationReplications, attempt: attempt,
        error: Self.error)
      return seen(again.promises) == reported
    }
    #expect(attempts.count == 1, "\(attempts)")
    // Attempts of two steps and of the search for both together are different ones.
    if record.method == .integrated { #expect(attempts == [record.attempts]) }
    let own = try OutcomeSampler(
      sampler.criteria, seed: record.plan.run.seed, replications: record.verificationReplications, threads: 2
    ).sample(record.plan)
    #expect(
      zip(record.promises, reported).contains { promise, row in
        own.share(Int(row[0]), promise.period) != promise.estimate
      })
  }
}
