"""Names of OSS endpoints lead to this machine while the tests run, so that virtual-hosted addresses can be used."""

import socket

_SUFFIXES = (".localhost", ".aliyuncs.com")


def redirect_endpoints(monkeypatch):
    """Lets every `*.aliyuncs.com` and `*.localhost` resolve to 127.0.0.1, where the emulator listens."""
    resolve = socket.getaddrinfo

    def resolve_here(host, *arguments, **keywords):
        if isinstance(host, str) and host.endswith(_SUFFIXES):
            host = "127.0.0.1"
        return resolve(host, *arguments, **keywords)

    monkeypatch.setattr(socket, "getaddrinfo", resolve_here)
