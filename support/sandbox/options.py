"""What can be chosen when the sandbox is started."""

import argparse
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Options:
    """The options of `python -m support.sandbox`; times in seconds, port 0 for a free one."""

    port: int = 0
    dynamodb_port: int = 0
    delta_delay: float = 0.5
    latency: float = 0.0
    token_lifetime: int = 599
    rate_limit: int | None = None
    suppliers: Path | None = None
    ready_file: Path | None = None
    until_stdin_closes: bool = False


def parse(arguments: list[str] | None = None) -> Options:
    """Read the command line; ends the process with code 2 and a usage message when it is wrong."""
    default = Options()
    parser = argparse.ArgumentParser(
        prog="python -m support.sandbox",
        description="Run the embedded Immunisation FHIR API with its DynamoDB until interrupted.",
    )
    add = parser.add_argument
    add(
        "--port",
        type=port_number,
        default=default.port,
        metavar="NUMBER",
        help="of the API (default: a free one)",
    )
    add(
        "--dynamodb-port",
        type=port_number,
        default=default.dynamodb_port,
        metavar="NUMBER",
        help="of DynamoDB (default: a free one)",
    )
    add(
        "--delta-delay",
        type=seconds,
        default=default.delta_delay,
        metavar="SECONDS",
        help="from a change of a record to its delta row (default: %(default)s)",
    )
    add(
        "--latency",
        type=seconds,
        default=default.latency,
        metavar="SECONDS",
        help="added to each API answer (default: %(default)s)",
    )
    add(
        "--token-lifetime",
        type=whole_number,
        default=default.token_lifetime,
        metavar="SECONDS",
        help="of an access token (default: %(default)s)",
    )
    add(
        "--rate-limit",
        type=whole_number,
        metavar="PER_MINUTE",
        help="requests a minute before 429 is answered (default: no limit)",
    )
    add(
        "--suppliers",
        type=Path,
        metavar="FILE",
        help='instead of the built-in ones: {"EMIS": {"ods_codes": ["YGJ"], "permissions": ["FLU.CRUDS"]}}',
    )
    add(
        "--ready-file",
        type=file_path,
        metavar="PATH",
        help="where to write how to connect, once it can serve",
    )
    add(
        "--until-stdin-closes",
        action="store_true",
        help="also stop when standard input ends: never outlive a parent",
    )
    return Options(**vars(parser.parse_args(arguments)))


def port_number(text: str) -> int:
    """Read a port; argparse names this function when the text is no number at all."""
    port = int(text)
    if not 0 <= port <= 65535:
        raise argparse.ArgumentTypeError(f"{text} is not a port: 0 to 65535")
    return port


def file_path(text: str) -> Path:
    """Read the path of a file to be written."""
    path = Path(text)
    if path.is_dir():
        raise argparse.ArgumentTypeError(f"{path} is a directory, not a file")
    return path


def seconds(text: str) -> float:
    """Read a time."""
    time = float(text)
    if not 0 <= time < float("inf"):
        raise argparse.ArgumentTypeError(f"{text} is not a time in seconds: 0 or more")
    return time


def whole_number(text: str) -> int:
    """Read a number that is neither a fraction nor below 1."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a whole number of at least 1")
    return number
