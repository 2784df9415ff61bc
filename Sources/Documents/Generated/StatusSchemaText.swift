// swift-format-ignore-file
// Written by `make generate` from config-schema/status.schema.json.

let statusSchemaText = ##"""
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "oss-repl status",
  "description": "What oss-repl status --format json prints. Readers ignore fields that they don't know: a minor version adds some. A field without a value is absent, never null.",
  "type": "object",
  "properties": {
    "format": {
      "description": "What kind of document this is.",
      "const": "oss-repl.status"
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
    "time": {
      "description": "When the status was read, by the clock of the machine that read it.",
      "$ref": "#/$defs/time"
    },
    "counts": {
      "description": "How many there are of everything.",
      "type": "object",
      "properties": {
        "missing": {
          "description": "Rules that the configuration asks for and that are not there.",
          "type": "integer",
          "minimum": 0
        },
        "starting": {
          "description": "Rules that OSS has accepted and that are not effective yet.",
          "type": "integer",
          "minimum": 0
        },
        "doing": {
          "description": "Rules that are effective.",
          "type": "integer",
          "minimum": 0
        },
        "other": {
          "description": "Rules whose status is a word that OSS's documentation does not know.",
          "type": "integer",
          "minimum": 0
        },
        "unmanaged": {
          "description": "Live rules that no file of the configuration names.",
          "type": "integer",
          "minimum": 0
        },
        "closing": {
          "description": "Rules that were deleted and are still listed.",
          "type": "integer",
          "minimum": 0
        },
        "drifted": {
          "description": "Live rules that are not what the configuration asks for.",
          "type": "integer",
          "minimum": 0
        },
        "lagging": {
          "description": "Rules whose lag is longer than --max-lag grants.",
          "type": "integer",
          "minimum": 0
        },
        "unknown": {
          "description": "Buckets that could not be read.",
          "type": "integer",
          "minimum": 0
        }
      },
      "required": [
        "missing",
        "starting",
        "doing",
        "other",
        "unmanaged",
        "closing",
        "drifted",
        "lagging",
        "unknown"
      ]
    },
    "rules": {
      "description": "Every rule in scope and every pair that shall have one, the most urgent first.",
      "type": "array",
      "items": {
        "$ref": "#/$defs/rule"
      }
    },
    "unknown": {
      "description": "The buckets that could not be read, sorted by name. Nothing is said of their rules.",
      "type": "array",
      "items": {
        "$ref": "#/$defs/unread_bucket"
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
      "description": "The status that the run ended with: 0, 1 or 7 something could not be read, 2 beyond --max-lag.",
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
    "time",
    "counts",
    "rules",
    "unknown",
    "diagnostics",
    "exit"
  ],
  "$defs": {
    "time": {
      "description": "A moment in UTC.",
      "type": "string",
      "pattern": "^[0-9]{4,}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$"
    },
    "rule": {
      "description": "One pair of buckets: whether it has its rule, and how far that is.",
      "type": "object",
      "properties": {
        "address": {
          "description": "SOURCE:DESTINATION, as commands take it.",
          "type": "string",
          "minLength": 3
        },
        "source": {
          "description": "The bucket that owns the rule.",
          "$ref": "#/$defs/end"
        },
        "destination": {
          "description": "The bucket that receives the copies, with the live rule's region, or else the configured one.",
          "$ref": "#/$defs/end"
        },
        "phase": {
          "description": "missing, starting, doing, unmanaged or closing; anything else is a word that OSS says and does not document.",
          "type": "string"
        },
        "matches": {
          "description": "Whether the live rule is what the configuration asks for; absent where it asks for none.",
          "type": "boolean"
        },
        "live": {
          "description": "The rule that is there; absent where there is none.",
          "$ref": "#/$defs/live_rule"
        },
        "history_ratio": {
          "description": "The part of the existing objects that was copied; absent where none are, or where it is not known.",
          "type": "number",
          "minimum": 0,
          "maximum": 1
        },
        "new_object": {
          "description": "Everything written before this moment has arrived; absent where it is not known.",
          "$ref": "#/$defs/time"
        },
        "lag_seconds": {
          "description": "OSS's time when it answered, less new_object. An upper bound: OSS does not say whether new_object moves while nothing is written. Absent where it is not known.",
          "type": "number",
          "minimum": 0
        },
        "longest_lag_seconds": {
          "description": "What --max-lag grants; absent for any.",
          "type": "number",
          "minimum": 0
        },
        "breach": {
          "description": "missing: there is no rule. lagging: the lag is longer than granted. unfinished, with --strict: not effective yet, not all existing objects copied, or no time known. Absent where the pair is as far as it has to be.",
          "enum": [
            "missing",
            "lagging",
            "unfinished"
          ]
        },
        "problem": {
          "description": "Why the progress is not known, as words for people.",
          "type": "string",
          "minLength": 1
        }
      },
      "required": [
        "address",
        "source",
        "destination",
        "phase"
      ]
    },
    "unread_bucket": {
      "description": "A bucket that could not be read.",
      "type": "object",
      "properties": {
        "bucket": {
          "description": "Its name.",
          "type": "string",
          "minLength": 1
        },
        "region": {
          "description": "Where it was asked for.",
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
          "description": "What happened, in one line.",
          "type": "string",
          "minLength": 1
        }
      },
      "required": [
        "bucket",
        "region",
        "kind",
        "message"
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
