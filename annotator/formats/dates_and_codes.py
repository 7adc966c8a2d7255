"""Read dates, languages and addresses as files from anywhere write them."""

import re
from datetime import date
from urllib.parse import urlsplit

_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?=[-_]|$)")
_ADDRESS = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)


def language_code(said: str | None) -> str:
    """Return the language of a code such as ``uk-UA``: ``uk``."""
    found = _LANGUAGE.match((said or "").strip())
    return found.group().lower() if found else ""


def iso_date(said: str | None) -> str:
    """Return the day of a date that begins as ISO writes it, and an empty text for anything else."""
    try:
        return date.fromisoformat((said or "").strip()[:10]).isoformat()
    except ValueError:
        return ""


def host_of(url: str) -> str:
    """Return the outlet that an address names, without ``www.``; empty where it names none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def web_address(said: str | None) -> str:
    """Return an address of the web as it is, and an empty text for anything else."""
    address = (said or "").strip()
    return address if _ADDRESS.fullmatch(address) else ""
