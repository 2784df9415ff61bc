"""An emulator together with SDK clients for it."""

import itertools

import alibabacloud_oss_v2 as oss
import oss2
from alibabacloud_oss_v2.types import OperationInput

from support.emulator import ACCESS_KEY_ID, ACCESS_KEY_SECRET

_numbers = itertools.count(1)


class Service:
    """One emulator process and what a test does with it."""

    def __init__(self, emulator):
        self.emulator = emulator
        self._clients = {}

    def client(self, region="cn-hangzhou", path_style=False, host=None, **settings):
        """A client of the official SDK V2 that tries once; virtual-hosted unless told otherwise."""
        host = "127.0.0.1" if path_style else host or f"oss-{region}.aliyuncs.com"
        key = (region, host, tuple(sorted(settings.items())))
        if key not in self._clients:
            self._clients[key] = self._make_client(region, host, dict(settings))
        return self._clients[key]

    def _make_client(self, region, host, settings):
        config = oss.config.load_default()
        config.region = region
        config.endpoint = f"http://{host}:{self.emulator.port}"
        config.retry_max_attempts = 1
        config.signature_version = settings.pop("signature_version", "v4")
        config.credentials_provider = settings.pop(
            "credentials_provider",
            oss.credentials.StaticCredentialsProvider(
                settings.pop("access_key_id", ACCESS_KEY_ID),
                settings.pop("access_key_secret", ACCESS_KEY_SECRET),
                settings.pop("security_token", None),
            ),
        )
        return oss.Client(config, **settings)

    def sdk1(self, bucket, region="cn-hangzhou", version="v1", token=None):
        """A bucket of the first SDK, oss2, signing with V1 or V4."""
        endpoint = f"http://oss-{region}.aliyuncs.com:{self.emulator.port}"
        if token is not None:
            auth = oss2.StsAuth(ACCESS_KEY_ID, ACCESS_KEY_SECRET, token, auth_version=version)
        elif version == "v4":
            auth = oss2.AuthV4(ACCESS_KEY_ID, ACCESS_KEY_SECRET)
        else:
            auth = oss2.Auth(ACCESS_KEY_ID, ACCESS_KEY_SECRET)
        return oss2.Bucket(auth, endpoint, bucket, region=region)

    def bucket(self, region="cn-hangzhou", name=None):
        """Makes a bucket and returns its name, which no other test uses."""
        name = name or f"made-{next(_numbers)}"
        self.client(region).put_bucket(oss.PutBucketRequest(bucket=name))
        return name

    def pair(self, source_region="cn-hangzhou", target_region="cn-shanghai"):
        """Makes a source and a target bucket."""
        return self.bucket(source_region), self.bucket(target_region)

    def call(self, method, bucket, query, body=None, headers=None, region="cn-hangzhou", client=None, **keywords):
        """Sends what the SDK has no model for, signed by the SDK. `query` is `comp=add&replication`."""
        parameters = dict(part.partition("=")[::2] for part in query.split("&"))
        names = [name for name in parameters if name != "rule-id"]
        return (client or self.client(region)).invoke_operation(
            OperationInput(
                op_name="Raw",
                method=method,
                headers=headers or {},
                parameters=parameters,
                body=body,
                bucket=bucket,
                op_metadata={"sub-resource": names, **keywords.pop("op_metadata", {})},
            ),
            **keywords,
        )

    # The six operations, short.

    def put(self, source, target=None, location="oss-cn-shanghai", region="cn-hangzhou", client=None, **fields):
        """PutBucketReplication through the SDK's models; returns its result."""
        transfer_type = fields.pop("transfer_type", None)
        destination = fields.pop(
            "destination",
            oss.ReplicationDestination(bucket=target, location=location, transfer_type=transfer_type),
        )
        if "prefixes" in fields:
            fields["prefix_set"] = oss.ReplicationPrefixSet(prefixs=fields.pop("prefixes"))
        if "rtc" in fields:
            fields["rtc"] = oss.ReplicationTimeControl(status=fields.pop("rtc"))
        if "sse" in fields:
            fields["source_selection_criteria"] = oss.ReplicationSourceSelectionCriteria(
                sse_kms_encrypted_objects=oss.SseKmsEncryptedObjects(status=fields.pop("sse"))
            )
        if "key" in fields:
            fields["encryption_configuration"] = oss.ReplicationEncryptionConfiguration(
                replica_kms_key_id=fields.pop("key")
            )
        rule = oss.ReplicationRule(destination=destination, **fields)
        return (client or self.client(region)).put_bucket_replication(
            oss.PutBucketReplicationRequest(
                bucket=source, replication_configuration=oss.ReplicationConfiguration(rules=[rule])
            )
        )

    def put_body(self, source, body, region="cn-hangzhou", **keywords):
        """PutBucketReplication with a body as it is."""
        return self.call("POST", source, "comp=add&replication", body, region=region, **keywords)

    def rules(self, source, region="cn-hangzhou", client=None):
        """GetBucketReplication: the rules."""
        result = (client or self.client(region)).get_bucket_replication(
            oss.GetBucketReplicationRequest(bucket=source)
        )
        assert result.status_code == 200
        return result.replication_configuration.rules

    def rule(self, source, region="cn-hangzhou", client=None):
        """The only rule of a bucket."""
        (rule,) = self.rules(source, region, client)
        return rule

    def raw_rules(self, source, region="cn-hangzhou"):
        """GetBucketReplication: the body's text."""
        return self.call("GET", source, "replication", region=region).http_response.content.decode()

    def has_rules(self, source, region="cn-hangzhou"):
        """Whether GetBucketReplication finds a configuration."""
        try:
            return bool(self.rules(source, region))
        except oss.exceptions.OperationError as error:
            assert error.unwrap().code == "NoSuchReplicationConfiguration"
            return False

    def delete(self, source, *identifiers, region="cn-hangzhou", client=None):
        """DeleteBucketReplication; returns its result."""
        return (client or self.client(region)).delete_bucket_replication(
            oss.DeleteBucketReplicationRequest(
                bucket=source, replication_rules=oss.ReplicationRules(ids=list(identifiers))
            )
        )

    def delete_body(self, source, body, region="cn-hangzhou"):
        """DeleteBucketReplication with a body as it is."""
        return self.call("POST", source, "comp=delete&replication", body, region=region)

    def set_rtc(self, source, identifier, status, region="cn-hangzhou", client=None):
        """PutBucketRTC; returns its result."""
        return (client or self.client(region)).put_bucket_rtc(
            oss.PutBucketRtcRequest(
                bucket=source,
                rtc_configuration=oss.RtcConfiguration(
                    rtc=oss.ReplicationTimeControl(status=status), id=identifier
                ),
            )
        )

    def rtc_body(self, source, body, region="cn-hangzhou"):
        """PutBucketRTC with a body as it is."""
        return self.call("PUT", source, "rtc", body, region=region)

    def progress(self, source, identifier, region="cn-hangzhou", client=None):
        """GetBucketReplicationProgress: the one rule."""
        result = (client or self.client(region)).get_bucket_replication_progress(
            oss.GetBucketReplicationProgressRequest(bucket=source, rule_id=identifier)
        )
        assert result.status_code == 200
        (rule,) = result.replication_progress.rules
        return rule

    def locations(self, bucket, region="cn-hangzhou"):
        """GetBucketReplicationLocation."""
        result = self.client(region).get_bucket_replication_location(
            oss.GetBucketReplicationLocationRequest(bucket=bucket)
        )
        assert result.status_code == 200
        return result.replication_location

    def set_versioning(self, bucket, status, region="cn-hangzhou"):
        """PutBucketVersioning."""
        return self.client(region).put_bucket_versioning(
            oss.PutBucketVersioningRequest(
                bucket=bucket, versioning_configuration=oss.VersioningConfiguration(status=status)
            )
        )

    def info(self, bucket, region="cn-hangzhou"):
        """GetBucketInfo."""
        return self.client(region).get_bucket_info(oss.GetBucketInfoRequest(bucket=bucket)).bucket_info

    def remove_bucket(self, bucket, region="cn-hangzhou"):
        """DeleteBucket."""
        return self.client(region).delete_bucket(oss.DeleteBucketRequest(bucket=bucket))
