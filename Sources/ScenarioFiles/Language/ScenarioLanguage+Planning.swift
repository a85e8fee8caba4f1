import CallCenterModel

extension ScenarioLanguage {
  private static let yesNo = Shape.choice(["yes", "no", "true", "false"])

  static let planningSections: [LanguageSection] = [
    LanguageSection(
      "plan", "What `cherha schedule` finds shifts for.",
      [
        .init(
          "targets",
          .byName(.either([.choice(PlanningTarget.Period.allCases.map(\.rawValue)), .section("planTarget")])),
          "Call types whose targets are met; default every one with a target, day by day."),
        .init("shifts", .byName(.section("plannedShift")), required: true, "Kinds of shifts to choose from."),
        .init(
          "staff", .byName(.either([.section("staffPool"), .section("contract")])), required: true,
          "Groups whose shifts are found, with their contracts or with the terms of one."),
        .init(
          "rules", .either([.choice(LabourPreset.allCases.map(\.rawValue)), .section("labourRules")]), fallback: "none",
          "Limits on the work of a person."),
        .init("pay", .section("pay"), "Supplements to the price of an hour; default those of the rules."),
        .init("prices", .section("prices"), "What a person missing and a person too many cost."),
        .init("grid", .named("time"), "Shifts and breaks begin at multiples of it; default 15 min."),
        .init("confidence", .named("share"), "That a plan said to meet its targets does; default that of the run."),
        .init("gap", .named("share"), fallback: "0.5 %", "The search ends so near the least cost."),
        .init(
          "people", .either([.named("file"), .byName(.section("rosterPerson"))]), "Named people of the roster."),
      ]),
    LanguageSection(
      "planTarget", "Over what the target of a call type is to be met.",
      [
        .init("per", .choice(PlanningTarget.Period.allCases.map(\.rawValue)), fallback: "day", "`week`: the window."),
        .init(
          "onDays", .named("share"),
          "The share of the days, or weeks, whose own value meets the target; default: the mean of each meets it."),
      ]),
    LanguageSection(
      "plannedShift", "A kind of shift.",
      [
        .init("label", .named("label"), "What people read; default the name."),
        .init(
          "start", .either([.named("shiftStart"), .list(.named("shiftStart"))]), required: true,
          "When it may begin: times, or the first and the last of them."),
        .init("every", .named("time"), "Step of a range of starts; default the grid."),
        .init("length", .either([.named("time"), .list(.named("time"))]), required: true, "With its breaks."),
        .init("breaks", .list(.section("plannedBreak")), "Breaks whose place is found."),
        .init("days", .text(pattern: daysPattern, about: "days such as mon-fri"), "When it may begin; default daily."),
      ]),
    LanguageSection(
      "plannedBreak", "A break of a shift.", oneOf: ["after", "between"],
      [
        .init("after", .named("timeBounds"), "From the start of the shift to the begin: one time, or least and most."),
        .init("between", .named("timeRange"), "It lies in these times; shifts that do not hold them go without it."),
        .init("length", .named("time"), required: true, ""),
        .init("paid", yesNo, fallback: "yes", "Whether the break is paid."),
      ]),
    LanguageSection(
      "staffPool", "A group with several kinds of contracts.",
      [.init("contracts", .byName(.section("contract")), required: true, "By name.")]),
    LanguageSection(
      "contract", "People of a group with the same terms.",
      [
        .init("label", .named("label"), "What people read; default the name."),
        .init(
          "people", .either([.whole(0...PlanLimits.people), .named("wholeBounds")]),
          "How many there are, or the least and the most; default as many as it takes."),
        .init(
          "hoursPerWeek", .named("timeBounds"), "Paid, of a person, on average; default up to the norm of the rules."),
        .init(
          "daysPerWeek", .either([.whole(0...7), .named("wholeBounds")]), fallback: "1-6", "On which a person works."),
        .init("shifts", .list(.named("name")), "Keys of `plan.shifts`; default all."),
        .init("cost", .named("money"), "Price of a paid hour; default that of the group."),
        .init("daysOff", .choice(["together", "anyhow"]), fallback: "anyhow", "Whether they follow one another."),
        .init(
          "same", .choice(Contract.Stability.allCases.map(\.rawValue)), fallback: "nothing",
          "What stays the same all week."),
        .init(
          "shiftWork", yesNo, fallback: "yes",
          "Whether the rest is owed that depends on the length of the shift before; ordinary office days are none."),
      ]),
    LanguageSection(
      "labourRules", "Limits on the work of a person.",
      [
        .init("preset", .choice(LabourPreset.allCases.map(\.rawValue)), "What holds where no other key stands."),
        .init("rest", .section("rest"), "Between two shifts."),
        .init("weeklyRest", .named("time"), "Least unbroken rest in a week."),
        .init("hoursPerWeek", .named("time"), "The norm, on average."),
        .init("atMostPerWeek", .named("time"), "Most paid hours in any week."),
        .init("daysInARow", .whole(1...366), "Most days of work in a row."),
      ]),
    LanguageSection(
      "rest", "Rest after a shift.",
      [
        .init("factor", .number, "Times the length of the shift before."),
        .init("atLeast", .named("time"), "After any shift."),
      ]),
    LanguageSection(
      "pay", "Shares added to the price of an hour.",
      [
        .init("night", .section("nightPay"), "At night."),
        .init("weekend", .text(pattern: sharePattern, about: "a share such as 20 %"), "On Saturdays and Sundays."),
        .init(
          "holiday", .text(pattern: sharePattern, about: "a share such as 100 %"), "On holidays; 100 % pays double."),
      ]),
    LanguageSection(
      "nightPay", "",
      [
        .init("hours", .named("timeRange"), "Default 22:00-06:00."),
        .init("share", .text(pattern: sharePattern, about: "a share such as 20 %"), ""),
      ]),
    LanguageSection(
      "prices", "What is wrong with a plan, in money.",
      [
        .init(
          "shortage", .named("money"),
          "Of an hour in which a person is missing; default twenty times the dearest hour of work."),
        .init("surplus", .named("money"), "Of an hour of a person too many, beside the pay; default 0."),
      ]),
    LanguageSection(
      "rosterPerson", "A named person.",
      [
        .init("label", .named("label"), "What people read; default the name."),
        .init("contract", .named("name"), required: true, "GROUP.CONTRACT, or a group with one contract."),
        .init(
          "leave",
          .list(
            .text(
              pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}( *\\.\\. *[0-9]{4}-[0-9]{2}-[0-9]{2})?$",
              about: "days such as 2017-10-02..2017-10-08")), "Days of leave, first and last."),
        .init("cannot", .named("hours"), "Times at which the person cannot work."),
        .init(
          "wishes", .byName(.either([.number, .byKey(pattern: daysPattern, .number)])),
          "By shift or by days: a weight, above 0 for and below 0 against."),
        .init(
          "balance", .text(pattern: "^[-+−]? *[0-9]", about: "a time such as -4 h"),
          "Hours above or below the norm so far."
        ),
      ]),
  ]

  static let planningShapes: [(name: String, shape: Shape)] = [
    ("shiftStart", .text(pattern: "^\(clock)( *- *\(clock))?$", about: "a time such as 08:00, or 07:00-10:00")),
    ("timeBounds", .text(pattern: "^\(numberPattern)", about: "a time, or two such as 36-40 h")),
    ("wholeBounds", .text(pattern: "^[0-9]+( *[-–] *[0-9]+)?$", about: "a number, or two such as 10-14")),
  ]
}
