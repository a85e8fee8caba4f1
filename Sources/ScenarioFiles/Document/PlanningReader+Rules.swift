import CallCenterModel

extension ReadingContext {
  /// The rules, and the supplements that their preset brings along.
  func labourRules(_ item: Item?) -> (rules: LabourRules, pay: PaySupplements) {
    guard let item else { return (.none, .none) }
    if item.tree.scalar != nil { return Self.rules(of: choice(item, LabourPreset.self)) }
    guard let fields = fields(item, "labourRules") else { return (.none, .none) }
    var (rules, pay) = Self.rules(of: choice(fields["preset"], LabourPreset.self))
    if let rest = fields["rest"].flatMap({ self.fields($0, "rest") }) {
      if let factor = number(rest["factor"]), let item = rest["factor"] {
        if !(0...10).contains(factor) { error(item, "the factor is 0 to 10, not \(item.tree.kindName)") }
        rules.restFactor = factor
      }
      if let least = wholeSeconds(rest["atLeast"], least: 0, most: 7 * WallTime.day) {
        rules.minimumRestSeconds = least
      }
    }
    if let rest = wholeSeconds(fields["weeklyRest"], least: 0, most: 7 * WallTime.day) {
      rules.weeklyRestSeconds = rest
    }
    if let norm = weeklyHours(fields["hoursPerWeek"]) { rules.normHoursPerWeek = norm }
    if let most = weeklyHours(fields["atMostPerWeek"]) { rules.maximumHoursPerWeek = most }
    if let most = rules.maximumHoursPerWeek, most < rules.normHoursPerWeek {
      error(
        fields["atMostPerWeek"] ?? fields["hoursPerWeek"] ?? item,
        "at most \(PlanDescription.number(most)) h in any week are less than the norm of "
          + "\(PlanDescription.number(rules.normHoursPerWeek)) h")
    }
    if let days = whole(fields["daysInARow"], 1...366) { rules.maximumConsecutiveDays = days }
    return (rules, pay)
  }

  private static func rules(of preset: LabourPreset?) -> (LabourRules, PaySupplements) {
    preset.map { (LabourRules($0), .ukraine) } ?? (.none, .none)
  }

  private func weeklyHours(_ item: Item?) -> Double? {
    guard let item, let seconds = positiveTime(item) else { return nil }
    guard seconds <= Double(7 * WallTime.day) else {
      error(item, "a week has 168 h")
      return nil
    }
    return seconds / 3_600
  }

  func paySupplements(_ item: Item?, preset: PaySupplements) -> PaySupplements {
    guard let item, let fields = fields(item, "pay") else { return preset }
    var pay = preset
    if let night = fields["night"].flatMap({ self.fields($0, "nightPay") }) {
      if let hours = quantity(night["hours"], "a range such as `22:00-06:00`", WallTime.range) { pay.night = hours }
      if let share = supplement(night["share"]) { pay.nightShare = share }
    }
    if let share = supplement(fields["weekend"]) { pay.weekendShare = share }
    if let share = supplement(fields["holiday"]) { pay.holidayShare = share }
    return pay
  }

  private func supplement(_ item: Item?) -> Double? {
    quantity(item, "a share such as `20 %`", ShareQuantity.multiple)
  }
}
