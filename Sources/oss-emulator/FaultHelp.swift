/// What the help says of fault scripts.
enum FaultHelp {
  static let summary = """
    {"seed": 7, "faults": [{"id": "lost", "when": {"operation": "PutBucketReplication", "bucket": "orders-*", \
    "occurrence": 1}, "do": {"kind": "reset", "point": "after-effect"}}]}

    when: operation (a name, read, write, or a list), bucket and destination (a name with * and ?), token, occurrence \
    (1, {"from": 2, "to": 4} or "every"), counting (together, by-bucket), probability.

    do: latency (duration, jitter, point: before-answer, before-effect); reset and close (point: before-reading, \
    before-effect, after-effect); truncated-body (sent); garbage-body (body, content_type, status, effect); empty-body \
    (effect); error (code, status, message, ec, retry_after, effect); gateway-error (status, retry_after, effect); \
    wrong-region (region); expired-token; clock-skew (by); stale-reads (for or reads); late-closing (for); \
    vanishing-rule (for or reads); reappearing-rule (reads); altered-body (change: nul, attribute, many-attributes); \
    endless-list (pages: repeated, empty). effect is none or applied.
    """
}
