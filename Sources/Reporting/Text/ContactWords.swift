internal import CallCenterModel

/// What a report calls the contacts of a centre: calls, visitors, or contacts where several channels come together.
struct ContactWords: Sendable, Equatable {
  /// After a number, and after a preposition and a number.
  let counted: Phrase
  let ofCounted: Phrase
  let all: String
  /// What happened to those who were not lost.
  let answered: String
  let waited: String
  let gaveUp: String
  let foundBusy: String
  let byType: String
  let type: String

  init(_ channels: Set<Channel>, _ language: Language) {
    let isCalls = channels.isSubset(of: [.voice, .outbound])
    let isVisits = channels == [.walkIn]
    switch language {
    case .en: self = isCalls ? .calls : isVisits ? .visitors : .contacts
    case .uk: self = isCalls ? .ukrainianCalls : isVisits ? .ukrainianVisitors : .ukrainianContacts
    }
  }

  private init(
    counted: Phrase, ofCounted: Phrase, all: String, answered: String, waited: String, gaveUp: String,
    foundBusy: String, byType: String, type: String
  ) {
    self.counted = counted
    self.ofCounted = ofCounted
    self.all = all
    self.answered = answered
    self.waited = waited
    self.gaveUp = gaveUp
    self.foundBusy = foundBusy
    self.byType = byType
    self.type = type
  }
}

extension ContactWords {
  private static let calls = ContactWords(
    counted: .plural(one: "call was", many: "calls were"), ofCounted: .plural(one: "call", many: "calls"),
    all: "All calls", answered: "answered", waited: "Callers who were answered had waited", gaveUp: "gave up",
    foundBusy: "found the lines busy", byType: "By call type", type: "Call type")

  private static let visitors = ContactWords(
    counted: .plural(one: "visitor was", many: "visitors were"),
    ofCounted: .plural(one: "visitor", many: "visitors"), all: "All visitors", answered: "called to a desk",
    waited: "Visitors who were served had waited", gaveUp: "went away unserved", foundBusy: "found the hall full",
    byType: "By service", type: "Service")

  private static let contacts = ContactWords(
    counted: .plural(one: "contact was", many: "contacts were"),
    ofCounted: .plural(one: "contact", many: "contacts"), all: "All contacts", answered: "answered",
    waited: "Those who were answered had waited", gaveUp: "gave up", foundBusy: "found no free line or place",
    byType: "By contact type", type: "Contact type")

  private static let ukrainianCalls = ContactWords(
    counted: .plural(one: "дзвінок", few: "дзвінки", many: "дзвінків"),
    ofCounted: .plural(one: "дзвінка", many: "дзвінків"), all: "Усі дзвінки", answered: "прийнято",
    waited: "Ті, кому відповіли, чекали в середньому", gaveUp: "не дочекалися й поклали слухавку",
    foundBusy: "почули «зайнято»", byType: "За типами дзвінків", type: "Тип дзвінків")

  private static let ukrainianVisitors = ContactWords(
    counted: .plural(one: "відвідувач", few: "відвідувачі", many: "відвідувачів"),
    ofCounted: .plural(one: "відвідувача", many: "відвідувачів"), all: "Усі відвідувачі",
    answered: "запрошено до вікна",
    waited: "Ті, кого обслужили, чекали в середньому", gaveUp: "не дочекалися й пішли",
    foundBusy: "не знайшли місця в залі", byType: "За послугами", type: "Послуга")

  private static let ukrainianContacts = ContactWords(
    counted: .plural(one: "звернення", few: "звернення", many: "звернень"),
    ofCounted: .plural(one: "звернення", many: "звернень"), all: "Усі звернення", answered: "прийнято",
    waited: "Ті, кому відповіли, чекали в середньому", gaveUp: "не дочекалися",
    foundBusy: "не знайшли вільної лінії чи місця",
    byType: "За типами звернень", type: "Тип звернень")
}
