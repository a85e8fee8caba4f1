// Requirements by simulation, brought along, explained.
extension Catalogue {
  static let englishRequirement: [Message: Phrase] = [
    .staffingBySimulation: "Fewest people by simulation, judged on fresh random numbers ({replications})",
    .staffingGiven: "Requirement of {file}, judged by simulation ({replications})",
    .timeVaryingMethod: "the time-varying queue",
    .formulaAgentsColumn: "By\nformula",
    .givenColumn: "Given",
    .neededColumn: "Needed",
    .excessColumn: "Too many (+)\ntoo few (−)",
    .givenFew: .plural(
      one: "{name}: too few people in {few}~interval (at most {short} missing, {when}), too many in {many}.",
      many: "{name}: too few people in {few}~intervals (at most {short} missing, {when}), too many in {many}."),
    .givenEnough: "{name}: nowhere too few people, too many in {many} of {count}~intervals.",
    .givenHours: "{given} hours were given, {needed} are needed.",
    .roundingCost: "Shrinkage by itself asks for {unrounded} scheduled hours; rounding every interval up adds {share}.",
    .requirementTargets: "Are the targets met?",
    .targetInIntervals:
      "{name}, {target}, in every interval: met in {met}, missed in {missed}, undecided in {undecided}.",
    .targetOnDays: "{name}, {target}, on every day: met on {met}, missed on {missed}, undecided on {undecided}.",
    .targetInWindow: "{name}, {target}, over the whole window: {verdict}.",
    .periodMet: "met",
    .periodMissed: "missed",
    .periodUndecided: "undecided",
    .withProbability: "{target} with a probability of {share}",
    .targetLowest: "Lowest: {value} ({when}).",
    .searchSteps: .plural(
      one: "{steps}~staffing was simulated on the same random numbers ({replications}).",
      many: "{steps}~staffings were simulated on the same random numbers ({replications} each)."),
    .searchHolds:
      """
    With {confidence} confidence every target holds in all its periods together: verified on fresh random numbers\
     ({verified}).
    """,
    .searchFails:
      """
    Not verified: on fresh random numbers ({verified}) some targets could not be shown to hold, although people were\
     added {rounds}~times.
    """,
    .searchProvesNothing: "Not verified: on fresh random numbers ({verified}) nothing could be proved.",
    .searchUnjudged: .plural(
      one: "{count}~period has too few contacts to be judged.",
      many: "{count}~periods have too few contacts to be judged."),
    .poolHeading: "Skills counted twice?",
    .poolShortfall:
      """
    {when}: {groups} together have {agents} agents. Even if everybody served every call, {needed} would be needed;\
     {agents} reach {level}.
    """,
    .poolUnstable: "0~%, as the queue grows without end",
    .poolMore: .plural(
      one: "So it is in {count}~interval.", many: "So it is in {count}~intervals; this is the worst."),
    .partsHeading: "Why so many",
    .partsNote:
      """
    Effects are switched on from left to right on the same random numbers; in each line they add up to the people\
     scheduled. The last line counts hours.
    """,
    .partsInHours: "Hours",
    .loadPart: "Load",
    .variabilityPart: "Varia-\nbility",
    .abandonmentPart: "Giving\nup",
    .volumePart: "Volume\nrisk",
    .shrinkagePart: "Shrink-\nage",
    .wholeAgentsPart: "Whole\npeople",
    .certaintyPart: "Cer-\ntainty",
    .overheadPart: "Shifts,\nbreaks",
    .paidColumn: "Paid",
    .partsNotePaid:
      """
    Effects are switched on from left to right on the same random numbers; in each line they add up to the people paid in\
     the cheapest shifts that cover those scheduled, on average over the interval. The last line counts hours.
    """,
  ]

