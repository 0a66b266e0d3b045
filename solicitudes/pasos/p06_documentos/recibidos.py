"""What step 6 shows of the files that came: each in its place, what is against it, and the tray."""

from typing import Any

from django import forms

from bluecom.bolivia.campos import CampoTexto
from documentos import reparos
from documentos.models import ArchivoRecibido
from documentos.servicios import parecidos_de
from documentos.tipos import TipoArchivo
from solicitudes.models import Venta
from solicitudes.pasos.p06_documentos.archivos import DIGITALES, lugares_de
from solicitudes.pasos.p06_documentos.leido import DEL_TITULAR, leido_de, parece_captura
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.observado import archivos_abiertos
from solicitudes.reglas.recibidos import como_se_mira, tipos_de

LUGARES: dict[str, str] = {
    TipoArchivo.CI_ANVERSO: "archivo_ci",
    TipoArchivo.CARTA: "archivo_carta",
}
"""The file where the fix of an observed C.I. or letter begins (``CAMPOS_OBSERVADOS``)."""


class ArchivoForm(forms.Form):
    """One file for each request, or several without scripts (6.2); without a kind, the next."""

    tipo = forms.ChoiceField(
        choices=[(t, t.label) for t in TipoArchivo if t != TipoArchivo.EVIDENCIA], required=False
    )
    en_lugar_de = forms.IntegerField(required=False)
    archivo = forms.FileField(error_messages={"required": "Elija la fotografía o el PDF."})


class AceptarForm(forms.Form):
    """Why a photo is taken that the coach would refuse."""

    porque = CampoTexto(
        label="Por qué la acepto",
        max_length=200,
        error_messages={"required": "Diga por qué acepta la foto."},
    )


class RecorteForm(forms.Form):
    """The part that stays, in hundredths of what is seen."""

    izquierda = forms.FloatField(min_value=0, max_value=95)
    arriba = forms.FloatField(min_value=0, max_value=95)
    derecha = forms.FloatField(min_value=5, max_value=100)
    abajo = forms.FloatField(min_value=5, max_value=100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Each edge moves by arrows, a hundredth for each."""
        super().__init__(*args, **kwargs)
        for nombre, campo in self.fields.items():
            campo.initial = 100 if nombre in ("derecha", "abajo") else 0
            campo.error_messages = dict.fromkeys(
                ("required", "invalid", "min_value", "max_value"),
                "Los cuatro bordes van de 0 a 100.",
            )

    def clean(self) -> dict[str, Any]:
        limpio = super().clean() or {}
        if not self.errors and (
            limpio["derecha"] <= limpio["izquierda"] or limpio["abajo"] <= limpio["arriba"]
        ):
            self.add_error(None, "El recorte está al revés: derecha y abajo son los mayores.")
        return limpio

    def milesimas(self) -> list[int]:
        orden = ("izquierda", "arriba", "derecha", "abajo")
        return [round(self.cleaned_data[nombre] * 10) for nombre in orden]


def recibidos_de(venta: Venta) -> dict[str, Any]:
    """Its places with their files, what waits to be sorted, and what each may be said to be."""
    vigentes = [a for a in venta.carpeta.archivos.all() if a.sustituido_en is None]
    por_tipo = {a.tipo: a for a in vigentes if a.tipo != TipoArchivo.SIN_ORDENAR}
    repetidas = _repetidas(venta)
    abiertos = archivos_abiertos(venta.lo_abierto) if venta.estado == Estado.OBSERVADA else None
    lugares = [(tipo, TipoArchivo(tipo).label) for tipo in lugares_de(venta)]
    return {
        "archivos": [
            _lugar(tipo, por_tipo.get(tipo), repetidas)
            | _lo_que_dice(
                por_tipo.get(tipo),
                venta,
                abierto=abiertos is None or como_se_mira(tipo) in abiertos,
            )
            for tipo in _visibles(venta, por_tipo)
        ],
        "por_ordenar": [a for a in vigentes if a.tipo == TipoArchivo.SIN_ORDENAR],
        "lugares": lugares,
        "marca": marca_de(venta),
    }


def marca_de(venta: Venta) -> str:
    """Another one as soon as a file came, was put aside or was read, by whatever way."""
    vigentes = [a for a in venta.carpeta.archivos.all() if a.sustituido_en is None]
    leidos = sum(bool(a.leido.get("letras")) for a in vigentes)
    return f"{len(vigentes)}.{max((a.pk for a in vigentes), default=0)}.{leidos}"


def _visibles(venta: Venta, hay: dict[str, ArchivoRecibido]) -> list[str]:
    """A digital C.I. takes the place of the card, which is shown when it came too."""
    digitales = [tipo for tipo in DIGITALES if tipo in hay]
    del_carnet = (TipoArchivo.CI_ANVERSO, TipoArchivo.CI_REVERSO)
    sobra = del_carnet if TipoArchivo.CI_DIGITAL in hay else ()
    return [*digitales, *(t for t in tipos_de(venta) if t in hay or t not in sobra)]


def _lugar(tipo: str, archivo: ArchivoRecibido | None, repetidas: set[int]) -> dict[str, Any]:
    reparos_suyos = archivo.reparos if archivo else []
    nombre = TipoArchivo(tipo).label
    return {
        "tipo": tipo,
        "nombre": nombre,
        "archivo": archivo,
        "lugar": LUGARES.get(tipo, ""),
        "en_contra": reparos.en_contra(reparos_suyos),
        "al_cliente": f"La foto ({nombre}) {reparos.al_cliente(reparos_suyos)}",
        "repetida": archivo is not None and archivo.pk in repetidas,
        "digital": tipo in DIGITALES,
    }


def _lo_que_dice(archivo: ArchivoRecibido | None, venta: Venta, *, abierto: bool) -> dict[str, Any]:
    """What it says by itself; of the holder's the number may be used, while its field is open."""
    dicho: dict[str, Any] = {"abierto": abierto}
    if archivo is None:
        return dicho
    return dicho | {
        "leido": leido_de(archivo, venta),
        "se_usa": abierto and archivo.tipo in DEL_TITULAR,
        "parece_captura": parece_captura(archivo),
    }


def _repetidas(venta: Venta) -> set[int]:
    """The photos that stand in another client's folder too."""
    parecidos = parecidos_de(venta.carpeta_id)
    return {pk for p in parecidos for pk in (p.archivo_id, p.otro_id)}
