"""The control endpoint of a running emulator."""

import requests


class Control:
    """Sets faults, reads which requests came, resets the buckets, lets time pass."""

    def __init__(self, emulator, token=None):
        self._base = f"http://127.0.0.1:{emulator.port}/-/"
        self._session = requests.Session()
        self._session.trust_env = False
        if token is not None:
            self._session.headers["Authorization"] = f"Bearer {token}"

    def send(self, method, path, **keywords):
        """Any call; returns the answer whatever its status."""
        return self._session.request(method, self._base + path, timeout=10, **keywords)

    def call(self, method, path, **keywords):
        """A call that must succeed; returns its JSON."""
        answer = self.send(method, path, **keywords)
        assert answer.status_code == 200, answer.text
        assert answer.headers["Content-Type"] == "application/json"
        return answer.json()

    def set(self, *faults, seed=0):
        """Replaces all faults."""
        return self.call("PUT", "faults", json={"seed": seed, "faults": list(faults)})

    def clear(self):
        """Clears all faults and forgets all requests."""
        self.call("DELETE", "faults")
        self.call("DELETE", "requests")

    def counts(self):
        """How many requests each fault matched, and how many of them it changed."""
        return {fault["id"]: (fault["matched"], fault["fired"]) for fault in self.call("GET", "faults")["faults"]}

    def requests(self, bucket=None):
        """The requests since the last `clear`, those for one bucket only if it is given."""
        lines = self.call("GET", "requests")["requests"]
        return [line for line in lines if bucket is None or line.get("bucket") == bucket]
