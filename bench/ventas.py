"""The lists of sales and the desks of Canales Virtuales, with a thousand sales and with many.

What waits is as much in both: a day's work. What grows is what was done before.
"""

from datetime import UTC, datetime, timedelta
from importlib import import_module

from django.db import connection
from django.test import Client

from bench import base
from bench.medida import Medida
from bench.navegador import Costo, costo, entrar
from bluecom.cuentas.models import Rol
from bluecom.interfaz.por_marca import marca_de
from bluecom.pendientes.models import CorreoSaliente
from bluecom.plazos.models import Plazo, Politica
from documentos.models import Carpeta, Documento
from documentos.tipos import TipoDocumento
from solicitudes.models import CarpetaEntregada, Entrega, EnvioDeTerminos, Instalacion, Venta
from solicitudes.plazos.tipos import ENTREGA, REVISION
from solicitudes.reglas.estados import Estado

VENTAS = {True: (1_000, 20_000), False: (1_000, 100_000)}
ESPERAN = 50
"""In each of the states in which somebody has to act."""
EN_EL_PISO = 40
"""Asesores who have sales: as many as one floor has, and a filter of the list names."""
_ESTADOS = (Estado.IMPRESA, Estado.ENTREGADA, Estado.CONFORME, Estado.INSTALADA)
_A_LO_MAS = 1_000_000
_ORDEN = f"mod(n, {_A_LO_MAS})"
"""Which of the sales a row is of: its own number, and its deadlines' as much further on."""
_HACE = f"now() - {_ORDEN} * interval '1 minute'"
_DEL_MEDIO = marca_de(datetime.now(UTC) - timedelta(minutes=500), 1)
"""Among the sales that were seeded first, with few of them and with many."""
DE_TRABAJO = ("recepción", "cola de revisión")
"""Where folders are worked, as on the page of a sale; the others are lists."""
Paginas = dict[str, tuple[Client, str]]


def medir(*, chico: bool, veces: int) -> list[Medida]:
    """Each page against the empty one, and each list with many against the same with few."""
    canales, jefe = (entrar(base.persona(rol)) for rol in (Rol.CANALES_VIRTUALES, Rol.JEFE_VENTAS))
    venta = import_module("tests.solicitudes.factories").venta_en(Estado.ENTREGADA)
    listas: Paginas = {
        "lista de ventas": (jefe, "/ventas/"),
        "lista de ventas, más adelante": (jefe, f"/ventas/?antes={_DEL_MEDIO}"),
        "recepción": (canales, "/recepcion/"),
        "cola de revisión": (canales, "/revision/"),
        "instalaciones": (canales, "/instalaciones/"),
        "instaladas": (canales, "/instalaciones/?de=instaladas"),
        "correos": (canales, "/correos/"),
        "concluidas": (canales, "/correos/?ver=concluidas"),
        "concluidas, más adelante": (canales, f"/correos/?ver=concluidas&antes={_DEL_MEDIO}"),
    }
    una: Paginas = {"revisión de una carpeta": (canales, f"/revision/{venta.pk}/")}
    pocas, muchas = VENTAS[chico]
    _poblar(pocas)
    con_pocas = _costos(listas, veces)
    _poblar(muchas)
    con_muchas, de_una = _costos(listas, veces), _costos(una, veces)
    medidas = [
        _frente_a_la_vacia(nombre, suyo, 5 if nombre in DE_TRABAJO else 3)
        for nombre, suyo in con_muchas.items()
    ]
    medidas += [_frente_a_la_vacia(nombre, suyo, 5) for nombre, suyo in de_una.items()]
    for nombre, suyo in con_muchas.items():
        como = f"{nombre}, {muchas:,} / mil"
        medidas.append(Medida(como, suyo.pagina, con_pocas[nombre].pagina, 1 / 1.2))
    return medidas


def _costos(paginas: Paginas, veces: int) -> dict[str, Costo]:
    return {
        nombre: costo(navegador, ruta, veces=veces) for nombre, (navegador, ruta) in paginas.items()
    }


def _frente_a_la_vacia(nombre: str, suyo: Costo, veces: int) -> Medida:
    notas = {"consultas": f"{suyo.preguntas} (hasta 10)", "bytes": f"{suyo.bytes:,}"}
    bien = suyo.preguntas <= 10
    return Medida(nombre, suyo.pagina, suyo.vacia, 1 / veces, notas=notas, condiciones=bien)


