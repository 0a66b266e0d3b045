"""What people are doing when something dies: each act, and how its fact is counted."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import psycopg

from tests.apoyo.esperar import esperar_a
from tests.documentos.imagenes import foto_ci
from tests.fallas.piso.persona import Persona, Respuesta

FOTO = foto_ci()
_RECIBIDOS = "SELECT count(*) FROM documentos_archivorecibido WHERE carpeta_id = %(carpeta)s"
_VERIFICADA = """
SELECT count(*) FROM bitacora_evento
WHERE cadena = 'venta:' || %(venta)s AND tipo = 'verificar_requisitos'
"""
_TANDAS = """
SELECT count(*) FROM documentos_tanda
JOIN cuentas_usuario ON cuentas_usuario.id = pedida_por_id WHERE username = %(usuario)s
"""
_IMPRESA = _TANDAS + " AND archivo <> '' AND terminada_en IS NOT NULL"


@dataclass
class Momento:
    """One person's act; sent again it is the same form."""

    persona: Persona
    hacer: Callable[[Persona], Respuesta]
    hechos: str = ""
    """Counts the facts of the act, in the database."""
    al_final: str = ""
    """Counts them once a worker has done its part."""

    def intentar(self) -> Respuesta:
        return self.hacer(self.persona)

    def cuantos(self, base: "psycopg.Connection[Any]", cuenta: str) -> int:
        fila = base.execute(cuenta.encode(), self.persona.datos).fetchone()
        assert fila is not None
        return int(fila[0])


def salir(persona: Persona) -> Respuesta:
    return persona.enviar("/salir/")


def subir(persona: Persona) -> Respuesta:
    return persona.subir(f"/ventas/{persona.datos['venta']}/archivos/", "CI_ANVERSO", FOTO)


def dar_el_paso(persona: Persona) -> Respuesta:
    servicios = persona.datos["servicios"]
    ruta = f"/ventas/{persona.datos['venta']}/pasos/2/"
    return persona.enviar(ruta, servicios=servicios, servicios_requeridos="FTTH_GPON")


def imprimir(persona: Persona) -> Respuesta:
    return persona.enviar("/impresion/", venta=persona.datos["venta"])


def momentos_de(escena: dict[str, dict[str, Any]], url: str) -> dict[str, Momento]:
    """The five of a scene; whoever is not signing in has signed in."""
    personas = {que: Persona(url, datos) for que, datos in escena.items()}
    for que, persona in personas.items():
        if que != "entrar":
            esperar_a(lambda persona=persona: persona.entrar().estado == 302, 60)
    return {
        "entrar": Momento(personas["entrar"], Persona.entrar),
        "salir": Momento(personas["salir"], salir),
        "subir": Momento(personas["subir"], subir, _RECIBIDOS),
        "paso": Momento(personas["paso"], dar_el_paso, _VERIFICADA),
        "imprimir": Momento(personas["imprimir"], imprimir, _TANDAS, _IMPRESA),
    }
