import Foundation
import Testing

@testable import Reporting

/// The colours of the style sheet, light and dark, have the contrast that WCAG 2.2 asks for at level AA.
@Suite struct PaletteTests {
  enum Scheme: CaseIterable { case light, dark }

  private func palette(_ scheme: Scheme) throws -> [String: Double] {
    let blocks = PageAssets.style.matches(of: /:root \{([^}]*)\}/).map { String($0.output.1) }
    #expect(blocks.count == 2)
    let block = scheme == .light ? blocks[0] : blocks[1]
    return try block.matches(of: /--([a-z0-9-]+): #([0-9a-f]{6})/).reduce(into: [:]) { palette, match in
      let number = try #require(Int(match.output.2, radix: 16))
      palette[String(match.output.1)] = luminance(number)
    }
  }

  private func luminance(_ color: Int) -> Double {
    let parts = [color >> 16, color >> 8 & 255, color & 255].map { part -> Double in
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  private func contrast(_ a: Double, _ b: Double) -> Double { (max(a, b) + 0.05) / (min(a, b) + 0.05) }

  @Test(arguments: Scheme.allCases) func textCanBeRead(scheme: Scheme) throws {
    let palette = try palette(scheme)
    func expect(_ front: String, on back: String, atLeast bound: Double) throws {
      let ratio = contrast(try #require(palette[front]), try #require(palette[back]))
      #expect(ratio >= bound, "\(front) on \(back): \(ratio)")
    }
    for text in ["ink", "muted", "link", "good", "bad"] {
      for back in ["paper", "panel"] { try expect(text, on: back, atLeast: 4.5) }
    }
    try expect("ink", on: "warning-paper", atLeast: 4.5)
    for cell in 1...6 { try expect("ink", on: "heat\(cell)", atLeast: 4.5) }
    for mark in (1...8).map({ "series\($0)" }) + ["target", "focus"] { try expect(mark, on: "paper", atLeast: 3) }
  }
}
