"""Secrets planted wherever they can come from, and features that let them out in every way there is."""

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

KEY = "\n".join(
    (
        "-----BEGIN PRIVATE KEY-----",
        *(f"MIIEvKey{line:02}" + "Qx7" * 18 for line in range(4)),
        "-----END PRIVATE KEY-----",
    )
)
REMEMBERED = {
    "exception": "Canary+exception/1a2b3c",
    "assertion": "Canary assertion 'quoted'",
    "cause": "canary-cause-9f8e7d",
    "print": "canary-print-9f8e7d",
    "stderr": "canary-stderr-9f8e7d",
    "print past the capture": "canary-past-9f8e7d",
    "print without a line end": "canary-print2-9f8e7d",
    "log": "canary-log-9f8e7d",
    "log argument": "canary-logarg-9f8e7d",
    "log exception": "canary-logexc-9f8e7d",
    "text attachment": "canary-text-9f8e7d",
    "byte attachment": "canary-bytes-9f8e7d",
    "file attachment": "canary-file-9f8e7d",
    "attachment name": "canary-name-9f8e7d",
    "query": "canary query&value=9f8e7d",
    "request header": "canary-reqheader-9f8e7d",
    "response header": "canary-resheader-9f8e7d",
    "response body": 'canary"body"9f8e7d',
    "table item": "canary-item-9f8e7d",
    "mismatch": "canary-mismatch-9f8e7d",
    "allure step": "canary-allurestep-9f8e7d",
    "parameter": "canary-parameter-9f8e7d",
    "skip reason": "canary-skip-9f8e7d",
    "before_scenario": "canary-beforescenario-9f8e7d",
    "after_scenario": "canary-afterscenario-9f8e7d",
    "before_feature": "canary-beforefeature-9f8e7d",
    "after_feature": "canary-afterfeature-9f8e7d",
    "before_all": "canary-beforeall-9f8e7d",
    "after_all": "canary-afterall-9f8e7d",
    "clean-up": "canary-cleanup-9f8e7d",
    "clean-up of the run": "canary-runcleanup-9f8e7d",
    "flaky attempt": "canary-flaky-9f8e7d",
    "a row of an outline": "canary-row-9f8e7d",
    "key in base64": KEY.replace("Qx7", "Rw8"),
    "line of a key": KEY.replace("Qx7", "Sv9"),
}
KNOWN_BY_SHAPE = {
    "signed token": "eyJhbGciOiJSUzUxMiJ9.eyJjYW5hcnkiOiJqd3MifQ.c2lnbmVkY2FuYXJ5",
    "unsigned token": "eyJhbGciOiJub25lIn0.eyJjYW5hcnkiOiJub25lIn0.",
    "encrypted token": "eyJhbGciOiJkaXIifQ..aXZpdml2.Y2FuYXJ5Y2FuYXJ5.dGFnZ2Vk",
    "bearer header": "9f8e7dCanaryBearer",
    "basic header": "Y2FuYXJ5OnBhc3N3b3Jk",
    "password": "canary-shape-password",
    "access token": "canary-shape-token",
    "client secret of a form": "canary-shape-form",
    "api key": "canary-shape-apikey",
    "userinfo": "canary:shape-userinfo",
    "key": KEY,
}
PLANTED = REMEMBERED | KNOWN_BY_SHAPE
STEPS = r"""
    import base64, json, logging, sys
    from pathlib import Path

    import allure
    from behave import step

    from support.evidence import attachments
    from support.evidence.records import Exchange, Lookup
    from support.evidence.redaction import remember_secret
    from support.matching import Mismatch

    planted = json.loads(Path("planted.json").read_text())
    S, T = planted["remembered"], planted["shapes"]
    for secret in S.values():
        remember_secret(secret)
    LOG = logging.getLogger("imms.canary")

    @step("it raises")
    def raises(context):
        try:
            raise ValueError("because of " + S["cause"])
        except ValueError as cause:
            raise KeyError("with " + S["exception"]) from cause

    @step("it asserts")
    def asserts(context):
        shapes = [T["signed token"], T["unsigned token"], T["encrypted token"], T["key"],
            "Authorization: Bearer " + T["bearer header"], "Basic " + T["basic header"],
            json.dumps({"password": T["password"]}), repr({"access_token": T["access token"]}),
            "client_id=me&client_secret=" + T["client secret of a form"], "apikey: " + T["api key"] + "1",
            "https://" + T["userinfo"] + "@host/path"]
        assert False, S["assertion"] + "\n".join(shapes)

    @step("it prints and logs")
    def prints(context):
        print("printed", S["print"])
        print("printed", S["print"], file=sys.stderr)
        print("printed", S["print past the capture"], file=sys.__stderr__)
        print("printed", S["print past the capture"], file=sys.__stdout__)
        print(base64.b64encode(("a key: " + S["key in base64"]).encode()).decode())
        print(S["line of a key"].splitlines()[2])
        LOG.info("logged " + S["log"])
        LOG.warning("logged %s", S["log argument"])
        try:
            raise ValueError(S["log exception"])
        except ValueError:
            LOG.exception("logged")
        assert False

    @step("it attaches")
    def attaches(context):
        allure.attach("text " + S["text attachment"], name=S["attachment name"])
        allure.attach(b"\xff" + S["byte attachment"].encode())
        Path("attached.txt").write_text(S["file attachment"])
        allure.attach.file("attached.txt")
        attachments.attach_exchange(Exchange(
            "GET", "https://host/FHIR/R4/Immunization?q=" + S["query"], {"X-Any": S["request header"]}, None,
            200, {"X-Any": S["response header"]}, json.dumps({"any": S["response body"]}), 0.1))
        attachments.attach_lookup(Lookup("a-delta", S["table item"], [{"PK": S["table item"]}], 1, 0.1))
        attachments.attach_mismatches([Mismatch("$.a", S["mismatch"], S["mismatch"], "differs")])
        attachments.describe_scenario({"parameter": S["parameter"]})
        with allure.step("a step with " + S["allure step"]):
            pass

    @step("it is wrong once")
    def once(context):
        try:
            Path("tried").touch(exist_ok=False)
        except FileExistsError:
            return
        raise ValueError("with " + S["flaky attempt"])

    @step("it has {row}")
    def row(context, row):
        assert row == S["a row of an outline"]

    @step("it is skipped")
    def skipped(context):
        context.scenario.skip("because of " + S["skip reason"])

    @step("it leaves something behind")
    def leaves(context):
        context.add_cleanup(fail, "clean-up")

    @step("all is well")
    def well(context):
        pass

    def fail(name):
        raise RuntimeError("with " + S[name])
"""
ENVIRONMENT = """
    import sys
    sys.path.insert(0, "steps")
    from steps import S, fail

    def before_all(context):
        print("not captured", S["print without a line end"], end="")
        print("not captured", S["stderr"], file=sys.stderr)
        context.add_cleanup(fail, "clean-up of the run")
        if "fail" in context.config.userdata: fail("before_all")

    def before_feature(context, feature):
        if feature.name == "before": fail("before_feature")

    def after_feature(context, feature):
        if feature.name == "Canary": fail("after_feature")

    def before_scenario(context, scenario):
        if scenario.name == "before": fail("before_scenario")

    def after_scenario(context, scenario):
        if scenario.name == "after": fail("after_scenario")

    def after_all(context):
        fail("after_all")
"""
SCENARIOS = {
    "raises": "it raises",
    "asserts": "it asserts",
    "prints": "it prints and logs",
    "attaches": "it attaches",
    "skipped": "it is skipped",
    "clean-up": "it leaves something behind",
    "@flaky": "it is wrong once",
    "before": "all is well",
    "after": "all is well",
}