  static let ukrainianRequirement: [Message: Phrase] = [
    .staffingBySimulation: "Найменша потреба за моделлю, оцінена на нових випадкових числах ({replications})",
    .staffingGiven: "Потреба з файлу {file}, оцінена моделюванням ({replications})",
    .timeVaryingMethod: "нестаціонарною моделлю черги",
    .formulaAgentsColumn: "За\nформулою",
    .givenColumn: "Задано",
    .neededColumn: "Потрібно",
    .excessColumn: "Надлишок (+)\nнестача (−)",
    .givenFew: .plural(
      one: "{name}: замало людей в {few}~інтервалі (бракує щонайбільше {short}, {when}), забагато – в {many}.",
      many: "{name}: замало людей у {few}~інтервалах (бракує щонайбільше {short}, {when}), забагато – в {many}."),
    .givenEnough: "{name}: людей ніде не бракує, забагато – в {many} із {count}~інтервалів.",
    .givenHours: "Задано {given}~год, потрібно {needed}.",
    .roundingCost:
      "Самі втрати робочого часу потребують {unrounded}~год за графіком; округлення кожного інтервалу додає {share}.",
    .requirementTargets: "Чи досягнуто цілей?",
    .targetInIntervals:
      "{name}, {target}, у кожному інтервалі: досягнуто – {met}, не досягнуто – {missed}, неясно – {undecided}.",
    .targetOnDays:
      "{name}, {target}, кожного дня: досягнуто – {met}, не досягнуто – {missed}, неясно – {undecided}.",
    .targetInWindow: "{name}, {target}, за весь період: {verdict}.",
    .periodMet: "досягнуто",
    .periodMissed: "не досягнуто",
    .periodUndecided: "неясно",
    .withProbability: "{target} з імовірністю {share}",
    .targetLowest: "Найменше: {value} ({when}).",
    .searchSteps: .plural(
      one: "На тих самих випадкових числах змодельовано {steps}~варіант ({replications}).",
      few: "На тих самих випадкових числах змодельовано {steps}~варіанти ({replications} кожен).",
      many: "На тих самих випадкових числах змодельовано {steps}~варіантів ({replications} кожен)."),
    .searchHolds:
      """
    З надійністю {confidence} усі цілі виконуються в усіх своїх періодах разом: це перевірено на нових випадкових\
     числах ({verified}).
    """,
    .searchFails:
      """
    Не підтверджено: на нових випадкових числах ({verified}) виконання деяких цілей не доведено, хоча людей додавали\
     {rounds}~разів.
    """,
    .searchProvesNothing: "Не підтверджено: на нових випадкових числах ({verified}) нічого не вдалося довести.",
    .searchUnjudged: .plural(
      one: "В {count}~періоді замало звернень, щоб про нього судити.",
      many: "У {count}~періодах замало звернень, щоб про них судити."),
    .poolHeading: "Навички враховано двічі?",
    .poolShortfall:
      """
    {when}: {groups} разом – операторів {agents}. Навіть якби кожен обслуговував усі дзвінки, потрібно було б {needed};\
     {agents} дають {level}.
    """,
    .poolUnstable: "0~%, бо черга росте без кінця",
    .poolMore: .plural(
      one: "Так є в {count}~інтервалі.", many: "Так є у {count}~інтервалах; цей – найгірший."),
    .partsHeading: "Чому стільки",
    .partsNote:
      """
    Чинники ввімкнено зліва направо на тих самих випадкових числах; у кожному рядку разом вони дають кількість людей за\
     графіком. Останній рядок – у годинах.
    """,
    .partsInHours: "Години",
    .loadPart: "Наван-\nтаження",
    .variabilityPart: "Мінли-\nвість",
    .abandonmentPart: "Втрачені\nдзвінки",
    .volumePart: "Ризик\nобсягу",
    .shrinkagePart: "Втрати\nчасу",
    .wholeAgentsPart: "Округ-\nлення",
    .certaintyPart: "Надій-\nність",
    .overheadPart: "Зміни,\nперерви",
    .paidColumn: "Оплачено",
    .partsNotePaid:
      """
    Чинники ввімкнено зліва направо на тих самих випадкових числах; у кожному рядку разом вони дають кількість людей, яким\
     платять у найдешевших змінах, що покривають потребу за графіком (у середньому за інтервал). Останній рядок – у годинах.
    """,
  ]
}
