"""One record of a portfolio's file: no client at all, or a row with what is wrong with it."""

from collections.abc import Sequence

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.texto import no_digitable
from bluecom.planillas import filas
from bluecom.planillas.encabezado import Columnas
from bluecom.planillas.filas import DE_UN_TOTAL
from cartera.servicios.importar.donde import leer_contacto, leer_linea, leer_otros
from cartera.servicios.importar.quien import leer_identidad, leer_nombre
from cartera.servicios.importar.valores import Fila, celda


def motivo_para_omitir(celdas: Sequence[str], columnas: Columnas) -> str:
    """Why a record is no client at all, if it is none."""
    i = columnas.indice["linea"]
    linea = celdas[i].strip() if i < len(celdas) else ""
    if linea.isdigit() and sum(map(bool, celdas)) > DE_UN_TOTAL:
        return ""  # nearly all of them
    return filas.motivo_para_omitir(celdas, columnas)


def leer_fila(linea: int, celdas: Sequence[str], columnas: Columnas) -> Fila:
    """Read one record; nothing is raised, ``rechazos`` says what is wrong."""
    fila = Fila(linea, celdas)
    try:
        crudo = {
            campo: celda(campo, celdas[i]) if i < len(celdas) and celdas[i] else ""
            for campo, i in columnas.indice.items()
        }
    except DatoInvalido as error:
        fila.rechazos.append(str(error))
        return fila
    leer_linea(fila, crudo)
    leer_nombre(fila, crudo)
    leer_identidad(fila, crudo)
    leer_contacto(fila, crudo)
    leer_otros(fila, crudo)
    _avisar_de_signos(fila)
    return fila


def _avisar_de_signos(fila: Fila) -> None:
    """A sign that Smartflex cannot hold does not keep a client out: it is put right later."""
    if not fila.rechazos and (signo := no_digitable(fila.nombre)):
        fila.advertencias.append(
            f"El nombre tiene «{signo}», que Smartflex no admite: corríjalo antes del paso 4."
        )
    for campo, que in (("direccion", "La dirección"), ("zona", "La zona")):
        if signo := no_digitable(fila.contacto[campo]):
            fila.advertencias.append(f"{que} tiene «{signo}», que Smartflex no admite.")
