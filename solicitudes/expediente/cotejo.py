"""What the closing file of a sale lists, against what there is today.

A chain of hashes shows what was changed, but not that its end was cut, nor that a paper and
its row were taken away together: the closing file does, and the log names the closing file.
"""

from bluecom.bitacora.models import Evento
from documentos import datos as d
from documentos.models import Documento
from documentos.papel.huella import huella
from documentos.tipos import TipoDocumento
from solicitudes.models import Venta
from solicitudes.papeles.datos import expediente
from solicitudes.papeles.datos.cierre import CERRAR

Hashes = dict[str, str]
"""What each thing is called → its hash; empty when it had no file yet."""


def cotejar(venta: Venta) -> list[str]:
    """Name what is gone or is another since the sale was closed; nothing if it never was."""
    cierres = list(
        Documento.objects.filter(carpeta=venta.carpeta, tipo=TipoDocumento.EXPEDIENTE)
        .order_by("numero")
        .all()
    )
    problemas = _contra_la_bitacora(venta, cierres)
    fieles = [c for c in cierres if huella(c.datos, c.plantilla_version) == c.huella]
    if fieles:
        hay = hashes_de(expediente(venta))
        problemas += [p for cierre in fieles for p in _diferencias(cierre, hay)]
    return list(dict.fromkeys(problemas))


def hashes_de(datos: d.DatosExpediente) -> Hashes:
    """Every hash in a closing file by the name of what it is of."""
    de_actas = [acta.papel for acta in datos.actas]
    return {
        **{f"evento {s.n} de la venta": s.hash for s in datos.sucesos},
        **{f"{_nombre(p)}, datos": p.huella for p in (*datos.papeles, *de_actas)},
        **{f"{_nombre(p)}, archivo": p.sha256 for p in (*datos.papeles, *de_actas)},
        **{f"{a.nombre} recibido N.º {a.id}": a.sha256 for a in datos.archivos},
        **{f"correo {c.message_id}": c.sha256 for c in datos.correos},
    }


def _diferencias(cierre: Documento, hay: Hashes) -> list[str]:
    contenido = cierre.contenido
    assert isinstance(contenido, d.DatosExpediente)
    problemas = []
    for que, esperado in hashes_de(contenido).items():
        if que not in hay:
            problemas.append(f"{que}: figura en el {cierre} y ya no está.")
        elif esperado and hay[que] != esperado:
            problemas.append(f"{que}: no es el que figura en el {cierre}.")
    return problemas


def _contra_la_bitacora(venta: Venta, cierres: list[Documento]) -> list[str]:
    """Each closing file is in the log with its huella, and the other way round."""
    eventos = Evento.objects.filter(cadena=venta.cadena, tipo=CERRAR)
    anotados = {e.datos["documento"]: e.datos["huella"] for e in eventos}
    emitidos = {c.numero: c.huella for c in cierres}
    titulo = str(TipoDocumento.EXPEDIENTE.label)
    faltan = [
        f"{titulo} N.º {n:07d}: figura en la bitácora y ya no está."
        for n in anotados
        if n not in emitidos
    ]
    ajenos = [
        f"{titulo} N.º {n:07d}: no figura así en la bitácora."
        for n, marca in emitidos.items()
        if anotados.get(n) != marca
    ]
    return faltan + ajenos


def _nombre(papel: d.PapelEmitido) -> str:
    return f"{papel.nombre} N.º {papel.numero:07d}"
