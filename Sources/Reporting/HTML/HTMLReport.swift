package import Experiments

/// A document of cherha as one page for a browser; the text of the page depends on the document and the language only.
package struct HTMLReport: Sendable {
  private let language: Language

  package init(language: Language) { self.language = language }

  /// The page of a result (`cherha-result/1`) or a comparison (`cherha-comparison/1`).
  ///
  /// - Throws: ``DocumentError`` for any other document, or one that is not whole.
  package func page(of document: JSONValue) throws(DocumentError) -> String {
    switch document["format"] {
    case .string(RunRecord.format):
      return try ResultPage(RunRecord(document), StatedAssertion.all(document), language).page.html
    case .string(ComparisonDocument.format): return ComparisonPage(try ComparisonDocument(document), language).page.html
    case .string(let format):
      throw DocumentError(
        "a document of the format `\(format)`; a report can be made of \(RunRecord.format) and \(ComparisonDocument.format)"
      )
    default:
      throw DocumentError(
        "no document of cherha: `format` is missing; a report can be made of \(RunRecord.format) and "
          + ComparisonDocument.format)
    }
  }
}