def scenario_of(name: str) -> str:
    """The head of a scenario, which may be named by its tag."""
    return f"  {name}\n  Scenario: {name}" if name.startswith("@") else f"  Scenario: {name}"


FEATURES = {
    "canary.feature": "Feature: Canary\n"
    + "".join(f"{scenario_of(name)}\n    Given {step}\n" for name, step in SCENARIOS.items()),
    "row.feature": f"""
        Feature: Row
          Scenario Outline: with <row>
            Given it has <row>
            Examples:
              | row |
              | {REMEMBERED["a row of an outline"]} |
    """,
    "before.feature": "Feature: before\n  Scenario: unrun\n    Given all is well\n",
}
EVERY_FORMATTER = (
    *("-fjson", "-oreports/run.json", "-fprogress3", "-oreports/progress.txt"),
    *("-fsupport.evidence.rerun:RerunFormatter", "-oreports/rerun.txt", "-fplain"),
    "--exclude=row",  # behave's own formatters show the text of feature files as it is
)
NO_REDACTOR = "from support.evidence.redaction import Redactor\nRedactor.redact = lambda self, text: text\n"
"""At the head of an environment: every text goes out as it is."""


def write_plants(folder: Path) -> None:
    """Write the secrets where the steps read them."""
    plants = json.dumps({"remembered": REMEMBERED, "shapes": KNOWN_BY_SHAPE})
    (folder / "planted.json").write_text(plants, encoding="utf-8")


def forms(secret: str) -> Iterator[bytes]:
    """Every text that would give the secret away; made without any code of the redactor."""
    for line in (secret, *(line for line in secret.splitlines() if len(line) > 30)):
        yield line.encode()
        yield quote(line).encode()
        yield json.dumps(line)[1:-1].encode()
        yield json.dumps(json.dumps(line)[1:-1])[1:-1].encode()
        yield base64.b64encode(line.encode())[:-4]


def planted_forms() -> dict[str, list[bytes]]:
    """All that the canary looks for, by the name of the secret."""
    return {name: list(forms(secret)) for name, secret in PLANTED.items()}
