extension Emulator {
  /// `DELETE /` removes a bucket and its rules. Rules of other buckets that end there do not hinder it and stay.
  mutating func deleteBucket(_ call: Call) throws(Refusal) -> Success {
    store[try accessibleBucket(call).name] = nil
    return Success(status: 204)
  }
}
