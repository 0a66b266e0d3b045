"""The checklists of the procedure as they ship: what is explained, revised and reviewed.

They are version 1 of each, and the history of the sales that were ticked by them: a sentence here
is never rewritten. Another one is a version that two administrators sign (``control``).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Item:
    """One line of a checklist; its code never changes, its sentence goes by versions."""

    nombre: str


PASOS_A_SEGUIR = {
    "ENVIO": Item("Envía por WhatsApp la fotografía de su C.I. y la carta firmada"),
    "REGISTRO": Item("Registramos su solicitud en el sistema"),
    "INSTALACION": Item("Lo visitan para instalar, en el plazo que se le dice"),
    "TERMINOS": Item("Recibe por correo electrónico los términos y condiciones"),
}
"""Step 5.1, in the order in which they are said."""


@dataclass(frozen=True)
class ItemRecibido(Item):
    """One thing that 6.3 looks at, and the files it is read from."""

    mira: tuple[str, ...]
    avisa: bool = False


_CI = ("CI_ANVERSO", "CI_REVERSO")
_CARTA = ("CARTA",)
ITEMS_6_3 = {
    "CI_LEGIBLE": ItemRecibido("C.I. legible", _CI),
    "CI_VIGENTE": ItemRecibido("C.I. vigente", _CI),
    "NOMBRE": ItemRecibido("El nombre coincide", (*_CI, *_CARTA)),
    "SOLICITANTE": ItemRecibido("Quien solicita es el titular o acredita su poder", _CARTA),
    "DECLARACION": ItemRecibido("Declaración de costo y permanencia completa", _CARTA),
    "SERVICIO": ItemRecibido("Especifica el servicio solicitado", _CARTA),
    "DIRECCION": ItemRecibido("Dirección del lugar de instalación", _CARTA),
    "TELEFONOS": ItemRecibido("Teléfono y celular de referencia", _CARTA),
    "FIRMA": ItemRecibido("Firma del solicitante", _CARTA),
    "FIRMA_PARECIDA": ItemRecibido("La firma se parece a la del C.I.", (*_CI, *_CARTA), True),
}
"""Step 6.3; an item that only warns never blocks."""


@dataclass(frozen=True)
class ItemRevision(Item):
    """One thing that Canales Virtuales looks at, and the step it leads back to."""

    paso: int
    campos: tuple[str, ...] = ()
    """The fields of that step which are this item's, of ``CAMPOS_OBSERVADOS``."""
    solo_con_equipos: bool = False

    def admite(self, paso: int | None, campo: str) -> bool:
        """Whether a reason that leads to this step and field is one of this item's."""
        suyos = self.campos if paso == self.paso else self._de_antes(paso)
        return campo in suyos if campo else paso == self.paso or bool(suyos)

    def _de_antes(self, paso: int | None) -> set[str]:
        """The fields of an earlier step that are observed beside its own."""
        antes = (DE_ANTES.get(campo, {}).get(paso, ()) for campo in self.campos)
        return {campo for campos in antes for campo in campos}

    @property
    def mira(self) -> tuple[str, ...]:
        """The files that it is read from, those of the fields that are its own."""
        return tuple(tipo for campo in self.campos for tipo in ARCHIVOS.get(campo, ()))

    def de_version(self, version: int) -> "ItemRevision":
        """The same item, naming the paper's version that has to be in the folder."""
        if version == 1:
            return self
        return replace(self, nombre=f"{self.nombre}: recibida la versión {version}")


ARCHIVOS = {"archivo_ci": _CI, "archivo_carta": _CARTA}
"""The fields of step 6 that are files of the folder."""

DE_ANTES: Mapping[str, Mapping[int | None, tuple[str, ...]]] = {
    "modalidad": {4: ("es_titular",), 5: ("correo", "celular_whatsapp", "referencia_1")},
    "direccion_cobro": {4: ("facturacion",)},
    "via": {5: ("direccion_dictada",)},
    "plan": {4: ("condicion",)},
    "adicional": {5: ("caracteristicas",)},
}
"""Field of an item → what the client said of it before, on the call: it stands beside its data, is
observed there, and is corrected where it was said."""

ITEMS_REVISION = {
    "CI": ItemRevision("C.I.: legible, vigente, coincide", 6, ("archivo_ci", "ci", "ci_vence")),
    "CARTA": ItemRevision(
        "Carta: declaración, servicio, dirección, firma", 6, ("archivo_carta", "carta_fecha")
    ),
    "TITULAR": ItemRevision("Datos del titular", 7, ("modalidad",)),
    "COBRO": ItemRevision("Dirección de cobro y ciclo", 7, ("direccion_cobro", "ciclo")),
    "DIRECCION": ItemRevision(
        "Dirección de instalación según Anexo 1", 8, ("via", "numero", "zona", "observaciones")
    ),
    "SERVICIO": ItemRevision("Plan y componentes", 8, ("subcategoria", "plan", "componentes")),
    "GLOSA": ItemRevision("Observaciones según Anexo 2", 9, ("adicional",)),
    "SOLICITUD": ItemRevision("Solicitud de Servicios, 1 + 1", 10),
    "CONTRATO": ItemRevision("Contrato de Suministro, 1 + 1", 10),
    "COMODATO": ItemRevision("Contrato de Comodato, 1 + 1", 10, solo_con_equipos=True),
}
"""Step 11.1, in the order of the folder."""

PASOS_OBSERVADOS = {
    4: "4 · Llamada",
    5: "5 · Explicación",
    6: "6 · C.I. y carta",
    7: "7 · Smartflex",
    8: "8 · Detalle",
    9: "9 · Glosa",
    10: "10 · Impresión",
}
"""The steps that the items of the review lead back to, as the rail names them."""

CAMPOS_OBSERVADOS = {
    4: {
        "condicion": "Oferta: plan, tecnología y condiciones",
        "facturacion": "A quién se factura",
        "es_titular": "Quién solicita",
    },
    5: {
        "correo": "Correo electrónico",
        "celular_whatsapp": "Celular de WhatsApp",
        "referencia_1": "Teléfonos de referencia",
        "direccion_dictada": "Dirección dictada",
        "caracteristicas": "Vivienda, características y cómo llegar",
    },
    6: {
        "archivo_ci": "Fotografía del C.I.",
        "archivo_carta": "Fotografía de la carta",
        "ci": "Número del C.I.",
        "ci_vence": "Vencimiento del C.I.",
        "carta_fecha": "Fecha de la carta",
    },
    7: {
        "modalidad": "Modalidad",
        "direccion_cobro": "Dirección de cobro",
        "ciclo": "Ciclo de facturación",
    },
    8: {
        "subcategoria": "Categoría y subcategoría",
        "via": "Dirección: vía",
        "numero": "Dirección: número",
        "zona": "Dirección: zona",
        "observaciones": "Dirección: observaciones",
        "plan": "Plan comercial",
        "componentes": "Componentes",
    },
    9: {"adicional": "Algo más, al final de la glosa"},
}
"""The fields that an observation may lead to, by step."""


def pasos_observados() -> list[tuple[int, str]]:
    return list(PASOS_OBSERVADOS.items())


def campos_observados() -> list[tuple[str, list[tuple[str, str]]]]:
    """Grouped by step, for a select."""
    return [(PASOS_OBSERVADOS[p], list(campos.items())) for p, campos in CAMPOS_OBSERVADOS.items()]
