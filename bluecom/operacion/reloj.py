"""Beat with a pulse."""

from typing import Any

from celery.beat import PersistentScheduler
from django.conf import settings

from bluecom.operacion.latidos import PulsoDelReloj


class Reloj(PersistentScheduler):
    """Celery's scheduler: each look at the schedule keeps its sign of life going."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.pulso: PulsoDelReloj | None = None
        super().__init__(*args, **kwargs)

    def tick(self, *args: Any, **kwargs: Any) -> float:
        """One round; never asleep for longer than a sign of life may take."""
        if self.pulso is None:
            self.pulso = PulsoDelReloj()
            self.pulso.empezar()
        self.pulso.vuelta()
        return min(float(super().tick(*args, **kwargs)), settings.PERIODO_LATIDO)

    def close(self) -> None:
        """The end of an orderly stop."""
        super().close()
        if self.pulso is not None:
            self.pulso.terminar()
