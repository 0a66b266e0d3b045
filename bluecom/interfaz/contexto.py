from typing import Any

from django.http import HttpRequest


def interfaz(request: HttpRequest) -> dict[str, Any]:
    return {}
