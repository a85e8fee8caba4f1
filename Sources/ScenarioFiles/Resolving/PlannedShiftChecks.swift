import CallCenterModel

/// Whether the shifts of one kind lie on the grid, and their breaks within them and apart.
struct PlannedShiftChecks {
  let shift: PlannedShiftDocument
  /// `nil` where it could not be read.
  let gridSeconds: Int?
  let context: ReadingContext

  private var type: ShiftType { shift.type }

  func run() {
    for start in type.starts { context.requireGrid(start, gridSeconds, shift.startsItem, WallTime.clock(start)) }
    for length in type.lengths { context.requireGrid(length, gridSeconds, shift.lengthsItem) }
    for (pause, item) in zip(type.breaks, shift.breakItems) { checkGrid(pause, item) }
    for index in type.breaks.indices where fits(index) { checkApart(index) }
  }

  private func checkGrid(_ pause: PlannedBreak, _ item: Item) {
    context.requireGrid(pause.length, gridSeconds, item, "the length of \(Self.time(pause.length))")
    switch pause.window {
    case .after(let bounds):
      for bound in Set([bounds.lowerBound, bounds.upperBound]).sorted() {
        context.requireGrid(bound, gridSeconds, item, "the begin after \(Self.time(bound))")
      }
    case .between(let times):
      for end in [times.lowerBound, times.upperBound] {
        context.requireGrid(end, gridSeconds, item, WallTime.clock(end % WallTime.day))
      }
    }
  }

  /// Whether a break lies within every shift that has it, and some shift has it.
  private func fits(_ index: Int) -> Bool {
    let pause = type.breaks[index]
    let item = shift.breakItems[index]
    switch pause.window {
    case .after(let bounds):
      guard let shortest = type.lengths.first, bounds.upperBound + pause.length > shortest else { return true }
      context.error(
        item,
        "a break that begins up to \(Self.time(bounds.upperBound)) after the start and lasts \(Self.time(pause.length)) "
          + "does not lie within a shift of \(Self.time(shortest))")
    case .between(let times):
      let isHeld = type.starts.contains { start in
        type.lengths.contains { pause.places(start: start, length: $0) != nil }
      }
      if isHeld { return true }
      context.error(
        item,
        "no shift of this kind holds the whole time from \(WallTime.clock(times.lowerBound)) to "
          + WallTime.text(times.upperBound))
    }
    return false
  }

  /// A break and those before it in the list must lie apart, wherever they are taken.
  private func checkApart(_ index: Int) {
    let pause = type.breaks[index]
    for start in type.starts {
      for length in type.lengths {
        guard let places = pause.places(start: start, length: length) else { continue }
        for other in type.breaks[..<index] {
          guard let others = other.places(start: start, length: length) else { continue }
          let isFirst = places.lowerBound < others.lowerBound
          let end = isFirst ? places.upperBound + pause.length : others.upperBound + other.length
          let next = isFirst ? others.lowerBound : places.lowerBound
          guard end > next else { continue }
          context.error(
            shift.breakItems[index],
            "the break may overlap another one of the shift \(WallTime.clock(start))-"
              + "\(WallTime.text(start + length)): one may end at \(WallTime.text(end)), and the next begin at "
              + WallTime.text(next))
          return
        }
      }
    }
  }

  private static func time(_ seconds: Int) -> String { PlanDescription.time(Double(seconds)) }
}
