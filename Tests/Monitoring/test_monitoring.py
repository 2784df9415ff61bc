"""The files of examples/monitoring, and the metrics of status, by Prometheus' own tool."""

import json
import os
import pathlib
import re
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples" / "monitoring"
KEY = {"OSS_ACCESS_KEY_ID": "emulator-id", "OSS_ACCESS_KEY_SECRET": "emulator-secret"}


def promtool(*arguments, text=None):
    return subprocess.run(["promtool", *arguments], input=text, capture_output=True, text=True)


def names(text):
    """The metrics of ours that a text names."""
    return set(re.findall(r"\boss_replication_[a-z_]+\b", text))


@pytest.fixture(scope="module")
def metrics(tmp_path_factory):
    """What status prints of the demo, before it is applied."""
    programs = os.environ["PROGRAMS"]
    seed = ROOT / "examples" / "demo" / "seed.json"
    emulator = subprocess.Popen(
        [f"{programs}/oss-emulator", "--port", "0", "--seed", seed], stdout=subprocess.PIPE, text=True, env=KEY
    )
    try:
        address = emulator.stdout.readline().split()[-1]
        file = tmp_path_factory.mktemp("metrics") / "oss-repl.prom"
        run = subprocess.run(
            [f"{programs}/oss-repl", "status", "--endpoint", address, "--exit-zero", "--report", f"prometheus={file}"],
            cwd=ROOT / "examples" / "demo",
            env=KEY,
            capture_output=True,
            text=True,
        )
        assert run.returncode == 0, run.stderr
        return file.read_text()
    finally:
        emulator.terminate()
        emulator.wait()


def test_metrics_are_what_prometheus_reads(metrics):
    check = promtool("check", "metrics", text=metrics)
    assert (check.returncode, check.stdout, check.stderr) == (0, "", "")
    assert len(names(metrics)) == 5


def test_a_wrong_metric_would_be_found(metrics):
    assert promtool("check", "metrics", text=metrics.replace("} 1\n", "} one\n")).returncode != 0


def test_alerts_fire_when_they_have_to():
    run = promtool("test", "rules", str(EXAMPLES / "alerts.test.yaml"))
    assert run.returncode == 0, run.stdout + run.stderr
    alerts = set(re.findall(r"alert: (\w+)", (EXAMPLES / "alerts.yaml").read_text()))
    assert alerts == set(re.findall(r"alertname: (\w+)", (EXAMPLES / "alerts.test.yaml").read_text()))


def test_rules_and_dashboard_name_metrics_that_there_are(metrics):
    dashboard = (EXAMPLES / "dashboard.json").read_text()
    panels = json.loads(dashboard)["panels"]
    assert len({panel["id"] for panel in panels}) == len(panels)
    for text in [dashboard, (EXAMPLES / "alerts.yaml").read_text()]:
        assert names(text)
        assert names(text) <= names(metrics)
