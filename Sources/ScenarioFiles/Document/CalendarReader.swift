import CallCenterModel
internal import Foundation

extension ReadingContext {
  func calendar(_ item: Item?) -> (calendar: CalendarDocument?, hours: HoursRule, days: Int) {
    guard let item, let fields = fields(item, "calendar") else { return (nil, Self.always, 1) }
    let zone = timeZone(fields["timezone"])
    let from = date(fields["from"])
    let days = whole(fields["days"], 1...PlanLimits.days)
    let warmUp = warmUpDays(fields["warmUp"])
    let startAt = startAt(fields["startAt"])
    let interval = interval(fields["interval"])
    let holidays = list(fields["holidays"], { self.date($0) })
    let hours = hours(fields["hours"]) ?? Self.always
    let factor = gamma(fields["dayFactor"], "commonDayFactor")
    if let from, let item = fields["from"], !(1900...2200).contains(from.components.year) {
      error(item, "the window begins between 1900 and 2200, not in \(from.components.year)")
    }
    guard let zone, let from, days != nil || !fields.has("days") else { return (nil, hours, days ?? 1) }
    let calendar = CalendarDocument(
      timeZone: zone, from: from, days: days ?? 1, warmUpDays: warmUp, startAt: startAt,
      intervalSeconds: interval ?? 1_800, holidays: Set(holidays ?? []), dayFactorCV: factor,
      place: fields["from"]?.place ?? item.place)
    return (calendar, hours, days ?? 1)
  }

  private func timeZone(_ item: Item?) -> TimeZone? {
    quantity(item, "a time zone such as `Europe/Kyiv`") { text throws(QuantityError) in
      if text == "UTC", let zone = TimeZone(identifier: "UTC") { return zone }
      let known = TimeZone.knownTimeZoneIdentifiers
      guard known.contains(text), let zone = TimeZone(identifier: text) else {
        let near =
          NearestName.nearest(to: text, among: known).map { "; did you mean `\($0)`?" }
          ?? "; write, for example, `Europe/Kyiv`"
        throw QuantityError("there is no time zone `\(text)`\(near)")
      }
      return zone
    }
  }

  private func warmUpDays(_ item: Item?) -> Int? {
    guard let item, let seconds = time(item) else { return nil }
    let days = seconds / 86_400
    guard days == days.rounded(), days <= Double(PlanLimits.warmUpDays) else {
      error(item, "the warm-up is whole days, 0 to \(PlanLimits.warmUpDays), not \(item.tree.kindName)")
      return nil
    }
    return Int(days)
  }

  private func startAt(_ item: Item?) -> Located<Int>? {
    guard let item, let wall = quantity(item, "a time of day such as `13:40`", WallTime.parse) else { return nil }
    guard wall < WallTime.day else {
      error(item, "the window cannot begin at 24:00; give the next day as `from`")
      return nil
    }
    return Located(value: wall, place: item.place, path: item.path)
  }

  private func interval(_ item: Item?) -> Int? {
    guard let item, let seconds = wholeSeconds(item, least: 60, most: 3_600) else { return nil }
    guard 3_600 % seconds == 0 else {
      error(
        item, "an interval divides an hour: 5 min, 10 min, 15 min, 20 min, 30 min or 1 h, not \(item.tree.kindName)")
      return nil
    }
    return seconds
  }
}
