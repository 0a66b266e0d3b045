"""The call outcomes that ship (4.1, 4.2): keys, flags and what follows, editable afterwards."""

from typing import Any

from cartera.models import DetalleLlamada, ResultadoLlamada

OFRECE: dict[str, Any] = {"que_sigue": "OFRECE"}
CIERRA: dict[str, Any] = {"que_sigue": "TERMINA", "desenlace": "CERRADO"}
RELLAMA: dict[str, Any] = {"que_sigue": "TERMINA", "desenlace": "RELLAMADA"}
NO_MAS: dict[str, Any] = {"que_sigue": "TERMINA", "desenlace": "NO_LLAMAR"}
SIGUE: dict[str, Any] = {"que_sigue": "SIGUE"}
DE_SEGUIMIENTO: dict[str, Any] = {"que_sigue": "SIGUE", "solo_seguimiento": True}
DESISTE: dict[str, Any] = {**DE_SEGUIMIENTO, "desenlace": "CERRADO"}


def _reintenta(minutos: int, *, otra_franja: bool = False, maximo: int = 0) -> dict[str, Any]:
    return {
        "que_sigue": "TERMINA",
        "desenlace": "REINTENTO",
        "espera_minutos": minutos,
        "otra_franja": otra_franja,
        "maximo": maximo,
    }


RESULTADOS: tuple[tuple[str, str, str, str, dict[str, Any]], ...] = (
    # código, nombre, tecla, banderas, qué sigue
    ("ACEPTA", "Acepta la oferta", "1", "contacto efectiva venta", OFRECE),
    ("NO_ACEPTA", "No acepta", "2", "contacto efectiva", CIERRA),
    ("VOLVER_A_LLAMAR", "Pide que lo llamen después", "3", "contacto efectiva", RELLAMA),
    ("NO_CONTESTA", "No contesta", "4", "", _reintenta(240, otra_franja=True)),
    ("OCUPADO", "Ocupado", "5", "", _reintenta(15)),
    ("BUZON", "Buzón o contestador", "6", "", _reintenta(240, otra_franja=True)),
    ("NUMERO_EQUIVOCADO", "Número equivocado", "7", "contacto numero_malo", CIERRA),
    ("YA_TIENE_SERVICIO", "Ya tiene el servicio", "8", "contacto efectiva", CIERRA),
    ("NO_LLAMAR", "Pide que no lo llamen más", "9", "contacto efectiva no_llamar", NO_MAS),
    ("NO_ESTA", "No está quien decide", "0", "contacto otra_persona",
     _reintenta(180, otra_franja=True)),
    ("CORTADA", "Se cortó la llamada", "s", "contacto", SIGUE),
    ("FUERA_DE_SERVICIO", "Línea fuera de servicio", "f", "numero_malo",
     _reintenta(1440, maximo=2)),
    ("ATENDIO", "Atendió", "1", "contacto efectiva", DE_SEGUIMIENTO),
    ("DESISTE", "Desiste", "2", "contacto efectiva", DESISTE),
    ("VUELVE_A_ACEPTAR", "Vuelve a aceptar", "3", "contacto efectiva venta", DE_SEGUIMIENTO),
    ("NO_LLAMAR_MAS", "Pide que no lo llamen más", "9", "contacto efectiva no_llamar",
     DE_SEGUIMIENTO),
)  # fmt: skip
DETALLES: dict[str, tuple[tuple[str, str, str], ...]] = {
    # resultado: (código, nombre, tecla)
    "DESISTE": (
        ("ECONOMICO", "No le alcanza", "1"),
        ("OTRA_EMPRESA", "Contrató a otra empresa", "2"),
        ("DEMORA", "Se demora demasiado", "3"),
        ("SE_MUDA", "Se muda", "4"),
        ("NO_CONVENCIDO", "Lo pensó mejor", "5"),
        ("OTRA_RAZON", "Otra razón", "0"),
    ),
    "NO_ACEPTA": (
        ("PRECIO", "El precio", "1"),
        ("OTRA_EMPRESA", "Tiene internet de otra empresa", "2"),
        ("NO_NECESITA", "No lo necesita", "3"),
        ("PERMANENCIA", "No quiere permanencia", "4"),
        ("NO_ESCUCHA", "No quiso escuchar", "5"),
        ("SE_MUDA", "Se muda", "6"),
        ("OTRA_RAZON", "Otra razón", "0"),
    ),
}
_BANDERAS = "contacto efectiva venta no_llamar numero_malo otra_persona".split()


def cargar_catalogo_cartera() -> int:
    """Create the outcomes that are missing; what a person edited stays. Idempotent.

    The details come with their outcome, or when it has none yet.
    """
    nuevos = 0
    for orden, (codigo, nombre, tecla, banderas, sigue) in enumerate(RESULTADOS):
        puestas = {bandera: bandera in banderas.split() for bandera in _BANDERAS}
        resultado, nuevo = ResultadoLlamada.objects.get_or_create(
            codigo=codigo,
            defaults={"nombre": nombre, "tecla": tecla, "orden": orden, **puestas, **sigue},
        )
        _cargar_detalles(resultado)
        nuevos += nuevo
    return nuevos


def _cargar_detalles(resultado: ResultadoLlamada) -> None:
    if resultado.detalles.exists():
        return
    DetalleLlamada.objects.bulk_create(
        DetalleLlamada(resultado=resultado, codigo=codigo, nombre=nombre, tecla=tecla, orden=orden)
        for orden, (codigo, nombre, tecla) in enumerate(DETALLES.get(resultado.pk, ()))
    )