def _poblar(hasta: int) -> None:
    """So many sales: of each state that waits a day's work, and all the others concluded."""
    hay = Venta.objects.filter(pk__gte=base.PRIMERO).count()
    entre = base.PRIMERO + hay, base.PRIMERO + hasta - 1
    persona, quien = str(base.PRIMERA_PERSONA), f"{base.PRIMERA_PERSONA} + mod(n, {EN_EL_PISO})"
    base.sembrar(Carpeta, *entre, creada_en=_HACE)
    _sembrar_plazos(*entre)
    base.sembrar(
        Venta, *entre, contacto_id="n", carpeta_id="n", asesor_id=quien, tomada_en=_HACE,
        aceptada_en=_HACE, glosada_en=_HACE, numero_smartflex="'B' || n", plazo_entrega_id="n",
        plazo_revision_id=_segun("NULL", resto=f"n + {_A_LO_MAS}"),
        aprobada_en=_segun("NULL", "NULL", resto=_HACE),
        estado=_segun(*(f"'{estado.value}'" for estado in _ESTADOS), resto="'CONCLUIDA'"),
        entregada_en=_segun("NULL", resto=_HACE),
        concluida_en=_segun(*["NULL"] * 4, resto=_HACE),
        constancia=_segun(*["''"] * 4, resto="'ENVIADA'"),
    )  # fmt: skip
    base.sembrar(Entrega, *entre, asesor_id=quien, propuesta_en=_HACE)
    base.sembrar(
        CarpetaEntregada, *entre, entrega_id="n - mod(n, 10)", venta_id="n", orden="mod(n, 10)",
        propuesta_en=_HACE, recibida_en=_segun("NULL", resto=_HACE),
        recibida_por_id=_segun("NULL", resto=persona),
    )  # fmt: skip
    desde = max(entre[0], base.PRIMERO + 3 * ESPERAN)
    base.sembrar(
        Instalacion, desde, entre[1], venta_id="n", fecha=f"({_HACE})::date",
        registrada_por_id=persona, registrada_en=_HACE,
    )  # fmt: skip
    desde = max(entre[0], base.PRIMERO + 4 * ESPERAN)
    base.sembrar(
        CorreoSaliente, desde, entre[1], clave="'terminos:' || n || ':1'", message_id="'<' || n",
        para="'cliente@correo.example'", estado="'ENVIADO'", creado_en=_HACE, enviado_en=_HACE,
    )  # fmt: skip
    base.sembrar(
        Documento, desde, entre[1], numero="n", token="'t' || n", carpeta_id="n",  # noqa: S106  SQL
        datos="'{}'", tipo=f"'{TipoDocumento.TERMINOS}'", emitido_por_id=persona, emitido_en=_HACE,
    )  # fmt: skip
    base.sembrar(
        EnvioDeTerminos, desde, entre[1], venta_id="n", vez="1", documento_id="n", correo_id="n",
        para="'cliente@correo.example'", llave="'t' || n", pedido_por_id=persona, pedido_en=_HACE,
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _sembrar_plazos(desde: int, hasta: int) -> None:
    """Of each sale's hand-over and review: those of the sales that wait still run."""
    venta = f"{base.PRIMERO} + {_ORDEN}"
    for tipo, lejos, sin_cumplir in ((ENTREGA, 0, 1), (REVISION, _A_LO_MAS, 2)):
        politica = Politica.vigente(tipo.codigo, datetime.now(UTC).date())
        base.sembrar(
            Plazo, desde + lejos, hasta + lejos, tipo=f"'{tipo.codigo}'", objeto_id=venta,
            politica_id=str(politica.pk), inicio=_HACE, vence_en=f"{_HACE} + interval '24 hours'",
            cumplido_en=_segun(*["NULL"] * sin_cumplir, resto=_HACE),
        )  # fmt: skip


def _segun(*de_cada_grupo: str, resto: str) -> str:
    """SQL by the number of the sale: the groups of who waits, and all the others."""
    casos = " ".join(
        f"WHEN {_ORDEN} < {ESPERAN * (orden + 1)} THEN {valor}"
        for orden, valor in enumerate(de_cada_grupo)
    )
    return f"CASE {casos} ELSE {resto} END"
