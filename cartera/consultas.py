"""What the pages of *Carteras* show, in a fixed number of queries."""

from collections import Counter
from typing import Any

from django.db.models import Q, QuerySet

from bluecom.bolivia.texto import clave_busqueda
from bluecom.cuentas.models import Rol, Usuario
from bluecom.cuentas.orden import POR_NOMBRE
from bluecom.preparadas import Preparada
from cartera.models import Cartera, Importacion

_ABIERTAS = (
    Importacion.Situacion.LEYENDO,
    Importacion.Situacion.POR_CONFIRMAR,
    Importacion.Situacion.CARGANDO,
)
AVANCES = ("sin_tocar", "en_trabajo", "agotados", "vendidos")
"""Every client of a portfolio is in exactly one of them (``avance_de_contacto``)."""
_DE_CARTERAS = Preparada(
    "SELECT cartera_id, avance, sum(n)::bigint FROM cartera_avance() "
    "WHERE cartera_id = ANY(%(carteras)s) GROUP BY 1, 2"
)
_DE_CADA_UNO = Preparada(
    "SELECT quien_id, avance, sum(n)::bigint FROM cartera_avance() "
    "WHERE cartera_id = %(cartera)s GROUP BY 1, 2 HAVING sum(n) <> 0"
)
_DE_ZONAS = Preparada(
    "SELECT zona, sum(n)::bigint, COALESCE(sum(n) FILTER ("
    "WHERE NOT asignado AND avance IN ('sin_tocar', 'en_trabajo')), 0)::bigint "
    "FROM cartera_avance() WHERE cartera_id = %(cartera)s AND zona <> '' "
    "GROUP BY 1 HAVING sum(n) <> 0 ORDER BY 1"
)
_CON_ABIERTOS = Preparada(
    "SELECT quien_id FROM cartera_avance() "
    "WHERE cartera_id = %(cartera)s AND asignado AND abierto GROUP BY 1 HAVING sum(n) <> 0"
)
CONTEOS = (
    ("nuevas", "Nuevas", "Clientes que entran a la cola"),
    ("actualizadas", "Actualizadas", "Ya estaban; cambia algún dato"),
    ("sin_cambios", "Sin cambios", "Ya estaban igual"),
    ("duplicadas", "Duplicadas", "El mismo cliente otra vez"),
    ("conflictos", "En conflicto", "Línea o código de otra persona"),
    ("no_elegibles", "No elegibles", "Ya tienen otros servicios (1.1)"),
    ("rechazadas", "Rechazadas", "Les falta un dato o está mal"),
    ("omitidas", "Omitidas", "Líneas en blanco, títulos, totales"),
)
CLASES = {
    "rechazada": "Rechazada",
    "conflicto_linea": "Línea de otra persona",
    "conflicto_codigo": "Código de otra persona",
    "duplicada": "Duplicada",
    "misma_persona": "Misma persona",
    "no_elegible": "No elegible",
    "advertencia": "Con aviso",
}


def carteras_de(usuario: Usuario) -> QuerySet[Cartera]:
    """Real people see real portfolios, test people the test ones."""
    return Cartera.objects.filter(de_prueba=usuario.de_prueba)


def importaciones_de(usuario: Usuario) -> QuerySet[Importacion]:
    return Importacion.objects.filter(de_prueba=usuario.de_prueba).defer("contenido")


def sin_cerrar(usuario: Usuario) -> list[Importacion]:
    """Files being read or loaded, or waiting for somebody's yes."""
    abiertas = importaciones_de(usuario).filter(situacion__in=_ABIERTAS)
    return list(abiertas.defer("contenido", "filas"))


def resumen_de(importacion: Importacion) -> list[dict[str, Any]]:
    """The counts in the words of the page; empty while the file is being read."""
    if not importacion.conteos:
        return []
    return [
        {"etiqueta": texto, "n": importacion.conteos.get(conteo, 0), "nota": nota}
        for conteo, texto, nota in CONTEOS
    ]


def mismo_archivo(importacion: Importacion) -> Importacion | None:
    """The last time that these very bytes were loaded, under whatever name."""
    cargadas = Importacion.objects.filter(
        sha256=importacion.sha256,
        situacion=Importacion.Situacion.HECHA,
        de_prueba=importacion.de_prueba,
    )
    return (
        cargadas.exclude(Q(pk=importacion.pk) | Q(cartera=None)).defer("contenido", "filas").first()
    )


def clases_de(importacion: Importacion) -> list[dict[str, Any]]:
    """The classes present among the rows to look at, with how many."""
    cuentas = Counter(fila["clase"] for fila in importacion.filas)
    return [
        {"clase": clase, "texto": texto, "n": cuentas[clase]}
        for clase, texto in CLASES.items()
        if cuentas[clase]
    ]


def con_avance(carteras: QuerySet[Cartera]) -> list[Cartera]:
    """Portfolios with ``total``, ``trabajados`` and the four counts; active and newest first."""
    todas: list[Any] = list(carteras.order_by("-activa", "-pk"))
    cuentas: dict[int, dict[str, int]] = {una.pk: dict.fromkeys(AVANCES, 0) for una in todas}
    for pk, avance, n in _DE_CARTERAS.filas(carteras=list(cuentas)):
        cuentas[pk][avance] = n
    for una in todas:
        vars(una).update(cuentas[una.pk])
        una.total = sum(cuentas[una.pk].values())
        una.trabajados = una.total - una.sin_tocar
    return todas


def por_agente(cartera: Cartera) -> list[dict[str, Any]]:
    """The four counts for each person: whose client it is, or who had him last, called or not."""
    de_cada_uno: dict[int | None, dict[str, Any]] = {}
    for quien, avance, n in _DE_CADA_UNO.filas(cartera=cartera.pk):
        de_cada_uno.setdefault(quien, dict.fromkeys(AVANCES, 0))[avance] = n
    personas = Usuario.objects.in_bulk([quien for quien in de_cada_uno if quien])
    filas = [
        {"quien": quien, "persona": personas.get(quien or 0), "total": sum(suyas.values()), **suyas}
        for quien, suyas in de_cada_uno.items()
    ]
    return sorted(filas, key=lambda f: (f["persona"] is None, clave_busqueda(str(f["persona"]))))


def por_zona(cartera: Cartera) -> list[dict[str, Any]]:
    """Each zone with the clients still to be called that are nobody's."""
    zonas = _DE_ZONAS.filas(cartera=cartera.pk)
    return [{"zona": zona, "total": total, "libres": libres} for zona, total, libres in zonas]


def asesores_para(cartera: Cartera) -> QuerySet[Usuario]:
    """To whom its clients may be given."""
    return Usuario.objects.filter(
        rol=Rol.ASESOR, is_active=True, de_prueba=cartera.de_prueba
    ).order_by(*POR_NOMBRE)


def con_clientes_en(cartera: Cartera) -> QuerySet[Usuario]:
    """Who has clients still to be called here, absent or not."""
    con_abiertos = [quien for (quien,) in _CON_ABIERTOS.filas(cartera=cartera.pk)]
    return Usuario.objects.filter(pk__in=con_abiertos).order_by(*POR_NOMBRE)
