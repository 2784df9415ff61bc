// swift-format-ignore-file
// Written by `make generate` from config-schema/locations.schema.json.

let locationsSchemaText = ##"""
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "oss-repl locations",
  "description": "What oss-repl locations --format json prints. Readers ignore fields that they don't know: a minor version adds some.",
  "type": "object",
  "properties": {
    "format": {
      "description": "What kind of document this is.",
      "const": "oss-repl.locations"
    },
    "format_version": {
      "description": "The version of the format: the major number changes when a reader has to change.",
      "type": "string",
      "pattern": "^1\\.[0-9]+$"
    },
    "bucket": {
      "description": "The bucket that was asked.",
      "type": "string",
      "minLength": 1
    },
    "region": {
      "description": "The region of the bucket.",
      "$ref": "#/$defs/region"
    },
    "locations": {
      "description": "Where its rules can replicate to, sorted by region; with --to that region alone, or nothing where it is not offered.",
      "type": "array",
      "items": {"$ref": "#/$defs/location"}
    }
  },
  "required": ["format", "format_version", "bucket", "region", "locations"],
  "$defs": {
    "region": {
      "description": "A region without the prefix oss-.",
      "type": "string",
      "pattern": "^[a-z0-9]+(-[a-z0-9]+)+$"
    },
    "location": {
      "description": "What OSS offers for rules to one region.",
      "type": "object",
      "properties": {
        "region": {"$ref": "#/$defs/region"},
        "internal": {
          "description": "Whether a rule can have transfer_type: internal. unclear stands for regions across the border of mainland China: documents ask for oss_acc there, and rules without it were taken.",
          "enum": ["yes", "no", "unclear"]
        },
        "oss_acc": {
          "description": "Whether a rule can have transfer_type: oss_acc.",
          "type": "boolean"
        },
        "rtc": {
          "description": "Whether a rule can have rtc: enabled.",
          "type": "boolean"
        }
      },
      "required": ["region", "internal", "oss_acc", "rtc"]
    }
  }
}

"""##
