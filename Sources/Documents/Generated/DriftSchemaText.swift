// swift-format-ignore-file
// Written by `make generate` from config-schema/drift.schema.json.

let driftSchemaText = ##"""
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "oss-repl drift",
  "description": "What oss-repl drift --format json prints. Readers ignore fields that they don't know: a minor version adds some. A field without a value is absent, never null. The document holds no secret and no time: the same input gives the same bytes.",
  "type": "object",
  "properties": {
    "format": {
      "description": "What kind of document this is.",
      "const": "oss-repl.drift"
    },
    "format_version": {
      "description": "The version of the format: the major number changes when a reader has to change.",
      "type": "string",
      "pattern": "^1\\.[0-9]+$"
    },
    "project": {
      "description": "The project of the configuration; absent where it has none.",
      "type": "string",
      "minLength": 1
    },
    "counts": {
      "$ref": "#/$defs/counts"
    },
    "scope": {
      "$ref": "#/$defs/scope"
    },
    "destinations": {
      "description": "Whether destination buckets were looked at; --no-destinations leaves them alone.",
      "type": "boolean"
    },
    "items": {
      "description": "What differs, sorted by address. Empty in a document with exit 0.",
      "type": "array",
      "items": {
        "$ref": "#/$defs/item"
      }
    },
    "observations": {
      "description": "What is worth saying and is no drift, sorted by address.",
      "type": "array",
      "items": {
        "$ref": "#/$defs/observation"
      }
    },
    "unknown": {
      "description": "The buckets that could not be read, sorted by name. Nothing is said of their rules.",
      "type": "array",
      "items": {
        "$ref": "#/$defs/unknown_bucket"
      }
    },
    "unchecked": {
      "description": "The destination buckets that could not be checked, sorted by name and region.",
      "type": "array",
      "items": {
        "$ref": "#/$defs/unchecked"
      }
    },
    "diagnostics": {
      "description": "Everything that was told, in the order in which it was; as in oss-repl.diagnostics.",
      "type": "array",
      "items": {
        "$ref": "#/$defs/diagnostic"
      }
    },
    "exit": {
      "description": "The status that drift ended with: 0 none, 1 or 7 something could not be read, 2 drift.",
      "enum": [
        0,
        1,
        2,
        7
      ]
    }
  },
  "required": [
    "format",
    "format_version",
    "counts",
    "scope",
    "destinations",
    "items",
    "observations",
    "unknown",
    "unchecked",
    "diagnostics",
    "exit"
  ],
  "$defs": {
    "counts": {
      "description": "How many there are of everything.",
      "type": "object",
      "properties": {
        "changed": {
          "description": "Rules that are live and differ.",
          "type": "integer",
          "minimum": 0
        },
        "missing_live": {
          "description": "Rules that are configured and not live.",
          "type": "integer",
          "minimum": 0
        },
        "unmanaged_live": {
          "description": "Rules that are live and not configured, or configured as absent.",
          "type": "integer",
          "minimum": 0
        },
        "orphan_destination": {
          "description": "Rules whose destination bucket is gone or elsewhere.",
          "type": "integer",
          "minimum": 0
        },
        "match": {
          "description": "Rules that are live as configured, with a destination that is not known to be gone.",
          "type": "integer",
          "minimum": 0
        },
        "not_kept": {
          "description": "Rules of which OSS did not keep everything that was sent. They are no drift.",
          "type": "integer",
          "minimum": 0
        },
        "unmodelled": {
          "description": "Rules that are equal but for parts that are not known. They are no drift.",
          "type": "integer",
          "minimum": 0
        },
        "closing": {
          "description": "Deleted rules that are not gone yet and that nobody wants. They are no drift.",
          "type": "integer",
          "minimum": 0
        },
        "unknown": {
          "description": "Buckets that could not be read.",
          "type": "integer",
          "minimum": 0
        },
        "unchecked": {
          "description": "Destination buckets that could not be checked.",
          "type": "integer",
          "minimum": 0
        }
      },
      "required": [
        "changed",
        "missing_live",
        "unmanaged_live",
        "orphan_destination",
        "match",
        "not_kept",
        "unmodelled",
        "closing",
        "unknown",
        "unchecked"
      ]
    },
    "item": {
      "description": "One difference between live rules and the configuration.",
      "type": "object",
      "properties": {
        "address": {
          "description": "SOURCE:DESTINATION, as commands take it.",
          "type": "string",
          "minLength": 3
        },
        "kind": {
          "description": "changed: live, but not as configured. missing-live: configured, not live. unmanaged-live: live, not configured. orphan-destination: the bucket that the rule copies to is gone or elsewhere; the same pair may also have an item of another kind.",
          "enum": [
            "changed",
            "missing-live",
            "unmanaged-live",
            "orphan-destination"
          ]
        },
        "reason": {
          "description": "What of its kind it is. differs: changed. missing, or closing where the old rule is being deleted: missing-live. unlisted, or tombstone where it is configured as absent: unmanaged-live. no-such-bucket or other-region: orphan-destination.",
          "enum": [
            "differs",
            "missing",
            "closing",
            "unlisted",
            "tombstone",
            "no-such-bucket",
            "other-region"
          ]
        },
        "source": {
          "description": "The bucket that owns the rule.",
          "$ref": "#/$defs/end"
        },
        "destination": {
          "description": "The bucket that receives the copies, with the region that is configured, or else the live rule's.",
          "$ref": "#/$defs/end"
        },
        "manage": {
          "description": "How the source bucket is managed.",
          "enum": [
            "exclusive",
            "listed",
            "observe"
          ]
        },
        "live": {
          "description": "The rule that is there; absent where there is none.",
          "$ref": "#/$defs/live_rule"
        },
        "desired": {
          "description": "The rule that shall be there; absent where there shall be none.",
          "$ref": "#/$defs/desired_rule"
        },
        "delta": {
          "description": "The fields that differ; empty where there is only one side.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/delta"
          }
        },
        "found_region": {
          "description": "Where the destination bucket was seen, for other-region.",
          "type": "string"
        },
        "origin": {
          "description": "The place in the configuration that it is about: the rule's, the destination's, the tombstone's, or the bucket's.",
          "$ref": "#/$defs/origin"
        },
        "field_origins": {
          "description": "The place that gave each field of desired, by its key.",
          "type": "object",
          "additionalProperties": {
            "$ref": "#/$defs/origin"
          }
        },
        "note": {
          "description": "Free text for people, from the configuration.",
          "type": "string"
        }
      },
      "required": [
        "address",
        "kind",
        "reason",
        "source",
        "destination",
        "manage",
        "delta",
        "origin",
        "field_origins"
      ]
    },
    "observation": {
      "description": "Something worth saying that is no drift.",
      "type": "object",
      "properties": {
        "address": {
          "description": "SOURCE:DESTINATION, as commands take it.",
          "type": "string",
          "minLength": 3
        },
        "kind": {
          "description": "not-kept: OSS did not keep what was sent. unmodelled: equal but for parts that are not known. closing: deleted, not gone yet.",
          "enum": [
            "not-kept",
            "unmodelled",
            "closing"
          ]
        },
        "reason": {
          "description": "What of its kind it is: one word for each kind.",
          "enum": [
            "dropped",
            "equal-otherwise",
            "deleted"
          ]
        },
        "source": {
          "description": "The bucket that owns the rule.",
          "$ref": "#/$defs/end"
        },
        "destination": {
          "description": "The bucket that receives the copies, with the region that is configured, or else the live rule's.",
          "$ref": "#/$defs/end"
        },
        "manage": {
          "description": "How the source bucket is managed.",
          "enum": [
            "exclusive",
            "listed",
            "observe"
          ]
        },
        "live": {
          "description": "The rule that is there; absent where there is none.",
          "$ref": "#/$defs/live_rule"
        },
        "desired": {
          "description": "The rule that shall be there; absent where there shall be none.",
          "$ref": "#/$defs/desired_rule"
        },
        "delta": {
          "description": "The fields that differ; empty where there is only one side.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/delta"
          }
        },
        "origin": {
          "description": "The place in the configuration that it is about: the rule's, the destination's, the tombstone's, or the bucket's.",
          "$ref": "#/$defs/origin"
        },
        "field_origins": {
          "description": "The place that gave each field of desired, by its key.",
          "type": "object",
          "additionalProperties": {
            "$ref": "#/$defs/origin"
          }
        },
        "note": {
          "description": "Free text for people, from the configuration.",
          "type": "string"
        }
      },
      "required": [
        "address",
        "kind",
        "reason",
        "source",
        "destination",
        "manage",
        "delta",
        "origin",
        "field_origins"
      ]
    },
    "unchecked": {
      "description": "A destination bucket of which it could not be told whether it is there.",
      "type": "object",
      "properties": {
        "bucket": {
          "description": "The bucket's name.",
          "type": "string"
        },
        "region": {
          "description": "The region that rules give it; absent where the rule says none that is known.",
          "type": "string"
        },
        "kind": {
          "description": "Why. access alone does not change the exit status: a bucket of another account refuses to be looked at. not-asked: what the live rule says of it is no bucket in a region.",
          "enum": [
            "access",
            "wrong-region",
            "transport",
            "service",
            "unreadable",
            "not-asked"
          ]
        },
        "message": {
          "description": "What happened.",
          "type": "string"
        },
        "facts": {
          "description": "What OSS said: status, Code, EC, request ID, host.",
          "type": "array",
          "items": {
            "type": "string"
          }
        },
        "addresses": {
          "description": "The rules that copy to it, sorted.",
          "type": "array",
          "items": {
            "type": "string"
          },
          "minItems": 1
        },
        "origin": {
          "description": "The place in the configuration that names it first; the source bucket's for a rule that is not configured.",
          "$ref": "#/$defs/origin"
        }
      },
      "required": [
        "bucket",
        "kind",
        "message",
        "facts",
        "addresses",
        "origin"
      ]
    },
    "scope": {
      "description": "What was looked at.",
      "type": "object",
      "properties": {
        "only": {
          "description": "The patterns of --only; with none, every rule is in scope.",
          "type": "array",
          "items": {
            "type": "string"
          }
        },
        "exclude": {
          "description": "The patterns of --exclude.",
          "type": "array",
          "items": {
            "type": "string"
          }
        },
        "left_out": {
          "description": "What that leaves out.",
          "type": "object",
          "properties": {
            "buckets": {
              "description": "Buckets that were not read.",
              "type": "integer",
              "minimum": 0
            },
            "rules": {
              "description": "Pairs out of scope.",
              "type": "integer",
              "minimum": 0
            }
          },
          "required": [
            "buckets",
            "rules"
          ]
        }
      },
      "required": [
        "only",
        "exclude",
        "left_out"
      ]
    },
    "end": {
      "description": "A bucket and where it lies.",
      "type": "object",
      "properties": {
        "bucket": {
          "description": "The bucket's name.",
          "type": "string"
        },
        "region": {
          "description": "The region without oss-; absent where OSS said something that is not known.",
          "type": "string"
        }
      },
      "required": [
        "bucket"
      ]
    },
    "desired_rule": {
      "description": "A rule as the configuration asks for it, under its keys.",
      "type": "object",
      "properties": {
        "location": {
          "description": "The region of the destination bucket, with the prefix oss-.",
          "type": "string",
          "pattern": "^oss-"
        },
        "transfer_type": {
          "description": "The link over which objects travel; oss_acc is transfer acceleration.",
          "enum": [
            "internal",
            "oss_acc"
          ]
        },
        "prefixes": {
          "description": "Which objects are covered, sorted by bytes; empty for the whole bucket.",
          "type": "array",
          "items": {
            "type": "string"
          }
        },
        "action": {
          "description": "Which operations are carried over, in this order.",
          "type": "array",
          "items": {
            "enum": [
              "PUT",
              "DELETE",
              "ABORT"
            ]
          },
          "minItems": 1
        },
        "historical_object_replication": {
          "description": "Whether objects that exist when the rule is created are copied.",
          "enum": [
            "enabled",
            "disabled"
          ]
        },
        "rtc": {
          "description": "Replication Time Control.",
          "enum": [
            "enabled",
            "disabled"
          ]
        },
        "sync_role": {
          "description": "The name of the RAM role that OSS assumes; absent for none. OSS lists it only for rules with KMS.",
          "type": "string"
        },
        "sse_kms_encrypted_objects": {
          "description": "Whether objects that are encrypted with KMS are replicated.",
          "enum": [
            "enabled",
            "disabled"
          ]
        },
        "replica_kms_key_id": {
          "description": "The KMS key of the copies; absent for none.",
          "type": "string"
        },
        "user_taggings": {
          "description": "The condition on tags; absent for none.",
          "$ref": "#/$defs/user_taggings"
        }
      },
      "required": [
        "location",
        "transfer_type",
        "prefixes",
        "action",
        "historical_object_replication",
        "rtc",
        "sse_kms_encrypted_objects"
      ]
    },
    "live_rule": {
      "description": "A rule as OSS lists it, under the keys of the configuration. Defaults that OSS leaves out are filled in.",
      "type": "object",
      "properties": {
        "id": {
          "description": "The rule's identifier in OSS.",
          "type": "string"
        },
        "status": {
          "description": "OSS's word for where the rule stands: starting, doing, closing, or one that is not known.",
          "type": "string"
        },
        "location": {
          "description": "The region of the destination bucket, with the prefix oss-.",
          "type": "string",
          "pattern": "^oss-"
        },
        "transfer_type": {
          "description": "The link over which objects travel; oss_acc is transfer acceleration.",
          "enum": [
            "internal",
            "oss_acc"
          ]
        },
        "prefixes": {
          "description": "Which objects are covered, sorted by bytes; empty for the whole bucket.",
          "type": "array",
          "items": {
            "type": "string"
          }
        },
        "action": {
          "description": "Which operations are carried over, in this order.",
          "type": "array",
          "items": {
            "enum": [
              "PUT",
              "DELETE",
              "ABORT"
            ]
          },
          "minItems": 1
        },
        "historical_object_replication": {
          "description": "Whether objects that exist when the rule is created are copied.",
          "enum": [
            "enabled",
            "disabled"
          ]
        },
        "rtc": {
          "description": "Replication Time Control.",
          "enum": [
            "enabled",
            "disabled"
          ]
        },
        "sync_role": {
          "description": "The name of the RAM role that OSS assumes; absent for none. OSS lists it only for rules with KMS.",
          "type": "string"
        },
        "sse_kms_encrypted_objects": {
          "description": "Whether objects that are encrypted with KMS are replicated.",
          "enum": [
            "enabled",
            "disabled"
          ]
        },
        "replica_kms_key_id": {
          "description": "The KMS key of the copies; absent for none.",
          "type": "string"
        },
        "user_taggings": {
          "description": "The condition on tags; absent for none.",
          "$ref": "#/$defs/user_taggings"
        },
        "unmodelled_fields": {
          "description": "The fields that are absent because OSS said something of them that is not known.",
          "type": "array",
          "items": {
            "enum": [
              "location",
              "transfer_type",
              "prefixes",
              "action",
              "historical_object_replication",
              "rtc",
              "sync_role",
              "sse_kms_encrypted_objects",
              "replica_kms_key_id",
              "user_taggings"
            ]
          }
        },
        "unmodelled": {
          "description": "Canonical XML of every part that is not known, sorted.",
          "type": "array",
          "items": {
            "type": "string"
          }
        }
      },
      "required": [
        "id",
        "status",
        "unmodelled_fields",
        "unmodelled"
      ]
    },
    "user_taggings": {
      "description": "A condition on the tags of objects.",
      "type": "object",
      "properties": {
        "filter_type": {
          "description": "How several tags combine.",
          "enum": [
            "AND",
            "OR"
          ]
        },
        "tags": {
          "description": "The tags, sorted.",
          "type": "array",
          "items": {
            "description": "One tag.",
            "type": "object",
            "properties": {
              "key": {
                "description": "The tag's key.",
                "type": "string"
              },
              "value": {
                "description": "The tag's value.",
                "type": "string"
              }
            },
            "required": [
              "key",
              "value"
            ]
          },
          "minItems": 1
        }
      },
      "required": [
        "filter_type",
        "tags"
      ]
    },
    "delta": {
      "description": "One field that differs. A side without a value is absent.",
      "type": "object",
      "properties": {
        "field": {
          "description": "The key in the configuration.",
          "enum": [
            "location",
            "transfer_type",
            "prefixes",
            "action",
            "historical_object_replication",
            "rtc",
            "sync_role",
            "sse_kms_encrypted_objects",
            "replica_kms_key_id",
            "user_taggings"
          ]
        },
        "live": {
          "description": "What OSS lists.",
          "$ref": "#/$defs/field_value"
        },
        "desired": {
          "description": "What the configuration asks for.",
          "$ref": "#/$defs/field_value"
        }
      },
      "required": [
        "field"
      ]
    },
    "field_value": {
      "description": "A field's value, in the form that rules have it.",
      "anyOf": [
        {
          "type": "string"
        },
        {
          "type": "array",
          "items": {
            "type": "string"
          }
        },
        {
          "$ref": "#/$defs/user_taggings"
        }
      ]
    },
    "unknown_bucket": {
      "description": "A bucket that could not be read.",
      "type": "object",
      "properties": {
        "bucket": {
          "description": "The bucket's name.",
          "type": "string"
        },
        "region": {
          "description": "The region that the configuration gives it.",
          "type": "string"
        },
        "kind": {
          "description": "Why.",
          "enum": [
            "access",
            "no-such-bucket",
            "wrong-region",
            "transport",
            "service",
            "unreadable"
          ]
        },
        "message": {
          "description": "What happened.",
          "type": "string"
        },
        "facts": {
          "description": "What OSS said: status, Code, EC, request ID, host.",
          "type": "array",
          "items": {
            "type": "string"
          }
        },
        "endpoint": {
          "description": "The endpoint that OSS named, for wrong-region.",
          "type": "string"
        },
        "configured_endpoint": {
          "description": "The endpoint that the configuration names by URL; absent for the region's own.",
          "type": "string"
        },
        "origin": {
          "description": "The bucket's place.",
          "$ref": "#/$defs/origin"
        },
        "region_origin": {
          "description": "The place that gave the region.",
          "$ref": "#/$defs/origin"
        }
      },
      "required": [
        "bucket",
        "region",
        "kind",
        "message",
        "facts",
        "origin",
        "region_origin"
      ]
    },
    "origin": {
      "description": "A place in a configuration file.",
      "type": "object",
      "properties": {
        "file": {
          "description": "The file as the command line or the configuration names it.",
          "type": "string"
        },
        "line": {
          "description": "From 1.",
          "type": "integer",
          "minimum": 1
        },
        "column": {
          "description": "From 1, in characters.",
          "type": "integer",
          "minimum": 1
        }
      },
      "required": [
        "file",
        "line",
        "column"
      ]
    },
    "diagnostic": {
      "description": "One finding: what is wrong, where, why, and what to do about it.",
      "type": "object",
      "properties": {
        "code": {
          "description": "The stable code; oss-repl explain CODE prints its page.",
          "type": "string",
          "pattern": "^OSSR[1-9][0-9]{3}$"
        },
        "severity": {
          "description": "How much it weighs; only an error makes a configuration invalid.",
          "enum": [
            "error",
            "warning",
            "info"
          ]
        },
        "message": {
          "description": "What is wrong, in one line.",
          "type": "string",
          "minLength": 1
        },
        "span": {
          "description": "Where it is wrong; absent for what has no place in a file.",
          "$ref": "#/$defs/span"
        },
        "labels": {
          "description": "Other places that explain it, such as the first of two definitions.",
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "span": {
                "$ref": "#/$defs/span"
              },
              "message": {
                "type": "string"
              }
            },
            "required": [
              "span",
              "message"
            ]
          }
        },
        "notes": {
          "description": "Facts that explain it.",
          "type": "array",
          "items": {
            "type": "string"
          }
        },
        "help": {
          "description": "What to do.",
          "type": "array",
          "items": {
            "type": "string"
          }
        },
        "suggestion": {
          "description": "What to write instead, where that is known to the letter.",
          "type": "object",
          "properties": {
            "span": {
              "$ref": "#/$defs/span"
            },
            "replacement": {
              "type": "string"
            }
          },
          "required": [
            "span",
            "replacement"
          ]
        }
      },
      "required": [
        "code",
        "severity",
        "message",
        "labels",
        "notes",
        "help"
      ]
    },
    "span": {
      "description": "A stretch of a file, from its first character to just behind its last.",
      "type": "object",
      "properties": {
        "file": {
          "description": "The file as the command line or the configuration names it.",
          "type": "string"
        },
        "start": {
          "$ref": "#/$defs/position"
        },
        "end": {
          "$ref": "#/$defs/position"
        }
      },
      "required": [
        "file",
        "start",
        "end"
      ]
    },
    "position": {
      "type": "object",
      "properties": {
        "line": {
          "description": "From 1.",
          "type": "integer",
          "minimum": 1
        },
        "column": {
          "description": "From 1, in Unicode scalars (code points).",
          "type": "integer",
          "minimum": 1
        }
      },
      "required": [
        "line",
        "column"
      ]
    }
  }
}

"""##
