// swift-format-ignore-file
// Written by `make generate` from config-schema/report.schema.json.

let reportSchemaText = ##"""
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "oss-repl report",
  "description": "What apply --format json prints and apply --report json= writes, however the run ended. Readers ignore fields that they don't know: a minor version adds some. A field without a value is absent, never null. There is no secret in it.",
  "type": "object",
  "properties": {
    "format": {
      "description": "What kind of document this is.",
      "const": "oss-repl.report"
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
    "started": {
      "$ref": "#/$defs/time",
      "description": "When the run began."
    },
    "ended": {
      "$ref": "#/$defs/time",
      "description": "When it ended."
    },
    "summary": {
      "$ref": "#/$defs/summary",
      "description": "What was planned; absent, as checksum, where the run ended before there was a plan."
    },
    "changes": {
      "description": "The plan's changes in their order, and how each of them ended.",
      "type": "array",
      "items": {
        "$ref": "#/$defs/change"
      }
    },
    "bucket_steps": {
      "description": "The reads that concern whole buckets.",
      "type": "array",
      "items": {
        "$ref": "#/$defs/bucket_step"
      }
    },
    "counts": {
      "$ref": "#/$defs/counts"
    },
    "diagnostics": {
      "description": "Everything that was told, in the order in which it was; as in oss-repl.diagnostics.",
      "type": "array",
      "items": {
        "$ref": "#/$defs/diagnostic"
      }
    },
    "exit": {
      "description": "The status that the run ended with.",
      "type": "integer",
      "minimum": 0,
      "maximum": 255
    }
  },
  "required": [
    "format",
    "format_version",
    "version",
    "started",
    "ended",
    "changes",
    "bucket_steps",
    "counts",
    "diagnostics",
    "exit"
  ],
  "$defs": {
    "time": {
      "description": "When, in UTC.",
      "type": "string",
      "minLength": 1,
      "pattern": "^[0-9]{4,}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$"
    },
    "change": {
      "description": "One planned change: how it ended, where it comes from, and which calls were made for it.",
      "type": "object",
      "properties": {
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
        },
        "origin": {
          "$ref": "#/$defs/origin"
        },
        "steps": {
          "description": "The calls that were made for it, in their order.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/step"
          }
        }
      },
      "required": [
        "address",
        "action",
        "ending",
        "pair",
        "not_kept",
        "losses",
        "origin",
        "steps"
      ]
    },
    "step": {
      "description": "One call.",
      "type": "object",
      "properties": {
        "time": {
          "$ref": "#/$defs/time",
          "description": "When it began; a read begins with its pause."
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
        "step",
        "attempt",
        "result",
        "duration_ms"
      ]
    },
    "bucket_step": {
      "description": "A read that concerns a whole bucket.",
      "type": "object",
      "properties": {
        "time": {
          "$ref": "#/$defs/time",
          "description": "When it began; a read begins with its pause."
        },
        "bucket": {
          "description": "The source bucket.",
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
        "bucket",
        "step",
        "attempt",
        "result",
        "duration_ms"
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
