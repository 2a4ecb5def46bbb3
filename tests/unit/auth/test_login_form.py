import pytest

from support.auth.login_form import LoginForm, first_form


@pytest.mark.parametrize(
    ("page", "form"),
    [
        ("<form action='/go'></form>", LoginForm("/go")),
        ("<FORM ACTION='/go'></FORM>", LoginForm("/go")),
        ("<form></form>", LoginForm("")),
        ("<form action='/go?a=1&amp;b=2'>", LoginForm("/go?a=1&b=2")),
        (
            "<form action='/one'></form><form action='/two'><input type=hidden name=a></form>",
            LoginForm("/one"),
        ),
        (
            "<form><p><input TYPE='Hidden' NAME='a' value='1'/><input type=hidden name=b></form>",
            LoginForm("", {"a": "1", "b": ""}),
        ),
        (
            "<input type=hidden name=before><form><input type=hidden value=nameless>"
            "<input name=username><input type=submit name=go></form><input type=hidden name=after>",
            LoginForm(""),
        ),
    ],
)
def test_the_first_form_is_read_with_its_hidden_fields(page: str, form: LoginForm) -> None:
    assert first_form(page) == form


@pytest.mark.parametrize("page", ["", "<html>no form</html>", "{}", "<form"])
def test_a_page_without_form_has_none(page: str) -> None:
    assert first_form(page) is None
