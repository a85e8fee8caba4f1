import OutputAnalysis
import Testing

@Suite struct WaitHistogramTests {
  @Test func edgesAreContiguousAndRise() {
    #expect(WaitHistogram.lowerEdge(0) == 0)
    #expect(WaitHistogram.upperEdge(0) == 0)
    for bin in 1..<WaitHistogram.binCount {
      #expect(WaitHistogram.lowerEdge(bin) == WaitHistogram.upperEdge(bin - 1))
      #expect(WaitHistogram.upperEdge(bin) > WaitHistogram.lowerEdge(bin))
    }
    #expect(WaitHistogram.upperEdge(WaitHistogram.binCount - 1) == 1 << 47)
  }

  @Test func everyEdgeFallsIntoItsBin() {
    #expect(WaitHistogram.bin(ofMicroseconds: 0) == 0)
    #expect(WaitHistogram.bin(ofMicroseconds: 1) == 1)
    for bin in 1..<WaitHistogram.binCount {
      #expect(WaitHistogram.bin(ofMicroseconds: max(WaitHistogram.lowerEdge(bin), 1)) == bin)
      #expect(WaitHistogram.bin(ofMicroseconds: WaitHistogram.upperEdge(bin) - 1) == bin)
    }
  }

  @Test func binsAreAsNarrowAsStated() {
    for bin in 1..<WaitHistogram.binCount {
      let width = WaitHistogram.upperEdge(bin) - WaitHistogram.lowerEdge(bin)
      #expect(width == 1024 || Double(width) <= 0.008 * Double(WaitHistogram.lowerEdge(bin)))
    }
  }

  @Test func longerWaitsFallIntoTheLastBin() {
    #expect(WaitHistogram.bin(ofMicroseconds: 1 << 47) == WaitHistogram.binCount - 1)
    #expect(WaitHistogram.bin(ofMicroseconds: .max) == WaitHistogram.binCount - 1)
  }
}
