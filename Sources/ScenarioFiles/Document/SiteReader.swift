import CallCenterModel
import RandomVariates

extension ReadingContext {
  func site(_ name: String, _ keyPlace: Place, _ item: Item) -> SiteDocument? {
    guard let fields = fields(item, "site") else { return nil }
    let label = label(fields["label"])
    let hours = hours(fields["hours"])
    let outages = outages(fields["outages"])
    var site = Site(name: name, label: label ?? name)
    site.seats = whole(fields["seats"], 0...PlanLimits.people)
    return SiteDocument(
      site: site, hours: hours, outages: outages, place: keyPlace, seatsPlace: fields["seats"]?.place ?? keyPlace)
  }

  private func outages(_ item: Item?) -> [OutageDocument] {
    guard let item else { return [] }
    if let count = item.tree.items?.count, count > 100 { error(item, "a site has at most 100 outages") }
    var number = 0
    let outages =
      list(item) { item -> OutageDocument? in
        number += 1
        return item.flatMap { self.outage($0, ordinal: number) }
      } ?? []
    for (index, outage) in outages.enumerated() where outages[..<index].contains(where: { $0.name == outage.name }) {
      issues.error(outage.place, outage.path, "the name `\(outage.name)` stands twice; it tells the outages apart")
    }
    return outages
  }

  private func outage(_ item: Item, ordinal: Int) -> OutageDocument? {
    guard let fields = fields(item, "outage") else { return nil }
    let name = label(fields["name"])
    let every = timeOrLaw(fields["every"])
    let moment = quantity(fields["at"], "a date and time such as `2017-10-16T10:00`", DateTimeText.parse)
    let duration = timeOrLaw(fields["duration"])
    let hours = self.hours(fields["hours"])
    let calls = quantity(fields["calls"], "drop or keep") { text throws(QuantityError) in
      guard text == "drop" || text == "keep" else {
        throw QuantityError(
          "`\(text)` is not one of drop, keep\(NearestName.hint(for: text, among: ["drop", "keep"]))")
      }
      return text == "drop"
    }
    guard fields.has("every") != fields.has("at") else {
      fields.error("an outage comes `every` so often or `at` a date and time; give one of them")
      return nil
    }
    if let item = fields["at"], moment?.utcOffset != nil { error(item, "the time is local; leave out the offset") }
    if fields.has("at"), let item = fields["hours"] { error(item, "`hours` goes with `every`") }
    if let every, every.mean < 60, let item = fields["every"] { error(item, "the mean is at least 1 min") }
    guard let duration else { return nil }
    if duration.mean <= 0, let item = fields["duration"] { error(item, "the mean duration must be above 0") }
    guard
      let timing = every.map({ OutageDocument.Timing.every($0, hours) })
        ?? moment.map({ .at(date: $0.date, wall: $0.wall) })
    else { return nil }
    return OutageDocument(
      name: name ?? "outage\(ordinal)", timing: timing, duration: duration, dropsCalls: calls ?? false,
      place: item.place, path: item.path)
  }

  /// `2 h`, which never varies, or a law.
  func timeOrLaw(_ item: Item?) -> Law? {
    guard let item else { return nil }
    guard item.tree.scalar != nil else { return law(item) }
    guard let seconds = positiveTime(item), let law = try? Constant(seconds) else { return nil }
    return .constant(law)
  }
}
