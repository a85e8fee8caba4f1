import CallCenterModel
import Scheduling
import Testing

@testable import Reporting

@Suite struct RosterCSVTests {
  private func text(_ name: String, _ language: Language) throws -> String {
    let file = try #require(try RosterSample.roster().files(language: language).first { $0.name == name })
    #expect(file.bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    return String(decoding: file.bytes.dropFirst(3), as: UTF8.self)
  }

  @Test func ukrainianTimetable() throws {
    #expect(
      try text("timetable.csv", .uk) == """
        Прізвище, ім’я;24.06;25.06;26.06;27.06;28.06;29.06;Годин;Нічних годин;Святкових годин;Норма;Відхилення
        ;сб;нд;пн;вт;ср;чт;;;;;
        "Олена Коваль; ""Лена""\";11,5;11,5Н;В;В;11,5;В;34,5;7,5;11,5;24;10,5
        Петро <П'ять> & Ко;11,5Н;В;В;11,5;11,5Н;В;34,5;15;4;24;10,5
        Third;Відп.;Відп.;11,5;11,5Н;В;11,5;34,5;7,5;7,5;24;8
        Бракує людей;;1;1;;;1;;;;;

        """)
  }

  @Test func englishTimetable() throws {
    let lines = try text("timetable.csv", .en).split(separator: "\n")
    #expect(lines[0].hasPrefix("Name,24 Jun,25 Jun,26 Jun"))
    #expect(lines[2] == "\"Олена Коваль; \"\"Лена\"\"\",11.5,11.5N,–,–,11.5,–,34.5,7.5,11.5,24,10.5")
  }

  @Test func rows() throws {
    let lines = try text("roster.csv", .uk).split(separator: "\n")
    #expect(lines[0] == "date;person;shift;start;end;paidHours;nightHours;holidayHours;breaks")
    #expect(lines[1] == "24.06.2017;p0;day;08:00;20:00;11,5;0;0;13:00-13:30")
    // The night of Tuesday runs into the holiday for eight hours, half an hour of which is the meal.
    #expect(lines[6] == "27.06.2017;p2;night;20:00;08:00;11,5;7,5;7,5;01:00-01:30")
    #expect(try text("roster.csv", .en).contains("2017-06-24,p0,day,08:00,20:00,11.5,0,0,13:00-13:30\n"))
  }

  /// A name that a spreadsheet would compute.
  @Test func formulasAreTexts() throws {
    var roster = try RosterSample.roster()
    roster.problem.people[0].name = "=1+1"
    roster.problem.people[0].label = "=HYPERLINK(A1)"
    roster.problem.people[1].name = "@p"
    roster.problem.people[2].label = "-x"
    let files = roster.files(language: .uk)
    func content(_ name: String) throws -> String {
      String(decoding: try #require(files.first { $0.name == name }).bytes, as: UTF8.self)
    }
    let timetable = try content("timetable.csv")
    #expect(timetable.contains("\n'=HYPERLINK(A1);11,5") && timetable.contains("\n'-x;"))
    let rows = try content("roster.csv")
    #expect(rows.contains(";'=1+1;day;") && rows.contains(";'@p;night;"))
    // Cells of the workbook say that they are texts.
    let sheet = try content("timetable.xlsx")
    #expect(sheet.contains("t=\"inlineStr\"><is><t xml:space=\"preserve\">=HYPERLINK(A1)</t>"))
    #expect(!sheet.contains("<f>"))
  }

  @Test(arguments: [(0, "0"), (3_600, "1"), (-1_800, "-0,5"), (900, "0,25"), (1_200, "0,33"), (-10, "0"), (36, "0,01")])
  func hours(seconds: Int, text: String) {
    #expect(SpreadsheetDialect(language: .uk).hours(seconds) == text)
  }
}
