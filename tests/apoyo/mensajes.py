"""What a page said."""

from typing import Any

from django.contrib.messages import get_messages


def dicho(respuesta: Any) -> str:
    """Every message of the answer, in one string."""
    return " ".join(str(m) for m in get_messages(respuesta.wsgi_request))
