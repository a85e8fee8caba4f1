internal import CallCenterModel
package import Scheduling

extension Roster {
  /// The shifts of each person as a calendar to subscribe to (iCalendar, RFC 5545), one file a person.
  ///
  /// A shift that is handed out again keeps its identity, so that calendars replace it and do not show it twice.
  ///
  /// - Parameters:
  ///   - name: Of the plan; it keeps the shifts of two plans apart.
  ///   - language: Of the texts.
  /// - Returns: Files named after the people.
  package func calendars(name: String, language: Language) -> [NamedBytes] {
    let catalogue = Catalogue(language)
    var taken: Set<String> = []
    return problem.people.indices.map { person in
      let base = Self.fileName(problem.people[person].name)
      var file = base
      var copy = 2
      while !taken.insert(file.lowercased()).inserted { (file, copy) = ("\(base)-\(copy)", copy + 1) }
      return NamedBytes(name: file + ".ics", bytes: calendar(of: person, plan: name, catalogue))
    }
  }

  private func calendar(of person: Int, plan: String, _ catalogue: Catalogue) -> [UInt8] {
    var calendar = CalendarText()
    calendar.append("BEGIN", "VCALENDAR")
    calendar.append("VERSION", "2.0")
    calendar.append("PRODID", "-//cherha//roster//EN")
    calendar.append("X-WR-CALNAME", text: problem.people[person].label)
    let owner = Self.hash("\(plan)\n\(problem.people[person].name)")
    for assignment in assignments(of: person) {
      let shift = problem.shifts[assignment.shift]
      let start = utc(shift.time.lowerBound, shift.day)
      calendar.append("BEGIN", "VEVENT")
      calendar.append("UID", "\(start)-\(owner)@cherha")
      // The standard asks for the instant of writing; the same roster is to give the same bytes.
      calendar.append("DTSTAMP", start)
      calendar.append("DTSTART", start)
      calendar.append("DTEND", utc(shift.time.upperBound, shift.day))
      let title = shift.type.map { problem.shiftTypes[$0].label } ?? catalogue.text(.rosterWork)
      calendar.append("SUMMARY", text: "\(title) \(problem.clock(shift.time, shift.day))")
      calendar.append("DESCRIPTION", text: description(shift, assignment.post, catalogue))
      calendar.append("END", "VEVENT")
    }
    calendar.append("END", "VCALENDAR")
    return Array(calendar.text.utf8)
  }

  private func description(_ shift: RosterShift, _ post: Int, _ catalogue: Catalogue) -> String {
    let hours = SpreadsheetDialect(language: catalogue.language).hours(shift.paidSeconds)
    let breaks = shift.posts[post].map { problem.clock($0, shift.day) }
    return
      ([catalogue.text(.rosterPaid, ["hours": hours])]
      + (breaks.isEmpty ? [] : [catalogue.text(.rosterBreaks, ["times": breaks.joined(separator: ", ")])]))
      .joined(separator: "\n")
  }

  /// `20170703T050000Z`.
  private func utc(_ instant: Int, _ day: Int) -> String {
    let days = problem.calendar.days
    let holding = (day..<days.count).first { instant < days[$0].end } ?? day
    let (wall, offset) = days[holding].wall(atElapsed: instant)
    let seconds = days[holding].date.dayNumber * 86_400 + wall - offset
    let date = LocalDate(dayNumber: seconds / 86_400)
    let clock = [seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return date.description.replacing("-", with: "") + "T" + clock.joined() + "Z"
  }

  /// FNV-1a of 64 bits.
  private static func hash(_ text: String) -> String {
    let value = text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The name without what file systems do not take.
  private static func fileName(_ name: String) -> String {
    let refused = "/\\:*?\"<>|".unicodeScalars
    let text = String(
      String.UnicodeScalarView(
        name.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F || refused.contains($0) ? "-" : $0 }))
    return text.isEmpty || text.hasPrefix(".") ? "-" + text : text
  }
}

/// Lines of iCalendar: properties, folded after 75 octets, each ended by CR LF.
struct CalendarText {
  private(set) var text = ""

  mutating func append(_ name: String, _ value: String) {
    var octets = 0
    for character in "\(name):\(value)".unicodeScalars {
      let size = UTF8.width(character)
      if octets + size > 75 {
        text += "\r\n "
        octets = 1
      }
      text.unicodeScalars.append(character)
      octets += size
    }
    text += "\r\n"
  }

  /// A value of type TEXT: backslash, semicolon, comma and line feed are escaped, other control characters left out.
  mutating func append(_ name: String, text value: String) {
    var escaped = String.UnicodeScalarView()
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": escaped += ["\\", scalar]
      case "\n": escaped += ["\\", "n"]
      case "\u{0}"..."\u{1F}", "\u{7F}": break
      default: escaped.append(scalar)
      }
    }
    append(name, String(escaped))
  }
}
