extension Catalogue {
  static let englishSchedule: [Message: Phrase] = [
    .searchProgress: .plural(one: "{plans}~plan tried", many: "{plans}~plans tried"),
    .searchCheapest: ", the cheapest that meets the targets {cost}",
    .scheduleTitle: "Schedule",
    .schedulePeople: .plural(one: "{count}~person", many: "{count}~people"),
    .scheduleAnswer: "{people}, {hours}~paid hours {period}, {cost}.",
    .scheduleNothing: "No contacts come for which a target is set, so nothing was promised.",
    .scheduleUnjudged: .plural(
      one: "{count}~period has too few contacts to prove anything and is left out.",
      many: "{count}~periods have too few contacts to prove anything and are left out."),
    .scheduleNothingJudged: .plural(
      one: "Nothing is promised: {count}~period has contacts, but too few to prove anything.",
      many: "Nothing is promised: {count}~periods have contacts, but too few to prove anything."),
    .scheduleKept: .plural(
      one:
        "The targets are met: {count}~promise holds with {level} confidence, on random numbers that had no part in the search ({replications}).",
      many:
        "The targets are met: all {count}~promises below hold together with {level} confidence, on random numbers that had no part in the search ({replications})."
    ),
    .scheduleMissed: .plural(
      one:
        "The targets are not all met: {missed} of {count}~promises does not hold on random numbers that had no part in the search ({replications}).",
      many:
        "The targets are not all met: {missed} of {count}~promises do not hold on random numbers that had no part in the search ({replications})."
    ),
    .scheduleWorst:
      "Farthest from it: {type}, {when}, {target}: simulated {estimate}, at least {lower} for sure, {points} short of {asked}.",
    .scheduleOpen: .plural(
      one: "{count} of them reaches what is asked in the simulation, but not surely enough.",
      many: "{count} of them reach what is asked in the simulation, but not surely enough."),

    .scheduleSearchHeading: "How it was found",
    .scheduleTogether: "Shifts were decided together with the service that they give.",
    .scheduleNoTwoStep:
      "No formula gives a requirement here, so there is no plan of requirement first, shifts second to compare with.",
    .scheduleTwoStepFails: "Requirement first, shifts second{raised} costs {cost} and does not keep the promises.",
    .scheduleSaves:
      "Requirement first, shifts second{raised} costs {cost} for the same promises: {saved} ({share}) are saved.",
    .scheduleTwoStepSame: "Requirement first, shifts second{raised} keeps the promises too, for {cost}.",
    .scheduleTwoStep: "The requirement of a formula was found first, its shifts second{raised}.",
    .scheduleTogetherDearer: "Deciding both together also keeps the promises, but found nothing cheaper: {cost}.",
    .scheduleTogetherFails: "The schedule found by deciding both together ({cost}) does not keep the promises.",
    .scheduleRaised: " (with the formula’s target raised by {points})",
    .scheduleOutOfReach:
      "By all that was simulated, these people, shifts and rules do not reach the targets; the nearest that {people} came to them stands below.",
    .scheduleSeatsMissing:
      "{site}: {people} people are on duty from {time} on, and there are {seats} seats; the search does not count them",
    .scheduleCircling:
      "The search for both together came back to schedules that it had seen and found none that meets all the targets on its own numbers; a dearer one may.",
    .scheduleIterations:
      "The search for both together ended before nothing cheaper was left; a cheaper schedule may exist.",
    .scheduleUnderCuts: "under the cuts that it was found with",
    .scheduleUnderRequirement: "that covers the same requirement",
    .scheduleCheapest: "No schedule {condition} is cheaper, as the solver proved.",
    .scheduleBound:
      "No schedule {condition} costs less than {bound}, as the solver proved; this one lies {share} above.",
    .scheduleGapOpen: "That is farther than the gap that was asked for: the solver had to stop.",
    .scheduleEffort: .plural(
      one: "{count}~schedule was simulated in the last search; verification no.~{attempt} decided.",
      many: "{count}~schedules were simulated in the last search; verification no.~{attempt} decided."),
    .scheduleCuts: "Cuts learned: {cuts}; none had to be changed.",
    .scheduleCutsChanged:
      "Cuts learned: {cuts}, and {changed} times a cut had to be changed: the service level is not concave in the people, so a bound under cuts is no proof for all schedules.",

    .scheduleNotLost: "{share} not lost",
    .scheduleOnDays: "{target}, on {share} of days",
    .scheduleOnWindows: "{target}, {share} of the time",
    .scheduleWholeWindow: "all days",
    .schedulePromises: "What it promises",
    .scheduleNarrowest: "What it promises: the {shown} of {count} promises with the least room",
    .scheduleWhen: "When",
    .scheduleAsked: "Asked",
    .scheduleLower: "At\nleast",
    .scheduleType: "Call type",
    .scheduleLimits: "All limits “at least” hold together, over all verifications, with {level} confidence.",

    .scheduleStaff: "Who works",
    .scheduleContract: "Contract",
    .scheduleHeads: "People",
    .scheduleHours: "Paid\nhours",
    .scheduleHoursEach: "A week,\neach",
    .scheduleShifts: "Shifts: people who begin them",
    .scheduleShiftsFrom: "Shifts from {date}: people who begin them",
    .scheduleShift: "Shift",
    .scheduleTime: "Time",
    .scheduleBreaks: "Breaks, and when they begin",

    .scheduleCoverHeading:
      "{group}: need and cover, by the hour in people (a full bar: {most}) and by the day in person-hours",
    .scheduleDay: "Day",
    .scheduleNeed: "Need",
    .scheduleCovered: "Cover",
    .scheduleNeedHours: "Hours\nneeded",
    .scheduleCoverHours: "Hours\ncovered",
    .scheduleShortHours: "Below\nneed",
    .scheduleOverHours: "Above\nneed",
    .scheduleNoNeed: "No formula gives a need of people here: the cover is judged by simulation alone.",
    .scheduleNeverShort: "No interval has fewer people than a formula asks for it alone.",
    .scheduleShort:
      "Against the need that a formula sees in each interval alone, {short}~person-hours are missing and {over} are too many.",
    .scheduleShortOnPurpose:
      "Where people are missing this may be on purpose: the targets count over longer stretches, and an hour with many makes up for one with few; the promises above include it.",
    .scheduleShortHeading: "Fewer people than a formula asks for",
    .scheduleShortSpan: "{hours}~person-hours; at worst {scheduled} for a need of {required}",
    .scheduleMoreShort: .plural(
      one: "and {count}~more stretch with {hours}~person-hours",
      many: "and {count}~more stretches with {hours}~person-hours"),

    .schedulePeopleAndShifts: "People and shifts",
    .scheduleHeadline: "{name}: schedule",
    .scheduleAssumedCuts:
      "the schedule was found on one set of random numbers and its promises were checked on others; the chance to call a schedule good that is not is at most {error}.",
    .scheduleAssumedPeople:
      "people fall ill and are late as the scenario says; the schedule counts those on duty before that.",
    .scheduleNeedNote:
      "the need is what a formula asks for in each interval alone, shrinkage included; nothing but the promises was required of the schedule.",
    .schedulePictures: "Cover, need and breaks",
    .schedulePictureTitle: "{group}: people on the phones and on breaks",
    .schedulePictureCaption:
      "Filled: people on duty and not on a break. Line: the need of a formula for each interval alone. Red: where the cover lies below it. Dashes: people on a break.",
    .scheduleShownDays: "Shown: {days}.",
    .scheduleNeedSeries: "Need",
    .scheduleCoverSeries: "Cover",
    .scheduleShortSeries: "Below need",
    .scheduleBreakSeries: "On a break",
    .scheduleBreaksExact: "Breaks",
  ]
}
