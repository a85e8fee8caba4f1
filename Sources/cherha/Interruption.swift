internal import Foundation
internal import Synchronization

/// Ctrl-C: the first ends the run after the replications in hand, the second ends the program.
enum Interruption {
  private static let flag = Atomic<Bool>(false)

  static func listen() {
    // A parent that blocks signals in its threads hands the block on.
    var interrupt = sigset_t()
    sigemptyset(&interrupt)
    sigaddset(&interrupt, SIGINT)
    pthread_sigmask(SIG_UNBLOCK, &interrupt, nil)
    signal(SIGINT) { _ in
      Interruption.flag.store(true, ordering: .relaxed)
      signal(SIGINT, SIG_DFL)
    }
  }

  static var isRequested: Bool { flag.load(ordering: .relaxed) }
}
