"""A certificate authority of the run's own, for what speaks only TLS."""

import subprocess

HOSTS = "IP:127.0.0.1,DNS:localhost,DNS:sts.aliyuncs.com,DNS:sts.cn-hangzhou.aliyuncs.com"


class Authority:
    """The files of an authority (`certificate`) and of a server that it has signed (`server`, `server_key`)."""

    def __init__(self, folder):
        self.certificate = folder / "authority.pem"
        self.server = folder / "server.pem"
        self.server_key = folder / "server.key"
        key, request, names = folder / "authority.key", folder / "server.csr", folder / "names"
        names.write_text(f"subjectAltName={HOSTS}\n")
        new = ["openssl", "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
        _run([*new, "-x509", "-days", "2", "-subj", "/CN=Conformance", "-keyout", key, "-out", self.certificate])
        _run([*new, "-subj", "/CN=sts.aliyuncs.com", "-keyout", self.server_key, "-out", request])
        _run(
            ["openssl", "x509", "-req", "-in", request, "-CA", self.certificate, "-CAkey", key, "-CAcreateserial"]
            + ["-days", "2", "-extfile", names, "-out", self.server]
        )


def _run(command):
    subprocess.run([str(word) for word in command], check=True, capture_output=True, timeout=60)
