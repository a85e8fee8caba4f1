internal import CallCenterModel
internal import RandomVariates

/// The ups and downs of one kind of outage of a site.
struct OutageClock {
  let site: Int
  let dropsCalls: Bool
  private let hours: [Range<Int64>]
  private let gap: Sampler?
  private let duration: Sampler
  private let fixed: Int64
  private let name: String
  private let siteName: String
  private var key: StreamKey
  private var ordinal: UInt64 = 0
  private(set) var isDown = false
  /// When it begins or ends next; `Int64.max`: never.
  private(set) var next: Int64 = .max

  init(_ outage: SiteOutage, site: Int, siteName: String) {
    self.site = site
    self.siteName = siteName
    name = outage.name
    dropsCalls = outage.dropsCalls
    duration = outage.duration.sampler
    key = StreamKey(seed: 0, replication: 0)
    switch outage.timing {
    case .every(let law, let ranges):
      gap = law.sampler
      fixed = .max
      hours = ranges.map { Int64($0.lowerBound) * 1_000_000..<Int64($0.upperBound) * 1_000_000 }
    case .at(let second):
      gap = nil
      fixed = Int64(second) * 1_000_000
      hours = []
    }
  }

  /// The site works at the plan's origin.
  mutating func reset(root: StreamKey) {
    key = root.child(siteName).child(.outage).child(name)
    ordinal = 0
    isDown = false
    next = fixed
    if gap != nil { next = beginning(after: 0) }
  }

  /// What was to come at `next` has come.
  mutating func turn() {
    if isDown {
      isDown = false
      ordinal += 1
      next = gap == nil ? .max : beginning(after: next)
    } else {
      isDown = true
      var stream = RandomStream(key.child(ordinal).child(.outage))
      next += Self.microseconds(duration, &stream)
    }
  }

  private func beginning(after time: Int64) -> Int64 {
    guard let gap else { return .max }
    var stream = RandomStream(key.child(ordinal).child(.uptime))
    var left = Self.microseconds(gap, &stream)
    for range in hours where range.upperBound > time {
      let from = max(range.lowerBound, time)
      guard left >= range.upperBound - from else { return from + left }
      left -= range.upperBound - from
    }
    return .max
  }

  private static func microseconds(_ sampler: Sampler, _ stream: inout RandomStream) -> Int64 {
    max(1, Int64(min(sampler.draw(&stream) * 1e6 + 0.5, 3.2e15)))
  }
}
