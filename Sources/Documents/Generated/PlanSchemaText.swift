// swift-format-ignore-file
// Written by `make generate` from config-schema/plan.schema.json.

let planSchemaText = ##"""
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "oss-repl plan",
  "description": "What oss-repl plan --format json prints and plan --out saves. Readers ignore fields that they don't know: a minor version adds some. A field without a value is absent, never null. The document holds no secret and no time: the same input gives the same bytes.",
  "type": "object",
  "properties": {
    "format": {
      "description": "What kind of document this is.",
      "const": "oss-repl.plan"
    },
    "format_version": {
      "description": "The version of the format: the major number changes when a reader has to change.",
      "type": "string",
      "pattern": "^1\\.[0-9]+$"
    },
    "checksum": {
      "description": "What is approved when this plan is: over the address, action, fingerprints, account and configured endpoint of every action, the consents that are about them, the forced replaces, and the scope. apply --expect takes it.",
      "type": "string",
      "pattern": "^orp2-[a-z2-7]{51}[aq]$"
    },
    "project": {
      "description": "The project of the configuration; absent where it has none.",
      "type": "string",
      "minLength": 1
    },
    "summary": {
      "$ref": "#/$defs/summary"
    },
    "scope": {
      "$ref": "#/$defs/scope"
    },
    "requested": {
      "$ref": "#/$defs/requested"
    },
    "actions": {
      "description": "What would be done, by bucket and in the order in which each bucket's actions are made. Buckets have no order among each other.",
      "type": "array",
      "items": {
        "$ref": "#/$defs/action"
      }
    },
    "observations": {
      "description": "What is worth saying of pairs for which nothing is planned, by bucket and sorted by address.",
      "type": "array",
      "items": {
        "$ref": "#/$defs/observation"
      }
    },
    "unknown": {
      "description": "The buckets that could not be read, sorted by name. Nothing is planned for them; apply takes such a plan only where `requested.allow` names each of them.",
      "type": "array",
      "items": {
        "$ref": "#/$defs/unknown_bucket"
      }
    },
    "blocks": {
      "description": "What stops the plan from being applied; one is enough to stop all of it.",
      "type": "array",
      "items": {
        "$ref": "#/$defs/block"
      }
    },
    "rails": {
      "description": "The rails that were in force, and where each came from.",
      "$ref": "#/$defs/rails"
    },
    "endpoints": {
      "description": "Where requests go that do not go to their bucket's official endpoint, sorted by URL.",
      "type": "array",
      "items": {
        "$ref": "#/$defs/endpoint"
      }
    },
    "buckets": {
      "description": "The buckets that were read, sorted by name.",
      "type": "array",
      "items": {
        "$ref": "#/$defs/bucket"
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
      "description": "The status that plan ended with.",
      "type": "integer",
      "minimum": 0,
      "maximum": 255
    }
  },
  "required": [
    "format",
    "format_version",
    "checksum",
    "summary",
    "scope",
    "requested",
    "actions",
    "observations",
    "unknown",
    "blocks",
    "rails",
    "endpoints",
    "buckets",
    "diagnostics",
    "exit"
  ],
  "$defs": {
    "summary": {
      "description": "How many there are of everything.",
      "type": "object",
      "properties": {
        "create": {
          "description": "Rules to create.",
          "type": "integer",
          "minimum": 0
        },
        "replace": {
          "description": "Rules to replace.",
          "type": "integer",
          "minimum": 0
        },
        "set_rtc": {
          "description": "Rules whose RTC is to be set.",
          "type": "integer",
          "minimum": 0
        },
        "delete": {
          "description": "Rules to delete.",
          "type": "integer",
          "minimum": 0
        },
        "unchanged": {
          "description": "Rules that are as they shall be.",
          "type": "integer",
          "minimum": 0
        },
        "unmanaged": {
          "description": "Live rules that the configuration does not list and that are left alone.",
          "type": "integer",
          "minimum": 0
        },
        "closing": {
          "description": "Deleted rules that are not gone yet and that nothing waits for.",
          "type": "integer",
          "minimum": 0
        },
        "observed": {
          "description": "Differences in buckets that are only observed.",
          "type": "integer",
          "minimum": 0
        },
        "not_kept": {
          "description": "Rules of which OSS did not keep everything that was sent.",
          "type": "integer",
          "minimum": 0
        },
        "unmodelled": {
          "description": "Rules with parts that this program does not know.",
          "type": "integer",
          "minimum": 0
        },
        "absent": {
          "description": "Pairs that shall have no rule and have none.",
          "type": "integer",
          "minimum": 0
        },
        "unknown": {
          "description": "Buckets that could not be read.",
          "type": "integer",
          "minimum": 0
        },
        "blocks": {
          "description": "Reasons for which the plan can't be applied.",
          "type": "integer",
          "minimum": 0
        }
      },
      "required": [
        "create",
        "replace",
        "set_rtc",
        "delete",
        "unchanged",
        "unmanaged",
        "closing",
        "observed",
        "not_kept",
        "unmodelled",
        "absent",
        "unknown",
        "blocks"
      ]
    },
    "scope": {
      "description": "What the plan is about. apply keeps to it.",
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
    "requested": {
      "description": "What was asked for by name. It is shown, never acted on: whoever applies the plan says it again.",
      "type": "object",
      "properties": {
        "allow": {
          "description": "Each --allow, as KIND:WHAT: delete:N, empty:N or replace:N with the exact number, replace:ADDRESS, unmodelled:ADDRESS or unknown:BUCKET.",
          "type": "array",
          "items": {
            "type": "string",
            "pattern": "^(delete|empty|replace|unmodelled|unknown):"
          }
        },
        "replace": {
          "description": "Each address of --replace.",
          "type": "array",
          "items": {
            "type": "string"
          }
        }
      },
      "required": [
        "allow",
        "replace"
      ]
    },
    "action": {
      "description": "One action.",
      "type": "object",
      "properties": {
        "address": {
          "description": "SOURCE:DESTINATION, as commands take it.",
          "type": "string",
          "minLength": 3
        },
        "action": {
          "description": "What is done. Only RTC changes in place; a replace deletes the rule, waits until it is gone, and creates it anew.",
          "enum": [
            "create",
            "replace",
            "set-rtc",
            "delete"
          ]
        },
        "reasons": {
          "description": "Why.",
          "type": "array",
          "items": {
            "enum": [
              "missing",
              "differs",
              "not-kept",
              "requested",
              "tombstone",
              "unlisted"
            ]
          },
          "minItems": 1,
          "uniqueItems": true
        },
        "source": {
          "description": "The bucket that owns the rule.",
          "$ref": "#/$defs/end"
        },
        "destination": {
          "description": "The bucket that receives the copies.",
          "$ref": "#/$defs/end"
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
          "description": "The place in the configuration that asks for it.",
          "$ref": "#/$defs/origin"
        },
        "field_origins": {
          "description": "The place that gave each field of desired, by its key; a default's place for an inherited one.",
          "type": "object",
          "additionalProperties": {
            "$ref": "#/$defs/origin"
          }
        },
        "note": {
          "description": "Free text of the configuration; absent for none.",
          "type": "string"
        },
        "effects": {
          "description": "What the change means for data and bills.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/effect"
          }
        },
        "steps": {
          "description": "What is done, in this order.",
          "type": "array",
          "items": {
            "enum": [
              "wait-for-slot",
              "delete",
              "wait-until-gone",
              "create",
              "set-rtc",
              "read-back"
            ]
          },
          "minItems": 1
        },
        "blocked_by": {
          "description": "The rails that hold this change back; see blocks.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/rail"
          }
        },
        "live_fingerprint": {
          "description": "SHA-256 of what is there, in canonical form, without identifier, status and history; absent for a create. What OSS does not list counts as desired.",
          "type": "string",
          "pattern": "^[0-9a-f]{64}$"
        },
        "desired_fingerprint": {
          "description": "SHA-256 of what shall be there, in canonical form; absent for a delete.",
          "type": "string",
          "pattern": "^[0-9a-f]{64}$"
        }
      },
      "required": [
        "address",
        "action",
        "reasons",
        "source",
        "destination",
        "delta",
        "origin",
        "field_origins",
        "effects",
        "steps",
        "blocked_by"
      ]
    },
    "change": {
      "description": "What would be done to one pair.",
      "type": "object",
      "properties": {
        "address": {
          "description": "SOURCE:DESTINATION, as commands take it.",
          "type": "string",
          "minLength": 3
        },
        "action": {
          "description": "What is done. Only RTC changes in place; a replace deletes the rule, waits until it is gone, and creates it anew.",
          "enum": [
            "create",
            "replace",
            "set-rtc",
            "delete"
          ]
        },
        "reasons": {
          "description": "Why.",
          "type": "array",
          "items": {
            "enum": [
              "missing",
              "differs",
              "not-kept",
              "requested",
              "tombstone",
              "unlisted"
            ]
          },
          "minItems": 1,
          "uniqueItems": true
        },
        "source": {
          "description": "The bucket that owns the rule.",
          "$ref": "#/$defs/end"
        },
        "destination": {
          "description": "The bucket that receives the copies.",
          "$ref": "#/$defs/end"
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
          "description": "The place in the configuration that asks for it.",
          "$ref": "#/$defs/origin"
        },
        "field_origins": {
          "description": "The place that gave each field of desired, by its key; a default's place for an inherited one.",
          "type": "object",
          "additionalProperties": {
            "$ref": "#/$defs/origin"
          }
        },
        "note": {
          "description": "Free text of the configuration; absent for none.",
          "type": "string"
        }
      },
      "required": [
        "address",
        "action",
        "reasons",
        "source",
        "destination",
        "delta",
        "origin",
        "field_origins"
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
    "effect": {
      "description": "Something that a change brings about.",
      "type": "object",
      "properties": {
        "effect": {
          "description": "Its name.",
          "enum": [
            "history-copied",
            "history-not-copied",
            "deletes-propagate",
            "deletes-not-propagated",
            "gap-copied-afterwards",
            "gap-never-copied",
            "deletes-in-gap",
            "rtc-billed",
            "rtc-ends",
            "acceleration-billed",
            "copies-stay",
            "deletes-propagate-until-gone",
            "waits-for-closing",
            "waits-for-slot",
            "may-be-full"
          ]
        },
        "subject": {
          "description": "What it is about.",
          "enum": [
            "history",
            "deletes",
            "gap",
            "rtc",
            "transfer",
            "copies",
            "wait",
            "slots"
          ]
        },
        "text": {
          "description": "One sentence for people.",
          "type": "string"
        },
        "loss": {
          "description": "Whether something is lost, or may be, that nothing brings back by itself.",
          "type": "boolean"
        }
      },
      "required": [
        "effect",
        "subject",
        "text",
        "loss"
      ]
    },
    "rail": {
      "description": "What holds a change back.",
      "enum": [
        "empty",
        "delete",
        "replace",
        "protect",
        "unmodelled",
        "location",
        "feasibility",
        "slots",
        "forced-replace"
      ]
    },
    "block": {
      "description": "Something that stops the plan from being applied.",
      "type": "object",
      "properties": {
        "rail": {
          "$ref": "#/$defs/rail"
        },
        "addresses": {
          "description": "The actions that it holds back; none where it is about something that is no action.",
          "type": "array",
          "items": {
            "type": "string"
          }
        },
        "diagnostics": {
          "description": "What is held back and how to let it through.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/diagnostic"
          },
          "minItems": 1
        }
      },
      "required": [
        "rail",
        "addresses",
        "diagnostics"
      ]
    },
    "observation": {
      "description": "Something worth saying of a pair for which nothing is planned.",
      "type": "object",
      "properties": {
        "kind": {
          "description": "unmanaged: live, not listed, left alone. closing: deleted, not gone yet. observed: the bucket is only observed, and this would be done otherwise. not-kept: OSS did not keep what was sent. unmodelled: equal but for parts that are not known. absent: gone already, as asked for.",
          "enum": [
            "unmanaged",
            "closing",
            "observed",
            "not-kept",
            "unmodelled",
            "absent"
          ]
        },
        "address": {
          "description": "SOURCE:DESTINATION, as commands take it.",
          "type": "string",
          "minLength": 3
        },
        "source": {
          "description": "The bucket that owns the rule.",
          "type": "string"
        },
        "destination": {
          "description": "The bucket that receives the copies.",
          "type": "string"
        },
        "live": {
          "description": "The rule that is there, for unmanaged, closing and unmodelled.",
          "$ref": "#/$defs/live_rule"
        },
        "change": {
          "description": "What would be done, for observed and not-kept.",
          "$ref": "#/$defs/change"
        },
        "origin": {
          "description": "The place of the tombstone, for absent.",
          "$ref": "#/$defs/origin"
        },
        "note": {
          "description": "The tombstone's free text.",
          "type": "string"
        }
      },
      "required": [
        "kind",
        "address",
        "source",
        "destination"
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
    "bucket": {
      "description": "A bucket that was read.",
      "type": "object",
      "properties": {
        "bucket": {
          "description": "The bucket's name.",
          "type": "string"
        },
        "region": {
          "description": "Its region.",
          "type": "string"
        },
        "manage": {
          "description": "What may be done to rules that the configuration does not list.",
          "enum": [
            "exclusive",
            "listed",
            "observe"
          ]
        },
        "account": {
          "description": "Whose credentials sign requests for the bucket; absent where no account is named.",
          "$ref": "#/$defs/account"
        },
        "endpoint": {
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
        },
        "managed_live": {
          "description": "Live rules in scope that the configuration manages.",
          "type": "integer",
          "minimum": 0
        },
        "slots": {
          "description": "How many rules the bucket may have that leave it.",
          "type": "integer",
          "minimum": 0
        },
        "crowded": {
          "description": "Buckets that may be full for a while, because rules enter them before others have left.",
          "type": "array",
          "items": {
            "type": "string"
          }
        },
        "unchanged": {
          "description": "The rules that match, sorted by destination.",
          "type": "array",
          "items": {
            "description": "A rule that is as it shall be.",
            "type": "object",
            "properties": {
              "destination": {
                "description": "The bucket that receives the copies.",
                "type": "string"
              },
              "live_fingerprint": {
                "description": "SHA-256 of what OSS lists.",
                "type": "string",
                "pattern": "^[0-9a-f]{64}$"
              },
              "desired_fingerprint": {
                "description": "SHA-256 of what the configuration asks for.",
                "type": "string",
                "pattern": "^[0-9a-f]{64}$"
              }
            },
            "required": [
              "destination",
              "live_fingerprint",
              "desired_fingerprint"
            ]
          }
        }
      },
      "required": [
        "bucket",
        "region",
        "manage",
        "origin",
        "region_origin",
        "managed_live",
        "slots",
        "crowded",
        "unchanged"
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
    },
    "rails": {
      "description": "What holds a plan back, and who says so.",
      "type": "object",
      "properties": {
        "limits": {
          "description": "Every limit, by its key in the configuration. Where limits.replace.max_unavailable is absent, it is 10 by default.",
          "type": "object",
          "additionalProperties": {
            "$ref": "#/$defs/limit"
          },
          "required": [
            "limits.delete.max",
            "limits.delete.percent",
            "limits.delete.floor",
            "limits.replace.max",
            "limits.rules_per_bucket"
          ]
        },
        "protect": {
          "description": "The protections: those of the configuration in the order of the file, then the operator's.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/protection"
          }
        },
        "accounts": {
          "description": "The accounts that the operator settles, in the order of the operator's file; absent where there are none.",
          "type": "array",
          "minItems": 1,
          "items": {
            "$ref": "#/$defs/settledAccount"
          }
        }
      },
      "required": [
        "limits",
        "protect"
      ]
    },
    "settledAccount": {
      "description": "An account of which the configuration can't say otherwise than the operator.",
      "type": "object",
      "properties": {
        "name": {
          "description": "The account's name.",
          "type": "string"
        },
        "keys": {
          "description": "The keys that the operator settles.",
          "type": "array",
          "items": {
            "enum": [
              "auth",
              "assume_role",
              "uid"
            ]
          }
        },
        "origin": {
          "description": "The account's place in the operator's file.",
          "$ref": "#/$defs/origin"
        }
      },
      "required": [
        "name",
        "keys",
        "origin"
      ]
    },
    "limit": {
      "description": "A limit in force.",
      "type": "object",
      "properties": {
        "value": {
          "description": "The number; limits.replace.max_unavailable may also be a share of the plan's replaces, such as 10%.",
          "anyOf": [
            {
              "type": "integer",
              "minimum": 0
            },
            {
              "type": "string",
              "pattern": "^([1-9]|[1-9][0-9]|100)%$"
            }
          ]
        },
        "source": {
          "description": "Who set it.",
          "enum": [
            "default",
            "configuration",
            "operator"
          ]
        },
        "origin": {
          "description": "The place that set it; absent for a default.",
          "$ref": "#/$defs/origin"
        }
      },
      "required": [
        "value",
        "source"
      ]
    },
    "protection": {
      "description": "Rules that no run may take away.",
      "type": "object",
      "properties": {
        "match": {
          "description": "A pattern over addresses.",
          "type": "string"
        },
        "from": {
          "description": "What they are protected from.",
          "type": "array",
          "minItems": 1,
          "items": {
            "enum": [
              "delete",
              "replace"
            ]
          }
        },
        "source": {
          "description": "Who protects them.",
          "enum": [
            "configuration",
            "operator"
          ]
        },
        "origin": {
          "description": "The protection's place.",
          "$ref": "#/$defs/origin"
        }
      },
      "required": [
        "match",
        "from",
        "source",
        "origin"
      ]
    },
    "endpoint": {
      "description": "An endpoint that is not the bucket's own official one.",
      "type": "object",
      "properties": {
        "url": {
          "description": "The scheme and the host, with the port where one was given.",
          "type": "string"
        },
        "source": {
          "description": "Who said so: the configuration, which the operator has allowed to, or the operator.",
          "enum": [
            "configuration",
            "operator"
          ]
        },
        "buckets": {
          "description": "The buckets whose requests go there, sorted.",
          "type": "array",
          "items": {
            "type": "string"
          }
        }
      },
      "required": [
        "url",
        "source",
        "buckets"
      ]
    },
    "account": {
      "description": "An account of the configuration, as far as an approval counts it.",
      "type": "object",
      "properties": {
        "name": {
          "description": "Its name.",
          "type": "string"
        },
        "uid": {
          "description": "The number that pins it; absent where it is not pinned.",
          "type": "string"
        },
        "origin": {
          "description": "The account's place.",
          "$ref": "#/$defs/origin"
        }
      },
      "required": [
        "name",
        "origin"
      ]
    }
  }
}

"""##
