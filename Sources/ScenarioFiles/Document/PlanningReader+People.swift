import CallCenterModel

extension ReadingContext {
  /// Named people: a map, or a file of them.
  func rosterPeople(_ item: Item?, pools: [StaffPoolDocument], shiftNames: [String]) -> [RosterPersonDocument] {
    guard let item else { return [] }
    if item.tree.scalar != nil { return rosterPeople(fromFile: item, pools: pools, shiftNames: shiftNames) }
    return (named(item, "people", limit: PlanLimits.namedPeople) ?? []).compactMap { name, place, item in
      rosterPerson(name, place, item, pools: pools, shiftNames: shiftNames)
    }
  }

  private func rosterPerson(
    _ name: String, _ place: Place, _ item: Item, pools: [StaffPoolDocument], shiftNames: [String]
  ) -> RosterPersonDocument? {
    guard let fields = fields(item, "rosterPerson") else { return nil }
    let label = label(fields["label"])
    let contract = reference(fields["contract"])
    if let contract { requireContract(contract, pools) }
    let leave = list(fields["leave"]) { item in
      self.quantity(item, "days such as `2017-10-02..2017-10-08`", Self.dates)
    }
    let unavailable = hours(fields["cannot"]).map(Self.times) ?? []
    let wishes = wishes(fields["wishes"], shiftNames: shiftNames)
    let balance = signedSeconds(fields["balance"])
    guard let contract else { return nil }
    return RosterPersonDocument(
      name: name, label: label ?? name, contract: contract, leave: leave ?? [], unavailable: unavailable,
      wishes: wishes, balanceSeconds: balance ?? 0, place: place, path: item.path)
  }

  func requireContract(_ written: Located<String>, _ pools: [StaffPoolDocument]) {
    let known = pools.flatMap { pool in pool.contracts.map { Self.contractName(pool, $0) } }
    let alone = pools.filter { $0.contracts.count == 1 }.map(\.group.value)
    guard !known.contains(written.value), !alone.contains(written.value) else { return }
    error(
      written,
      "there is no contract `\(written.value)`, written `GROUP.CONTRACT`"
        + NearestName.hint(for: written.value, among: known))
  }

  /// `chernivtsi.fullTime`, or the group alone where its one contract has no name of its own.
  static func contractName(_ pool: StaffPoolDocument, _ contract: ContractDocument) -> String {
    contract.name == pool.group.value && pool.contracts.count == 1
      ? pool.group.value : "\(pool.group.value).\(contract.name)"
  }

  /// `2017-10-02`, `2017-10-02..2017-10-08`.
  private static func dates(_ text: String) throws(QuantityError) -> ClosedRange<LocalDate> {
    let ends = text.split(separator: "..", omittingEmptySubsequences: false).map(\.trimmed)
    let dates = ends.compactMap { LocalDate(iso: $0) }
    guard (1...2).contains(ends.count), dates.count == ends.count, let first = dates.first, let last = dates.last else {
      throw QuantityError("days are written `2017-10-02` or `2017-10-02..2017-10-08` and must exist, not `\(text)`")
    }
    guard first <= last else { throw QuantityError("the first day comes first: `\(text)`") }
    return first...last
  }

  /// Each range of hours with its days.
  private static func times(_ rule: HoursRule) -> [RosterPerson.Times] {
    let byKind = rule.byKind.map { $0 ?? [] }
    var seen: [Range<Int>] = []
    for hours in byKind.joined() where !seen.contains(hours) { seen.append(hours) }
    return seen.map { hours in RosterPerson.Times(days: byKind.map { $0.contains(hours) }, hours: hours) }
  }

  /// By shift, by days, or by both: `{night: -1, sat-sun: -2, long: {fri: 3}}`.
  private func wishes(_ item: Item?, shiftNames: [String]) -> [(shift: String?, days: [Bool], weight: Double)] {
    guard let item else { return [] }
    return (named(item, "wishes", limit: 100) ?? []).flatMap {
      name, place, item -> [(shift: String?, days: [Bool], weight: Double)] in
      guard shiftNames.contains(name) else {
        do {
          let days = try DaySet.parse(name)
          return wishWeight(item).map { [(nil, days.flags, $0)] } ?? []
        } catch {
          let hint = NearestName.hint(for: name, among: shiftNames)
          issues.error(place, item.path, "`\(name)` is neither a shift in `plan.shifts` nor days\(hint)")
          return []
        }
      }
      guard let entries = item.tree.entries else {
        return wishWeight(item).map { [(name, DaySet.daily.flags, $0)] } ?? []
      }
      guard let weights = byDay(item, entries, { self.wishWeight($0) }) else { return [] }
      return Set(weights.all).sorted().map { weight in
        (name, weights.byKind.map { $0 == weight }, weight)
      }
    }
  }

  private func wishWeight(_ item: Item) -> Double? {
    guard let weight = number(item) else { return nil }
    guard weight != 0, weight.magnitude <= 100 else {
      error(item, "a wish weighs -100 to 100 and not 0: above 0 for, below 0 against, not \(item.tree.kindName)")
      return nil
    }
    return weight
  }

  private func signedSeconds(_ item: Item?) -> Int? {
    guard let item, let text = text(item, "a time such as `-4 h`")?.trimmed else { return nil }
    let isNegative = text.hasPrefix("-") || text.hasPrefix("−")
    let hasSign = isNegative || text.hasPrefix("+")
    let seconds = quantity(item, "a time such as `-4 h`") { text throws(QuantityError) in
      try TimeQuantity.parse(hasSign ? text.trimmed.dropFirst().trimmed : text)
    }
    guard let seconds else { return nil }
    guard seconds == seconds.rounded(), seconds <= 366 * 86_400 else {
      error(item, "whole seconds, a year of them at most, are expected, not \(item.tree.kindName)")
      return nil
    }
    return isNegative ? -Int(seconds) : Int(seconds)
  }
}
