// swift-format-ignore-file
// Written by SchemaTests from config-schema/oss-repl.schema.json.

extension Schema {
  static let configText = ##"""
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "oss-repl configuration",
  "description": "The data-replication rules of Alibaba Cloud OSS buckets.",
  "type": "object",
  "properties": {
    "version": {
      "description": "The version of this format.",
      "const": 1
    },
    "project": {
      "description": "A name under which saved plans recognise each other.",
      "type": "string",
      "minLength": 1
    },
    "manage": {
      "description": "What may be done to live rules that the file does not list: exclusive deletes them, listed leaves them alone, observe never writes at all. Buckets may write their own.",
      "enum": [
        "exclusive",
        "listed",
        "observe"
      ]
    },
    "defaults": {
      "description": "What buckets and rules inherit.",
      "$ref": "#/$defs/defaults"
    },
    "buckets": {
      "description": "The source buckets by their names. A bucket that is not named here is neither read nor written.",
      "type": "object",
      "propertyNames": {
        "minLength": 3,
        "maxLength": 63,
        "pattern": "^[a-z0-9][a-z0-9-]*[a-z0-9]$"
      },
      "additionalProperties": {
        "$ref": "#/$defs/bucket"
      }
    }
  },
  "required": [
    "version",
    "buckets"
  ],
  "additionalProperties": false,
  "$defs": {
    "defaults": {
      "description": "What buckets and rules inherit.",
      "type": "object",
      "properties": {
        "region": {
          "description": "The region of buckets that write none, for example cn-hangzhou.",
          "type": "string",
          "pattern": "^(oss-)?[a-z0-9]+(-[a-z0-9]+)+$"
        },
        "rule": {
          "description": "What rules inherit field by field: lists replace, mappings merge, null unsets.",
          "$ref": "#/$defs/defaultRule"
        }
      },
      "additionalProperties": false
    },
    "defaultRule": {
      "description": "Fields of rules that write none of their own.",
      "type": "object",
      "properties": {
        "transfer_type": {
          "description": "The link over which objects travel: OSS's network between regions (default), or transfer acceleration. null unsets a default.",
          "enum": [
            "internal",
            "oss_acc",
            null
          ]
        },
        "prefixes": {
          "description": "The beginnings of the names of the objects to replicate; without it the whole bucket. Prefixes of one rule must not overlap. null unsets a default.",
          "type": [
            "array",
            "null"
          ],
          "minItems": 1,
          "items": {
            "type": "string",
            "minLength": 1,
            "maxLength": 1023
          }
        },
        "action": {
          "description": "Which changes are carried over. ALL and DELETE also delete in the destination what is deleted in the source. Required, here or under defaults.rule.",
          "anyOf": [
            {
              "enum": [
                "ALL",
                "PUT",
                "DELETE",
                "ABORT"
              ]
            },
            {
              "type": "array",
              "minItems": 1,
              "items": {
                "enum": [
                  "PUT",
                  "DELETE",
                  "ABORT"
                ]
              }
            },
            {
              "type": "null"
            }
          ]
        },
        "historical_object_replication": {
          "description": "Whether objects that exist already are copied when the rule is created; the copies overwrite objects of the same name and are billed. Required, here or under defaults.rule.",
          "enum": [
            "enabled",
            "disabled",
            null
          ]
        },
        "rtc": {
          "description": "Replication Time Control, between regions only and billed. The only field that can change without making the rule anew. Default: disabled.",
          "enum": [
            "enabled",
            "disabled",
            null
          ]
        },
        "sync_role": {
          "description": "The name of the RAM role that OSS assumes; a name, not an ARN.",
          "type": [
            "string",
            "null"
          ],
          "minLength": 1,
          "pattern": "^[^:]*$"
        },
        "sse_kms_encrypted_objects": {
          "description": "Whether objects encrypted with KMS are replicated; needs sync_role and should have replica_kms_key_id. Default: disabled.",
          "enum": [
            "enabled",
            "disabled",
            null
          ]
        },
        "replica_kms_key_id": {
          "description": "The KMS key of the destination's region for the copies of objects encrypted with KMS.",
          "type": [
            "string",
            "null"
          ],
          "minLength": 1
        },
        "user_taggings": {
          "description": "Only objects with these tags are replicated. null unsets a default.",
          "anyOf": [
            {
              "$ref": "#/$defs/userTaggings"
            },
            {
              "type": "null"
            }
          ]
        }
      },
      "additionalProperties": false
    },
    "bucket": {
      "description": "A source bucket.",
      "type": "object",
      "properties": {
        "region": {
          "description": "The region of the bucket, for example cn-hangzhou. Required, here or under defaults.",
          "type": "string",
          "pattern": "^(oss-)?[a-z0-9]+(-[a-z0-9]+)+$"
        },
        "manage": {
          "description": "What may be done to live rules that the file does not list: exclusive deletes them, listed leaves them alone, observe never writes at all. Required, here or at the top of the file.",
          "enum": [
            "exclusive",
            "listed",
            "observe"
          ]
        },
        "rules": {
          "description": "The rules of the bucket; [] for none.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/rule"
          }
        }
      },
      "required": [
        "rules"
      ],
      "additionalProperties": false
    },
    "rule": {
      "description": "A replication rule from the bucket to one other bucket.",
      "type": "object",
      "properties": {
        "destination": {
          "description": "The bucket that receives the copies.",
          "$ref": "#/$defs/destination"
        },
        "transfer_type": {
          "description": "The link over which objects travel: OSS's network between regions (default), or transfer acceleration. null unsets a default.",
          "enum": [
            "internal",
            "oss_acc",
            null
          ]
        },
        "prefixes": {
          "description": "The beginnings of the names of the objects to replicate; without it the whole bucket. Prefixes of one rule must not overlap. null unsets a default.",
          "type": [
            "array",
            "null"
          ],
          "minItems": 1,
          "items": {
            "type": "string",
            "minLength": 1,
            "maxLength": 1023
          }
        },
        "action": {
          "description": "Which changes are carried over. ALL and DELETE also delete in the destination what is deleted in the source. Required, here or under defaults.rule.",
          "anyOf": [
            {
              "enum": [
                "ALL",
                "PUT",
                "DELETE",
                "ABORT"
              ]
            },
            {
              "type": "array",
              "minItems": 1,
              "items": {
                "enum": [
                  "PUT",
                  "DELETE",
                  "ABORT"
                ]
              }
            },
            {
              "type": "null"
            }
          ]
        },
        "historical_object_replication": {
          "description": "Whether objects that exist already are copied when the rule is created; the copies overwrite objects of the same name and are billed. Required, here or under defaults.rule.",
          "enum": [
            "enabled",
            "disabled",
            null
          ]
        },
        "rtc": {
          "description": "Replication Time Control, between regions only and billed. The only field that can change without making the rule anew. Default: disabled.",
          "enum": [
            "enabled",
            "disabled",
            null
          ]
        },
        "sync_role": {
          "description": "The name of the RAM role that OSS assumes; a name, not an ARN.",
          "type": [
            "string",
            "null"
          ],
          "minLength": 1,
          "pattern": "^[^:]*$"
        },
        "sse_kms_encrypted_objects": {
          "description": "Whether objects encrypted with KMS are replicated; needs sync_role and should have replica_kms_key_id. Default: disabled.",
          "enum": [
            "enabled",
            "disabled",
            null
          ]
        },
        "replica_kms_key_id": {
          "description": "The KMS key of the destination's region for the copies of objects encrypted with KMS.",
          "type": [
            "string",
            "null"
          ],
          "minLength": 1
        },
        "user_taggings": {
          "description": "Only objects with these tags are replicated. null unsets a default.",
          "anyOf": [
            {
              "$ref": "#/$defs/userTaggings"
            },
            {
              "type": "null"
            }
          ]
        },
        "note": {
          "description": "Free text for people; carried into plans.",
          "type": "string"
        },
        "state": {
          "description": "absent: the pair of buckets shall have no rule. Takes destination and note only.",
          "enum": [
            "absent"
          ]
        }
      },
      "required": [
        "destination"
      ],
      "additionalProperties": false,
      "if": {
        "required": [
          "state"
        ]
      },
      "then": {
        "properties": {
          "transfer_type": false,
          "prefixes": false,
          "action": false,
          "historical_object_replication": false,
          "rtc": false,
          "sync_role": false,
          "sse_kms_encrypted_objects": false,
          "replica_kms_key_id": false,
          "user_taggings": false
        }
      },
      "else": {
        "properties": {
          "destination": {
            "required": [
              "location"
            ]
          }
        }
      }
    },
    "destination": {
      "description": "The bucket that receives the copies.",
      "type": "object",
      "properties": {
        "bucket": {
          "description": "The name of the bucket.",
          "type": "string",
          "minLength": 3,
          "maxLength": 63,
          "pattern": "^[a-z0-9][a-z0-9-]*[a-z0-9]$"
        },
        "location": {
          "description": "The region of the bucket, as cn-beijing or oss-cn-beijing. Required unless the rule has state: absent.",
          "type": "string",
          "pattern": "^(oss-)?[a-z0-9]+(-[a-z0-9]+)+$"
        }
      },
      "required": [
        "bucket"
      ],
      "additionalProperties": false
    },
    "userTaggings": {
      "description": "A condition on the tags of objects.",
      "type": "object",
      "properties": {
        "filter_type": {
          "description": "Whether an object needs every tag (AND) or one of them (OR).",
          "enum": [
            "AND",
            "OR"
          ]
        },
        "tags": {
          "description": "The tags.",
          "type": "array",
          "minItems": 1,
          "items": {
            "$ref": "#/$defs/tag"
          }
        }
      },
      "additionalProperties": false
    },
    "tag": {
      "description": "A tag of an object.",
      "type": "object",
      "properties": {
        "key": {
          "description": "The tag's key.",
          "type": "string",
          "minLength": 1
        },
        "value": {
          "description": "The tag's value; may be empty.",
          "type": "string"
        }
      },
      "required": [
        "key",
        "value"
      ],
      "additionalProperties": false
    }
  }
}

"""##
}
