internal import Dispatch
internal import Experiments
internal import Reporting
internal import Synchronization

/// The progress line on standard error, redrawn at most ten times a second.
final class ProgressBar: Sendable {
  private let language: Language
  private let start = DispatchTime.now().uptimeNanoseconds
  private let lastDrawn = Mutex<UInt64>(0)

  init(language: Language) { self.language = language }

  func show(_ progress: Experiment.Progress) {
    show(progress.replications, of: progress.limit, expected: progress.expectedReplications)
  }

  func show(_ replications: Int, of limit: Int, expected: Int?) {
    draw { $0.text(replications: replications, limit: limit, expected: expected, elapsedSeconds: $1) }
  }

  func show(_ progress: CutProgress) {
    draw { line, seconds in
      line.text(plans: progress.iteration, cheapest: progress.cheapest, elapsedSeconds: seconds)
    }
  }

  /// - Parameters:
  ///   - point: The place of the point in hand among those of the sweep, from 1.
  ///   - points: Their number.
  ///   - share: Of the point in hand, that is done.
  ///   - before: Points that were finished before this run.
  func show(point: Int, of points: Int, share: Double, before: Int) {
    draw { $0.text(point: point, of: points, share: share, before: before, elapsedSeconds: $1) }
  }

  private func draw(_ text: (ProgressLine, Double) -> String) {
    let now = DispatchTime.now().uptimeNanoseconds
    let isDue = lastDrawn.withLock { last in
      guard now - last >= 100_000_000 else { return false }
      last = now
      return true
    }
    guard isDue else { return }
    let line = text(ProgressLine(language: language, width: 79), Double(now - start) / 1e9)
    StandardError.write("\r\u{1B}[K\(line)")
  }

  func clear() { StandardError.write("\r\u{1B}[K") }
}
