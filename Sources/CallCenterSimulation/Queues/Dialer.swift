internal import CallCenterModel
internal import RandomVariates

/// The list of one call type that the centre dials, and what is in the air.
struct Dialer {
  let type: Int
  let isPreview: Bool
  private let perFreeAgent: Double
  private let extra: Int
  private let limit: Double?
  let minimumFree: Int
  let preview: Sampler?
  let reached: Double
  let ring: Sampler?
  let noAnswer: Sampler?
  let rightParty: Double
  let otherTalk: Sampler?
  let maximumDials: Int
  let retryDelay: Sampler?
  /// When hours of dialling begin, ascending.
  let starts: [Int64]
  private var hours: OpeningHours
  /// Records ready to be dialled, the longest in the list first.
  var records = WaitingLine()
  /// Numbers that ring.
  var inTheAir = 0
  /// Records not done.
  var open: Int64 = 0
  private var answers = 0
  private var mismatches = 0

  /// About so many answers decide whether the limit of mismatches is kept.
  private static let memory = 200

  private init(_ rule: DiallingRule, type: Int) {
    self.type = type
    switch rule.mode {
    case .preview: (isPreview, perFreeAgent, extra, limit) = (true, 0, 0, nil)
    case .paced(let perFreeAgent, let extra):
      (isPreview, self.perFreeAgent, self.extra, limit) = (false, perFreeAgent, extra, nil)
    case .limited(let mismatches): (isPreview, perFreeAgent, extra, limit) = (false, 2, 0, mismatches)
    }
    minimumFree = rule.minimumFree
    preview = rule.preview?.sampler
    reached = rule.reached
    ring = rule.ring?.sampler
    noAnswer = rule.noAnswer?.sampler
    rightParty = rule.rightParty
    otherTalk = rule.otherTalk?.sampler
    maximumDials = rule.maximumDials
    retryDelay = rule.retryDelay?.sampler
    starts = rule.hours.map { Int64($0.lowerBound) * 1_000_000 }
    hours = OpeningHours(rule.hours)
  }

  /// The dialers of a plan; the first in the order of priorities dials first.
  static func dialers(_ plan: Plan) -> [Dialer] {
    plan.callTypes.enumerated().compactMap { index, type in
      type.dialling.map { (type.priority, Dialer($0, type: index)) }
    }.sorted { ($0.0, $0.1.type) < ($1.0, $1.1.type) }.map(\.1)
  }

  mutating func reset() {
    hours.reset()
    records = WaitingLine()
    (inTheAir, open, answers, mismatches) = (0, 0, 0, 0)
  }

  mutating func isOpen(at now: Int64) -> Bool { hours.isOpen(at: now) }

  /// How many numbers should be in the air with so many free agents.
  func target(free: Int64) -> Int {
    guard free >= minimumFree else { return 0 }
    var pace = perFreeAgent
    if let limit, Double(mismatches) >= limit * Double(max(1, answers)), mismatches > 0 { pace = 1 }
    return Int((pace * Double(free)).rounded()) + extra
  }

  /// Somebody has answered; older answers count less and less.
  mutating func noteAnswer(isMismatch: Bool) {
    answers += 1
    if isMismatch { mismatches += 1 }
    if answers >= 2 * Self.memory { (answers, mismatches) = (answers / 2, mismatches / 2) }
  }
}
