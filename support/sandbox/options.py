"""What can be chosen when the sandbox is started."""

import argparse
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import NoReturn


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
    fault: str | None = None
    ready_file: Path | None = None
    until_stdin_closes: bool = False


def parse(arguments: list[str] | None = None) -> Options:
    """Read the command line; ends the process with code 2 and a usage message when it is wrong."""
    parser = argparse.ArgumentParser(
        prog="python -m support.sandbox",
        description="Run the embedded Immunisation FHIR API with its DynamoDB until interrupted.",
    )
    _add_addresses(parser)
    _add_behaviour(parser)
    _add_faults(parser)
    _add_life_time(parser)
    return Options(**vars(parser.parse_args(arguments)))


def _add_addresses(parser: argparse.ArgumentParser) -> None:
    for name, what in (("--port", "the API"), ("--dynamodb-port", "DynamoDB")):
        parser.add_argument(
            name, type=port_number, default=0, metavar="NUMBER", help=f"of {what} (default: a free one)"
        )


def _add_behaviour(parser: argparse.ArgumentParser) -> None:
    default = Options()
    parser.add_argument(
        "--delta-delay",
        type=seconds,
        default=default.delta_delay,
        metavar="SECONDS",
        help="from a change of a record to its delta row (default: %(default)s)",
    )
    parser.add_argument(
        "--latency",
        type=seconds,
        default=default.latency,
        metavar="SECONDS",
        help="added to each API answer (default: %(default)s)",
    )
    parser.add_argument(
        "--token-lifetime",
        type=whole_number,
        default=default.token_lifetime,
        metavar="SECONDS",
        help="of an access token (default: %(default)s)",
    )
    parser.add_argument(
        "--rate-limit",
        type=whole_number,
        metavar="PER_MINUTE",
        help="requests a minute before 429 is answered (default: no limit)",
    )
    parser.add_argument(
        "--suppliers",
        type=Path,
        metavar="FILE",
        help='instead of the built-in ones: {"EMIS": {"ods_codes": ["YGJ"], "permissions": ["FLU.CRUDS"]}}',
    )


def _add_faults(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--fault",
        type=fault_name,
        metavar="NAME",
        help="go wrong in one way, to see who notices (default: obey every rule)",
    )
    parser.add_argument(
        "--list-faults",
        action=ListFaults,
        nargs=0,
        default=argparse.SUPPRESS,
        help="say in which ways it can go wrong, and end",
    )


def _add_life_time(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--ready-file",
        type=file_path,
        metavar="PATH",
        help="where to write how to connect, once it can serve",
    )
    parser.add_argument(
        "--until-stdin-closes",
        action="store_true",
        help="also stop when standard input ends: never outlive a parent",
    )


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


def fault_name(text: str) -> str:
    """Read the name of a fault."""
    from support.sandbox.faults import (
        FAULTS,  # loads the whole service, which takes most of the start-up time
    )

    if text not in FAULTS:
        near = get_close_matches(text, FAULTS)
        hint = f"did you mean {' or '.join(near)}?" if near else "--list-faults lists them"
        raise argparse.ArgumentTypeError(f"there is no fault {text!r}: {hint}")
    return text


class ListFaults(argparse.Action):
    """Prints what `--fault` can name, and ends the process."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        """Print one line for each fault, with the rules that it breaks."""
        from support.sandbox.faults import FAULTS

        for fault in FAULTS.values():
            print(f"{fault.name}  {fault.story}  ({', '.join(fault.breaks)})")
        parser.exit()


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
