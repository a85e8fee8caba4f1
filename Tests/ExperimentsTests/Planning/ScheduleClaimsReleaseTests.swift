import CallCenterModel
import Foundation
import ScenarioFiles
import Testing

@testable import Experiments

/// A schedule that is said to meet its targets meets them in an ordinary run on numbers unknown to its search.
///
/// The code being right, a promise is kept by the verification and contradicted by the run with probability 5e-7 at most:
/// for a share so far below what is asked that the run of 1,200 replications contradicts it (at an error of 1e-7), the
/// verification of 600 (at 0.03) must err far more than by chance, and conversely; the product is largest where the share
/// lies 1.8 standard errors of the verification below. Seen is what lies some six standard errors of the run below,
/// about 1.5 points of a day's service level.
@Suite(.serialized) struct ScheduleClaimsReleaseTests {
  private static let effort = SchedulePlanner.Effort(replications: 100, verificationReplications: 600, threads: 2)
  private static let seed: UInt64 = 0x5EED_0F_7E57

  private static func schedule(_ plan: Plan) throws -> ScheduleRecord {
    try SchedulePlanner(plan, effort: effort).schedule()
  }

  /// Whether a schedule claims its targets; where it does, every promise is held against an ordinary run.
  private static func judge(_ record: ScheduleRecord, _ name: String) throws -> Bool {
    let isClaimed = record.meetsTargets
    guard isClaimed else { return false }
    let found = try FreshJudgement(of: record, seed: seed, replications: 1_200)
    let promised = record.promises.count
    #expect(found.judged == promised, "\(name)")
    #expect(found.contradictions.isEmpty, "\(name): \(found.contradictions)")
    return true
  }

  /// People enough may be hired and shifts fill the open hours, so that most of them have something to claim.
  @Test func whatIsClaimedHoldsAfresh() throws {
    let claimed = try PlanningInstance.everyKindOfTarget.filter { try Self.judge(Self.schedule($0.plan), $0.name) }
    #expect(claimed.count >= 4, "\(claimed.map(\.name)) only")
  }

  /// A promise too many is seen: people taken away from a schedule break it.
  @Test func aBrokenPromiseIsSeen() throws {
    var record = try Self.schedule(PlanningInstance.everyKindOfTarget[0].plan)
    for duty in record.plan.agentGroups[0].duties.indices {
      let people = record.plan.agentGroups[0].duties[duty].people
      record.plan.agentGroups[0].duties[duty].people =
        people.lowerBound..<max(people.lowerBound + 1, people.upperBound - 1)
    }
    let found = try FreshJudgement(of: record, seed: Self.seed, replications: 1_200)
    #expect(!found.contradictions.isEmpty)
  }

  // MARK: Shipped scenarios

  /// Scenarios with a `plan` that is found in seconds: a week at the most, and few contacts.
  static let shipped: [String] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../scenarios").standardized
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().map { folder.appending(path: "\($0)/scenario.yaml").path }.filter { file in
      guard let plan = ScenarioReader.read(path: file).plan, plan.planning != nil else {
        return false
      }
      return plan.calendar.windowDays <= 7 && contacts(plan) <= 10_000
    }
  }()

  private static func contacts(_ plan: Plan) -> Double {
    plan.callTypes.flatMap(\.arrivals.segments).joined().reduce(0) { $0 + $1.expected }
  }

  @Test(arguments: shipped)
  func whatShippedScenariosClaimHoldsAfresh(_ file: String) throws {
    let plan = try #require(ScenarioReader.read(path: file).plan)
    let solved = try Experiment.solvingVolumes(of: plan, threads: 2)
    let record = try Self.schedule(solved)
    _ = try Self.judge(record, file)
  }
}
