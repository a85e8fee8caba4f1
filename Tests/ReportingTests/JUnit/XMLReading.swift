import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The elements of an XML text, as an independent parser sees them.
final class XMLReading: NSObject, XMLParserDelegate {
  private(set) var names: [String] = []
  /// Of the first element of each name.
  private(set) var attributes: [String: [String: String]] = [:]
  private(set) var isWhole = false

  init(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    isWhole = parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    names.append(name)
    if self.attributes[name] == nil { self.attributes[name] = attributes }
  }
}
