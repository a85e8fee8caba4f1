/// Why a text is not the quantity that was asked for.
struct QuantityError: Error {
  var message: String
  init(_ message: String) { self.message = message }
}
