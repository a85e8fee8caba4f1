internal import CallCenterModel
internal import Experiments
internal import ScenarioFiles

/// First attempts for the points of a sweep whose volumes counted attempts or answered contacts.
///
/// What a log counted was counted with the staff of the scenario. So the volumes are solved with that staff and with what
/// the point says of callers (`callTypes`, `calendar`), and stay the same whatever it says of staff and rules: more agents
/// meet the same callers and answer more of them.
struct SweepVolumes {
  private let question: SweepQuestion
  private let runner: SweepRunner
  private let finished: [SweepPoint]
  private var solved: [[String]: [SolvedVolume]] = [:]

  /// The volumes of points that are finished need not be solved again.
  init(_ question: SweepQuestion, _ runner: SweepRunner, finished: [SweepPoint]) {
    self.question = question
    self.runner = runner
    self.finished = finished
  }

  mutating func volumes(of plan: Plan, at point: SweepQuestion.Point) throws -> [SolvedVolume] {
    guard plan.callTypes.contains(where: { $0.arrivals.counts != .firstAttempts }) else { return [] }
    let ofCallers = valuesOfCallers(point.values)
    let key = ofCallers.flatMap { [$0.path, $0.value] }
    if let known = solved[key] { return known }
    let reading = ScenarioReader.read(path: question.file, option: question.option, overriding: ofCallers)
    guard var staffed = reading.plan else {
      // What is said of callers does not stand without what is said of staff.
      return try runner.volumes(of: plan)
    }
    try question.overrides.apply(to: &staffed)
    let same = finished.first { valuesOfCallers($0.values).flatMap { [$0.path, $0.value] } == key }
    let volumes = try same?.volumes ?? runner.volumes(of: staffed)
    solved[key] = volumes
    return volumes
  }

  private func valuesOfCallers(_ values: [String?]) -> [(path: String, value: String)] {
    question.overrides(of: values).filter { value in
      ["callTypes", "calendar"].contains { value.path == $0 || value.path.hasPrefix($0 + ".") }
    }
  }
}
