"""Signers and transports that do one thing wrong."""

import datetime

from alibabacloud_oss_v2.signer import SignerV1, SignerV4
from alibabacloud_oss_v2.transport import RequestsHttpClient


class ShiftedSignerV4(SignerV4):
    """Signs as a machine does whose clock is off by some minutes."""

    def __init__(self, minutes):
        self._shift = datetime.timedelta(minutes=minutes)

    def sign(self, signing_ctx):
        signing_ctx.signing_time = datetime.datetime.now(datetime.timezone.utc) + self._shift
        super().sign(signing_ctx)


class ShiftedSignerV1(SignerV1):
    """The same for V1."""

    def __init__(self, minutes):
        self._shift = datetime.timedelta(minutes=minutes)

    def sign(self, signing_ctx):
        signing_ctx.signing_time = datetime.datetime.now(datetime.timezone.utc) + self._shift
        super().sign(signing_ctx)


class ForeignScopeSigner(SignerV4):
    """Signs correctly, but for a scope that doesn't fit the request."""

    def __init__(self, **replaced):
        self._replaced = replaced

    def _build_scope(self, date, region, product):
        return super()._build_scope(**{"date": date, "region": region, "product": product, **self._replaced})

    def _calc_signature(self, access_key_secrect, date, region, product, string_to_sign):
        scope = {"date": date, "region": region, "product": product, **self._replaced}
        return super()._calc_signature(access_key_secrect, string_to_sign=string_to_sign, **scope)


class AdditionalHeadersSigner(SignerV4):
    """Signs some headers that are not signed by default; the client's own setting for it has no effect."""

    def __init__(self, *names):
        self._names = names

    def sign(self, signing_ctx):
        signing_ctx.additional_headers = set(self._names)
        super().sign(signing_ctx)


class Tampering(RequestsHttpClient):
    """Changes a request after it was signed."""

    def __init__(self, change):
        super().__init__()
        self._change = change

    def send(self, request, **keywords):
        self._change(request)
        return super().send(request, **keywords)


class Recording(RequestsHttpClient):
    """Keeps a signed request instead of sending it."""

    def __init__(self):
        super().__init__()
        self.request = None

    def send(self, request, **keywords):
        self.request = request
        raise ConnectionAbortedError("recorded, not sent")
