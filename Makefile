# Targets for people and for CI. `make help` lists them.

PREFIX ?= /usr/local
SWIFT ?= swift
PYTHON ?= python3

BUILD := .build
# The Swift runtime goes into the programs, so that they run where no toolchain is.
# They look for libraries in the system's folders alone (no RUNPATH), and bind all symbols at start, so that the tables of
# addresses are read-only from then on.
RELEASE := -c release --static-swift-stdlib --disable-local-rpath -Xlinker -z -Xlinker relro -Xlinker -z -Xlinker now
SOURCES := Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources Fuzzing/Package.swift \
	$(wildcard Fuzzing/Sources/Fuzz*)
FUZZERS := configuration answers saved-plans signatures patterns
VENV := .build-conformance/venv
DOCUMENTS := $(CURDIR)/.build-conformance/documents
REQUIREMENTS := Tests/Conformance/requirements.txt Tests/Schema/requirements.txt Tests/Terminal/requirements.txt \
	Tests/Release/requirements.txt Tests/Documentation/requirements.txt
PACKAGES := libyaml-dev libcurl4-openssl-dev libxml2-dev pkg-config openssl
# The shells whose completion is tested.
SHELL_PACKAGES := bash zsh fish
# promtool, which reads metrics and alert rules as Prometheus does.
MONITORING_PACKAGES := prometheus

.PHONY: help bootstrap bootstrap-shells bootstrap-monitoring build release generate check-generated test test-unit test-schema test-conformance demo lint format \
	install clean test-terminal test-documentation test-monitoring test-release test-thread-sanitizer test-address-sanitizer benchmark benchmark-apply benchmark-configuration fuzz \
	fuzz-smoke

help:
	@echo "make bootstrap   install what the build needs from Debian's packages"
	@echo "make build       debug build"
	@echo "make release     optimised build"
	@echo "make generate    write the schemas of config-schema into the program's sources"
	@echo "make test        every test: Swift, then the official Python SDKs against the emulator"
	@echo "make test-documentation   the commands and links of README and docs, against the emulator"
	@echo "make demo        plan and apply against a local emulator"
	@echo "make lint        check the format of the Swift code"
	@echo "make format      format the Swift code"
	@echo "make install     install the optimised programs under PREFIX ($(PREFIX))"
	@echo "make clean       remove what was built"
	@echo "make test-release   build the optimised programs and check how they are hardened"
	@echo "make test-thread-sanitizer, make test-address-sanitizer   the transport's tests under a sanitizer"
	@echo "make fuzz         ten minutes of each fuzz target under AddressSanitizer; fuzz-smoke takes 30 s in all"
	@echo "make benchmark   measure the emulator's throughput"
	@echo "make benchmark-apply   measure apply over 2,000 buckets against what latency allows"
	@echo "make benchmark-configuration   measure reading 5,000 buckets against bare libyaml and PyYAML"

bootstrap:
	@sh .ci/bootstrap $(SWIFT) $(PYTHON) $(PACKAGES)

bootstrap-shells:
	@sh .ci/bootstrap $(SWIFT) $(PYTHON) $(SHELL_PACKAGES)

bootstrap-monitoring:
	@sh .ci/bootstrap $(SWIFT) $(PYTHON) $(MONITORING_PACKAGES)

build: bootstrap
	$(SWIFT) build

release: bootstrap
	$(SWIFT) build $(RELEASE)

generate:
	$(PYTHON) config-schema/generate.py

check-generated:
	@$(PYTHON) config-schema/generate.py --check

test: test-unit test-schema test-conformance test-terminal test-documentation test-monitoring

# Programs that are signalled, killed and raced against each other get the machine for themselves. So do connections: libcurl
# uses none again that was idle for two minutes, and beside all other tests a test may wait that long for its turn.
test-unit: bootstrap
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --skip EndToEndTests --skip HTTPTransportTests
	$(SWIFT) test --skip-build --filter HTTPTransportTests
	$(SWIFT) test --skip-build --filter EndToEndTests

