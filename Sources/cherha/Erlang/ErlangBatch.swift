import ArgumentParser
import Foundation
import Reporting

extension Erlang {
  struct Batch: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "batch", abstract: "Answer JSON Lines by JSON Lines, one question and one answer a line.",
      discussion: """
        A question names its "model" and its inputs; its "id" comes back with the answer. A line that cannot be \
        answered yields {"id": …, "error": …} and the others still run; the exit status is then 65.
        """)

    @Argument(help: "File of questions; - is standard input.", completion: .file())
    var file: String
    @OptionGroup var output: ErlangOutputOptions

    func run() throws {
      guard let lines = LineReader(path: file) else {
        let failure = ErlangFailure(.unreadableFile, "\(file) cannot be read")
        try ErlangOutput.write(failure.document.serialized() + "\n")
        ErlangOutput.complain(failure.message)
        throw ExitCode(66)
      }
      var failures = 0
      while let chunk = lines.next() {
        var answers = ""
        for line in chunk where !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) {
          let (answer, isAnswered) = ErlangBatchLine.answer(Data(line))
          answers += answer.serialized() + "\n"
          if !isAnswered { failures += 1 }
        }
        try ErlangOutput.write(answers)
      }
      guard failures == 0 else {
        let lines = failures == 1 ? "1 line" : "\(failures) lines"
        ErlangOutput.complain("\(lines) of \(file) could not be answered")
        throw ExitCode(65)
      }
    }
  }
}

/// One line of a batch.
enum ErlangBatchLine {
  static func answer(_ line: Data) -> (document: JSONValue, isAnswered: Bool) {
    var id: JSONValue?
    do throws(ErlangFailure) {
      let question = try parse(line)
      id = question["id"]
      guard case .object(let members) = try ErlangRequest(question).answer() else { return (.null, false) }
      return (.object((id.map { [("id", $0)] } ?? []) + members), true)
    } catch {
      guard case .object(let members) = error.document else { return (.null, false) }
      return (.object([("id", id ?? .null)] + members), false)
    }
  }

  private static func parse(_ line: Data) throws(ErlangFailure) -> JSONValue {
    do {
      return try JSONValue.parse(line)
    } catch {
      throw ErlangFailure(.invalidJSON, "the line is not one JSON document")
    }
  }
}

/// The lines of a file as they come, without holding the file.
private final class LineReader {
  private let handle: FileHandle
  private var rest = Data()
  private var isAtEnd = false

  init?(path: String) {
    if path == "-" {
      handle = .standardInput
      return
    }
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), !isDirectory.boolValue,
      let opened = FileHandle(forReadingAtPath: path)
    else { return nil }
    handle = opened
  }

  /// The next complete lines; nil at the end.
  func next() -> [Data.SubSequence]? {
    guard !isAtEnd else { return nil }
    let data = handle.availableData
    isAtEnd = data.isEmpty
    rest += data
    guard let end = isAtEnd ? rest.endIndex : rest.lastIndex(of: 0x0A).map({ $0 + 1 }) else { return [] }
    let lines = rest[..<end].split(separator: 0x0A)
    rest = Data(rest[end...])
    return lines
  }
}
