import CallCenterModel
import Testing

@testable import Reporting

@Suite struct CatalogueTests {
  @Test(arguments: Language.allCases)
  func everyMessageAndMeasureHasAText(language: Language) {
    let catalogue = Catalogue(language)
    for message in Message.allCases { #expect(catalogue.phrases[message] != nil, "\(message)") }
    for measure in Measure.allCases { #expect(catalogue.measures[measure]?.isEmpty == false, "\(measure)") }
    let definitions = language == .en ? Catalogue.englishDefinitions : Catalogue.ukrainianDefinitions
    for measure in Measure.allCases { #expect(definitions[measure]?.isEmpty == false, "\(measure)") }
  }

  @Test func languagesHaveTheSamePlaceholders() {
    for message in Message.allCases {
      let english = Catalogue(.en).phrases[message]?.placeholders ?? []
      let ukrainian = Catalogue(.uk).phrases[message]?.placeholders ?? []
      #expect(Set(english + ukrainian).count == 1, "\(message): \(english) and \(ukrainian)")
    }
  }

  @Test(arguments: Language.allCases)
  func listsAreComplete(language: Language) {
    let catalogue = Catalogue(language)
    #expect(catalogue.text(.weekdays).split(separator: " ").count == 7)
    #expect(catalogue.text(.months).split(separator: " ").count == 12)
    #expect(catalogue.text(.shortMonths).split(separator: " ").count == 12)
  }

  @Test(arguments: [
    (0, "днів"), (1, "день"), (2, "дні"), (4, "дні"), (5, "днів"), (11, "днів"), (12, "днів"), (14, "днів"),
    (21, "день"),
    (22, "дні"), (25, "днів"), (101, "день"), (111, "днів"), (112, "днів"), (1002, "дні"),
  ])
  func ukrainianPlurals(count: Int, noun: String) {
    #expect(Catalogue(.uk).text(.days, count: count, ["count": "\(count)"]) == "\(count)\u{A0}\(noun)")
  }

  @Test func englishPlurals() {
    #expect(Catalogue(.en).text(.days, count: 1, ["count": "1"]) == "1\u{A0}day")
    #expect(Catalogue(.en).text(.days, count: 21, ["count": "21"]) == "21\u{A0}days")
  }
}