# The schemas are held against recorded documents and against random ones, which a Swift test writes.
test-schema: $(VENV)/.installed
	rm -rf $(DOCUMENTS)
	$(SWIFT) build --build-tests
	OSS_REPL_DOCUMENTS="$(DOCUMENTS)" $(SWIFT) test --skip-build --filter RandomDocumentTests
	OSS_REPL_DOCUMENTS="$(DOCUMENTS)" $(VENV)/bin/python -m pytest -q Tests/Schema

test-conformance: build $(VENV)/.installed
	OSS_EMULATOR="$$($(SWIFT) build --show-bin-path)/oss-emulator" $(VENV)/bin/python -m pytest -q Tests/Conformance

test-terminal: build bootstrap-shells $(VENV)/.installed
	PROGRAMS="$$($(SWIFT) build --show-bin-path)" $(VENV)/bin/python -m pytest -q Tests/Terminal

test-monitoring: build bootstrap-monitoring $(VENV)/.installed
	PROGRAMS="$$($(SWIFT) build --show-bin-path)" $(VENV)/bin/python -m pytest -q Tests/Monitoring

test-documentation: build $(VENV)/.installed
	PROGRAMS="$$($(SWIFT) build --show-bin-path)" $(VENV)/bin/python -m pytest -q Tests/Documentation

$(VENV)/.installed: $(REQUIREMENTS) | bootstrap
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check $(addprefix --requirement ,$(REQUIREMENTS))
	@touch $@

# What only an optimised build shows: how the programs are linked, and that they leave no core.
test-release: release $(VENV)/.installed
	PROGRAMS="$$($(SWIFT) build $(RELEASE) --show-bin-path)" $(VENV)/bin/python -m pytest -q Tests/Release

test-thread-sanitizer: bootstrap
	$(SWIFT) test --sanitize=thread --scratch-path .build-thread --filter HTTPTransportTests

# AddressSanitizer and the XCTest runner don't go together.
test-address-sanitizer: bootstrap
	$(SWIFT) test --sanitize=address --scratch-path .build-address --disable-xctest --filter HTTPTransportTests

benchmark: release
	$(SWIFT) run -c release --package-path Benchmarks emulator-throughput \
		--emulator "$$($(SWIFT) build $(RELEASE) --show-bin-path)/oss-emulator" --at-least 10000

benchmark-apply: release
	$(SWIFT) run -c release --package-path Benchmarks apply-scale \
		--programs "$$($(SWIFT) build $(RELEASE) --show-bin-path)" --at-most 1.3 --memory-at-most 1.5

benchmark-configuration: $(VENV)/.installed
	$(SWIFT) build $(RELEASE) --package-path Benchmarks --product configuration-speed
	"$$($(SWIFT) build $(RELEASE) --package-path Benchmarks --show-bin-path)/configuration-speed" \
		--python $(VENV)/bin/python --at-most 3

# What a target finds interesting is kept in Fuzzing/.build; what breaks a law lies beside it, and is worth a test of its own.
fuzz: bootstrap
	sh Fuzzing/run.sh $(SWIFT) 600 $(FUZZERS)

fuzz-smoke: bootstrap
	sh Fuzzing/run.sh $(SWIFT) 6 $(FUZZERS)

demo: build
	@sh examples/demo/run.sh "$$($(SWIFT) build --show-bin-path)"

lint:
	$(SWIFT) format lint --strict --parallel --recursive $(SOURCES)

format:
	$(SWIFT) format format --in-place --parallel --recursive $(SOURCES)

install: release
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 0755 -s "$$($(SWIFT) build $(RELEASE) --show-bin-path)/oss-repl" "$(DESTDIR)$(PREFIX)/bin/oss-repl"
	install -m 0755 -s "$$($(SWIFT) build $(RELEASE) --show-bin-path)/oss-emulator" "$(DESTDIR)$(PREFIX)/bin/oss-emulator"

clean:
	rm -rf .build .build-*
