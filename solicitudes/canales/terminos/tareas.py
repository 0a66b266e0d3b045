"""What a sale still owes in another system, closed by who did it."""

from bluecom.cuentas.acto import Acto
from solicitudes.models import Tarea


def cerrar_tarea(tarea_id: int, *, acto: Acto) -> Tarea:
    """Somebody did in the other system what the sale owed there."""
    tarea = Tarea.objects.get(pk=tarea_id)
    if tarea.cerrada_en is None:
        tarea.cerrada_en, tarea.cerrada_por = acto.ahora, acto.usuario
        tarea.save(update_fields=["cerrada_en", "cerrada_por"])
    return tarea
