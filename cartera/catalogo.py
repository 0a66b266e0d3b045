"""The call outcomes that ship (4.1, 4.2): keys and flags, editable afterwards."""

from cartera.models import ResultadoLlamada

RESULTADOS: tuple[tuple[str, str, str, str, int, str], ...] = (
    # código, nombre, tecla, banderas, espera en minutos, motivo de descarte
    ("ACEPTA", "Acepta la oferta", "1", "contacto efectiva venta", 0, ""),
    ("NO_ACEPTA", "No acepta", "2", "contacto efectiva final", 0, "NO_ACEPTA"),
    ("VOLVER_A_LLAMAR", "Pide que lo llamen después", "3", "contacto efectiva rellamada", 0,
     "RELLAMADA"),
    ("NO_CONTESTA", "No contesta", "4", "reintento", 240, "NO_CONTESTA"),
    ("OCUPADO", "Ocupado", "5", "reintento", 15, "NO_CONTESTA"),
    ("BUZON", "Buzón o contestador", "6", "reintento", 240, "NO_CONTESTA"),
    ("NUMERO_EQUIVOCADO", "Número equivocado", "7", "contacto numero_malo final", 0,
     "NUMERO_EQUIVOCADO"),
    ("YA_TIENE_SERVICIO", "Ya tiene el servicio", "8", "contacto efectiva final", 0, "YA_TIENE"),
    ("NO_LLAMAR", "Pide que no lo llamen más", "9", "contacto efectiva no_llamar final", 0,
     "NO_LLAMAR"),
    ("NO_ESTA", "No está quien decide", "0", "contacto reintento", 180, "NO_CONTESTA"),
    ("CORTADA", "Se cortó la llamada", "", "contacto reintento", 15, "NO_CONTESTA"),
    ("FUERA_DE_SERVICIO", "Línea fuera de servicio", "", "reintento", 1440, "NO_CONTESTA"),
)  # fmt: skip
_BANDERAS = "contacto efectiva venta no_llamar reintento rellamada final numero_malo".split()


def cargar_catalogo_cartera() -> int:
    """Create the outcomes that are missing; what a person edited stays. Idempotent."""
    nuevos = 0
    for orden, (codigo, nombre, tecla, banderas, espera, motivo) in enumerate(RESULTADOS):
        puestas = banderas.split()
        valores = {bandera: bandera in puestas for bandera in _BANDERAS}
        _, nuevo = ResultadoLlamada.objects.get_or_create(
            codigo=codigo,
            defaults={
                "nombre": nombre,
                "tecla": tecla,
                "orden": orden,
                "espera_minutos": espera,
                "motivo_descarte": motivo,
                **valores,
            },
        )
        nuevos += nuevo
    return nuevos
