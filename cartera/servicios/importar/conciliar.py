"""Decide what one row means against the file so far and against what is stored.

Deciding writes nothing, so that a dry run and the real one say the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bluecom.bolivia.telefonos import nacional
from cartera.models import Cliente, ContactoCartera
from cartera.servicios.importar.existentes import Existentes, persona_de, ya_termino
from cartera.servicios.importar.informe import CONTEO_DE, Clase
from cartera.servicios.importar.valores import Fila, Persona


@dataclass
class Decision:
    """``conteo`` empty: the row is not taken, and its class says where it counts.

    Once written, ``creado`` is the place in the portfolio of a client who was known.
    """

    fila: Fila
    clase: Clase
    motivo: str = ""
    conteo: str = ""
    persona: Persona | None = None
    cliente: Cliente | None = None
    contacto: ContactoCartera | None = None
    cambios_cliente: dict[str, Any] = field(default_factory=dict)
    cambios_contacto: dict[str, Any] = field(default_factory=dict)
    telefonos: list[str] = field(default_factory=list)
    creado: ContactoCartera | None = None

    @property
    def es_nueva(self) -> bool:
        """It brings a client of its own: whatever it says is stored as it was copied."""
        return self.conteo == "nuevas" and self.cliente is None

    @property
    def resultado(self) -> str:
        """Where it counts."""
        return self.conteo or CONTEO_DE[self.clase]

    @property
    def como(self) -> Clase:
        """How it is told: a known row that was read clean and brings nothing new says so."""
        igual = self.conteo == "sin_cambios" and self.clase is Clase.NUEVA
        return Clase.SIN_CAMBIOS if igual else self.clase


class Vistos:
    """The rows of this file already taken, by line, client code and person."""

    def __init__(self) -> None:
        self.lineas: dict[str, tuple[int, Persona]] = {}
        self.codigos: dict[str, tuple[int, Persona]] = {}
        self.personas: dict[Persona, tuple[int, str]] = {}
        self.clientes: dict[int, int] = {}

    def persona_de(self, fila: Fila) -> Persona:
        """Who the row speaks of; without C.I., whoever has that code or line."""
        if fila.persona is not None:
            return fila.persona
        for visto in (self.codigos.get(fila.codigo), self.lineas.get(fila.numero)):
            if visto is not None:
                return visto[1]
        return ("CODIGO", fila.codigo, "") if fila.codigo else ("LINEA", fila.numero, "")

    def anotar(self, fila: Fila, persona: Persona) -> None:
        self.lineas[fila.numero] = (fila.linea, persona)
        self.personas[persona] = (fila.linea, fila.nombre)
        if fila.codigo:
            self.codigos[fila.codigo] = (fila.linea, persona)


def decidir(fila: Fila, vistos: Vistos, existentes: Existentes) -> Decision:
    """What becomes of one row (1.1)."""
    if fila.rechazos:
        return Decision(fila, Clase.RECHAZADA, " ".join(fila.rechazos))
    persona = vistos.persona_de(fila)
    decision = _contra_el_archivo(fila, persona, vistos)
    if decision is None:
        vistos.anotar(fila, persona)
        decision = _contra_lo_guardado(fila, persona, vistos, existentes)
    return decision


def _contra_el_archivo(fila: Fila, persona: Persona, vistos: Vistos) -> Decision | None:
    de_la_linea = vistos.lineas.get(fila.numero)
    if de_la_linea is not None and de_la_linea[1] == persona:
        return Decision(fila, Clase.DUPLICADA, f"Repite la línea {de_la_linea[0]}.")
    if de_la_linea is not None:
        return Decision(
            fila,
            Clase.CONFLICTO_LINEA,
            f"El teléfono {nacional(fila.numero)} ya está en la línea {de_la_linea[0]} "
            "con otra persona.",
        )
    del_codigo = vistos.codigos.get(fila.codigo) if fila.codigo else None
    if del_codigo is not None and del_codigo[1] != persona:
        return Decision(
            fila,
            Clase.CONFLICTO_CODIGO,
            f"El código {fila.codigo} ya está en la línea {del_codigo[0]} con otra persona.",
        )
    if persona not in vistos.personas:
        return None
    if not fila.elegible:
        return Decision(fila, Clase.NO_ELEGIBLE, _por_otros_servicios(fila))
    linea, nombre = vistos.personas[persona]
    otro_nombre = "" if nombre == fila.nombre else ", con otro nombre: revíselo"
    return Decision(
        fila,
        Clase.MISMA_PERSONA,
        f"Es la persona de la línea {linea}, con otro teléfono{otro_nombre}.",
        persona=persona,
        telefonos=[fila.numero, *fila.telefonos],
    )


def _contra_lo_guardado(
    fila: Fila, persona: Persona, vistos: Vistos, existentes: Existentes
) -> Decision:
    cliente = existentes.por_persona.get(persona)
    por_codigo = existentes.por_codigo.get(fila.codigo) if fila.codigo else None
    dueno = existentes.dueno_de_la_linea(fila.numero)
    if cliente is None and (fila.persona is None or (por_codigo and not persona_de(por_codigo))):
        cliente = por_codigo or (dueno if fila.persona is None else None)
    conflicto = _conflicto(fila, cliente, por_codigo, dueno)
    if conflicto is not None:
        return conflicto
    if cliente is not None and vistos.clientes.setdefault(cliente.pk, fila.linea) != fila.linea:
        motivo = f"Es la persona de la línea {vistos.clientes[cliente.pk]}."
        return Decision(fila, Clase.MISMA_PERSONA, motivo, cliente=cliente)
    decision = _no_elegible(fila, cliente, existentes)
    if decision is None:
        decision = _repetida(fila, cliente, existentes) or _tomada(fila, cliente, existentes)
    decision.persona = persona
    return decision


def _conflicto(
    fila: Fila, cliente: Cliente | None, por_codigo: Cliente | None, dueno: Cliente | None
) -> Decision | None:
    if dueno is not None and dueno != cliente:
        motivo = f"El teléfono {nacional(fila.numero)} ya está cargado con otra persona."
        return Decision(fila, Clase.CONFLICTO_LINEA, motivo)
    if por_codigo is not None and por_codigo != cliente:
        motivo = f"El código {fila.codigo} ya está cargado con otra persona."
        return Decision(fila, Clase.CONFLICTO_CODIGO, motivo)
    otro_codigo = fila.codigo and por_codigo is None
    if cliente is not None and otro_codigo and cliente.codigo:
        motivo = f"Esta persona ya está cargada con el código {cliente.codigo}."
        return Decision(fila, Clase.CONFLICTO_CODIGO, motivo)
    return None


def _no_elegible(fila: Fila, cliente: Cliente | None, existentes: Existentes) -> Decision | None:
    motivo = ""
    if existentes.pidio_no_llamar(fila.numero, cliente):
        motivo = "Pidió que no se lo llame."
    if not fila.elegible:
        motivo = _por_otros_servicios(fila)
    if not motivo:
        return None
    decision = Decision(fila, Clase.NO_ELEGIBLE, motivo)
    contacto = existentes.de_esta_cartera(cliente) if cliente else None
    if contacto is not None and not fila.elegible:
        servicios = fila.contacto["servicios_actuales"]
        decision.contacto = contacto
        decision.cambios_contacto = _cambios(
            contacto, {"es_elegible": False, "servicios_actuales": servicios}
        )
    return decision


def _por_otros_servicios(fila: Fila) -> str:
    tiene = ", ".join(fila.contacto["servicios_actuales"])
    return f"Ya tiene otros servicios ({tiene}): la cartera es solo de telefonía fija (1.1)."


def _repetida(fila: Fila, cliente: Cliente | None, existentes: Existentes) -> Decision | None:
    if cliente is None:
        return None
    contacto = existentes.de_esta_cartera(cliente)
    if contacto is not None and contacto.linea != fila.numero:
        return Decision(
            fila,
            Clase.MISMA_PERSONA,
            f"Ya está en esta cartera con el teléfono {nacional(contacto.linea)}.",
            cliente=cliente,
            telefonos=_nuevos(fila, cliente, existentes),
        )
    otro = existentes.repetido_en_otra(cliente)
    if contacto is None and otro is not None:
        donde = "Ya estuvo" if ya_termino(otro) else "Ya está por llamar"
        motivo = f"{donde} en la cartera «{otro.cartera}»."
        return Decision(fila, Clase.DUPLICADA, motivo)
    return None


def _tomada(fila: Fila, cliente: Cliente | None, existentes: Existentes) -> Decision:
    contacto = existentes.de_esta_cartera(cliente) if cliente else None
    decision = Decision(fila, fila.clase, fila.motivo, "nuevas", cliente=cliente)
    decision.telefonos = _nuevos(fila, cliente, existentes)
    if cliente is not None:
        dicho = {c: v for c, v in fila.cliente.items() if not existentes.se_dejo(cliente, c, v)}
        decision.cambios_cliente = _cambios(cliente, dicho)
    if contacto is None:
        return decision
    decision.contacto = contacto
    decision.cambios_contacto = _cambios(contacto, {**fila.contacto, "es_elegible": True})
    nuevo = [*decision.cambios_cliente, *decision.cambios_contacto]
    nuevo += ["telefonos"] if decision.telefonos else []
    decision.conteo = "actualizadas" if nuevo else "sin_cambios"
    if nuevo:
        campos = ", ".join(campo.replace("_", " ") for campo in nuevo)
        decision.clase = Clase.ADVERTENCIA
        decision.motivo = f"Ya estaba cargado; se actualiza: {campos}. {fila.motivo}".rstrip()
    return decision


def _nuevos(fila: Fila, cliente: Cliente | None, existentes: Existentes) -> list[str]:
    conocidos = existentes.telefonos[cliente.pk] if cliente else set()
    return [numero for numero in (fila.numero, *fila.telefonos) if numero not in conocidos]


def _cambios(objeto: Cliente | ContactoCartera, datos: Mapping[str, Any]) -> dict[str, Any]:
    """What the file says and is stored otherwise; a blank erases nothing."""
    return {
        campo: valor
        for campo, valor in datos.items()
        if valor not in ("", None, []) and getattr(objeto, campo) != valor
    }
