import Experiments
import Testing

@testable import Reporting

@Suite struct CSVTests {
  @Test func filesAreAsCommitted() throws {
    var record = SampleRecords.week
    record.intervals = [record.intervals[0], record.intervals[3]]
    for file in record.csv + [SampleRecords.staffing.csv] { try Golden.expect(file.text, file.name) }
  }

  @Test func everyRowHasAsManyFieldsAsTheHeader() {
    for record in [SampleRecords.week, SampleRecords.profile, SampleRecords.silent, SampleRecords.interrupted] {
      for file in record.csv {
        let counts = file.text.split(separator: "\n").map {
          $0.split(separator: ",", omittingEmptySubsequences: false).count
        }
        #expect(Set(counts).count == 1, "\(file.name)")
      }
    }
  }

  @Test func fieldsAreQuotedWhereTheyMust() {
    var csv = CSVText(header: ["a", "b"])
    csv.append(["say \"yes\", now", "two\r\nlines"])
    csv.append([" edge", ""])
    #expect(csv.text == "a,b\n\"say \"\"yes\"\", now\",\"two\r\nlines\"\n\" edge\",\n")
  }
}
