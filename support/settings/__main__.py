"""Begin a profile of one's own: `python -m support.settings > my-environment.toml`."""

from support.settings.example import profile

print(profile(), end="")
