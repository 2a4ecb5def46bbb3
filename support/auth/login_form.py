"""Reading the log-in form from a page."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass(frozen=True)
class LoginForm:
    """Where to post, as the page says it, and the hidden fields to post along."""

    action: str
    hidden: dict[str, str] = field(default_factory=dict, repr=False)


def first_form(page: str) -> LoginForm | None:
    """Return the first form of an HTML page; None when there is none."""
    reader = _FormReader()
    reader.feed(page)
    reader.close()
    return reader.form


class _FormReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.form: LoginForm | None = None
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "form" and self.form is None:
            self.form = LoginForm(attributes.get("action", ""))
            self._inside = True
        elif tag == "input" and self._inside and self.form and _is_hidden(attributes):
            self.form.hidden[attributes["name"]] = attributes.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False


def _is_hidden(attributes: dict[str, str]) -> bool:
    return attributes.get("type", "").casefold() == "hidden" and "name" in attributes
