package import Diagnostics
package import Replication

/// A bucket that could not be read, and about which nothing is planned therefore.
package struct UnknownBucket: Hashable, Sendable {
  package let desired: DesiredBucket
  package let reason: UnknownReason

  package init(desired: DesiredBucket, reason: UnknownReason) {
    self.desired = desired
    self.reason = reason
  }
}

extension [UnknownBucket] {
  /// Why nothing is known of the buckets, and what to do about it: one diagnostic for each cause. The first bucket speaks for
  /// all that it met.
  package var diagnostics: [Diagnostic] {
    OrderedGroups(self, by: UnreadCause.init).groups.compactMap { group in
      group.first?.diagnostic(alongside: group.map(\.desired.name))
    }
  }
}

/// Why a bucket could not be read, without what differs from request to request and from bucket to bucket.
private struct UnreadCause: Hashable {
  let kind: UnknownReason.Kind
  let message: String
  let answer: FailedAnswer?
  /// The place, where something is to be put right at it.
  let place: Origin?

  init(_ unknown: UnknownBucket) {
    kind = unknown.reason.kind
    message = unknown.reason.message.replacing(unknown.desired.name.text, with: "\u{0}")
    var answer = unknown.reason.answer
    answer?.requestID = nil
    self.answer = answer
    switch kind {
    case .noSuchBucket: place = unknown.desired.origin
    case .wrongRegion: place = unknown.desired.regionOrigin
    case .transport: place = unknown.namesUnknownRegion ? unknown.desired.regionOrigin : nil
    case .access, .service, .unreadable: place = nil
    }
  }
}

extension UnknownBucket {
  /// Why nothing is known of this bucket and others that could not be read for the same reason.
  ///
  /// - Parameter names: all of these buckets, this one first.
  fileprivate func diagnostic(alongside names: [BucketName]) -> Diagnostic {
    let region = desired.region
    let isOne = names.count == 1
    let subject = isOne ? "bucket \(desired.name)" : "\(names.count) buckets"
    let isOrAre = isOne ? "is" : "are"
    var place = desired.origin
    var labels: [Diagnostic.Label] = []
    var notes = reason.factNotes
    var help = reason.help(namedIn: .configuration)
    let message: String
    switch reason.kind {
    case .access: message = "\(subject) can't be read: \(reason.message)"
    case .noSuchBucket: message = "\(subject) \(isOne ? "does" : "do") not exist"
    case .wrongRegion(let endpoint):
      if desired.isRegionInherited {
        labels.append(Diagnostic.Label(span: desired.regionOrigin.span, message: "\(region) comes from here"))
        if !isOne { help = help.replacing(" here", with: " at each of them") }
      } else {
        place = desired.regionOrigin
      }
      message =
        Region(endpoint: endpoint).map { "\(subject) \(isOrAre) in \($0), not in \(region)" }
        ?? "\(subject) \(isOrAre) not in \(region); OSS names the endpoint \(endpoint)"
    case .transport where namesUnknownRegion:
      place = desired.regionOrigin
      message = "\(subject) could not be read: \(reason.message)"
      let meant = Suggestion.closest(to: region.identifier, among: Region.known.sorted())
      notes.append("OSS documents no region \(region), whose endpoint this is")
      help = meant.map { "did you mean `region: \($0)`?" } ?? "check the region; it is written as in `cn-hangzhou`"
    case .transport, .service: message = "\(subject) could not be read: \(reason.message)"
    case .unreadable: message = "\(subject) \(isOrAre) unknown: \(reason.message)"
    }
    let concerned = isOne ? [] : ["the buckets are \(firstOf(names.map(\.text), atMost: 3))"]
    let nothing = "nothing is planned for \(isOne ? "this bucket" : "these buckets"), and nothing was changed"
    return Diagnostic(
      reason.code, message, at: place.span, labels: labels, notes: concerned + notes + [nothing], help: [help])
  }

  /// Whether the name that could not be resolved is that of an endpoint in a region that OSS does not document.
  fileprivate var namesUnknownRegion: Bool {
    reason.remedy == .hostName && !Region.known.contains(desired.region.identifier)
      && reason.message.contains("\(desired.region.location).")
  }
}
