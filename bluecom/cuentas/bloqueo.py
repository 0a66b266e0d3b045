"""The pause after too many failures: of a name from one address, and of one address over names."""

from typing import Any

from axes.attempts import get_cool_off_threshold
from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_failure_limit
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Sum
from django.http import HttpRequest


def nombre_escrito(request: HttpRequest, credenciales: dict[str, Any] | None) -> str:
    """Each spelling of a name counts for the same person."""
    escrito = (credenciales or request.POST).get("username") or ""
    return str(escrito).strip().lower()


class Bloqueo(AxesDatabaseHandler):  # type: ignore[misc]  # published without types
    """Failures are rows of the database; no other server is asked."""

    def get_failures(self, request: Any, credentials: dict[str, Any] | None = None) -> int:
        """Of this name from this address; all of them, once the address has failed too often."""
        propias = int(super().get_failures(request, credentials))
        desde = get_cool_off_threshold(request)
        intentos = AccessAttempt.objects.filter(
            ip_address=request.axes_ip_address, attempt_time__gte=desde
        )
        todas = intentos.aggregate(cuantas=Sum("failures_since_start"))["cuantas"] or 0
        if todas < settings.FALLAS_POR_DIRECCION:
            return propias
        return max(propias, int(get_failure_limit(request, credentials)))
