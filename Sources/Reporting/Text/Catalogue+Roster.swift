extension Catalogue {
  static let englishRoster: [Message: Phrase] = [
    .rosterTitle: "Shift schedule, {window}",
    .rosterPerson: "Name",
    .rosterHours: "Hours",
    .rosterNight: "Night hours",
    .rosterHoliday: "Holiday hours",
    .rosterNorm: "Norm",
    .rosterBalance: "Balance",
    .rosterNightMark: "N",
    .rosterOff: "–",
    .rosterLeave: "leave",
    .rosterMissing: "People missing",
    .rosterLegend:
      "Paid hours; {night} after them: a night shift; {off}: day off; {leave}: leave. Balance: hours above or below the norm with what was brought along.",
    .rosterMissingShift: .plural(
      one: "{when}, {shift}: {count}~person missing", few: "{when}, {shift}: {count}~people missing",
      many: "{when}, {shift}: {count}~people missing"),
    .rosterWork: "Work",
    .rosterPaid: "Paid hours: {hours}",
    .rosterBreaks: "Breaks: {times}",
    .rosterNights: "Nights",
    .rosterWeekends: "Weekend\nshifts",
    .rosterWishes: "Wishes\ngranted",
    .rosterBound: "{points}~points of missing and uneven work; no roster has fewer than {bound}.",
    .rosterWithinGap: "The best there is, within {gap}.",
    .rosterOutsideGap: "It may be {gap} from the best: the search ended at its limit.",
    .rosterByWeek: "Found week by week; the bound is that of all dates together.",
  ]

  static let ukrainianRoster: [Message: Phrase] = [
    .rosterTitle: "Графік змінності, {window}",
    .rosterPerson: "Прізвище, ім’я",
    .rosterHours: "Годин",
    .rosterNight: "Нічних годин",
    .rosterHoliday: "Святкових годин",
    .rosterNorm: "Норма",
    .rosterBalance: "Відхилення",
    .rosterNightMark: "Н",
    .rosterOff: "В",
    .rosterLeave: "Відп.",
    .rosterMissing: "Бракує людей",
    .rosterLegend:
      "Оплачувані години; {night} після них – нічна зміна; {off} – вихідний; {leave} – відпустка. Відхилення – години понад норму (або менше за неї, зі знаком мінус) разом із перенесеними.",
    .rosterMissingShift: .plural(
      one: "{when}, {shift}: бракує {count}~людини", few: "{when}, {shift}: бракує {count}~людей",
      many: "{when}, {shift}: бракує {count}~людей"),
    .rosterWork: "Робота",
    .rosterPaid: "Оплачуваних годин: {hours}",
    .rosterBreaks: "Перерви: {times}",
    .rosterNights: "Нічних\nзмін",
    .rosterWeekends: "Змін у\nвихідні",
    .rosterWishes: "Враховано\nпобажань",
    .rosterBound: "Балів за нестачу людей і нерівномірність: {points}; менше ніж {bound} не має жоден графік.",
    .rosterWithinGap: "Кращого графіка немає (з точністю до {gap}).",
    .rosterOutsideGap: "Від найкращого він може відрізнятися на {gap}: пошук дійшов до своєї межі.",
    .rosterByWeek: "Складено тиждень за тижнем; межа стосується всіх дат разом.",
  ]
}
