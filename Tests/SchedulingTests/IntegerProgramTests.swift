import Scheduling
import Testing

@Suite struct IntegerProgramTests {
  /// min 3x + 2y, x + y >= 3.5, x <= 2, whole: (0, 4) costs 8.
  @Test func solvesASmallProgram() throws {
    var program = IntegerProgram()
    let x = program.addColumn(cost: 3, to: 2)
    let y = program.addColumn(cost: 2)
    program.addRow([.init(x, 1), .init(y, 1)], from: 3.5)
    let solution = try program.solve()
    #expect(solution.values == [0, 4])
    #expect(solution.objective == 8)
    #expect(solution.bound == 8)
  }

  @Test func saysThatNothingFits() {
    var program = IntegerProgram()
    let x = program.addColumn(cost: 1, to: 2)
    program.addRow([.init(x, 1)], from: 3)
    #expect(throws: ProgramError.infeasible) { try program.solve() }
  }
}
