internal import Diagnostics

/// A problem after which the rest of the text can't be read.
struct YAMLRefusal: Error {
  let diagnostic: Diagnostic

  init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }
}
