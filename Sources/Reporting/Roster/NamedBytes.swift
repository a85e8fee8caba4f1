/// The name of a file and its bytes.
package struct NamedBytes: Sendable, Equatable {
  package let name: String
  package let bytes: [UInt8]
}
