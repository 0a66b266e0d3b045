"""What is recorded of a visit and what a file says of it, field by field, in words."""

from collections.abc import Sequence
from typing import Any

from solicitudes.canales.instalacion.dicho import Dicho, juntas, lo_que_difiere
from solicitudes.canales.instalacion.equipo import mac_limpia, serie_limpia
from solicitudes.canales.instalacion.formulario import unidades_de
from solicitudes.canales.instalacion.planilla.parte import Parte
from solicitudes.models import DiferenciaDeInstalacion, Venta, Visita


def lo_dicho(parte: Parte, registrado: Dicho) -> Dicho:
    """What the row says; where it says nothing, what is recorded stands."""
    dicho = {
        "Resultado": "Instalada" if parte.hecha else "No instalada",
        "Fecha": f"{parte.fecha:%d/%m/%Y}",
    }
    if parte.hecha:
        dicho |= {"Series": juntas(map(serie_limpia, parte.series))}
        dicho |= {"MAC": juntas(map(_mac, parte.macs))}
    else:
        nueva = f"{parte.nueva_fecha:%d/%m/%Y}" if parte.nueva_fecha else ""
        dicho |= {"Motivo": str(parte.motivo or ""), "Nueva fecha": nueva}
    completo = {campo: dicho.get(campo) or valor for campo, valor in registrado.items()}
    mismo_resultado = dicho["Resultado"] == registrado["Resultado"]
    return completo if mismo_resultado else {c: v for c, v in dicho.items() if v}


def buscar_diferencia(
    venta: Venta, registrado: Dicho, dicho: Dicho
) -> DiferenciaDeInstalacion | None:
    """The one already open, or decided, of these very values: nobody is asked twice."""
    suyas: Any = venta.diferencias_de_instalacion.filter(registrado=registrado, dicho=dicho)
    diferencia: DiferenciaDeInstalacion | None = suyas.first()
    return diferencia


def en_palabras(registrado: Dicho, dicho: Dicho) -> str:
    """Only what differs: «Fecha: 20/11/2026, y el archivo dice 21/11/2026»."""
    return "; ".join(
        f"{campo}: {valor or 'nada'}, y el archivo dice {otro}"
        for campo, valor, otro in lo_que_difiere(registrado, dicho)
    )


def rectificable(venta: Venta, visita: Visita, parte: Parte) -> dict[str, Any]:
    """What would be written if the file is right: date, and the equipment in its order.

    Empty when it cannot be: one of them says installed and the other not, or it is a failed visit.
    """
    if not (visita.hecha and parte.hecha):
        return {}
    equipos = list(venta.instalacion_actual.equipos) if venta.instalacion_actual else []
    if parte.series and len(parte.series) != len(unidades_de(venta)):
        return {}
    nuevos = [
        equipo | _si("serie", parte.series, n, serie_limpia) | _si("mac", parte.macs, n, _mac)
        for n, equipo in enumerate(equipos)
    ]
    return {"fecha": parte.fecha.isoformat(), "equipos": nuevos}


def _mac(escrita: str) -> str:
    """What is no MAC stays as it was written, for a person to see."""
    return mac_limpia(escrita) or escrita


def _si(campo: str, dichas: Sequence[str], n: int, limpiar: Any) -> dict[str, str]:
    return {campo: limpiar(dichas[n])} if n < len(dichas) else {}
