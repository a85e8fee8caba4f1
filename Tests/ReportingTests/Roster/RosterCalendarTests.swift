import CallCenterModel
import Scheduling
import Testing

@testable import Reporting

@Suite struct RosterCalendarTests {
  @Test func oneCalendarAPerson() throws {
    let files = try RosterSample.roster().calendars(name: "Plan", language: .uk)
    #expect(files.map(\.name) == ["p0.ics", "p1.ics", "p2.ics"])
    let text = String(decoding: files[0].bytes, as: UTF8.self)
    let start = """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//cherha//roster//EN
      X-WR-CALNAME:Олена Коваль\\; "Лена"
      BEGIN:VEVENT
      """
    #expect(text.hasPrefix(start.replacing("\n", with: "\r\n")))
    #expect(text.hasSuffix("END:VEVENT\r\nEND:VCALENDAR\r\n"))
    // 8:00 in Kyiv in summer.
    #expect(text.contains("DTSTAMP:20170624T050000Z\r\nDTSTART:20170624T050000Z\r\nDTEND:20170624T170000Z\r\n"))
    #expect(text.contains("SUMMARY:День 08:00-20:00\r\n"))
    let unfolded = text.replacing("\r\n ", with: "")
    #expect(unfolded.contains("DESCRIPTION:Оплачуваних годин: 11\\,5\\nПерерви: 13:00-13:30\r\n"))
  }

  @Test func linesAreFolded() throws {
    var calendar = CalendarText()
    let long = String(repeating: "Їжак, ", count: 40)
    calendar.append("SUMMARY", text: long + "\u{1}")
    let lines = calendar.text.split(separator: "\r\n")
    #expect(lines.allSatisfy { $0.utf8.count <= 75 } && lines.count > 4)
    #expect(calendar.text.replacing("\r\n ", with: "") == "SUMMARY:" + long.replacing(",", with: "\\,") + "\r\n")
  }

  /// The night in which the clocks go forward: 20:00 in winter time to 8:00 in summer time, eleven hours.
  @Test func clocksThatChange() throws {
    let files = try RosterSample.roster(from: "2017-03-24", holiday: "2017-03-25")
      .calendars(name: "Plan", language: .en)
    let text = String(decoding: files[0].bytes, as: UTF8.self)
    #expect(text.contains("DTSTART:20170325T180000Z\r\nDTEND:20170326T050000Z\r\n"))
  }

  @Test func identities() throws {
    func identities(_ name: String) throws -> [Substring] {
      try RosterSample.roster().calendars(name: name, language: .en).flatMap { file in
        String(decoding: file.bytes, as: UTF8.self).split(separator: "\r\n").filter { $0.hasPrefix("UID:") }
      }
    }
    let first = try identities("Plan")
    #expect(first.count == 9 && Set(first).count == 9)
    #expect(try identities("Plan") == first)
    #expect(Set(try identities("Another")).isDisjoint(with: first))
  }

  @Test func fileNames() throws {
    var roster = try RosterSample.roster()
    roster.problem.people[0].name = "../a"
    roster.problem.people[1].name = "Олена"
    roster.problem.people[2].name = "олена"
    #expect(roster.calendars(name: "", language: .en).map(\.name) == ["-..-a.ics", "Олена.ics", "олена-2.ics"])
  }
}
