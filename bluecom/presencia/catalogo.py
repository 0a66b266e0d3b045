"""The states that ship, editable afterwards."""

from bluecom.presencia.models import DISPONIBLE, EstadoAsesor

ESTADOS = (
    # código, nombre, tecla, límite en minutos
    (DISPONIBLE, "Disponible", "1", 0),
    ("DESCANSO", "Descanso", "2", 15),
    ("ALMUERZO", "Almuerzo", "3", 60),
    ("CAPACITACION", "Capacitación", "4", 120),
    ("REUNION", "Reunión", "5", 60),
    ("FALLA", "Falla del equipo", "6", 30),
)


def cargar_estados() -> None:
    """Create what is missing; what an administrator edited stays. Idempotent."""
    EstadoAsesor.objects.bulk_create(
        [
            EstadoAsesor(codigo=codigo, nombre=nombre, tecla=tecla, limite=limite, orden=orden)
            for orden, (codigo, nombre, tecla, limite) in enumerate(ESTADOS)
        ],
        ignore_conflicts=True,
    )
