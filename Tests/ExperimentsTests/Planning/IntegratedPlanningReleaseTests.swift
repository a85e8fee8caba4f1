import CallCenterModel
import Foundation
import Testing

@testable import Experiments

/// People of one skill and of several, ten times: deciding shifts and service together against requirement first.
///
/// With `CHERHA_TABLE=1` the table of docs/background/integrated-planning.md is printed, at the effort of `cherha schedule`.
@Suite(.serialized) struct IntegratedPlanningReleaseTests {
  private static let printsTable = ProcessInfo.processInfo.environment["CHERHA_TABLE"] == "1"
  private static let effort =
    printsTable
    ? SchedulePlanner.Effort(replications: 200, verificationReplications: 1_000, threads: 2)
    : SchedulePlanner.Effort(replications: 100, verificationReplications: 500, threads: 2)

  @Test func isCheaperOnHalfAndNeverDearerThanWhatIsReturned() throws {
    var cheaper = 0
    if Self.printsTable { print(Self.head) }
    for instance in PlanningInstance.multiSkill {
      let start = ContinuousClock.now
      let record = try SchedulePlanner(instance.plan, effort: Self.effort).schedule()
      if Self.printsTable { print(Self.row(instance, record, (ContinuousClock.now - start) / .seconds(1))) }
      let twoStep = record.twoStepIsKept ? record.twoStepCost ?? .infinity : .infinity
      let integrated = record.integratedIsKept ? record.integratedCost : .infinity
      if integrated < twoStep { cheaper += 1 }
      let (cost, method, isKept) = (record.cost, record.method, record.meetsTargets)
      #expect(isKept, "\(instance) keeps \(record.promises.count { $0.isKept }) of \(record.promises.count) promises")
      #expect(cost == min(twoStep, integrated), "\(instance)")
      #expect(method == (integrated < twoStep ? .integrated : .twoStep), "\(instance)")
      let found = try FreshJudgement(of: record, seed: 0xF7E5_4, replications: 1_000)
      #expect(found.contradictions.isEmpty, "\(instance): \(found.contradictions)")
    }
    #expect(cheaper >= 5, "\(cheaper) of 10")
  }

  // MARK: Table

  private static let head = """
    | | types | groups | shifts | two steps | kept | integrated | kept | saved | ending | s |
    |---|---|---|---|---|---|---|---|---|---|---|
    """

  private static func row(_ instance: PlanningInstance, _ record: ScheduleRecord, _ seconds: Double) -> String {
    func whole(_ value: Double?) -> String { value.map { String(Int($0.rounded())) } ?? "–" }
    func yes(_ value: Bool) -> String { value ? "yes" : "no" }
    let isComparable = record.twoStepIsKept && record.integratedIsKept
    let saved = record.twoStepCost.map { String(format: "%.1f %%", 100 * ($0 - record.integratedCost) / $0) } ?? "–"
    let cells = [
      instance.name, "\(instance.plan.callTypes.count)", "\(instance.plan.agentGroups.count)",
      "\(instance.plan.planning?.shiftTypes.count ?? 0)", whole(record.twoStepCost), yes(record.twoStepIsKept),
      whole(record.integratedCost), yes(record.integratedIsKept), isComparable ? saved : "–", record.ending.rawValue,
      String(format: "%.0f", seconds),
    ]
    return "| " + cells.joined(separator: " | ") + " |"
  }
}
