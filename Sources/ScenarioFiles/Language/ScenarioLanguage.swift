import CallCenterModel

/// The scenario language as data: the reader takes its keys from here, and the JSON Schema is written from it.
enum ScenarioLanguage {
  static let format = "cherha/1"

  static let sections: [LanguageSection] =
    [scenario, calendar] + contactSections + followUpSections + callBackSections + arrivalSections + agentSections
    + peopleSections + routingSections + runSections + assertionSections + planningSections
    + lawSections

  static func section(_ name: String) -> LanguageSection {
    guard let section = sections.first(where: { $0.name == name }) else {
      preconditionFailure("the language has no section \(name)")
    }
    return section
  }

  private static let scenario = LanguageSection(
    "scenario", "A contact centre.",
    [
      .init("format", .choice([format]), required: true, "Version of the language."),
      .init("name", .named("label"), required: true, "What people read."),
      .init("calendar", .section("calendar"), required: true, "The dates that are simulated."),
      .init("callTypes", .byName(.section("callType")), required: true, "What people call for."),
      .init("sites", .byName(.section("site")), "Where groups sit."),
      .init("agentGroups", .byName(.section("agentGroup")), required: true, "Who answers."),
      .init("shifts", .byName(.section("shift")), "Hours that people of a rota work."),
      .init("targets", .byName(.section("target")), "Service targets that call types name."),
      .init("routing", .section("routing"), "How contacts and agents find each other."),
      .init("costs", .section("costs"), "Currency and price of overtime."),
      .init("run", .section("run"), "How the scenario is simulated."),
      .init("assertions", .byName(.section("assertion")), "What `cherha check` holds the scenario to."),
      .init("plan", .section("plan"), "What `cherha schedule` finds shifts for."),
      .init("options", .byName(.anything), "Named overrides, chosen with --option."),
      .init("include", .either([.named("file"), .list(.named("file"))]), "Files that are read first."),
    ])

  private static let calendar = LanguageSection(
    "calendar", "The dates that are simulated and the grid of the reports.",
    [
      .init("timezone", .text(pattern: "^[A-Za-z0-9_+/-]+$", about: "IANA time zone"), required: true, "IANA name."),
      .init("from", .named("date"), required: true, "First day of the window."),
      .init("days", .whole(1...PlanLimits.days), fallback: "1", "Whole local days in the window."),
      .init("warmUp", .named("time"), "Whole days simulated before the window and not counted."),
      .init("startAt", .named("clockTime"), "Time of the first day at which simulation and window begin."),
      .init("interval", .named("time"), fallback: "30 min", "Length of a reporting interval."),
      .init("holidays", .list(.named("date")), "Dates that follow the key `holiday`."),
      .init("hours", .named("hours"), fallback: "always", "Opening hours of the numbers."),
      .init("dayFactor", .section("commonDayFactor"), "A random factor of mean 1 for each date and all call types."),
    ])
}
