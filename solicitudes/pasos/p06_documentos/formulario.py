"""Step 6: the items of 6.3 and the C.I. as read on the card."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict
from django.utils.functional import cached_property

from bluecom.bolivia.campos import CampoCI, CampoTexto
from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.fechas import hoy
from bluecom.bolivia.identidad import leer_ci
from bluecom.lecturas import leer_juntas
from bluecom.parametros.consultas import valor
from documentos.tipos import TipoArchivo
from solicitudes.conversacion import pedidos as mensajes
from solicitudes.models import Documentacion, ProrrogaDeCI, Venta
from solicitudes.pasos.con_lista import FormularioConLista
from solicitudes.pasos.hermanas import DEL_CARNET, de_una_hermana, mismo_carnet
from solicitudes.pasos.p06_documentos.enlace import en_la_mesa, sin_retirar
from solicitudes.pasos.p06_documentos.leido import prellenado
from solicitudes.pasos.p06_documentos.recibidos import recibidos_de
from solicitudes.pasos.p06_documentos.servicio import es_la_misma_carta
from solicitudes.reglas import guardas
from solicitudes.reglas.clase_ci import ClaseCI, que_lo_contradice
from solicitudes.reglas.comprobaciones import (
    diferencia_de_ci,
    diferencias_de_la_carta,
    sin_ok_entre,
)
from solicitudes.reglas.control import RECIBIDOS
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.listas import ARCHIVOS
from solicitudes.reglas.parametros import DIAS_DE_LA_CARTA
from solicitudes.reglas.recibidos import fotos_en_contra

OTRA_CARTA = " Pida otra al cliente, o mírela y márquelo."

DEL_CI = (
    (
        *("archivo_ci", "ci", "ci_confirmado", "ci_clase"),
        *("ci_vence", "ci_indefinido", "digital_vence"),
    ),
    "archivo_ci",
)
VENCIMIENTO = {"ci_vence", "ci_indefinido"}
"""Either says it: who copied one of them said that the other is not so."""
DE_LA_CARTA = ("archivo_carta", "carta_fecha", "carta_confirmada"), "archivo_carta"
"""What is read from each, with the field that stands for its file."""


class RecibidosForm(FormularioConLista):
    """Each item of 6.3 OK, or observed with what the client must send again."""

    control = RECIBIDOS

    def preparar(self) -> None:
        for codigo, item in self.rige.items.items():
            self.fields[f"ok_{codigo}"] = forms.BooleanField(
                label=item.nombre,
                required=False,
                widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
            )
            self.fields[f"motivo_{codigo}"] = CampoTexto(
                label=f"Qué se observa en «{item.nombre}»",
                required=False,
                max_length=120,
                widget=forms.TextInput(
                    attrs={"class": "form-control form-control-sm", "placeholder": "se observa…"}
                ),
            )

    def sin_marcas(self, enviado: QueryDict, codigos: list[str]) -> None:
        """What was observed stays as it was written."""
        for codigo in codigos:
            enviado.pop(f"ok_{codigo}", None)

    def items(self) -> dict[str, dict[str, Any]]:
        """OK, or observed with its reason; an item not looked at is absent."""
        items: dict[str, dict[str, Any]] = {}
        for codigo in self.rige.items:
            motivo = self.cleaned_data.get(f"motivo_{codigo}")
            if self.cleaned_data[f"ok_{codigo}"] and not motivo:
                items[codigo] = {"ok": True, "motivo": ""}
            elif motivo:
                items[codigo] = {"ok": False, "motivo": motivo}
        return items

    def datos(self) -> dict[str, Any]:
        return {"items": self.items(), "lista": self.cleaned_data["lista"]}


class PedirDeNuevoForm(RecibidosForm):
    """What goes back to the client: an illegible C.I. must not be copied to ask for it again."""

    def clean(self) -> dict[str, Any]:
        limpio = super().clean() or {}
        observa = any(limpio.get(f"motivo_{codigo}") for codigo in self.rige.items)
        if not observa and not fotos_en_contra(self.venta):
            self.add_error(None, "Escriba qué se observa en algún ítem: eso se pide de nuevo.")
        return limpio


class DocumentacionForm(RecibidosForm):
    """The items of 6.3, the C.I. as read on the card and the letter's date."""

    se_curan_con: ClassVar[Mapping[str, Iterable[str]]] = {
        "ci": ("ci_confirmado",),
        "ci_clase": ("ci_vence", "ci_indefinido"),
        "ci_vence": ("ci_indefinido",),
    }
    del_paso = 6
    leidos: Mapping[str, Any] = MappingProxyType({})
    plantilla = "pasos/_documentacion.html"

    ci = CampoCI(
        label="C.I. como está en el carnet",
        error_messages={"required": "Copie el número del C.I."},
    )
    ci_confirmado = forms.BooleanField(
        label="El carnet dice así, aunque antes se tenía otro número", required=False
    )
    ci_clase = forms.ChoiceField(
        label="Qué carnet es",
        required=False,
        choices=[
            ("", "Elija cuál"),
            (ClaseCI.NUEVO, "Carnet nuevo (desde noviembre de 2023)"),
            (ClaseCI.ANTERIOR, "Carnet anterior"),
        ],
        widget=forms.Select(attrs={"data-preguntar": ""}),
    )
    ci_vence = forms.DateField(
        label="Vence",
        required=False,
        widget=forms.DateInput(
            attrs={"type": "date", "data-preguntar": "ci_indefinido"}, format="%Y-%m-%d"
        ),
        error_messages={"invalid": "Escriba la fecha como día/mes/año."},
    )
    ci_indefinido = forms.BooleanField(label="Vigencia indefinida", required=False)
    digital_vence = forms.DateField(
        label="El C.I. digital vale hasta",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Escriba la fecha como día/mes/año."},
    )
    carta_fecha = forms.DateField(
        label="Fecha de la carta",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Copie la fecha de la carta."},
    )
    carta_confirmada = forms.BooleanField(
        label="Miré esta carta otra vez: dice lo que ahora se vende", required=False
    )

    def que_se_abre(self, observado: str) -> Iterable[str]:
        """What is read from the same file: another photo is read anew."""
        campos, archivo = DE_LA_CARTA if observado in DE_LA_CARTA[0] else DEL_CI
        tipos = {*ARCHIVOS[archivo]}
        mirados = [codigo for codigo, item in self.rige.items.items() if tipos & {*item.mira}]
        return (*campos, *(f"{que}_{codigo}" for codigo in mirados for que in ("ok", "motivo")))

    def inicial(self, venta: Venta) -> dict[str, Any]:
        guardada = venta.documentacion_actual
        comun = {"ci": str(venta.ci or ""), "carta_fecha": venta.dia}
        if guardada is None:
            return self._con_lo_leido(comun | self._ya_leido(venta))
        inicial = comun | {
            "ci_confirmado": guardada.ci_confirmado,
            "ci_clase": _la_tarjeta(guardada) if self._ya_mirado(guardada) else "",
            "ci_vence": guardada.ci_vence,
            "ci_indefinido": guardada.ci_indefinido,
            "digital_vence": guardada.digital_vence,
            "carta_fecha": guardada.carta_fecha or venta.dia,
        }
        otra_vez = "CARTA" if diferencias_de_la_carta(venta) else ""
        for codigo, item in guardada.items.items():
            if otra_vez in self.rige.items[codigo].mira:
                continue
            inicial[f"ok_{codigo}"] = item["ok"]
            inicial[f"motivo_{codigo}"] = item.get("motivo", "")
        return inicial

    def _ya_mirado(self, guardada: Documentacion) -> bool:
        """Whether its photos are those of which somebody said something (6.3)."""
        vistos = (self.rige.items[codigo] for codigo in guardada.items if codigo in self.rige.items)
        return any(TipoArchivo.CI_ANVERSO in item.mira for item in vistos)

    def _con_lo_leido(self, inicial: dict[str, Any]) -> dict[str, Any]:
        """What the letters of the photos say, where nobody said it: to be compared with them."""
        vigentes = [a for a in self.venta.carpeta.archivos.all() if a.sustituido_en is None]
        sabidos = {que for que, valor in inicial.items() if valor}
        if sabidos & VENCIMIENTO:
            sabidos |= VENCIMIENTO
        dicho = prellenado(vigentes).campos
        self.leidos = {que: valor for que, valor in dicho.items() if que not in sabidos}
        return inicial | self.leidos

    def _ya_leido(self, venta: Venta) -> dict[str, Any]:
        """What was copied for another sale of the same call; what is said of its photos, only of
        the same ones.
        """
        otra = de_una_hermana(venta, "documentacion")
        if otra is None:
            return {}
        leido = {
            "ci": otra.ci_texto,
            "ci_confirmado": otra.ci_confirmado,
            "ci_vence": otra.ci_vence,
            "ci_indefinido": otra.ci_indefinido,
        }
        if not mismo_carnet(venta, otra.venta_id):
            return leido
        leido["ci_clase"] = _la_tarjeta(otra)
        for codigo, item in self.rige.items.items():
            if item.mira and set(item.mira) <= set(DEL_CARNET):
                leido[f"ok_{codigo}"] = otra.items.get(codigo, {}).get("ok", False)
        return leido

    def clean(self) -> dict[str, Any]:
        limpio = super().clean() or {}
        if not limpio.get("ci_vence") and not limpio.get("ci_indefinido"):
            self.add_error("ci_vence", "Copie el vencimiento, o marque vigencia indefinida.")
        self._exigir_la_clase(limpio)
        if self.con_digital and not limpio.get("digital_vence"):
            self.add_error("digital_vence", "Copie hasta cuándo vale el C.I. digital.")
        self._exigir_el_ci_esperado(limpio)
        if self.pregunta_por_la_carta and not limpio.get("carta_confirmada"):
            self.add_error("carta_confirmada", self.pregunta_por_la_carta + OTRA_CARTA)
        fecha = limpio.get("carta_fecha")
        if fecha and fecha > self.venta.dia:
            self.add_error("carta_fecha", "La carta no puede tener una fecha futura.")
        elif fecha:
            self._exigir_carta_de_ahora(fecha)
        return limpio

    def _exigir_la_clase(self, limpio: dict[str, Any]) -> None:
        """A digital one was told by its file; of one that was not observed nothing is asked."""
        if self.con_digital or self.fields["ci_clase"].disabled:
            return
        clase, vence = limpio.get("ci_clase", ""), limpio.get("ci_vence")
        dicho = que_lo_contradice(clase, None if limpio.get("ci_indefinido") else vence)
        if dicho or not clase:
            self.add_error("ci_clase", dicho or "Diga cuál de los carnets es.")

    def _exigir_carta_de_ahora(self, fecha: date) -> None:
        """An old one is a slip, or was written for something else; counted back from the taking."""
        limite = valor(DIAS_DE_LA_CARTA, self.venta.ahora)
        if (hoy(self.venta.tomada_en) - fecha).days > limite:
            self.add_error(
                "carta_fecha",
                f"La carta es de más de {limite} días antes de la venta: mire la fecha, o pida "
                "otra.",
            )

    def _exigir_el_ci_esperado(self, limpio: dict[str, Any]) -> None:
        diferencia = diferencia_de_ci(self.venta, limpio.get("ci"))
        if diferencia and not limpio.get("ci_confirmado"):
            self.add_error("ci", diferencia)
        limpio["ci_confirmado"] = bool(diferencia and limpio.get("ci_confirmado"))

    @cached_property
    def con_digital(self) -> bool:
        """Whether the C.I. came as what a telephone shows, which has an expiry of its own."""
        archivos = self.venta.carpeta.archivos.all()
        return any(a.tipo == TipoArchivo.CI_DIGITAL and a.sustituido_en is None for a in archivos)

    @cached_property
    def pregunta_por_la_carta(self) -> str:
        """What the letter that was checked before says otherwise; empty for one that arrived."""
        misma = es_la_misma_carta(self.venta)
        return diferencias_de_la_carta(self.venta) if misma else ""

    @property
    def pregunta_por_el_ci(self) -> bool:
        """Whether the C.I. on the form is another than the expected one: then it is asked."""
        try:
            return bool(diferencia_de_ci(self.venta, leer_ci(str(self["ci"].value() or ""))))
        except DatoInvalido:
            return False

    def ademas(self) -> list[str]:
        """The files and the items of 6.3 too; a folder under correction may lack them meanwhile."""
        if self.venta.estado == Estado.OBSERVADA:
            return []
        sin_revisar = guardas.sin_revisar(sin_ok_entre(self.venta, self.items()))
        faltan = [
            *guardas.recibidos_completos.falta(self.venta),
            *guardas.fotos_legibles.falta(self.venta),
        ]
        return [*faltan, *([sin_revisar] if sin_revisar else [])]

    def datos(self) -> dict[str, Any]:
        limpio, ci = self.cleaned_data, self.cleaned_data["ci"]
        return {
            **super().datos(),
            "ci_clase": ClaseCI.DIGITAL if self.con_digital else limpio["ci_clase"],
            "ci_numero": ci.numero,
            "ci_complemento": ci.complemento,
            "ci_expedido": ci.expedido,
            "ci_vence": None if limpio["ci_indefinido"] else limpio["ci_vence"],
            "ci_indefinido": limpio["ci_indefinido"],
            "digital_vence": limpio["digital_vence"] if self.con_digital else None,
            "ci_confirmado": limpio["ci_confirmado"],
            "carta_confirmada": limpio["carta_confirmada"],
            "carta_fecha": limpio["carta_fecha"],
        }

    def contexto(self) -> dict[str, Any]:
        pedido = mensajes.pedido_al_cliente(self.venta)
        prorrogas = ProrrogaDeCI.objects.que_valen(self.venta.dia)
        enlaces = sin_retirar(self.venta)
        leer_juntas(prorrogas, enlaces)
        return {
            "pedido": pedido,
            "enlace_whatsapp": mensajes.enlace_whatsapp(self.venta, pedido.texto),
            "prorrogas": prorrogas,
            "leidos": [self.fields[campo].label for campo in self.leidos],
            **recibidos_de(self.venta),
            **en_la_mesa(self.venta, enlaces),
            "items": [
                {
                    "codigo": codigo,
                    "item": item,
                    "ok": self[f"ok_{codigo}"],
                    "motivo": self[f"motivo_{codigo}"],
                }
                for codigo, item in self.rige.items.items()
            ],
        }


def _la_tarjeta(leida: Documentacion) -> str:
    """Which of the two cards it was; that it is digital is said by its file."""
    return "" if leida.ci_clase == ClaseCI.DIGITAL else leida.ci_clase
