import CallCenterModel

extension ReadingContext {
  private static let mostShiftTypes = 100
  private static let mostBreaks = 10
  /// Starts times lengths of one kind of shift.
  private static let mostChoices = 2_000

  func plannedShifts(_ item: Item?, gridSeconds: Int?) -> [PlannedShiftDocument] {
    guard let item, let entries = named(item, "shifts", limit: Self.mostShiftTypes) else { return [] }
    if entries.isEmpty { error(item, "at least one kind of shift is required") }
    return entries.compactMap { plannedShift($0.name, $0.keyPlace, $0.item, gridSeconds: gridSeconds) }
  }

  private func plannedShift(_ name: String, _ place: Place, _ item: Item, gridSeconds: Int?) -> PlannedShiftDocument? {
    guard let fields = fields(item, "plannedShift") else { return nil }
    let label = label(fields["label"])
    let every = wholeSeconds(fields["every"], least: 60)
    if let every, let item = fields["every"] { requireGrid(every, gridSeconds, item) }
    let starts = startTimes(fields["start"], every: every ?? gridSeconds ?? 900, hasEvery: fields["every"])
    let lengths = oneOrMore(fields["length"]) { self.wholeSeconds($0, least: 60) }
    let breaks = plannedBreaks(fields["breaks"])
    let days = quantity(fields["days"], "days such as `mon-fri`", DaySet.parse)
    guard let starts, let lengths, let breaks, let startsItem = fields["start"], let lengthsItem = fields["length"]
    else { return nil }
    guard starts.count * lengths.count <= Self.mostChoices else {
      fields.error(
        "\(starts.count) starts and \(lengths.count) lengths are more than \(Self.mostChoices) shifts to choose from")
      return nil
    }
    return PlannedShiftDocument(
      type: ShiftType(
        name: name, label: label ?? name, starts: Set(starts).sorted(), lengths: Set(lengths).sorted(),
        breaks: breaks.map(\.value), days: (days ?? .daily).flags),
      startsItem: startsItem, lengthsItem: lengthsItem, breakItems: breaks.map(\.item), place: place, path: item.path)
  }

  func requireGrid(_ seconds: Int, _ gridSeconds: Int?, _ item: Item, _ text: String? = nil) {
    guard let gridSeconds, seconds % gridSeconds != 0 else { return }
    let grid = PlanDescription.time(Double(gridSeconds))
    error(item, "\(text ?? PlanDescription.time(Double(seconds))) is not a multiple of the grid of \(grid)")
  }

  /// One value or a list of them; nothing where one of them could not be read.
  private func oneOrMore<Value>(_ item: Item?, _ read: (Item) -> Value?) -> [Value]? {
    guard let item else { return nil }
    guard let items = item.tree.items else { return read(item).map { [$0] } }
    if items.isEmpty { error(item, "the list is empty") }
    let values = list(item) { $0.flatMap(read) }
    return values?.isEmpty == true ? nil : values
  }

  private func startTimes(_ item: Item?, every: Int, hasEvery: Item?) -> [Int]? {
    var hasRange = false
    let starts = oneOrMore(item) { item -> [Int]? in
      let text = item.tree.scalar ?? ""
      hasRange = hasRange || text.contains("-")
      return self.quantity(item, "a time of day such as `08:00`, or `07:00-10:00`") { text throws(QuantityError) in
        try Self.starts(text, every: every)
      }
    }
    if let hasEvery, !hasRange { error(hasEvery, "`every` goes with a range of starts such as `07:00-10:00`") }
    return starts?.flatMap(\.self)
  }

  private static func starts(_ text: String, every: Int) throws(QuantityError) -> [Int] {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2 else {
      let start = try WallTime.parse(text)
      guard start < WallTime.day else { throw QuantityError("a shift begins before 24:00") }
      return [start]
    }
    let (first, last) = (try WallTime.parse(String(ends[0])), try WallTime.parse(String(ends[1])))
    guard first < last, last < WallTime.day else {
      throw QuantityError(
        "the starts of a shift lie between 00:00 and 24:00 of one day, the first one first: `\(text)`")
    }
    let steps = (last - first) / every
    guard first + steps * every == last else {
      throw QuantityError(
        "steps of \(PlanDescription.time(Double(every))) from \(WallTime.clock(first)) do not reach "
          + "\(WallTime.clock(last)); the last is \(WallTime.clock(first + steps * every))")
    }
    return (0...steps).map { first + $0 * every }
  }

  private func plannedBreaks(_ item: Item?) -> [(value: PlannedBreak, item: Item)]? {
    guard let item else { return [] }
    guard let items = item.tree.items else {
      error(
        item, "a list of breaks such as `[{after: 3 h-5 h, length: 30 min}]` is expected, not \(item.tree.kindName)")
      return nil
    }
    guard items.count <= Self.mostBreaks else {
      error(item, "a shift has at most \(Self.mostBreaks) breaks")
      return nil
    }
    let breaks = items.enumerated().map { index, tree in
      let child = item.at(index, tree)
      return plannedBreak(child).map { ($0, child) }
    }
    return breaks.contains { $0 == nil } ? nil : breaks.compactMap(\.self)
  }

  private func plannedBreak(_ item: Item) -> PlannedBreak? {
    guard let fields = fields(item, "plannedBreak") else { return nil }
    let after = quantity(fields["after"], "a time on duty such as `2 h-3 h`", BoundsQuantity.times)
    let between = quantity(fields["between"], "a range such as `12:00-15:00`", WallTime.range)
    let length = wholeSeconds(fields["length"], least: 60)
    let paid = yesOrNo(fields["paid"])
    guard fields.has("after") != fields.has("between") else {
      fields.error("a break begins `after` a time on duty or lies `between` two times of day; give one of them")
      return nil
    }
    guard let length else { return nil }
    if let between {
      guard between.count >= length else {
        error(item, "the break is longer than the time it lies in")
        return nil
      }
      return PlannedBreak(window: .between(between), length: length, isPaid: paid ?? true)
    }
    guard let after, let item = fields["after"] else { return nil }
    let bounds = [after.lowerBound, after.upperBound]
    guard bounds.allSatisfy({ $0 == $0.rounded() && $0 <= Double(WallTime.day) }) else {
      error(item, "whole seconds up to 24 h are expected, not \(item.tree.kindName)")
      return nil
    }
    return PlannedBreak(window: .after(Int(bounds[0])...Int(bounds[1])), length: length, isPaid: paid ?? true)
  }
}
