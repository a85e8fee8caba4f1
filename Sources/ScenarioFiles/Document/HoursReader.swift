import CallCenterModel

extension ReadingContext {
  static let always = HoursRule(daily: [0..<WallTime.day])

  /// `always`, a range, a list of ranges, or a map from days to one of these or `closed`.
  func hours(_ item: Item?) -> HoursRule? {
    guard let item else { return nil }
    guard let entries = item.tree.entries else { return dayHours(item).map { HoursRule(daily: $0) } }
    return byDay(item, entries) { self.dayHours($0) }
  }

  /// A map from days to values.
  func byDay<Value>(_ item: Item, _ entries: [Tree.Entry], _ read: (Item) -> Value?) -> ByDay<Value>? {
    var result = ByDay<Value>()
    var complete = !entries.isEmpty
    if entries.isEmpty { error(item, "the map is empty; it goes from days such as `mon-fri` to values") }
    for entry in entries {
      let key = Item(tree: Tree(place: entry.keyPlace, content: .scalar(entry.key, quoted: false)), path: item.path)
      let days = quantity(key, "days", DaySet.parse)
      let child = item.at(entry.key, entry.value)
      if entry.value.isNull { error(Item(tree: key.tree, path: child.path), "a value is missing") }
      guard let value = entry.value.isNull ? nil : read(child), let days else {
        complete = false
        continue
      }
      if let twice = result.add(days, value) {
        issues.error(entry.keyPlace, item.path, "\(twice) is named by an earlier key of this map already")
        complete = false
      }
    }
    return complete ? result : nil
  }

  private func dayHours(_ item: Item) -> [Range<Int>]? {
    if let items = item.tree.items {
      guard !items.isEmpty else {
        error(item, "the list of hours is empty; write `closed`")
        return nil
      }
      guard let ranges = list(item, { self.quantity($0, "a range such as `08:00-20:00`", WallTime.range) }) else {
        return nil
      }
      let sorted = ranges.sorted { $0.lowerBound < $1.lowerBound }
      for (before, after) in zip(sorted, sorted.dropFirst()) where after.lowerBound < before.upperBound {
        error(
          item, "the hours from \(WallTime.text(before.lowerBound)) and from \(WallTime.text(after.lowerBound)) overlap"
        )
        return nil
      }
      return sorted
    }
    switch item.tree.scalar {
    case "always": return [0..<WallTime.day]
    case "closed": return []
    case let text?:
      return quantity(item, "hours") { _ throws(QuantityError) in
        guard text.contains(":") else {
          let hint = NearestName.nearest(to: text, among: ["always", "closed"]).map { "; did you mean `\($0)`?" } ?? ""
          throw QuantityError("hours are `always`, `closed`, or a range such as `08:00-20:00`, not `\(text)`\(hint)")
        }
        return [try WallTime.range(text)]
      }
    case nil:
      error(item, "hours are `always`, a range such as `08:00-20:00`, or a list of ranges, not \(item.tree.kindName)")
      return nil
    }
  }

  /// A map from ranges of the wall clock to values, in ascending order; overlaps are reported.
  func byTime<Value>(_ item: Item, _ entries: [Tree.Entry], _ read: (Item) -> Value?) -> [(
    range: Range<Int>, value: Value
  )]? {
    var result: [(range: Range<Int>, value: Value)] = []
    for entry in entries {
      let key = Item(tree: Tree(place: entry.keyPlace, content: .scalar(entry.key, quoted: false)), path: item.path)
      let range = quantity(key, "a range of times", WallTime.range)
      let child = item.at(entry.key, entry.value)
      if entry.value.isNull { error(Item(tree: key.tree, path: child.path), "a value is missing") }
      guard let value = entry.value.isNull ? nil : read(child), let range else { continue }
      result.append((range, value))
    }
    guard result.count == entries.count, !result.isEmpty else {
      if entries.isEmpty { error(item, "the map is empty; it goes from times such as `08:00-12:00` to values") }
      return nil
    }
    result.sort { $0.range.lowerBound < $1.range.lowerBound }
    for (before, after) in zip(result, result.dropFirst()) where after.range.lowerBound < before.range.upperBound {
      error(
        item,
        "the times from \(WallTime.text(before.range.lowerBound)) and from \(WallTime.text(after.range.lowerBound)) overlap"
      )
      return nil
    }
    return result
  }
}
