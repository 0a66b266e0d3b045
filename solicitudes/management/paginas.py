"""Pages generated from the machine: the state diagram and the permission matrix."""

from collections.abc import Iterator

from django_fsm import Transition

from bluecom.cuentas.models import Rol
from solicitudes.reglas import permisos
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.flujo import PASO_INICIAL, transiciones

ROLES = [rol for rol in Rol if rol != Rol.SISTEMA]
POR_PREDICADO = {
    permisos.es_su_asesor: {Rol.ASESOR},
    permisos.es_de_canales_virtuales: {Rol.CANALES_VIRTUALES},
    permisos.puede_descartar: {Rol.ASESOR, *permisos.JEFATURA, Rol.SISTEMA},
    permisos.puede_anular: {Rol.ASESOR, *permisos.JEFATURA},
    permisos.puede_anular_entregada: {Rol.CANALES_VIRTUALES, Rol.JEFE_VENTAS},
    permisos.confirma_reapertura: {Rol.JEFE_SERVICIO},
    permisos.confirma_instalacion: {Rol.CANALES_VIRTUALES, Rol.JEFE_SERVICIO},
    permisos.concluye: {Rol.SISTEMA, Rol.CANALES_VIRTUALES},
}
"""Which roles a predicate lets in, on a sale of their own; a test asks each predicate."""


def diagrama() -> str:
    """``docs/flujo.md``: every transition, with its guards in words."""
    return "\n".join(["# La venta como máquina de estados", "", *_cuerpo_del_diagrama(), ""])


def matriz() -> str:
    """``docs/permisos.md``: role × state × transition."""
    lineas = [
        "# Quién puede qué",
        "",
        "Generado de la máquina por `manage.py matriz_permisos`. «sí» supone una venta propia: "
        "la de otro asesor no existe para él (404).",
        "",
        "| desde | acción | " + " | ".join(str(rol.label) for rol in ROLES) + " | Sistema |",
        "|---|---|" + "---|" * (len(ROLES) + 1),
    ]
    for t in transiciones():
        dejan = POR_PREDICADO[t.permission]  # type: ignore[index]  # each has a predicate
        celdas = ["sí" if rol in dejan else "·" for rol in [*ROLES, Rol.SISTEMA]]
        lineas.append(f"| {t.source} | {t.name} | " + " | ".join(celdas) + " |")
    return "\n".join([*lineas, ""])


def _cuerpo_del_diagrama() -> Iterator[str]:
    yield "Generado de la máquina por `manage.py diagrama_flujo`; la integración lo compara."
    yield ""
    yield "```mermaid"
    yield "stateDiagram-v2"
    yield f"    [*] --> TOMADA: {PASO_INICIAL['paso']} tomar"
    for t in transiciones():
        for destino in _destinos(t):
            yield f"    {t.source} --> {destino}: {t.custom['paso']} {t.name}"
    for final in (Estado.CONCLUIDA, Estado.DESCARTADA, Estado.ANULADA):
        yield f"    {final} --> [*]"
    yield "```"
    yield ""
    yield "| paso | transición | desde | hasta | guardas |"
    yield "|---|---|---|---|---|"
    for t in transiciones():
        guardas = ", ".join(f"`{guarda.__name__}`" for guarda in t.conditions)
        hasta = ", ".join(_destinos(t))
        yield f"| {t.custom['paso']} | `{t.name}` | {t.source} | {hasta} | {guardas} |"


def _destinos(transicion: Transition) -> list[str]:
    """The states a transition may reach: one, or those its rule allows.

    A correction goes back to a done step, never ahead.
    """
    permitidos = getattr(transicion.target, "allowed_states", None)
    if not permitidos:
        return [str(transicion.target)]
    orden = list(Estado.values)
    if transicion.name == "corregir":
        antes = orden.index(str(transicion.source))
        permitidos = [e for e in permitidos if orden.index(e) < antes]
    return [str(estado) for estado in permitidos]
