import Foundation
import Reporting
import Testing

@Suite struct ErlangJSONValueTests {
  @Test(arguments: [
    (0.1, "0.1"), (5, "5"), (-3, "-3"), (1e21, "1e+21"), (.leastNonzeroMagnitude, "5e-324"),
    (1.0 / 3, "0.3333333333333333"),
    (123_456_789, "123456789"), (.greatestFiniteMagnitude, "1.7976931348623157e+308"),
  ])
  func numbersHaveTheFewestDigits(value: Double, text: String) throws {
    #expect(JSONValue.number(value).serialized() == text)
    #expect(try JSONValue.parse(text) == .number(value))
  }

  @Test func textIsEscapedAndReadBack() throws {
    let value = JSONValue.string("\"черга\" \\ \n\t\u{1} 🐴/")
    #expect(value.serialized() == #""\"черга\" \\ \n\t\u0001 🐴/""#)
    #expect(try JSONValue.parse(value.serialized()) == value)
  }

  @Test func objectsKeepTheirOrder() throws {
    let value = JSONValue.object([
      ("b", .array([.null, .bool(true), .integer(2)])), ("a", .object([])), ("c", .array([])),
    ])
    #expect(value.serialized() == #"{"b":[null,true,2],"a":{},"c":[]}"#)
    #expect(
      value.serialized(pretty: true) == """
        {
          "b": [
            null,
            true,
            2
          ],
          "a": {},
          "c": []
        }
        """)
  }

  @Test func kindsAreToldApart() throws {
    #expect(
      try JSONValue.parse("[true,1,1.5,\"1\",null]")
        == .array([
          .bool(true), .integer(1), .number(1.5), .string("1"), .null,
        ]))
  }

  @Test(arguments: ["", "{", "[1 2]", "nan", "{\"a\":1} x", "01", "1e999", "'a'"])
  func whatIsNotJSONIsRefused(text: String) {
    #expect(throws: (any Error).self) { try JSONValue.parse(text) }
  }
}
