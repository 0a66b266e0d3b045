"""What a loaded file said, as the check of step 2 or 3: its rows, its day, until when."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.texto import enumerar
from bluecom.cuentas.acto import Acto
from bluecom.integraciones import contact_center, smartflex
from cartera import servicios as cartera
from cartera.dichos import Hecho
from solicitudes.direcciones import clave_de_lugar
from solicitudes.models import Venta, Verificacion
from solicitudes.reglas.errores import TransicionInvalida


@dataclass(frozen=True)
class Origen:
    """The rows that an answer stands on; nobody looked, so it is nobody's look."""

    hechos: tuple[Hecho, ...]
    vence_el: date

    @property
    def clave(self) -> str:
        """What the page sends back, so that only what was seen is confirmed."""
        return "-".join(str(hecho.pk) for hecho in self.hechos)

    @property
    def dicho_en(self) -> datetime:
        return min(hecho.dicho_en for hecho in self.hechos)

    @property
    def renglones(self) -> list[dict[str, Any]]:
        return [
            {"corrida": h.corrida_id, "linea": h.linea, "archivo": h.corrida.archivo}
            for h in self.hechos
        ]

    @property
    def en_palabras(self) -> str:
        """``«nov.csv», línea 3``"""
        return enumerar(f"«{r['archivo']}», línea {r['linea']}" for r in self.renglones)

    @property
    def cargado_por(self) -> str:
        return enumerar(dict.fromkeys(str(h.corrida.pedida_por) for h in self.hechos))


def exigir_el_mismo(origen: Origen | None, clave: str) -> Origen:
    """What was confirmed is what the files say now. Raises ``TransicionInvalida``."""
    if origen is None or origen.clave != clave:
        raise TransicionInvalida(
            "Lo que decía el archivo ya no es lo último que se sabe: mire lo que dice ahora."
        )
    return origen


def anotar_lo_del_archivo(
    venta: Venta, paso: int, origen: Origen, acto: Acto, **datos: Any
) -> Verificacion:
    """Keep what the file said, with its day and its end; the log has who went on by it."""
    cartera.marcar_usados(origen.hechos, ahora=acto.ahora)
    corridas = sorted({hecho.corrida_id for hecho in origen.hechos})
    lineas = [hecho.linea for hecho in origen.hechos]
    anotar(
        venta.cadena,
        "segun_archivo",
        acto=acto,
        datos={"paso": paso, "archivos": corridas, "lineas": lineas},
    )
    sistema = smartflex() if paso == 2 else contact_center()
    return Verificacion.objects.create(
        venta=venta,
        paso=paso,
        sistema=sistema.nombre,
        servicios=venta.servicios_requeridos,
        lugar=clave_de_lugar(venta.contacto.direccion),
        consultado_en=origen.dicho_en,
        de_archivo=origen.renglones,
        **{"favorable": True, "vence_el": origen.vence_el, **datos},
    )
