"""A month of calls of every kind, and its figure taken from the rows by other means."""

from collections import defaultdict
from datetime import datetime, timedelta

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.models import Rol
from solicitudes.reglas.estados import Estado
from tests.cartera import cdr
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f

DIA = datetime(2026, 11, 16, 9, 0, tzinfo=LA_PAZ)
MINUTO = timedelta(minutes=1)


def recontar(filas_cdr, registros, tomados, *, segundos=10, margen=15 * MINUTO):
    """The figure as a person would take it from the two lists: plain loops, no shared code."""
    llamadas = defaultdict(list)
    for fila in filas_cdr:
        llamadas[fila["linkedid"]].append(fila)
    de_la_central = []
    for tramos in llamadas.values():
        largos = [
            t["billsec"] for t in tramos
            if t["dstchannel"] and t["disposition"] == "ANSWERED"
            and ("troncal" in t["channel"]) != ("troncal" in t["dstchannel"])
        ]  # fmt: skip
        numeros = {"+591" + t[c] for t in tramos for c in ("src", "dst") if len(t[c]) == 8}
        if largos and max(largos) >= segundos and numeros:
            inicio = min(datetime.fromisoformat(t["calldate"]) for t in tramos)
            de_la_central.append((numeros.pop(), inicio.replace(tzinfo=LA_PAZ), max(largos)))
    cuenta = sum(1 for _, _, marcada in registros if marcada)
    for numero, inicio, dura in de_la_central:
        suyos = [
            marcada for telefono, instante, marcada in registros
            if telefono == numero
            and inicio - margen <= instante <= inicio + timedelta(seconds=dura + 60) + margen
        ]  # fmt: skip
        if (suyos and not suyos[0]) or (not suyos and numero in tomados):
            cuenta += 1
    return cuenta


def _marcada(clase, cuando, venta, dura):
    numero = venta.contacto.linea
    match clase:
        case "pagina":
            return cdr.desde_la_pagina(cuando, numero, dura, venta.pk)
        case "cola":
            return cdr.por_cola(cuando, numero, dura)
        case "transferida":
            return cdr.transferida(cuando, numero, dura, dura // 2)
        case "buzon":
            return cdr.buzon(cuando, numero)
    segundos = {"directa": dura, "nada": 0, "corta": dura % 10}[clase]
    return cdr.saliente(cuando, numero, segundos)


def un_mes(azar):
    """Clients taken through November; what was dialled, what was recorded, what was not."""
    asesores = [UsuarioFactory(rol=Rol.ASESOR) for _ in range(3)]
    legs, registros, tomados = [], [], set()
    for i in range(40):
        cuando = DIA.replace(day=1 + i % 28) + (i // 28) * timedelta(hours=2) + i % 7 * MINUTO
        venta = f.venta(
            tomada_en=cuando, estado=Estado.DESCARTADA, asesor=asesores[i % 3],
            cerrada_en=cuando + 20 * MINUTO,
        )  # fmt: skip
        numero = venta.contacto.linea
        tomados.add(numero)
        clase = azar.choice("directa pagina cola transferida buzon nada corta".split())
        dura = azar.randrange(10, 200)
        legs += _marcada(clase, cuando + MINUTO, venta, dura)
        legs += cdr.interna(cuando)
        como = azar.choice(["NO_ACEPTA", "NO_CONTESTA", ""])
        if como:
            registro = f.llamada(
                cuando + 6 * MINUTO, como, contacto=venta.contacto, agente=venta.asesor
            )
            registros.append((numero, registro.inicio, registro.efectiva))
    return legs, registros, tomados
