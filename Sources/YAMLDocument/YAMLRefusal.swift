internal import Diagnostics

/// A problem after which the rest of the text can't be read.
///
/// It is thrown past functions that run for every node, where a pointer costs less than the diagnostic itself.
indirect enum YAMLRefusal: Error {
  case because(Diagnostic)

  init(_ diagnostic: Diagnostic) { self = .because(diagnostic) }

  var diagnostic: Diagnostic {
    switch self {
    case .because(let diagnostic): diagnostic
    }
  }
}
