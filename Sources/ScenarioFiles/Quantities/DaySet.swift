import CallCenterModel

/// Kinds of days, as a key such as `mon-fri` names them.
struct DaySet: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  static let holiday = DaySet(rawValue: 1 << 7)
  static let daily = DaySet(rawValue: 0xFF)

  /// `mon`, `mon-fri`, `mon, wed, fri`, `holiday`, `daily`.
  static func parse(_ text: String) throws(QuantityError) -> DaySet {
    var result: DaySet = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let new = try parsePart(part.trimmed, of: text)
      guard result.isDisjoint(with: new) else { throw QuantityError("`\(text)` names a day twice") }
      result.formUnion(new)
    }
    return result
  }

  private static func parsePart(_ part: String, of text: String) throws(QuantityError) -> DaySet {
    switch part {
    case "daily": return .daily
    case "holiday": return .holiday
    default: break
    }
    let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { $0.trimmed }
    guard ends.count <= 2 else { throw QuantityError("days are written `mon-fri` or `mon, wed`, not `\(text)`") }
    var indices: [Int] = []
    for end in ends {
      guard let weekday = Weekday.allCases.first(where: { $0.shortName == end }) else {
        let known = Weekday.allCases.map(\.shortName) + ["holiday", "daily"]
        throw QuantityError("`\(end)` is not a day\(NearestName.hint(for: end, among: known))")
      }
      indices.append(weekday.rawValue)
    }
    guard let first = indices.first, let last = indices.last else { return [] }
    let span = first <= last ? last - first : last - first + 7
    return (0...span).reduce(into: DaySet()) { $0.insert(DaySet(rawValue: 1 << UInt8((first + $1) % 7))) }
  }

  /// Whether a text looks like days rather than times.
  static func isDays(_ text: String) -> Bool { text.unicodeScalars.first.map { !("0"..."9").contains($0) } ?? false }

  func contains(_ kind: DayKind) -> Bool { contains(DaySet(rawValue: 1 << UInt8(kind.index))) }

  /// The first day in it, for messages.
  var firstName: String {
    let names = Weekday.allCases.map(\.shortName) + ["holiday"]
    return names.indices.first { rawValue & 1 << UInt8($0) != 0 }.map { names[$0] } ?? ""
  }
}

/// A value for each kind of day.
struct ByDay<Value: Sendable>: Sendable {
  private var values: [(days: DaySet, value: Value)] = []

  init() {}
  init(daily value: Value) { values = [(.daily, value)] }

  /// Adds a value, or says which day has one already.
  mutating func add(_ days: DaySet, _ value: Value) -> String? {
    for known in values where !known.days.isDisjoint(with: days) { return known.days.intersection(days).firstName }
    values.append((days, value))
    return nil
  }

  /// The value of a kind of day; a holiday that no key names is a Sunday.
  subscript(kind: DayKind) -> Value? {
    if let found = values.first(where: { $0.days.contains(kind) }) { return found.value }
    return kind == .holiday ? self[.weekday(.sunday)] : nil
  }

  var all: [Value] { values.map(\.value) }
  var isEmpty: Bool { values.isEmpty }

  func map<Other>(_ transform: (Value) -> Other) -> ByDay<Other> {
    var result = ByDay<Other>()
    for (days, value) in values { _ = result.add(days, transform(value)) }
    return result
  }
}
