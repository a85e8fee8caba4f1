extension Catalogue {
  static let englishRosterCommand: [Message: Phrase] = [
    .rosterComplete: .plural(
      one: "The {count}~post has somebody.", few: "All {count}~posts have somebody.", many: "All {count}~posts have somebody."),
    .rosterEmptyPosts: .plural(
      one: "{count} of {posts}~posts stays empty.", few: "{count} of {posts}~posts stay empty.",
      many: "{count} of {posts}~posts stay empty."),
    .rosterRulesKept: "Every rule is kept.",
    .rosterRulesBroken: .plural(
      one: "{count}~rule is broken.", few: "{count}~rules are broken.", many: "{count}~rules are broken."),
    .rosterBrokenHeading: "What breaks the rules",
    .rosterBrokenRule: "{name}, {when}: {text}",
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
  ]
}
