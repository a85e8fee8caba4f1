internal import CallCenterModel

extension ScheduleDocument {
  /// A row per shift and day; times are of the local clock, `to` may lie on the next day.
  var shiftsCSV: NamedText {
    var csv = CSVText(header: [
      "date", "weekday", "agentGroup", "contract", "shift", "from", "to", "breaks", "people", "paidHours",
    ])
    for shift in shifts {
      csv.append([
        String(shift.time.from.prefix(10)), shift.time.date?.weekday.shortName ?? "", groups[shift.group].name,
        groups[shift.group].contracts[shift.contract].name, shift.type, DateFormat.clock(shift.time.from),
        DateFormat.clock(shift.time.to),
        shift.breaks.map { "\(DateFormat.clock($0.from))-\(DateFormat.clock($0.to))" }.joined(separator: " "),
        String(shift.people), CSVText.number(Double(shift.paidSeconds) / 3600),
      ])
    }
    return NamedText(name: "shifts.csv", text: csv.text)
  }

  /// A row per group and interval.
  var coverCSV: NamedText {
    var csv = CSVText(header: ["agentGroup", "start", "seconds", "required", "scheduled", "onBreak"])
    for (position, group) in groups.enumerated() {
      for (interval, paused) in zip(intervals, onBreak(position)) {
        csv.append([
          group.name, interval.start, String(interval.seconds), CSVText.number(interval.cover[position].required),
          CSVText.number(interval.cover[position].scheduled), CSVText.number(paused),
        ])
      }
    }
    return NamedText(name: "cover.csv", text: csv.text)
  }
}
