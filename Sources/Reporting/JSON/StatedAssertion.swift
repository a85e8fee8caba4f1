internal import Experiments

/// An assertion as a result file tells it.
struct StatedAssertion {
  var name: String
  /// In the words of the scenario.
  var text: String
  var outcome: AssertionOutcome

  static func all(_ document: JSONValue) throws(DocumentError) -> [StatedAssertion] {
    try (DocumentPlace(document)["assertions"]?.elements() ?? []).map { (place) throws(DocumentError) in
      StatedAssertion(
        name: try place.required("name").string(), text: try place.required("text").string(),
        outcome: try place.required("outcome").word(AssertionOutcome.self))
    }
  }
}
