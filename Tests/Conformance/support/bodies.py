"""Request bodies in the forms that the official SDKs send."""

from xml.sax.saxutils import escape

# The order in which each SDK writes the elements of a rule.
ORDERS = {
    "go-v2": (
        "Destination SyncRole SourceSelectionCriteria EncryptionConfiguration HistoricalObjectReplication RTC ID "
        "PrefixSet Action Status"
    ),
    "python-v2": (
        "SourceSelectionCriteria RTC Destination HistoricalObjectReplication SyncRole Status EncryptionConfiguration "
        "ID PrefixSet Action"
    ),
    "go-v1": (
        "ID RTC PrefixSet Action Destination HistoricalObjectReplication Status SyncRole SourceSelectionCriteria "
        "EncryptionConfiguration"
    ),
    "java-v1": (
        "ID Destination HistoricalObjectReplication PrefixSet Action SyncRole EncryptionConfiguration "
        "SourceSelectionCriteria Source"
    ),
    "oss2": (
        "ID Destination HistoricalObjectReplication PrefixSet Action SyncRole EncryptionConfiguration "
        "SourceSelectionCriteria"
    ),
    "php-v2": (
        "Status SourceSelectionCriteria ID PrefixSet Action Destination HistoricalObjectReplication SyncRole "
        "EncryptionConfiguration RTC"
    ),
    "php-v2-fixture": (
        "SourceSelectionCriteria Destination HistoricalObjectReplication SyncRole EncryptionConfiguration RTC ID "
        "PrefixSet Action"
    ),
    "swift-v2": (
        "ID Destination HistoricalObjectReplication SyncRole EncryptionConfiguration RTC PrefixSet Action Status "
        "SourceSelectionCriteria"
    ),
}

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def element(name, *content):
    """An element with text or, given as a tuple, with elements."""
    parts = [escape(part) if isinstance(part, str) else element(*part) for part in content]
    return f"<{name}>{''.join(parts)}</{name}>"


def full_rule(target, location, identifier, order, sdk):
    """A rule that uses every element, in the order of one SDK."""
    elements = {
        "ID": ("ID", identifier),
        "RTC": ("RTC", ("Status", "enabled")),
        "PrefixSet": ("PrefixSet", ("Prefix", "aaa/"), ("Prefix", "bbb/")),
        "Action": ("Action", "PUT"),
        "Destination": ("Destination", ("Bucket", target), ("Location", location), ("TransferType", "internal")),
        "HistoricalObjectReplication": ("HistoricalObjectReplication", "disabled"),
        "SyncRole": ("SyncRole", "aliyunramrole"),
        "Status": ("Status", "Enabled"),
        "SourceSelectionCriteria": (
            "SourceSelectionCriteria",
            ("SseKmsEncryptedObjects", ("Status", "Enabled")),
        ),
        "EncryptionConfiguration": ("EncryptionConfiguration", ("ReplicaKmsKeyID", "c4d49f85-ee30-426b-a5ed-****")),
        "Source": ("Source", ("Location", "oss-cn-hangzhou")),
    }
    rule = ("Rule", *(elements[name] for name in order.split()))
    body = element("ReplicationConfiguration", rule)
    return (DECLARATION + body if sdk.startswith("php") else body).encode()


def rule_body(target, location="oss-cn-shanghai", **elements):
    """A rule of the few elements that a refusal needs; an element is text or a tuple of elements."""
    destination = elements.pop("Destination", (("Bucket", target), ("Location", location)))
    parts = [("Destination", *destination)]
    parts += [(name, *(value if isinstance(value, tuple) else (value,))) for name, value in elements.items()]
    return element("ReplicationConfiguration", ("Rule", *parts)).encode()
