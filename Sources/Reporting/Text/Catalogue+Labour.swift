extension Catalogue {
  static let englishLabour: [Message: Phrase] = [
    .obstacleNobodyAnyDay: "{type}: no shift covers {hours} on any day, and contacts come then",
    .obstacleNobodyOnDays: "{type}: no shift covers {hours} on {days}, and contacts come then",
    .obstacleFewRoundTheClock: .plural(
      one: "{type}: one post round the clock takes at least {count}~person under these rules; there may be {available}",
      many: "{type}: one post round the clock takes at least {count}~people under these rules; there may be {available}"
    ),
    .obstacleFewAtAllHours: .plural(
      one: "{type}: one post at all hours of contacts takes at least {count}~person under these rules; "
        + "there may be {available}",
      many: "{type}: one post at all hours of contacts takes at least {count}~people under these rules; "
        + "there may be {available}"),
    .obstacleHours: "{contract}: {asked} a week are asked of a person; these shifts and rules give {possible}",
    .obstacleNoShift: "{contract}: none of its shifts may begin on a day that is planned",
    .obstacleBreak: "{shift} {hours}: a break of {length} has no place in it, so the shift is left out",
    .obstacleBreakBeside:
      "{shift} {hours}: a break of {length} has no place beside the other breaks, so the shift is left out",
    .obstacleNoWeek: "{contract}: nobody can work a week under these rules, and no single rule is the reason",
    .obstacleNoWeekBut: "{contract}: nobody can work a week under these rules; it would be possible without {limits}",
    .limitOr: "{first}, or without {second}",
    .limitRest: "the rest between shifts",
    .limitWeeklyRest: "the weekly rest",
    .limitDaysInARow: "the limit of days in a row",
    .limitHoursPerWeek: "the limit of hours a week",
    .limitDaysPerWeek: "the number of days a week",
    .limitDaysOff: "days off that follow one another",
    .limitSame: "the same shift all week",
    .violationOverlap: "two shifts overlap by {found}",
    .violationRest: "{found} of rest after a shift that asks for {limit}",
    .violationWeeklyRest: "no unbroken rest of {limit} in the week; the longest is {found}",
    .violationDaysInARow: .plural(
      one: "{count}~day in a row; at most {limit}", many: "{count}~days in a row; at most {limit}"),
    .violationHoursPerWeek: "{found} of work in a week; at most {limit}",
    .violationOvertime: "{found} above the norm; at most {limit} a year",
    .withSource: "{text} ({source})",
    .labourCode: "Labour Code, Art.~{article}",
    .martialLaw: "Law 2136-IX",
    .weeksSteadyBetweenDaysOff:
      "{contract}: of too many possible weeks only those were used in which the shift changes over days off",
    .weeksSteadyAllWeek: "{contract}: of too many possible weeks only those with the same shift all week were used",
    .weeksSome: "{contract}: of too many possible weeks only some were used",
  ]

  static let ukrainianLabour: [Message: Phrase] = [
    .obstacleNobodyAnyDay: "{type}: звернення надходять о {hours}, але жодна зміна жодного дня не охоплює цих годин",
    .obstacleNobodyOnDays: "{type}: звернення надходять о {hours}, але жодна зміна не охоплює цих годин: {days}",
    .obstacleFewRoundTheClock: .plural(
      one: "{type}: для одного цілодобового поста за цими правилами потрібна щонайменше {count}~людина, "
        + "а може бути щонайбільше {available}",
      few: "{type}: для одного цілодобового поста за цими правилами потрібні щонайменше {count}~людини, "
        + "а може бути щонайбільше {available}",
      many: "{type}: для одного цілодобового поста за цими правилами потрібно щонайменше {count}~людей, "
        + "а може бути щонайбільше {available}"),
    .obstacleFewAtAllHours: .plural(
      one: "{type}: для одного поста в усі години звернень за цими правилами потрібна щонайменше {count}~людина, "
        + "а може бути щонайбільше {available}",
      few: "{type}: для одного поста в усі години звернень за цими правилами потрібні щонайменше {count}~людини, "
        + "а може бути щонайбільше {available}",
      many: "{type}: для одного поста в усі години звернень за цими правилами потрібно щонайменше {count}~людей, "
        + "а може бути щонайбільше {available}"),
    .obstacleHours: "{contract}: на одну людину потрібно {asked} на тиждень, а ці зміни й правила дають {possible}",
    .obstacleNoShift: "{contract}: жодна з його змін не може початися в дні, на які складають план",
    .obstacleBreak: "{shift} {hours}: для перерви {length} у ній немає місця, тому зміну вилучено",
    .obstacleBreakBeside: "{shift} {hours}: для перерви {length} немає місця поруч з іншими, тому зміну вилучено",
    .obstacleNoWeek: "{contract}: за цими правилами ніхто не може відпрацювати тиждень, і причина не в одному правилі",
    .obstacleNoWeekBut: "{contract}: за цими правилами ніхто не може відпрацювати тиждень; це можливо без {limits}",
    .limitOr: "{first} або без {second}",
    .limitRest: "відпочинку між змінами",
    .limitWeeklyRest: "щотижневого відпочинку",
    .limitDaysInARow: "обмеження робочих днів поспіль",
    .limitHoursPerWeek: "обмеження годин на тиждень",
    .limitDaysPerWeek: "заданої кількості робочих днів на тиждень",
    .limitDaysOff: "вимоги вихідних поспіль",
    .limitSame: "вимоги однакової зміни весь тиждень",
    .violationOverlap: "дві зміни накладаються на {found}",
    .violationRest: "{found} відпочинку після зміни, що потребує {limit}",
    .violationWeeklyRest: "за тиждень немає безперервного відпочинку {limit}; найдовший {found}",
    .violationDaysInARow: .plural(
      one: "{count}~робочий день поспіль; дозволено щонайбільше {limit}",
      few: "{count}~робочі дні поспіль; дозволено щонайбільше {limit}",
      many: "{count}~робочих днів поспіль; дозволено щонайбільше {limit}"),
    .violationHoursPerWeek: "{found} роботи за тиждень; дозволено щонайбільше {limit}",
    .violationOvertime: "{found} понад норму; за рік дозволено щонайбільше {limit}",
    .withSource: "{text} ({source})",
    .labourCode: "КЗпП, ст.~{article}",
    .martialLaw: "Закон №~2136-IX",
    .weeksSteadyBetweenDaysOff:
      "{contract}: можливих тижнів забагато, тому взято лише ті, у яких зміна міняється після вихідних",
    .weeksSteadyAllWeek: "{contract}: можливих тижнів забагато, тому взято лише ті, у яких зміна весь тиждень однакова",
    .weeksSome: "{contract}: можливих тижнів забагато, тому взято лише частину з них",
  ]
}
