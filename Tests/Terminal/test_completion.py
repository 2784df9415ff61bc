"""What the shells complete: commands, options, their values, files, codes, and the addresses of the configuration."""

import os
import pathlib
import time

import pytest

from shells import SHELLS, Shells, scripts

CONFIGURATION = """\
version: 1
manage: exclusive
inputs: {STAGE: {}}
defaults: {region: cn-hangzhou, rule: {action: PUT, historical_object_replication: disabled}}
groups:
  telemetry:
    each: {site: {range: [ap1, ap3]}}
    bucket: "telemetry-${site}"
    rules: [{destination: {bucket: "telemetry-${site}-dr", location: oss-cn-beijing}}]
buckets:
  invoices:
    rules:
      - {destination: {bucket: invoices-dr, location: oss-cn-beijing}}
      - {destination: {bucket: "invoices-${var:STAGE}", location: oss-cn-shanghai}}
"""
ADDRESSES = ["invoices:invoices-dr", "invoices:invoices-test"] + [
    f"telemetry-ap{number}:telemetry-ap{number}-dr" for number in (1, 2, 3)
]


PROGRAMS = pathlib.Path(os.environ.get("PROGRAMS", "")).absolute()


@pytest.fixture(scope="session")
def completion():
    return scripts(PROGRAMS)


@pytest.fixture
def shells(tmp_path, completion):
    (tmp_path / "oss-repl.yaml").write_text(CONFIGURATION)
    (tmp_path / "broken.yaml").write_text("version: [1\n")
    (tmp_path / "plan.json").write_text("{}")
    (tmp_path / "notes.txt").write_text("")
    (tmp_path / "prod").mkdir()
    (tmp_path / "prod" / "oss-repl.yaml").write_text(CONFIGURATION.replace("invoices", "orders"))
    return Shells(PROGRAMS, completion, tmp_path, {"OSS_REPL_VAR_STAGE": "test"})


LINES = [
    ("oss-repl ", {"validate", "plan", "show", "apply", "drift", "import", "explain", "schema", "version"}, set()),
    ("oss-repl pl", {"plan"}, {"apply"}),
    ("oss-repl plan --de", {"--detail", "--detailed-exitcode"}, {"--config"}),
    ("oss-repl plan --format ", {"text", "json", "markdown"}, {"ndjson", "--format"}),
    ("oss-repl apply --format nd", {"ndjson"}, {"json"}),
    ("oss-repl apply --wait ", {"none", "closing", "doing"}, set()),
    ("oss-repl plan --color ", {"auto", "always", "never"}, set()),
    ("oss-repl schema ", {"config", "plan", "events", "report"}, {"plan.json"}),
    ("oss-repl explain OSSR101", {"OSSR1019", "OSSR1010"}, {"OSSR1001"}),
    ("oss-repl plan --config o", {"oss-repl.yaml"}, {"broken.yaml", "notes.txt"}),
    ("oss-repl plan --out pl", {"plan.json"}, {"notes.txt"}),
    ("oss-repl apply pl", {"plan.json"}, {"prod"}),
    ("oss-repl show pl", {"plan.json"}, {"notes.txt"}),
    ("oss-repl plan --only inv", {"invoices:invoices-dr", "invoices:invoices-test"}, {"telemetry-ap1:telemetry-ap1-dr"}),
    ("oss-repl plan --only ", set(ADDRESSES), {"--only"}),
    ("oss-repl plan --exclude telemetry-ap2", {"telemetry-ap2:telemetry-ap2-dr"}, {"invoices:invoices-dr"}),
    ("oss-repl apply --replace tele", set(ADDRESSES[2:]), set(ADDRESSES[:2])),
    ("oss-repl validate --show-origins ", set(ADDRESSES), set()),
    ("oss-repl drift -C prod --only ", {"orders:orders-dr"}, {"invoices:invoices-dr"}),
    ("oss-repl plan --config prod/oss-repl.yaml --only o", {"orders:orders-dr"}, {"invoices:invoices-dr"}),
    ("oss-repl plan --var STAGE=more --only inv", {"invoices:invoices-more"}, {"invoices:invoices-test"}),
]


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("line, wanted, unwanted", LINES, ids=[line for line, _, _ in LINES])
def test_a_line_is_completed(shells, shell, line, wanted, unwanted):
    offers = set(shells.offers(shell, line))
    assert wanted <= offers, offers
    assert not unwanted & offers, offers


@pytest.mark.parametrize("shell", SHELLS)
def test_a_directory_is_offered_where_one_is_asked_for(shells, shell):
    for line in ("oss-repl plan -C ", "oss-repl plan --root "):
        offers = {offer.rstrip("/") for offer in shells.offers(shell, line)}
        assert "prod" in offers and "plan.json" not in offers, offers


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("options", ["--config broken.yaml", "--config none.yaml", "--config -", "--config <(cat)"])
def test_what_is_no_valid_file_gives_nothing_and_says_nothing(shells, shell, options):
    begun = time.monotonic()
    assert [offer for offer in shells.offers(shell, f"oss-repl plan {options} --only ") if ":" in offer] == []
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize("line, after", [
    ("oss-repl plan --only telemetry-ap1\t", "oss-repl plan --only telemetry-ap1:telemetry-ap1-dr "),
    ("oss-repl plan --only invoices:invoices-t\t", "oss-repl plan --only invoices:invoices-test "),
    ("oss-repl plan --only inv\tt\t", "oss-repl plan --only invoices:invoices-test "),
    ("oss-repl plan --only telemetry-ap2:\t", "oss-repl plan --only telemetry-ap2:telemetry-ap2-dr "),
    ("oss-repl plan --config oss\t", "oss-repl plan --config oss-repl.yaml "),
    ("oss-repl plan -C pr\t", "oss-repl plan -C prod/"),
    ("oss-repl exp\tOSSR1019", "oss-repl explain OSSR1019"),
])
def test_bash_puts_it_into_the_line(shells, line, after):
    assert shells.typed("bash", line).rstrip() == after.rstrip()
