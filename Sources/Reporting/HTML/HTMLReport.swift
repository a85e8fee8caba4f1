internal import Experiments

/// A document of cherha as one page for a browser; the text of the page depends on the document and the language only.
package struct HTMLReport: Sendable {
  private let language: Language

  package init(language: Language) { self.language = language }

  /// The page of a result (`cherha-result/1`), a comparison (`cherha-comparison/1`) or a schedule (`cherha-schedule/1`).
  ///
  /// - Throws: ``DocumentError`` for any other document, or one that is not whole.
  package func page(of document: JSONValue) throws(DocumentError) -> String {
    switch document["format"] {
    case .string(RunRecord.format):
      return try ResultPage(RunRecord(document), StatedAssertion.all(document), language).page.html
    case .string(ComparisonDocument.format): return ComparisonPage(try ComparisonDocument(document), language).page.html
    case .string(ScheduleDocument.format): return SchedulePage(try ScheduleDocument(document), language).page.html
    case .string(let format):
      throw DocumentError("a document of the format `\(format)`; a report can be made of \(Self.formats)")
    default:
      throw DocumentError("no document of cherha: `format` is missing; a report can be made of \(Self.formats)")
    }
  }

  private static let formats = "\(RunRecord.format), \(ComparisonDocument.format) and \(ScheduleDocument.format)"
}
