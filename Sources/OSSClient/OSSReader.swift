internal import HTTPTransport

/// The operations that only read. It has no means to change anything in OSS.
package struct OSSReader: Sendable {
  let connection: OSSConnection
  let retryPolicy: RetryPolicy

  package init(connection: OSSConnection, retryPolicy: RetryPolicy = RetryPolicy()) {
    self.connection = connection
    self.retryPolicy = retryPolicy
  }

  /// Repeats a read for as long as its failures are of the passing kind.
  func retrying<Value>(_ read: () async throws(OSSError) -> Value) async throws(OSSError) -> Value {
    var attempt = 0
    while true {
      do {
        return try await read()
      } catch {
        attempt += 1
        let fraction = connection.surroundings.fraction()
        guard let pause = retryPolicy.pause(before: attempt, after: error, fraction: fraction) else { throw error }
        do {
          try await connection.surroundings.sleep(pause)
        } catch is CancellationError {
          throw .transport(.init(kind: .cancelled, mayHaveBeenSent: false, message: "cancelled while waiting to retry"))
        } catch let problem {
          throw .notSent(reason: "could not wait to retry: \(problem)")
        }
      }
    }
  }
}
