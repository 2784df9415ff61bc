// swift-format-ignore-file
// Written by `make generate` from config-schema/events.schema.json.

let eventsSchemaText = ##"""
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "oss-repl events",
  "description": "One line of apply --journal, or of apply --format ndjson: each line is a JSON object of its own. Readers ignore fields and events that they don't know: a minor version adds some. A field without a value is absent, never null. A journal is appended to: a plan event begins a run. A line that is no JSON was torn when a run was killed or a disk was full, and the next line is whole again. There is no secret in it.",
  "oneOf": [
    {
      "$ref": "#/$defs/plan"
    },
    {
      "$ref": "#/$defs/step_started"
    },
    {
      "$ref": "#/$defs/step_ended"
    },
    {
      "$ref": "#/$defs/replace_waiting"
    },
    {
      "$ref": "#/$defs/change_ended"
    },
    {
      "$ref": "#/$defs/wait_ended"
    },
    {
      "$ref": "#/$defs/stopping"
    },
    {
      "$ref": "#/$defs/end"
    }
  ],
  "$defs": {
    "time": {
      "description": "When, in UTC.",
      "type": "string",
      "minLength": 1,
      "pattern": "^[0-9]{4,}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$"
    },
    "plan": {
      "description": "The plan of the run: what is to be done, and whose run it is. Whether it is applied is not settled yet.",
      "type": "object",
      "properties": {
        "time": {
          "$ref": "#/$defs/time"
        },
        "event": {
          "const": "plan",
          "description": "What happened."
        },
        "format": {
          "description": "Which of the two it is: a journal, or events on standard output.",
          "enum": [
            "oss-repl.journal",
            "oss-repl.events"
          ]
        },
        "format_version": {
          "description": "The version of the format: the major number changes when a reader has to change.",
          "type": "string",
          "pattern": "^1\\.[0-9]+$"
        },
        "version": {
          "description": "The version of the program.",
          "type": "string",
          "minLength": 1
        },
        "project": {
          "description": "The project of the configuration; absent where it has none.",
          "type": "string",
          "minLength": 1
        },
        "actor": {
          "description": "Who started the run: the user that the CI system names, otherwise USER; absent where neither is known.",
          "type": "string",
          "minLength": 1
        },
        "commit": {
          "description": "The commit that the CI system has checked out.",
          "type": "string",
          "minLength": 1,
          "pattern": "^[0-9A-Fa-f]{7,64}$"
        },
        "run": {
          "description": "The run in the CI system: an address or an identifier.",
          "type": "string",
          "minLength": 1
        },
        "checksum": {
          "description": "The checksum of the plan.",
          "type": "string",
          "minLength": 1,
          "pattern": "^orp2-[a-z2-7]{51}[aq]$"
        },
        "summary": {
          "$ref": "#/$defs/summary"
        }
      },
      "required": [
        "time",
        "event",
        "format",
        "format_version",
        "version",
        "checksum",
        "summary"
      ]
    },
    "step_started": {
      "description": "A call is about to be made. In a journal, the line of a write is on disk before the write is sent.",
      "type": "object",
      "properties": {
        "time": {
          "$ref": "#/$defs/time"
        },
        "event": {
          "const": "step-started",
          "description": "What happened."
        },
        "bucket": {
          "description": "The source bucket.",
          "type": "string",
          "minLength": 1
        },
        "address": {
          "description": "The pair; absent for a read that concerns the whole bucket.",
          "type": "string",
          "minLength": 1
        },
        "step": {
          "description": "The call: a read of the bucket's rules, or a write of one rule. restore puts the old rule of a replace back.",
          "enum": [
            "read",
            "create",
            "restore",
            "delete",
            "set-rtc"
          ]
        },
        "purpose": {
          "description": "What a read is for. before-first-write: is the bucket as it was planned for? before-replace: is the pair still so after its replace waited? wait-for-closing: is a deleted rule gone? read-back: is an accepted write to be seen? decide: did a write without a clear answer take effect? settle: has come about what --wait waits for?",
          "enum": [
            "before-first-write",
            "before-replace",
            "wait-for-closing",
            "read-back",
            "decide",
            "settle"
          ]
        },
        "attempt": {
          "description": "Which sending of the same write, or which look in a row, this is; 1 is the first.",
          "type": "integer",
          "minimum": 1
        },
        "pause_ms": {
          "description": "The pause before a read, in milliseconds.",
          "type": "integer",
          "minimum": 0
        },
        "old_rule": {
          "description": "The rule that is deleted, put back or changed, as OSS listed it.",
          "type": "object",
          "properties": {
            "id": {
              "description": "The rule's identifier in OSS.",
              "type": "string",
              "minLength": 1
            },
            "xml": {
              "description": "The Rule element in canonical form, from which the rule can be put back.",
              "type": "string"
            }
          },
          "required": [
            "id",
            "xml"
          ]
        },
        "new_rule": {
          "description": "The rule that is created.",
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
        "rtc": {
          "description": "What Replication Time Control is set to.",
          "enum": [
            "enabled",
            "disabled"
          ]
        }
      },
      "required": [
        "time",
        "event",
        "bucket",
        "step",
        "attempt"
      ]
    },
    "step_ended": {
      "description": "A call ended, or was withheld.",
      "type": "object",
      "properties": {
        "time": {
          "$ref": "#/$defs/time"
        },
        "event": {
          "const": "step-ended",
          "description": "What happened."
        },
        "bucket": {
          "description": "The source bucket.",
          "type": "string",
          "minLength": 1
        },
        "address": {
          "description": "The pair; absent for a read that concerns the whole bucket.",
          "type": "string",
          "minLength": 1
        },
        "step": {
          "description": "The call: a read of the bucket's rules, or a write of one rule. restore puts the old rule of a replace back.",
          "enum": [
            "read",
            "create",
            "restore",
            "delete",
            "set-rtc"
          ]
        },
        "purpose": {
          "description": "What a read is for. before-first-write: is the bucket as it was planned for? before-replace: is the pair still so after its replace waited? wait-for-closing: is a deleted rule gone? read-back: is an accepted write to be seen? decide: did a write without a clear answer take effect? settle: has come about what --wait waits for?",
          "enum": [
            "before-first-write",
            "before-replace",
            "wait-for-closing",
            "read-back",
            "decide",
            "settle"
          ]
        },
        "attempt": {
          "description": "Which sending of the same write, or which look in a row, this is; 1 is the first.",
          "type": "integer",
          "minimum": 1
        },
        "pause_ms": {
          "description": "The pause before a read, in milliseconds.",
          "type": "integer",
          "minimum": 0
        },
        "result": {
          "description": "listed: the rules were read. unread: they could not be read. accepted: OSS took the write. refused: it did not, and nothing changed. unclear: the write may have taken effect. withheld: it was not sent, because what came before could not be recorded.",
          "enum": [
            "listed",
            "unread",
            "accepted",
            "refused",
            "unclear",
            "withheld"
          ]
        },
        "rules": {
          "description": "How many rules were listed, those that are closing among them.",
          "type": "integer",
          "minimum": 0
        },
        "status": {
          "description": "The HTTP status of the last answer; absent where none came.",
          "type": "integer",
          "minimum": 100,
          "maximum": 999
        },
        "request_id": {
          "description": "By what OSS's support finds the request.",
          "type": "string",
          "minLength": 1
        },
        "duration_ms": {
          "description": "How long the call took with all its tries, in milliseconds, without the pause before it.",
          "type": "integer",
          "minimum": 0
        },
        "failure": {
          "$ref": "#/$defs/failure"
        }
      },
      "required": [
        "time",
        "event",
        "bucket",
        "step",
        "attempt",
        "result",
        "duration_ms"
      ]
    },
    "replace_waiting": {
      "description": "A replace, the next change of its bucket, waits until fewer pairs are without a rule than limits.replace.max_unavailable allows. Its next step, or its end, ends the wait.",
      "type": "object",
      "properties": {
        "time": {
          "$ref": "#/$defs/time"
        },
        "event": {
          "const": "replace-waiting",
          "description": "What happened."
        },
        "address": {
          "description": "The pair, as SOURCE:DESTINATION.",
          "type": "string",
          "minLength": 1
        }
      },
      "required": [
        "time",
        "event",
        "address"
      ]
    },
    "change_ended": {
      "description": "A change ended.",
      "type": "object",
      "properties": {
        "time": {
          "$ref": "#/$defs/time"
        },
        "event": {
          "const": "change-ended",
          "description": "What happened."
        },
        "address": {
          "description": "The pair, as SOURCE:DESTINATION.",
          "type": "string",
          "minLength": 1
        },
        "action": {
          "description": "What was to be done.",
          "enum": [
            "create",
            "replace",
            "set-rtc",
            "delete"
          ]
        },
        "ending": {
          "description": "How it ended. applied: made, and seen in the live rules. failed: tried and not made. stale: not begun, because the bucket had changed. skipped: not begun, because others had failed. interrupted: not begun or not ended, because the run was to stop. not-begun: the run never came to it.",
          "enum": [
            "applied",
            "failed",
            "stale",
            "skipped",
            "interrupted",
            "not-begun"
          ]
        },
        "reason": {
          "description": "Why it was skipped, or how far it was when it was interrupted. max-unavailable: as many pairs are left without a rule as limits.replace.max_unavailable allows. pending-create: the old rule of a replace is deleted and the new one not there yet. unverified: a write was sent, and what it did was not seen any more.",
          "enum": [
            "after-failure",
            "too-many-failures",
            "max-unavailable",
            "not-begun",
            "pending-create",
            "unverified"
          ]
        },
        "message": {
          "description": "What happened instead, in one sentence; absent where the change was made.",
          "type": "string",
          "minLength": 1
        },
        "pair": {
          "description": "What the pair has now. as-desired: what was asked for. untouched: this run did nothing to it. as-before: what was tried has changed nothing. restored: the old rule was deleted and put back. without-rule: no rule, nothing is replicated. unclear: it could not be found out.",
          "enum": [
            "as-desired",
            "untouched",
            "as-before",
            "restored",
            "without-rule",
            "unclear"
          ]
        },
        "gap_seconds": {
          "description": "How long a replaced pair was without a rule, where it has one again.",
          "type": "number",
          "minimum": 0
        },
        "not_kept": {
          "description": "The fields that OSS dropped, by their keys.",
          "type": "array",
          "items": {
            "type": "string"
          }
        },
        "losses": {
          "description": "What putting the old rule back could not bring back, or brought with it.",
          "type": "array",
          "items": {
            "enum": [
              "role-unknown",
              "history-runs-again",
              "gap-not-copied"
            ]
          }
        },
        "failure": {
          "$ref": "#/$defs/failure"
        },
        "wait": {
          "$ref": "#/$defs/wait"
        }
      },
      "required": [
        "time",
        "event",
        "address",
        "action",
        "ending",
        "pair",
        "not_kept",
        "losses"
      ]
    },
    "wait_ended": {
      "description": "What --wait waits for after a change has come about, or not.",
      "type": "object",
      "properties": {
        "time": {
          "$ref": "#/$defs/time"
        },
        "event": {
          "const": "wait-ended",
          "description": "What happened."
        },
        "address": {
          "description": "The pair, as SOURCE:DESTINATION.",
          "type": "string",
          "minLength": 1
        },
        "action": {
          "description": "What was to be done.",
          "enum": [
            "create",
            "replace",
            "set-rtc",
            "delete"
          ]
        },
        "ending": {
          "description": "How it ended. applied: made, and seen in the live rules. failed: tried and not made. stale: not begun, because the bucket had changed. skipped: not begun, because others had failed. interrupted: not begun or not ended, because the run was to stop. not-begun: the run never came to it.",
          "enum": [
            "applied",
            "failed",
            "stale",
            "skipped",
            "interrupted",
            "not-begun"
          ]
        },
        "reason": {
          "description": "Why it was skipped, or how far it was when it was interrupted. max-unavailable: as many pairs are left without a rule as limits.replace.max_unavailable allows. pending-create: the old rule of a replace is deleted and the new one not there yet. unverified: a write was sent, and what it did was not seen any more.",
          "enum": [
            "after-failure",
            "too-many-failures",
            "max-unavailable",
            "not-begun",
            "pending-create",
            "unverified"
          ]
        },
        "message": {
          "description": "What happened instead, in one sentence; absent where the change was made.",
          "type": "string",
          "minLength": 1
        },
        "pair": {
          "description": "What the pair has now. as-desired: what was asked for. untouched: this run did nothing to it. as-before: what was tried has changed nothing. restored: the old rule was deleted and put back. without-rule: no rule, nothing is replicated. unclear: it could not be found out.",
          "enum": [
            "as-desired",
            "untouched",
            "as-before",
            "restored",
            "without-rule",
            "unclear"
          ]
        },
        "gap_seconds": {
          "description": "How long a replaced pair was without a rule, where it has one again.",
          "type": "number",
          "minimum": 0
        },
        "not_kept": {
          "description": "The fields that OSS dropped, by their keys.",
          "type": "array",
          "items": {
            "type": "string"
          }
        },
        "losses": {
          "description": "What putting the old rule back could not bring back, or brought with it.",
          "type": "array",
          "items": {
            "enum": [
              "role-unknown",
              "history-runs-again",
              "gap-not-copied"
            ]
          }
        },
        "failure": {
          "$ref": "#/$defs/failure"
        },
        "wait": {
          "$ref": "#/$defs/wait"
        }
      },
      "required": [
        "time",
        "event",
        "address",
        "action",
        "ending",
        "pair",
        "not_kept",
        "losses",
        "wait"
      ]
    },
    "stopping": {
      "description": "The run is to stop, for a signal or because what happens can't be recorded: nothing new is begun.",
      "type": "object",
      "properties": {
        "time": {
          "$ref": "#/$defs/time"
        },
        "event": {
          "const": "stopping",
          "description": "What happened."
        }
      },
      "required": [
        "time",
        "event"
      ]
    },
    "end": {
      "description": "The run ended.",
      "type": "object",
      "properties": {
        "time": {
          "$ref": "#/$defs/time"
        },
        "event": {
          "const": "end",
          "description": "What happened."
        },
        "counts": {
          "$ref": "#/$defs/counts"
        },
        "exit": {
          "description": "The status that the run ended with.",
          "type": "integer",
          "minimum": 0,
          "maximum": 255
        }
      },
      "required": [
        "time",
        "event",
        "counts",
        "exit"
      ]
    },
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
    "failure": {
      "description": "Why something was refused or failed.",
      "type": "object",
      "properties": {
        "message": {
          "description": "What happened, in one sentence.",
          "type": "string",
          "minLength": 1
        },
        "status": {
          "description": "The HTTP status; absent, as code, ec and request_id, where no answer came or had it.",
          "type": "integer",
          "minimum": 100,
          "maximum": 999
        },
        "code": {
          "description": "OSS's code, such as AccessDenied.",
          "type": "string",
          "minLength": 1
        },
        "ec": {
          "description": "OSS's finer error code, such as 0031-00000044.",
          "type": "string",
          "minLength": 1
        },
        "request_id": {
          "description": "By what OSS's support finds the request.",
          "type": "string",
          "minLength": 1
        },
        "facts": {
          "description": "All that is known, piece by piece, for people.",
          "type": "array",
          "items": {
            "type": "string"
          }
        },
        "access": {
          "description": "Whether credentials, permissions or the clock are the cause.",
          "type": "boolean"
        }
      },
      "required": [
        "message",
        "facts",
        "access"
      ]
    },
    "wait": {
      "description": "What became of waiting for a change that was made.",
      "type": "object",
      "properties": {
        "ending": {
          "description": "reached: it has come about. still-closing: the deleted rule is still listed. not-doing: the new rule has another status yet. unreadable: the bucket could not be read any more. interrupted: the run was to stop.",
          "enum": [
            "reached",
            "still-closing",
            "not-doing",
            "unreadable",
            "interrupted"
          ]
        },
        "status": {
          "description": "The status that the new rule has yet, for not-doing.",
          "type": "string",
          "minLength": 1
        },
        "message": {
          "description": "Why the bucket could not be read, for unreadable.",
          "type": "string",
          "minLength": 1
        }
      },
      "required": [
        "ending"
      ]
    },
    "counts": {
      "description": "How many changes ended in which way.",
      "type": "object",
      "properties": {
        "applied": {
          "description": "The changes that were made, by their kind.",
          "type": "object",
          "properties": {
            "create": {
              "description": "Rules created.",
              "type": "integer",
              "minimum": 0
            },
            "replace": {
              "description": "Rules replaced.",
              "type": "integer",
              "minimum": 0
            },
            "set_rtc": {
              "description": "Rules whose RTC was set.",
              "type": "integer",
              "minimum": 0
            },
            "delete": {
              "description": "Rules deleted.",
              "type": "integer",
              "minimum": 0
            }
          },
          "required": [
            "create",
            "replace",
            "set_rtc",
            "delete"
          ]
        },
        "failed": {
          "description": "Changes that were tried and not made.",
          "type": "integer",
          "minimum": 0
        },
        "stale": {
          "description": "Changes that were not begun, because their bucket had changed.",
          "type": "integer",
          "minimum": 0
        },
        "skipped": {
          "description": "Changes that were not begun, because others had failed.",
          "type": "integer",
          "minimum": 0
        },
        "interrupted": {
          "description": "Changes that were not begun or not ended, because the run was to stop.",
          "type": "integer",
          "minimum": 0
        },
        "not_begun": {
          "description": "Planned changes that the run never came to.",
          "type": "integer",
          "minimum": 0
        },
        "without_rule": {
          "description": "Pairs that should have a rule and have none now: nothing is replicated.",
          "type": "integer",
          "minimum": 0
        }
      },
      "required": [
        "applied",
        "failed",
        "stale",
        "skipped",
        "interrupted",
        "not_begun",
        "without_rule"
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
    }
  }
}

"""##
