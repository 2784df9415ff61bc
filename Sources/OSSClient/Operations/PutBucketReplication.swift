internal import HTTPTransport
package import Replication
internal import XMLDocument

extension OSSWriter {
  /// Adds one rule to a bucket; OSS has no call that sets several or changes one.
  ///
  /// - Throws: `OSSError`, with Code `BucketReplicationAlreadyExist` when the pair has a rule, a closing one included.
  @discardableResult
  package func putBucketReplication(
    _ rule: ReplicationRule, on bucket: BucketPlace
  ) async throws(OSSError) -> WriteReceipt {
    try await put(rule.putElement, of: rule.address.source, on: bucket)
  }

  /// Puts a deleted rule back as OSS had listed it, with everything that isn't modelled.
  @discardableResult
  package func restoreBucketReplication(
    _ rule: LiveRule, on bucket: BucketPlace
  ) async throws(OSSError) -> WriteReceipt {
    let listed: XMLElement
    do {
      listed = try XMLElement(parsing: Array(rule.canonicalXML.text.utf8))
    } catch {
      throw .notSent(reason: "the kept rule can't be read again: \(error)")
    }
    return try await put(listed.asPutElement, of: rule.address.source, on: bucket)
  }

  private func put(
    _ rule: XMLElement, of source: BucketName, on bucket: BucketPlace
  ) async throws(OSSError) -> WriteReceipt {
    guard source == bucket.name else { throw .notSent(reason: "a rule of \(source) can't be put on \(bucket.name)") }
    let body: [UInt8]
    do {
      body = try putBody(of: rule)
    } catch {
      throw .notSent(reason: "the rule can't be written as XML: \(error)")
    }
    let query: [(name: String, value: String?)] = [("comp", "add"), ("replication", nil)]
    let request = OSSRequest(method: .post, place: bucket, query: query, body: body)
    return try await write(request)
  }
}

extension ReplicationRule {
  /// The Rule element that asks for this rule. It never leaves to OSS's defaults what they would make dangerous: Action,
  /// HistoricalObjectReplication and TransferType are always said.
  var putElement: XMLElement {
    var children: [XMLElement] = []
    if !settings.prefixes.isWholeBucket {
      children.append(
        XMLElement("PrefixSet", children: settings.prefixes.prefixes.map { XMLElement("Prefix", text: $0.text) }))
    }
    children.append(XMLElement("Action", text: settings.action.wireText))
    let destination = [
      XMLElement("Bucket", text: address.destination.text), XMLElement("Location", text: settings.location.location),
      XMLElement("TransferType", text: settings.transferType.rawValue),
    ]
    children.append(XMLElement("Destination", children: destination))
    children.append(XMLElement("HistoricalObjectReplication", text: settings.historicalObjectReplication.rawValue))
    if settings.rtc == .enabled {
      children.append(XMLElement("RTC", children: [XMLElement("Status", text: settings.rtc.rawValue)]))
    }
    if let syncRole = settings.syncRole { children.append(XMLElement("SyncRole", text: syncRole.text)) }
    if case .enabled(let key) = settings.sseKMS {
      let objects = XMLElement("SseKmsEncryptedObjects", children: [XMLElement("Status", text: "Enabled")])
      children.append(XMLElement("SourceSelectionCriteria", children: [objects]))
      if let key {
        let keyElement = XMLElement("ReplicaKmsKeyID", text: key.text)
        children.append(XMLElement("EncryptionConfiguration", children: [keyElement]))
      }
    }
    if let userTaggings = settings.userTaggings { children.append(userTaggings.element) }
    return XMLElement("Rule", children: children)
  }
}

extension UserTaggings {
  fileprivate var element: XMLElement {
    let tags = tags.map { tag in
      XMLElement(
        "UserTagging", children: [XMLElement("Key", text: tag.key.text), XMLElement("Value", text: tag.value.text)])
    }
    return XMLElement("UserTaggings", children: [XMLElement("FilterType", text: filterType.rawValue)] + tags)
  }
}

extension XMLElement {
  /// A listed Rule as Put takes it: without ID, Status and Progress, which OSS makes, with RTC as it was asked for, and
  /// with the TransferType that GetBucketReplication lists only for transfer acceleration, but Put calls required.
  fileprivate var asPutElement: XMLElement {
    let kept = children.filter { child in !["ID", "Status", "Progress"].contains { child.isNamed($0) } }
    let asked = kept.map { child -> XMLElement in
      if child.isNamed("Destination"), child.firstChild(named: "Location") != nil,
        child.firstChild(named: "TransferType") == nil
      {
        let type = XMLElement("TransferType", text: TransferType.internal.rawValue)
        return XMLElement(
          child.name, text: child.text, attributes: child.attributes, children: child.children + [type])
      }
      guard child.isNamed("RTC"), child.firstChild(named: "Status")?.trimmedText.lowercased() == "enabling" else {
        return child
      }
      return XMLElement("RTC", children: [XMLElement("Status", text: RTC.enabled.rawValue)])
    }
    return XMLElement("Rule", attributes: attributes, children: asked)
  }
}
