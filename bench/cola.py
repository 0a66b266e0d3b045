"""The next client at 50 connections, against the least a write can cost and against plain locks."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from threading import Barrier, BrokenBarrierError
from time import perf_counter
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from bench import base
from bench.medida import Medida, alternados
from bench.primera import RECLAMO
from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from bluecom.preparadas import Preparada
from bluecom.presencia.models import DISPONIBLE, Intervalo
from cartera.horarios import DE_FABRICA, Horario
from cartera.models import Cartera, ContactoCartera, NoLlamar, Rellamada
from cartera.parametros import INTENTOS
from cartera.servicios import cola
from cartera.servicios.reclamo import sin_esperar
from documentos.servicios import abrir_carpeta
from solicitudes.finales.siguiente import tomar
from solicitudes.models import Venta

CONEXIONES = 50
VECES = {True: 6, False: 19}
"""Times that all connections ask at once, each with other people; the first nobody counts."""
EN_SALA = base.PRIMERA_PERSONA + base.PERSONAS - 40
"""The first of forty people who work all the while."""
AHORA = Horario(DE_FABRICA).desde(timezone.now())
"""Now, or when the portfolio may be called again."""
POR_CLAVE = Preparada(
    "UPDATE cartera_contactocartera SET situacion_previa = situacion, situacion = 'EN_MANO', "
    "reservado_por_id = %(usuario)s, reservado_hasta = %(hasta)s WHERE id = %(clave)s RETURNING id"
)


@dataclass
class Manera:
    """One way to do it, and the best of what its rounds cost."""

    hacer: Callable[[Usuario], int | None]
    costo: float = float("inf")
    """Milliseconds of processor of one operation, this process's and PostgreSQL's together."""
    por_segundo: float = 0.0
    vacias: int = 0
    repetidos: int = 0


def medir(*, chico: bool) -> list[Medida]:
    """The claim and its references by turns at 50 connections; the whole taking at one."""
    base.preparar()
    base.poblar(base.CONTACTOS[chico])
    _a_media_jornada()
    veces = VECES[chico]
    formas = (_por_clave, _llano, _reclamo, _con_todas, _toma)
    clave, llano, reclamo, con_todas, toma = map(Manera, formas)
    for manera in (clave, reclamo, llano, con_todas, toma, reclamo, clave):
        _ronda(manera, veces if manera is not toma else 2)
        _devolver_todo()
    entera, de_antes = _enteras(veces)
    return [
        Medida(
            "reclamo preparado / por clave",
            reclamo.costo,
            clave.costo,
            0.5,
            notas={"con todas las etapas": f"{clave.costo / con_todas.costo:.2f}"},
        ),
        Medida(
            "reclamo preparado / FOR UPDATE",
            1000 / reclamo.por_segundo,
            1000 / llano.por_segundo,
            6,
            notas={
                "repetidos": f"{reclamo.repetidos + toma.repetidos}",
                "respuestas vacías": f"{reclamo.vacias + toma.vacias}",
            },
            condiciones=not (reclamo.repetidos or reclamo.vacias or toma.repetidos or toma.vacias),
        ),
        Medida(
            "toma entera / como era",
            entera,
            de_antes,
            3,
            notas={"frente a la escritura por clave": f"{clave.costo / entera:.2f}"},
        ),
    ]


def _a_media_jornada() -> None:
    """A room at work, at the end of the portfolio: what is there decides how PostgreSQL looks."""
    manana = AHORA + timedelta(days=1)
    ultimo = base.PRIMERO + ContactoCartera.objects.filter(pk__gte=base.PRIMERO).count() - 1
    base.sembrar(NoLlamar, 1, 500, numero="'+5912' || n", pedido_en=f"'{AHORA}'",
                 anotado_por_id=f"{EN_SALA}")  # fmt: skip
    base.sembrar(
        Rellamada, 1, 300, contacto_id=f"{ultimo} - n", telefono="'+5914' || n",
        cuando=f"'{manana}'", de_todos_desde=f"'{manana}'", pedida_en=f"'{AHORA}'",
        para_id=f"{EN_SALA} + mod(n, 40)", pedida_por_id=f"{EN_SALA} + mod(n, 40)",
    )  # fmt: skip
    ultima = base.PRIMERA_PERSONA + base.PERSONAS - 1
    base.sembrar(
        Intervalo, base.PRIMERA_PERSONA, ultima, usuario_id="n", estado_id=f"'{DISPONIBLE}'",
        desde=f"'{AHORA}'", hasta="NULL",
    )  # fmt: skip
    contactos = ContactoCartera.objects.filter(pk__gt=ultimo - 1_000)
    contactos.filter(pk__lt=ultimo - 300).update(situacion="REINTENTO", proximo_en=manana)
    contactos.filter(rellamadas__isnull=False).update(situacion="RELLAMADA", proximo_en=manana)
    for n, contacto in enumerate(contactos.order_by("pk")[:40]):
        contacto.situacion, contacto.reservado_por_id = "EN_MANO", EN_SALA + n
        contacto.reservado_hasta = manana
        contacto.save()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _enteras(veces: int) -> tuple[float, float]:
    """The whole taking and as it was, by turns, one person after another."""
    libres = iter(_personas())
    costos = alternados(
        veces * 3, lambda: _toma(next(libres)), lambda: _como_era(next(libres)), base.procesador
    )
    _devolver_todo()
    return costos


def _personas() -> list[Usuario]:
    return list(Usuario.objects.filter(pk__gte=base.PRIMERA_PERSONA, pk__lt=EN_SALA).order_by("pk"))


def _ronda(manera: Manera, veces: int) -> None:
    """All connections at once, so many times; each time with people who have nothing in hand."""
    quienes = _personas()[: CONEXIONES * veces]
    compas = Barrier(CONEXIONES + 1, timeout=300)

    def trabajar(cual: int) -> list[int | None]:
        tomados = []
        try:
            for persona in quienes[cual::CONEXIONES]:
                compas.wait()
                tomados.append(manera.hacer(persona))
                compas.wait()
            compas.wait()
            return tomados
        except Exception:
            compas.abort()  # nobody waits for who is not coming
            raise
        finally:
            connection.close()

    with ThreadPoolExecutor(CONEXIONES) as hilos:
        futuros = [hilos.submit(trabajar, cual) for cual in range(CONEXIONES)]
        with suppress(BrokenBarrierError):  # the future of who broke it says why
            for vez in range(veces):
                procesador, reloj = (base.procesador() if vez else 0.0), perf_counter()
                compas.wait()
                compas.wait()
                pasado = perf_counter() - reloj
                if vez:
                    costo = (base.procesador() - procesador) / CONEXIONES * 1000
                    manera.costo = min(manera.costo, costo)
                    manera.por_segundo = max(manera.por_segundo, CONEXIONES / pasado)
            compas.wait()
        rotos = [f.exception() for f in futuros]
        for causa in rotos:
            if causa is not None and not isinstance(causa, BrokenBarrierError):
                raise causa
        tomados = [uno for futuro in futuros for uno in futuro.result()]
    manera.vacias += tomados.count(None)
    manera.repetidos += len(tomados) - len(set(tomados))


def _devolver_todo() -> None:
    """As before the round; what was written over is swept, as a server does by itself."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("TRUNCATE solicitudes_venta, documentos_carpeta CASCADE")
        cursor.execute(
            "UPDATE cartera_contactocartera SET situacion = 'DISPONIBLE', "
            "reservado_por_id = NULL, reservado_hasta = NULL "
            "WHERE situacion = 'EN_MANO' AND reservado_por_id < %s",
            [EN_SALA],
        )
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute("VACUUM cartera_contactocartera, documentos_carpeta, solicitudes_venta")


