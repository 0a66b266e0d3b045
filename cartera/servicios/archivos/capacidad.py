"""Contact Center's file: where there is capacity, by which technology, until when (3.2)."""

from collections.abc import Mapping
from datetime import datetime

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.fechas import hoy
from bluecom.planillas.celdas import sin_decimales
from bluecom.planillas.encabezado import Campo, Campos, Exigencia
from bluecom.planillas.tipos import Entrada
from cartera.models import CapacidadZona
from cartera.servicios.archivos.antesala import cerrar, llenar
from cartera.servicios.archivos.celdas import NO, SI, leer_dia, leer_momento, si_o_no
from cartera.servicios.archivos.fechas import FECHA, HORA, LA_FECHA
from cartera.servicios.archivos.novedad import asentar_dichos, separar_repetidas
from cartera.servicios.archivos.vueltas import deber_curas
from cartera.servicios.importar.vocabulario import leer_requeridos, leer_tecnologia
from cartera.zonas import clave_de_zona

TIPO = "capacidad"
CAMPOS = Campos(
    todos=(
        Campo("zona", "Zona", "ZONA BARRIO DISTRITO ZONABARRIO"),
        Campo("gabinete", "Gabinete", "GABINETE ARMARIO NROGABINETE NROARMARIO CAJA NODO"),
        Campo("tecnologia", "Tecnología", "TECNOLOGIA TEC ACCESO TIPODEACCESO RED"),
        Campo("producto", "Servicio, si es de uno solo", "PRODUCTO SERVICIO"),
        Campo(
            "capacidad",
            "¿Hay capacidad? (sí, no, o cuántos puertos)",
            "CAPACIDAD HAYCAPACIDAD CAPACIDADTECNICA DISPONIBLE DISPONIBILIDAD PUERTOSLIBRES "
            "PUERTOSDISPONIBLES PUERTOS LIBRES",
        ),
        Campo(
            "hasta",
            "Vale hasta",
            "VALEHASTA VALIDAHASTA VALIDOHASTA VALIDEZ VIGENTEHASTA VIGENCIA VENCE VENCIMIENTO "
            "HASTA",
        ),
        FECHA,
        HORA,
    ),
    exige=(
        Exigencia("ZONA", frozenset({"zona"})),
        Exigencia("TECNOLOGÍA", frozenset({"tecnologia"})),
        Exigencia("CAPACIDAD (sí o no)", frozenset({"capacidad"})),
        LA_FECHA,
    ),
)
_HAY = SI | {"HAY", "HAY CAPACIDAD", "CON CAPACIDAD", "DISPONIBLE"}
_NO_HAY = NO | {
    "NO HAY", "NO HAY CAPACIDAD", "SIN CAPACIDAD", "NO DISPONIBLE", "SATURADO", "SATURADA",
    "LLENO", "LLENA",
}  # fmt: skip
_TABLA = "capacidad_antesala"
_DE_QUE = ("clave_zona", "clave_gabinete", "tecnologia", "producto")
_PROPIAS = {
    "zona": "text",
    "clave_zona": "text",
    "gabinete": "text",
    "clave_gabinete": "text",
    "tecnologia": "text",
    "producto": "text",
    "disponible": "boolean",
    "vigente_hasta": "date",
}


def cargar_capacidad(entrada: Entrada) -> None:
    """Keep what the file says of each zone; who waits for capacity is looked at afterwards."""
    corrida = entrada.corrida
    llenar(
        _TABLA,
        entrada,
        lambda crudo: _leer(crudo, entrada.acto.ahora),
        propias=_PROPIAS,
        calculadas={"hecho_id": "bigint"},
        tal_cual="capacidad",
    )
    dicho = "row(disponible, vigente_hasta)::text"
    separar_repetidas(_TABLA, (*_DE_QUE, "dicho_en"), dicho, "de esta zona")
    valores = {columna: f"f.{columna}" for columna in _PROPIAS}
    asentar_dichos(_TABLA, CapacidadZona, valores | {"de_prueba": str(corrida.de_prueba)}, entrada)
    if not entrada.simular:
        deber_curas(corrida, entrada.acto)
    cerrar(_TABLA, corrida, "hecho_id")


def _leer(crudo: Mapping[str, str], ahora: datetime) -> dict[str, str | None]:
    zona, gabinete = crudo.get("zona", ""), sin_decimales(crudo.get("gabinete", ""))
    clave, clave_gabinete = clave_de_zona(zona), clave_de_zona(gabinete)
    if not clave:
        raise DatoInvalido("Falta la zona.")
    if len(zona) > 80 or len(gabinete) > 30:
        raise DatoInvalido("La zona o el gabinete es demasiado largo: hasta 80 y 30 letras.")
    dicho_en = leer_momento(crudo, ahora)
    hasta = leer_dia(crudo.get("hasta", ""))
    if hasta is not None and hasta < hoy(dicho_en):
        raise DatoInvalido("Dejó de valer antes de la fecha en que se consultó: revise las dos.")
    return {
        "zona": zona,
        "clave_zona": clave,
        "gabinete": gabinete,
        "clave_gabinete": clave_gabinete,
        "tecnologia": _tecnologia(crudo.get("tecnologia", "")),
        "producto": _producto(crudo.get("producto", "")),
        "disponible": "t" if _hay(crudo.get("capacidad", "")) else "f",
        "vigente_hasta": hasta.isoformat() if hasta else None,
        "dicho_en": dicho_en.isoformat(),
        "aviso": "",
    }


def _hay(texto: str) -> bool:
    puertos = sin_decimales(texto)
    if puertos.isascii() and puertos.isdigit():
        return int(puertos) > 0
    if not texto:
        raise DatoInvalido("No dice si hay capacidad: escriba SÍ o NO.")
    return si_o_no(texto, si=_HAY, no=_NO_HAY)


def _tecnologia(texto: str) -> str:
    codigo = leer_tecnologia(texto)
    if not codigo:
        raise DatoInvalido(f"La tecnología «{texto[:30]}» no se conoce." if texto else
                           "Falta la tecnología.")  # fmt: skip
    return codigo


def _producto(texto: str) -> str:
    """Empty for all; several in one cell would be several rows."""
    codigos, entendido = leer_requeridos(texto, "")
    if not entendido or len(codigos) > 1:
        raise DatoInvalido(f"El servicio «{texto[:40]}» no se conoce, o son varios: uno por fila.")
    return codigos[0] if codigos else ""
