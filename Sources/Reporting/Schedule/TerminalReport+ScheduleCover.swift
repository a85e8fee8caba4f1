internal import CallCenterModel

extension TerminalReport {
  /// Need and cover of a group, a row a day, as columns of the hours and as hours of people.
  func cover(_ words: ScheduleWords, _ group: Int) -> [String] {
    let document = words.document
    let hours = document.hours(group)
    guard let span = document.workingHours(hours) else { return [] }
    let isNeedKnown = document.intervals.contains { $0.cover[group].required != nil }
    let most = hours.values.flatMap { $0.values.flatMap { [$0.scheduled, $0.required ?? 0] } }.max() ?? 0
    let range = "\(clock(span.lowerBound))–\(clock(span.upperBound))"
    var columns = [TableColumn(heading: catalogue.text(.scheduleDay), alignment: .left)]
    if isNeedKnown {
      columns.append(TableColumn(heading: "\(catalogue.text(.scheduleNeed))\n\(range)", alignment: .left))
    }
    columns.append(TableColumn(heading: "\(catalogue.text(.scheduleCovered))\n\(range)", alignment: .left))
    let figures: [Message] =
      isNeedKnown
      ? [.scheduleNeedHours, .scheduleCoverHours, .scheduleShortHours, .scheduleOverHours] : [.scheduleCoverHours]
    columns += figures.enumerated().map { TableColumn(heading: catalogue.text($1), dispensable: $0 < 2 ? 2 - $0 : 0) }
    let rows = document.dates.map { date in
      let balance = document.balance(group, document.positions(date))
      func bars(_ value: (ScheduleDocument.Cover) -> Double) -> String {
        span.map { hour in hours[date]?[hour].map { Self.bar(value($0), of: most) } ?? " " }.joined()
      }
      var row = [TableCell(dates.weekdayAndDate(date))]
      if isNeedKnown { row.append(TableCell(bars { $0.required ?? 0 }, style: .dim)) }
      row.append(TableCell(bars(\.scheduled)))
      let isShort = balance.short >= 0.05
      row +=
        isNeedKnown
        ? [
          TableCell(words.hours(balance.required)), TableCell(words.hours(balance.scheduled)),
          TableCell(isShort ? words.hours(balance.short) : "–", style: isShort ? .warning : .plain),
          TableCell(balance.over >= 0.05 ? words.hours(balance.over) : "–"),
        ] : [TableCell(words.hours(balance.scheduled))]
      return row
    }
    let title = catalogue.text(
      .scheduleCoverHeading,
      ["group": document.groups[group].label, "most": words.hours(most)])
    return title.wrapped(to: width).map { painter.paint($0, .bold) }
      + Table(columns: columns, rows: rows).lines(width: width, painter: painter)
  }

  private func clock(_ hour: Int) -> String { (hour < 10 ? "0" : "") + "\(hour)" }

  /// An eighth of a line for an eighth of the most; a blank for nobody.
  private static func bar(_ value: Double, of most: Double) -> String {
    guard most > 0, value > 0 else { return " " }
    let eighths = min(8, max(1, Int((value / most * 8).rounded())))
    return String(Array("▁▂▃▄▅▆▇█")[eighths - 1])
  }

  func shortages(_ words: ScheduleWords) -> [String] {
    let items = words.shortages
    return items.isEmpty ? [] : [heading(.scheduleShortHeading)] + items.flatMap(item)
  }
}

extension ScheduleDocument {
  /// Mean need and cover of a group in every hour of the local clock; a repeated hour counts as one.
  func hours(_ group: Int) -> [LocalDate: [Int: Cover]] {
    var sums: [LocalDate: [Int: (cover: Cover, seconds: Int)]] = [:]
    for interval in intervals {
      guard let date = DateFormat.date(ofStart: interval.start), let hour = Int(interval.start.dropFirst(11).prefix(2))
      else { continue }
      let weight = Double(interval.seconds)
      for hour in hour..<min(24, hour + max(1, interval.seconds / 3600)) {
        var sum = sums[date]?[hour] ?? (Cover(required: nil, scheduled: 0), 0)
        sum.cover.scheduled += interval.cover[group].scheduled * weight
        if let need = interval.cover[group].required { sum.cover.required = (sum.cover.required ?? 0) + need * weight }
        sum.seconds += interval.seconds
        sums[date, default: [:]][hour] = sum
      }
    }
    return sums.mapValues { day in
      day.mapValues { sum in
        let seconds = Double(max(1, sum.seconds))
        return Cover(required: sum.cover.required.map { $0 / seconds }, scheduled: sum.cover.scheduled / seconds)
      }
    }
  }

  /// From the first hour with need or people on any day to the last.
  func workingHours(_ hours: [LocalDate: [Int: Cover]]) -> Range<Int>? {
    let busy = hours.values.flatMap { day in
      day.filter { $0.value.scheduled > 0 || ($0.value.required ?? 0) > 0 }.map(\.key)
    }
    guard let first = busy.min(), let last = busy.max() else { return nil }
    return first..<last + 1
  }
}