_clave = count(base.PRIMERO)


def _por_clave(usuario: Usuario) -> int | None:
    """The least that it can be: whom each one takes is known beforehand."""
    fila = POR_CLAVE.fila(usuario=usuario.pk, hasta=AHORA, clave=next(_clave))
    return None if fila is None else int(fila[0])


def _llano(usuario: Usuario) -> int | None:
    """The first of the list, waiting for whoever has it; again when it went to another."""
    libres = ContactoCartera.objects.filter(
        situacion="DISPONIBLE", es_elegible=True, asignado_a=None
    ).order_by("cartera_id", "-prioridad", "orden", "pk")
    while True:
        with transaction.atomic():
            contacto = libres.select_for_update().first()
            if contacto is not None:
                contacto.situacion_previa, contacto.situacion = contacto.situacion, "EN_MANO"
                contacto.reservado_por, contacto.reservado_hasta = usuario, AHORA
                contacto.save()
                return contacto.pk


def _reclamo(usuario: Usuario) -> int | None:
    """As a taking sends it when nobody is due: it was told so with the portfolios."""
    return _reclamado(usuario, sin_esperar(False, False, False))


def _con_todas(usuario: Usuario) -> int | None:
    """As it sends it when somebody may be in each stage, and nobody is."""
    return _reclamado(usuario, sin_esperar(True, True, True))


def _reclamado(usuario: Usuario, sentencia: Preparada) -> int | None:
    suya = [base.preparar().pk]
    fila = sentencia.fila(
        usuario=usuario.pk,
        ahora=AHORA,
        hoy=hoy(AHORA),
        hasta=AHORA,
        tope=INTENTOS.inicial,
        carteras=suya,
        abiertas=suya,
    )
    return None if fila is None else int(fila[0])


def _toma(usuario: Usuario) -> int | None:
    venta = tomar(acto=Acto(usuario, AHORA))
    return None if venta is None else venta.contacto_id


def _como_era(usuario: Usuario) -> int | None:
    """The same facts as the first version wrote them: planned each time, asked one by one."""
    acto = Acto(usuario, AHORA)
    with transaction.atomic():
        Usuario.objects.select_for_update(no_key=True).get(pk=usuario.pk)
        Venta.objects.en_mano_de(usuario).first()
        en_mano = ContactoCartera.objects.en_mano().filter(reservado_por=usuario)
        en_mano.select_related("cartera", "cliente").first()
        with transaction.atomic(), connection.cursor() as cursor:
            carteras = list(Cartera.objects.de(usuario).values_list("pk", flat=True))
            valores: dict[str, Any] = {"usuario": usuario.pk, "carteras": carteras, "ahora": AHORA}
            cursor.execute(RECLAMO, valores | {"hasta": cola.reserva_desde(AHORA)})
            pk = int(cursor.fetchone()[0])
        contacto = ContactoCartera.objects.select_related("cartera", "cliente").get(pk=pk)
        venta = Venta.objects.create(
            contacto=contacto,
            asesor=usuario,
            carpeta=abrir_carpeta(ahora=AHORA),
            servicios_requeridos=contacto.servicios_requeridos,
            tomada_en=AHORA,
        )
        anotar(venta.cadena, "tomar", acto=acto, datos={"contacto": pk})
    return pk
