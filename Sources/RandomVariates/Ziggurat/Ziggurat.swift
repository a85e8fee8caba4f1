/// The tables of the exponential and the normal ziggurat, as plain addresses that a sampler can hold.
///
/// The area under a decreasing density f (scaled to f(0) = 1) is cut into 256 layers of equal area v: layer 0 is the
/// rectangle up to f(r) with the tail beyond r, layer i ≥ 1 the box of width xᵢ between f(xᵢ) and f(xᵢ₊₁). A random
/// layer and a random abscissa x in it are right at once if x < xᵢ₊₁, which happens in about 98 of 100 draws.
///
/// The tables are computed once, at first use, with the functions of ``Elementary``, and live as long as the process.
///
/// - Source: Marsaglia & Tsang (2000), The ziggurat method for generating random variables, Journal of Statistical
///   Software 5(8); doi:10.18637/jss.v005.i08. Layer and abscissa come from different bits, as Doornik (2005), An improved
///   ziggurat method to generate normal random samples, asks. r and v: solved to 20 digits.
@frozen
public struct Ziggurat: @unchecked Sendable, Hashable {
  /// x₀ … x₂₅₆, then f(x₀) … f(x₂₅₆), of the density e⁻ˣ; after them the same of e^(−x²/2).
  @usableFromInline let exponential: UnsafePointer<Double>

  /// The second table; one address for both keeps samplers small.
  @inlinable
  var normal: UnsafePointer<Double> { exponential + 514 }

  /// The tables of this process.
  public static let shared = Ziggurat()

  static let exponentialTail = 7.697117470131049714
  static let normalTail = 3.6541528853610087716

  private init() {
    let memory = UnsafeMutablePointer<Double>.allocate(capacity: 4 * Self.heights)
    Self.fill(
      memory, tail: Self.exponentialTail, area: 0.00394965982258155722, density: { Elementary.exp(-$0) },
      inverse: { -Elementary.log($0) })
    Self.fill(
      memory + 2 * Self.heights, tail: Self.normalTail, area: 0.0049286732339746553474,
      density: { Elementary.exp(-0.5 * $0 * $0) }, inverse: { (-2 * Elementary.log($0)).squareRoot() })
    exponential = UnsafePointer(memory)
  }

  /// Writes the 257 abscissas and the 257 heights of one density.
  private static func fill(
    _ memory: UnsafeMutablePointer<Double>, tail: Double, area: Double, density: (Double) -> Double,
    inverse: (Double) -> Double
  ) {
    var width = tail
    memory[0] = area / density(tail)
    for layer in 1...layers {
      memory[layer] = layer < layers ? width : 0
      width = inverse(min(area / width + density(width), 1))
    }
    for layer in 0...layers { memory[heights + layer] = density(memory[layer]) }
  }

  /// The number of layers of each ziggurat.
  private static let layers = 256

  /// Where the heights begin in a table.
  static let heights = 257
}
