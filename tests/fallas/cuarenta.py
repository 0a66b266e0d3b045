"""``python -m tests.fallas.cuarenta 7 8 9``: asesores, each a process, until nobody is left.

What each one does is at random; what becomes of it is judged afterwards, on the history. Its
clock runs thirty times faster than ours, so that a callback comes due within the test.
"""

import os
import random
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import django
from django.urls import reverse

if TYPE_CHECKING:
    from bluecom.cuentas.models import Usuario
    from solicitudes.models import Venta

EMPIEZA = float(os.environ.get("EMPIEZA", "0") or 0)
DEPRISA = 30
SE_ARREPIENTE = 0.3
"""How often a refusal was pressed by mistake, and its client is called again."""


def ahora() -> datetime:
    """The same instant for every process: seconds since the test began, thirty times as many."""
    from tests.solicitudes.factories import AHORA

    return AHORA + timedelta(seconds=(time.time() - EMPIEZA) * DEPRISA)


def trabajar(asesor_id: int) -> None:
    """Take and end one client after another; a refusal is an answer, and the next one comes."""
    from bluecom.cuentas.models import Usuario
    from bluecom.rechazo import Rechazo
    from cartera.models import ContactoCartera
    from tests.apoyo.esperar import esperar_a

    azar = random.Random(asesor_id)
    asesor = Usuario.objects.get(pk=asesor_id)

    def uno_o_ninguno() -> bool:
        """One client, or nobody is left for anyone; a callback that is not due is waited for."""
        with suppress(Rechazo):
            if atender(asesor, azar):
                return False
        return not ContactoCartera.objects.abiertos().exists()

    esperar_a(uno_o_ninguno, 300)


def atender(asesor: "Usuario", azar: random.Random) -> bool:
    """Whether there was a client."""
    from bluecom.cuentas.acto import Acto
    from solicitudes.finales.siguiente import tomar
    from solicitudes.pasos.p02_p03_consultas.servicio import (
        confirmar_capacidad,
        verificar_requisitos,
    )
    from solicitudes.pasos.p04_llamada.servicio import registrar_aceptacion
    from solicitudes.reglas.estados import Estado
    from tests.solicitudes.catalogo.precios import en_vigor

    venta = tomar(acto=Acto(asesor, ahora()))
    if venta is None:
        return False
    if venta.estado == Estado.TOMADA:
        servicios = venta.servicios_requeridos
        venta = verificar_requisitos(venta.pk, acto=Acto(asesor, ahora()), servicios=servicios)
    if venta.estado == Estado.VERIFICADA:
        confirmar_capacidad(venta.pk, acto=Acto(asesor, ahora()), tecnologias=["FIBRA"])
    dicho = venta.ultimo_dicho()
    ya_dijo_que_si = dicho is not None and dicho.venta  # to whoever had the client before
    if ya_dijo_que_si or llamar(venta, asesor, azar) == "ACEPTA":
        registrar_aceptacion(
            venta.pk,
            acto=Acto(asesor, ahora()),
            condicion=en_vigor(),
            tecnologia="FIBRA",
            facturacion="PROPIA",
        )
    return True


def llamar(venta: "Venta", asesor: "Usuario", azar: random.Random) -> str:
    """What the client said, taken back or not."""
    from bluecom.cuentas.acto import Acto
    from solicitudes.finales.deshacer import deshacer
    from solicitudes.pasos.p04_llamada.servicio import registrar_llamada

    acto = Acto(asesor, ahora())
    resultado = azar.choice(["NO_ACEPTA", "NO_ACEPTA", "VOLVER_A_LLAMAR", "ACEPTA"])
    hecha = registrar_llamada(
        venta.pk,
        acto=acto,
        resultado=resultado,
        detalle="PRECIO" if resultado == "NO_ACEPTA" else "",
        volver_en=acto.ahora + timedelta(minutes=azar.choice([3, 4, 5])),
    )
    if resultado == "NO_ACEPTA" and azar.random() < SE_ARREPIENTE:
        deshacer(venta.pk, hecha.pk, acto=acto)
    return resultado


def leer_todo() -> None:
    """Every module and every address once, before there are forty.

    Otherwise each process reads them at its first notice, for seconds, with its clients locked.
    """
    django.setup()
    import tests.solicitudes.catalogo.precios  # noqa: F401

    reverse("cola")


def main() -> None:
    """One child for each id given, made before any connection; the first line says which."""
    leer_todo()

    hijos = {}
    for asesor_id in map(int, sys.argv[1:]):
        hijo = os.fork()
        if hijo == 0:
            codigo = 1
            try:
                trabajar(asesor_id)
                codigo = 0
            finally:
                os._exit(codigo)
        hijos[asesor_id] = hijo
    decir(f"{asesor}:{hijo}" for asesor, hijo in hijos.items())
    decir(os.waitpid(hijo, 0)[1] for hijo in hijos.values())


def decir(cosas: Iterable[object]) -> None:
    sys.stdout.write(" ".join(map(str, cosas)) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
