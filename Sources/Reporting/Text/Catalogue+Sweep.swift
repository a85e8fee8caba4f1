extension Catalogue {
  static let englishSweep: [Message: Phrase] = [
    .sweepPoints: .plural(one: "{count}~point", many: "{count}~points"),
    .sweepGrid: "Sweep",
    .sweepTornado: "What matters most",
    .sweepHypercube: "Latin hypercube",
    .sweepEach: "{replications} each",
    .sweepInterrupted: "Interrupted: {done} of {points} were finished.",
    .sweepPoint: "Point",
    .sweepChange: "Step",
    .sweepChangePoints: "Step,\npoints",
    .sweepCommon:
      "Every point met the same callers. Therefore the step to the next point is known as well as by {factor} times as many independent replications ({measure}).",
    .sweepNoGain: "Between neighbouring points nothing changed that could be compared.",
    .sweepBase: "As the scenario stands: {measure} {value}. Each line changes one thing alone.",
    .tornadoFactor: "What is changed",
    .tornadoLow: "Low\nend",
    .tornadoHigh: "High\nend",
    .tornadoChange: "Change",
    .tornadoChangePoints: "Change,\npoints",
    .tornadoLegend: "Bars (the longest is {value}): {low} low end, {high} high end.",
    .sweepCoefficient: "Standardised\ncoefficient",
    .sweepRange: "Range",
    .sweepCoefficients:
      "{measure}: by how many standard deviations it moves when a factor moves by one. Together the factors explain {share} of its variance.",
    .sweepTooFew: "Too few points to say which factor matters: there must be at least two more than factors.",
    .sweepUndecided: .plural(
      one: "At {count}~point the precision asked for was not reached.",
      many: "At {count}~points the precision asked for was not reached."),
    .sweepProgress: "point~{point} of~{points}",
    .sweepShard: "Shard {shard} of {shards}: {points} finished.",
    .asItStands: "as it stands",
  ]

  static let ukrainianSweep: [Message: Phrase] = [
    .sweepPoints: .plural(one: "{count}~точка", few: "{count}~точки", many: "{count}~точок"),
    .sweepGrid: "Перебір значень",
    .sweepTornado: "Що важить найбільше",
    .sweepHypercube: "Латинський гіперкуб",
    .sweepEach: "по {replications}",
    .sweepInterrupted: "Перервано: завершено {done} із {points}.",
    .sweepPoint: "Точка",
    .sweepChange: "Крок",
    .sweepChangePoints: "Крок,\nв.~п.",
    .sweepCommon:
      "У кожній точці ті самі абоненти, тож крок до сусідньої точки відомий так точно, ніби незалежних прогонів було у {factor}~раза більше ({measure}).",
    .sweepNoGain: "Між сусідніми точками не змінилося нічого, що можна було б порівняти.",
    .sweepBase: "Сценарій без змін: {measure} {value}. Кожен рядок змінює щось одне.",
    .tornadoFactor: "Що змінено",
    .tornadoLow: "Нижній\nкрай",
    .tornadoHigh: "Верхній\nкрай",
    .tornadoChange: "Зміна",
    .tornadoChangePoints: "Зміна,\nв.~п.",
    .tornadoLegend: "Смуги (найдовша – {value}): {low} нижній край, {high} верхній край.",
    .sweepCoefficient: "Стандартизований\nкоефіцієнт",
    .sweepRange: "Межі",
    .sweepCoefficients:
      "{measure}: на скільки стандартних відхилень зміниться показник, якщо чинник зміниться на одне. Разом чинники пояснюють {share} дисперсії.",
    .sweepTooFew: "Точок замало, щоб сказати, який чинник важить: їх має бути щонайменше на дві більше, ніж чинників.",
    .sweepUndecided: .plural(
      one: "У {count}~точці потрібної точності не досягнуто.", few: "У {count}~точках потрібної точності не досягнуто.",
      many: "У {count}~точках потрібної точності не досягнуто."),
    .sweepProgress: "точка~{point} із~{points}",
    .sweepShard: "Частина {shard} із {shards}: завершено {points}.",
    .asItStands: "без змін",
  ]
}
