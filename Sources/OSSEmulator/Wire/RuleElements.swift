internal import XMLDocument

/// Writes rules as GetBucketReplication and GetBucketReplicationProgress show them.
struct RuleElements {
  let now: Moment
  let settings: EmulatorSettings

  /// A rule of GetBucketReplication: defaults filled in, elements left out where OSS leaves them out.
  func configuration(_ rule: StoredRule) -> XMLElement {
    var children = common(rule)
    if settings.facts.userTaggingsEcho == .on, let taggings = rule.userTaggings {
      children.insert(userTaggings(taggings), at: rule.prefixes.isEmpty ? 1 : 2)
    }
    if let role = rule.syncRole, rule.kmsEncryptedObjects != nil || settings.facts.syncRoleEcho == .always {
      children.append(XMLElement("SyncRole", text: role))
    }
    if let status = rule.rtcStatus(at: now, durations: settings.durations) {
      children.append(XMLElement("RTC", children: [XMLElement("Status", text: status.rawValue)]))
    }
    if let status = rule.kmsEncryptedObjects {
      let objects = XMLElement(
        "SseKmsEncryptedObjects", children: [XMLElement("Status", text: status.rawValue)])
      children.append(XMLElement("SourceSelectionCriteria", children: [objects]))
    }
    if let key = rule.replicaKMSKeyID {
      children.append(
        XMLElement("EncryptionConfiguration", children: [XMLElement("ReplicaKmsKeyID", text: key)]))
    }
    return XMLElement("Rule", children: children)
  }

  /// A rule of GetBucketReplicationProgress. A rule that starts shows no copied history even when it copies none; a
  /// closing one shows no progress.
  func progress(_ rule: StoredRule) -> XMLElement {
    var progress: [XMLElement] = []
    switch rule.status(at: now, durations: settings.durations) {
    case .starting:
      progress = [XMLElement("HistoricalObject", text: "0")]
    case .doing:
      if rule.copiesHistory {
        let hundredths = rule.historyProgress(at: now, durations: settings.durations)
        progress.append(XMLElement("HistoricalObject", text: Self.fraction(hundredths)))
      }
      progress.append(XMLElement("NewObject", text: now.xmlText))
    case .closing, nil:
      break
    }
    return XMLElement(
      "Rule", children: common(rule) + (progress.isEmpty ? [] : [XMLElement("Progress", children: progress)]))
  }

  private func common(_ rule: StoredRule) -> [XMLElement] {
    var children = [XMLElement("ID", text: rule.id)]
    if !rule.prefixes.isEmpty {
      children.append(XMLElement("PrefixSet", children: rule.prefixes.map { XMLElement("Prefix", text: $0) }))
    }
    let action = settings.facts.actionNormalised == .yes ? ActionList.normalised(rule.action) : rule.action
    children.append(XMLElement("Action", text: action))
    var destination = [
      XMLElement("Bucket", text: rule.destinationBucket), XMLElement("Location", text: rule.destinationLocation),
    ]
    if rule.transferType == .accelerated {
      destination.append(XMLElement("TransferType", text: rule.transferType.rawValue))
    }
    children.append(XMLElement("Destination", children: destination))
    let status = rule.status(at: now, durations: settings.durations) ?? .closing
    children.append(XMLElement("Status", text: status.rawValue))
    children.append(
      XMLElement("HistoricalObjectReplication", text: rule.copiesHistory ? "enabled" : "disabled"))
    return children
  }

  private func userTaggings(_ taggings: StoredRule.UserTaggings) -> XMLElement {
    let tags = taggings.tags.map {
      XMLElement("UserTagging", children: [XMLElement("Key", text: $0.key), XMLElement("Value", text: $0.value)])
    }
    return XMLElement(
      "UserTaggings", children: [XMLElement("FilterType", text: taggings.filterType.rawValue)] + tags)
  }

  /// Hundredths as OSS writes a share, for example `0.85`.
  private static func fraction(_ hundredths: Int) -> String {
    switch hundredths {
    case ...0: "0"
    case 100...: "1"
    default: hundredths < 10 ? "0.0\(hundredths)" : "0.\(hundredths)"
    }
  }
}
