extension Catalogue {
  static let englishCheck: [Message: Phrase] = [
    .assertionsHeading: "Assertions",
    .assertionVerdictColumn: "Verdict",
    .assertionNameColumn: "Assertion",
    .assertionTextColumn: "Measure",
    .assertionBoundColumn: "Bound",
    .assertionBoundOnDays: "{bound} on~{share} of~days",
    .assertionSeenColumn: "Seen",
    .assertionReplicationsColumn: "Replications",
    .assertionHolds: "✓~holds",
    .assertionFails: "✗~fails",
    .assertionUndecided: "?~undecided",
    .assertionsConfidence:
      "The ± of an assertion is that of its verdict: all verdicts together are right with the confidence asked for.",
    .checkTitle: "Check of {scenarios}",
    .checkedScenarios: .plural(one: "{count}~scenario", many: "{count}~scenarios and options"),
    .checkedAssertions: .plural(one: "{count}~assertion", many: "{count}~assertions"),
    .checkedResults: .plural(one: "{count}~committed result", many: "{count}~committed results"),
    .checkPassed: "All is well: {parts}.",
    .checkNothing: "There was nothing to check: no assertions and no committed results.",
    .checkFailures: "Not well: {failed} failed, of {count}.",
    .checkUndecided: "{undecided} could not be decided at the effort allowed, of {count}.",
    .checkOption: "{name}, option {option}",
    .regressionIdentical: "=~{result}: identical ({replications}).",
    .regressionSame: "=~{result}: the same within the margins ({replications}, committed {committed}).",
    .regressionDifferent:
      "✗~{result}: different in {moved} of {count}~numbers ({replications}, committed {committed}).",
    .regressionUndecided:
      "?~{result}: undecided for {moved} of {count}~deciding numbers ({replications}, committed {committed}).",
    .regressionNone: "No committed result.",
    .regressionVersion: "The result was made by version {version}.",
    .regressionOutdated: "Only the text differs, no number does: --update brings it up to date.",
    .regressionVolume:
      "First attempts per contact of {name} are solved as {now}, committed {committed}; the comparison is made with the committed.",
    .regressionTooFew:
      "The committed result is too short to tell differences of the margin apart: rewrite it with --update --replications and more than {replications}.",
    .movedHeading: "What moved: {name}",
    .movedMore: .plural(
      one: "and {count}~more number that moved less", many: "and {count}~more numbers that moved less"),
    .beforeColumn: "Before",
    .afterColumn: "After",
    .differenceOfColumn: "Difference",
    .movedSame: "=~same",
    .movedDifferent: "✗~different",
    .movedUndecided: "?~undecided",
    .movedAdded: "+~new",
    .movedGone: "✗~gone",
    .checkNotes: "Notes",
    .regressionFalseAlarm:
      "The intervals of the differences are so wide that results that are the same within their margins are called different in less than one suite in {count}.",
    .quantileName: "{measure}, {share}",
    .updatedUnchanged: "{result}: unchanged.",
    .updatedChanged: .plural(
      one: "{result}: rewritten, {count}~number moved.", many: "{result}: rewritten, {count}~numbers moved."),
    .updatedNew: "{result}: new.",
  ]

  static let ukrainianCheck: [Message: Phrase] = [
    .assertionsHeading: "Твердження",
    .assertionVerdictColumn: "Висновок",
    .assertionNameColumn: "Твердження",
    .assertionTextColumn: "Показник",
    .assertionBoundColumn: "Межа",
    .assertionBoundOnDays: "{bound} у~{share} днів",
    .assertionSeenColumn: "Насправді",
    .assertionReplicationsColumn: "Прогонів",
    .assertionHolds: "✓~справджується",
    .assertionFails: "✗~хибне",
    .assertionUndecided: "?~неясно",
    .assertionsConfidence:
      "± твердження – це межі його висновку: усі висновки разом правильні із заданою довірчою ймовірністю.",
    .checkTitle: "Перевірка: {scenarios}",
    .checkedScenarios: .plural(
      one: "{count}~сценарій чи варіант", few: "{count}~сценарії й варіанти", many: "{count}~сценаріїв і варіантів"),
    .checkedAssertions: .plural(one: "{count}~твердження", few: "{count}~твердження", many: "{count}~тверджень"),
    .checkedResults: .plural(
      one: "{count}~збережений результат", few: "{count}~збережені результати", many: "{count}~збережених результатів"),
    .checkPassed: "Усе гаразд: {parts}.",
    .checkNothing: "Перевіряти нічого: немає ні тверджень, ні збережених результатів.",
    .checkFailures: "Не гаразд: не витримано {failed} (усього {count}).",
    .checkUndecided: "За дозволених зусиль не вирішено {undecided} (усього {count}).",
    .checkOption: "{name}, варіант {option}",
    .regressionIdentical: "=~{result}: тотожний ({replications}).",
    .regressionSame: "=~{result}: той самий у межах допусків ({replications}, збережено {committed}).",
    .regressionDifferent: "✗~{result}: інший у {moved} з {count}~чисел ({replications}, збережено {committed}).",
    .regressionUndecided:
      "?~{result}: не вирішено для {moved} з {count}~вирішальних чисел ({replications}, збережено {committed}).",
    .regressionNone: "Збереженого результату немає.",
    .regressionVersion: "Результат створила версія {version}.",
    .regressionOutdated: "Відрізняється лише текст, а не числа: --update оновить файл.",
    .regressionVolume:
      "Перших спроб на контакт типу {name} тепер {now}, у збереженому результаті {committed}; порівняно зі збереженим числом.",
    .regressionTooFew:
      "Збережений результат закороткий, щоб розрізнити відхилення завбільшки з допуск: перепишіть його через --update --replications, більше ніж {replications}.",
    .movedHeading: "Що змінилося: {name}",
    .movedMore: .plural(
      one: "і ще {count}~число, що змінилося менше", few: "і ще {count}~числа, що змінилися менше",
      many: "і ще {count}~чисел, що змінилися менше"),
    .beforeColumn: "Було",
    .afterColumn: "Стало",
    .differenceOfColumn: "Різниця",
    .movedSame: "=~те саме",
    .movedDifferent: "✗~інше",
    .movedUndecided: "?~неясно",
    .movedAdded: "+~нове",
    .movedGone: "✗~зникло",
    .checkNotes: "Примітки",
    .regressionFalseAlarm:
      "Межі різниць такі широкі, що результати, однакові в межах допусків, названо різними рідше ніж в одній перевірці з {count}.",
    .quantileName: "{measure}, {share}",
    .updatedUnchanged: "{result}: без змін.",
    .updatedChanged: .plural(
      one: "{result}: переписано, змінилося {count}~число.", few: "{result}: переписано, змінилося {count}~числа.",
      many: "{result}: переписано, змінилося {count}~чисел."),
    .updatedNew: "{result}: новий.",
  ]
}
