extension Catalogue {
  static let englishComparison: [Message: Phrase] = [
    .comparisonTitle: "Options compared"
  ]

  static let ukrainianComparison: [Message: Phrase] = [
    .comparisonTitle: "Порівняння варіантів"
  ]
}
