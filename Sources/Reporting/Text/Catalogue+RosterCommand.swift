extension Catalogue {
  static let englishRosterCommand: [Message: Phrase] = [
    .rosterComplete: .plural(
      one: "The {count}~post has somebody.", few: "All {count}~posts have somebody.",
      many: "All {count}~posts have somebody."),
    .rosterEmptyPosts: .plural(
      one: "{count} of {posts}~posts stays empty.", few: "{count} of {posts}~posts stay empty.",
      many: "{count} of {posts}~posts stay empty."),
    .rosterRulesKept: "Every rule is kept.",
    .rosterRulesBroken: .plural(
      one: "{count}~rule is broken.", few: "{count}~rules are broken.", many: "{count}~rules are broken."),
    .rosterBrokenHeading: "What breaks the rules",
    .rosterBrokenRule: "{name}, {when}: {text}",
    .absenceService: "Service of the days without {name}, simulated",
    .absencePlanned: "As\nplanned",
    .absenceWithout: "Without a\nstand-in",
    .absenceRepaired: "After the\nrepair",
    .absencePoints: "Change,\npoints",
    .absenceWhole: "The repair has somebody on every post of these days, so the service is as planned.",
    .absenceNote:
      "Each date is simulated with the contacts of the day of the same kind in the scenario, and with the people whom the roster has on it: {days}. All three on the same random numbers, {replications}; people of the scenario who fall ill by chance still do. Every ± holds with {level} confidence.",
    .absenceAs: "{date} as {day}",
    .absenceUnknown: "Not simulated, because the scenario has no day of that kind: {days}.",
    .absenceNoTarget: "No call type has a target, so the service was not simulated.",
  ]

  static let ukrainianRosterCommand: [Message: Phrase] = [
    .rosterComplete: .plural(
      one: "{count}~місце в змінах закрито.", few: "Усі {count}~місця в змінах закрито.",
      many: "Усі {count}~місць у змінах закрито."),
    .rosterEmptyPosts: .plural(
      one: "Без працівника лишається {count}~місце в змінах із {posts}.",
      few: "Без працівника лишаються {count}~місця в змінах із {posts}.",
      many: "Без працівника лишаються {count}~місць у змінах із {posts}."),
    .rosterRulesKept: "Усіх правил дотримано.",
    .rosterRulesBroken: .plural(
      one: "Порушено {count}~правило.", few: "Порушено {count}~правила.", many: "Порушено {count}~правил."),
    .rosterBrokenHeading: "Що порушує правила",
    .rosterBrokenRule: "{name}, {when}: {text}",
    .absenceService: "Якість обслуговування за відсутності ({name}), моделювання",
    .absencePlanned: "За\nграфіком",
    .absenceWithout: "Без\nзаміни",
    .absenceRepaired: "Після\nзаміни",
    .absencePoints: "Різниця,\nпунктів",
    .absenceWhole: "Заміна закриває всі місця в змінах цих днів, тому якість така, як за графіком.",
    .absenceNote:
      "Кожну дату змодельовано зі зверненнями дня того самого виду зі сценарію та з людьми, що працюють за графіком: {days}. Усі три варіанти – на тих самих випадкових числах, {replications}; випадкові хвороби, передбачені сценарієм, лишаються. Похибки «±» подано з довірчою ймовірністю {level}.",
    .absenceAs: "{date} як {day}",
    .absenceUnknown: "Не змодельовано, бо в сценарії немає дня такого виду: {days}.",
    .absenceNoTarget: "Жоден вид звернень не має цілі, тому якість обслуговування не моделювали.",
  ]
}
