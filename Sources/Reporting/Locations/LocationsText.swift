internal import Diagnostics
package import Replication
package import TerminalText

/// Where a bucket's objects can be replicated to, as a table for people.
///
/// - Parameters:
///   - region: the bucket's own region.
///   - offers: those that were asked for, at least one.
package func locationsText(
  _ bucket: BucketName, in region: Region, _ offers: [ReplicationOffer], layout: TextLayout = TextLayout()
) -> String {
  var page = TextPage(layout: layout)
  let display = DisplayText(ascii: layout.isASCIIOnly)
  func paragraph(_ text: String) {
    page.add([TextPage.Cell(column: 0, chunks: display.chunks(of: text))], hanging: 0)
  }
  paragraph("Rules of \(bucket) in \(region) can replicate to:")
  TextTable(
    headings: ["region", "internal", "oss_acc", "RTC", ""],
    rows: offers.map { offer in
      [
        .init(offer.region.identifier), .init(offer.plain.rawValue, offer.plain.tone), cell(offer.accelerated),
        cell(offer.rtc), .init(offer.region == region ? "the bucket's own region" : "", .information),
      ]
    }
  ).write(to: &page)
  page.addEmptyLine()
  if offers.contains(where: { $0.plain == .unclear }) {
    paragraph(
      "unclear: between mainland China and the rest of the world OSS documents that a rule needs oss_acc, and has taken "
        + "rules without it.")
  }
  paragraph(
    "\(counted(offers.count, "region")), \(offers.count { $0.accelerated }) with oss_acc, "
      + "\(offers.count { $0.rtc }) with RTC.")
  return page.text
}

/// Whether one region can be replicated to, where the answer is no.
package func locationRefusedText(_ bucket: BucketName, in region: Region, to target: Region) -> String {
  "Rules of \(bucket) in \(region) can't replicate to \(Words.visible(target.identifier)): OSS does not offer it.\n"
}

private func cell(_ isOffered: Bool) -> TextTable.Cell {
  isOffered ? .init("yes", .addition) : .init("no")
}

extension ReplicationOffer.Availability {
  fileprivate var tone: TextTone {
    switch self {
    case .yes: .addition
    case .no: .plain
    case .unclear: .warning
    }
  }
}
