import CallCenterModel

/// Whether anything goes on over midnight, so that a first day would begin with an empty centre.
struct MidnightRule {
  let document: ScenarioDocument

  var isCrossed: Bool {
    document.callTypes.contains { $0.channel.isDeferred || $0.channel == .outbound || Self.crosses($0.hours.all) }
      || document.agentGroups.contains { group in
        crosses(group.staffing) || group.members.contains { crosses($0.staffing) }
      }
      || document.planning.map { $0.shifts.contains { Self.crosses($0.type) } } ?? false
  }

  private static func crosses(_ type: ShiftType) -> Bool {
    guard let last = type.starts.last, let longest = type.lengths.last else { return false }
    return last + longest > WallTime.day
  }

  private func crosses(_ staffing: StaffingDocument) -> Bool {
    switch staffing {
    case .hours(_, let rule, _): Self.crosses(rule.all)
    case .levels(let rule): Self.crosses(rule.all.map { $0.filter { $0.agents > 0 }.map(\.range) })
    case .dated(let levels):
      zip(levels, levels.dropFirst()).contains {
        $0.agents > 0 && $1.wall == 0 && $1.agents > 0 || $0.agents > 0 && $0.date < $1.date && $1.wall > 0
      }
    case .cycle(_, let steps, _): crosses(steps.compactMap { $0?.value })
    case .week(_, let rule): crosses(rule.all.map(\.value))
    case .shifts(let rule): crosses(rule.all.joined().filter { $0.people > 0 }.map(\.shift.value))
    }
  }

  private func crosses(_ names: [String]) -> Bool {
    Self.crosses(document.shifts.filter { names.contains($0.name) }.map { [$0.wall] })
  }

  private static func crosses(_ days: [[Range<Int>]]) -> Bool {
    let ranges = days.joined()
    return ranges.contains { $0.upperBound > WallTime.day }
      || ranges.contains { $0.upperBound == WallTime.day } && ranges.contains { $0.lowerBound == 0 }
  }
}
