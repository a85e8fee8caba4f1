import CallCenterModel

extension ReadingContext {
  private static let mostContracts = 50

  /// The groups whose shifts are to be found, with who may be hired for them.
  func staffPools(_ item: Item?, shiftNames: [String], currency: String?) -> [StaffPoolDocument] {
    guard let item, let entries = named(item, "groups", limit: PlanLimits.agentGroups) else { return [] }
    if entries.isEmpty { error(item, "at least one group whose shifts are to be found is required") }
    return entries.compactMap { name, place, item in
      let group = Located(value: name, place: place, path: item.path)
      require(group, among: names.agentGroups, "agent group")
      guard item.tree["contracts"] != nil else {
        let alone = contract(name, item, shiftNames: shiftNames, currency: currency)
        return StaffPoolDocument(group: group, contracts: alone.map { [$0] } ?? [])
      }
      guard let fields = fields(item, "staffPool"),
        let contracts = named(fields["contracts"], "contracts", limit: Self.mostContracts)
      else { return StaffPoolDocument(group: group, contracts: []) }
      if contracts.isEmpty, let item = fields["contracts"] { error(item, "at least one contract is required") }
      return StaffPoolDocument(
        group: group,
        contracts: contracts.compactMap { contract($0.name, $0.item, shiftNames: shiftNames, currency: currency) })
    }
  }

  private func contract(_ name: String, _ item: Item, shiftNames: [String], currency: String?) -> ContractDocument? {
    guard let fields = fields(item, "contract") else { return nil }
    let label = label(fields["label"])
    let people = wholeBounds(fields["people"], 0...PlanLimits.people)
    let hours = quantity(fields["hoursPerWeek"], "hours such as `36-40 h`", BoundsQuantity.times).map {
      $0.lowerBound / 3_600...$0.upperBound / 3_600
    }
    if let hours, hours.upperBound > 168, let item = fields["hoursPerWeek"] { error(item, "a week has 168 h") }
    let days = wholeBounds(fields["daysPerWeek"], 0...7)
    let shifts = list(fields["shifts"]) { self.reference($0) }
    if let item = fields["shifts"], shifts?.isEmpty == true { error(item, "the list of shifts is empty") }
    for shift in shifts ?? [] { require(shift, among: shiftNames, "shift in `plan.shifts`") }
    let cost = fields["cost"].map { price($0, currency) }
    let daysOff = choice(fields["daysOff"], DaysOff.self)
    let isShiftWork = yesOrNo(fields["shiftWork"])
    let same = choice(fields["same"], Contract.Stability.self)
    return ContractDocument(
      name: name, label: label ?? name, people: people ?? 0...PlanLimits.people, hoursPerWeek: hours,
      daysPerWeek: days ?? 1...6, shifts: shifts?.map(\.value), costPerHour: cost,
      daysOffTogether: daysOff == .together,
      sameAllWeek: same ?? .nothing, isShiftWork: isShiftWork ?? true, hoursItem: fields["hoursPerWeek"] ?? item,
      item: item)
  }

  enum DaysOff: String, CaseIterable { case together, anyhow }

  private func wholeBounds(_ item: Item?, _ allowed: ClosedRange<Int>) -> ClosedRange<Int>? {
    quantity(item, "whole numbers such as `\(allowed.upperBound > 9 ? "10-14" : "3-5")`") {
      text throws(QuantityError) in
      try BoundsQuantity.whole(text, allowed)
    }
  }
}
