"""Step 4.2: the offer, once the client accepts it on the line."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.html import format_html

from bluecom.bolivia.campos import CampoCI, CampoDigitable, CampoTelefono
from bluecom.bolivia.identidad import CI
from bluecom.campos import campo_de_filas, campo_de_opciones
from solicitudes.models import CondicionComercial, Oferta, Tecnologia, Venta
from solicitudes.pasos.formulario import FormularioPaso
from solicitudes.pasos.p04_llamada.guion import guion_para
from solicitudes.pasos.p04_llamada.ofertas import impide_ofrecer, ofertas_para, otra_tecnologia
from solicitudes.pasos.p04_llamada.pagina import contexto_de_la_llamada

TITULAR, TERCERO = "on", "no"


class RadioConTeclas(forms.RadioSelect):
    """Each option with the key that marks it, shown beside its words."""

    def __init__(self, teclas: dict[str, str]) -> None:
        super().__init__()
        self.teclas = teclas

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        opcion = super().create_option(*args, **kwargs)
        tecla = self.teclas.get(str(opcion["value"]))
        if tecla:
            opcion["attrs"] |= {"data-tecla": tecla, "title": opcion["label"]}
            opcion["label"] = format_html("{} <kbd>{}</kbd>", opcion["label"], tecla.upper())
        return opcion


class OfertaForm(FormularioPaso):
    """What the client accepts (4.2): campaign + plan + technology + billing.

    What the client has to say is not marked before he says it.
    """

    plantilla = "pasos/_oferta.html"
    del_paso = 4
    se_abre_con: ClassVar[Mapping[str, Iterable[str]]] = {
        "condicion": ("condicion", "tecnologia", "linea_actual"),
        "facturacion": ("facturacion", "telefono_factura"),
        "es_titular": ("es_titular", "solicitante_nombre", "solicitante_ci", "relacion"),
    }
    se_curan_con: ClassVar[Mapping[str, Iterable[str]]] = {
        "tecnologia": ("condicion",),
        "linea_actual": ("condicion",),
        "telefono_factura": ("facturacion",),
        **dict.fromkeys(("solicitante_nombre", "solicitante_ci", "relacion"), ("es_titular",)),
    }

    condicion = forms.ModelChoiceField(
        label="Oferta que acepta",
        queryset=CondicionComercial.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": "Elija la oferta que el cliente acepta.",
            "invalid_choice": "Esa oferta no está vigente para este cliente: elija otra (4.2).",
        },
    )
    tecnologia = forms.ChoiceField(
        label="Tecnología",
        choices=Tecnologia.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Elija la tecnología del producto."},
    )
    facturacion = forms.ChoiceField(
        label="¿Factura propia o al teléfono N°?",
        choices=Oferta.Facturacion.choices,
        widget=RadioConTeclas({"PROPIA": "p", "AL_TELEFONO": "t"}),
        error_messages={"required": "Pregunte cómo quiere la factura."},
    )
    telefono_factura = CampoTelefono(label="Teléfono al que se factura", required=False)
    linea_actual = forms.ChoiceField(
        label="La línea que ya tiene",
        required=False,
        choices=[("", "—"), *Oferta.LineaActual.choices],
        help_text="Solo para telefonía fija y Multipack.",
    )
    es_titular = forms.TypedChoiceField(
        label="¿Quién solicita?",
        choices=[(TITULAR, "El titular"), (TERCERO, "Otra persona")],
        coerce=lambda dicho: dicho == TITULAR,
        widget=RadioConTeclas({TITULAR: "e", TERCERO: "r"}),
        error_messages={"required": "Pregunte si solicita el titular."},
    )
    solicitante_nombre = CampoDigitable(
        label="Nombre de quien solicita", required=False, max_length=120
    )
    solicitante_ci = CampoCI(label="C.I. de quien solicita", required=False)
    relacion = forms.ChoiceField(
        label="Relación con el titular",
        required=False,
        choices=[("", "—"), *Oferta.Relacion.choices],
    )

    def preparar(self) -> None:
        campo_de_filas(self, "condicion").queryset = self.ofertas
        posibles = self.tecnologias_posibles()
        campo_de_opciones(self, "tecnologia").choices = [
            par for par in Tecnologia.choices if par[0] in posibles
        ]
        self.fields["tecnologia"].help_text = self._lo_que_dice_la_cartera(posibles)
        if self.venta.cliente.es_empresa:
            campo_de_opciones(self, "es_titular").choices = [(TERCERO, "Su representante")]
        if not any(oferta.plan.producto.incluye_linea for oferta in self.ofertas):
            del self.fields["linea_actual"]

    def tecnologias_posibles(self) -> set[str]:
        """Those of the plans on offer that step 3 found."""
        verificacion = self.venta.capacidad_vigente()
        return self._de_los_planes() & set(verificacion.tecnologias if verificacion else ())

    def _de_los_planes(self) -> set[str]:
        return {t for oferta in self.ofertas for t in oferta.plan.tecnologias}

    def _lo_que_dice_la_cartera(self, posibles: set[str]) -> str:
        """Said when none of the choices is what the portfolio says of the line."""
        dice = self.venta.contacto.tecnologia
        if not dice or not posibles or dice in posibles:
            return ""
        return f"La cartera dice «{dict(Tecnologia.choices).get(dice, dice)}»."

    @cached_property
    def ofertas(self) -> QuerySet[CondicionComercial]:
        return ofertas_para(self.venta)

    def inicial(self, venta: Venta) -> dict[str, Any]:
        oferta = venta.oferta_actual
        if oferta is not None:
            campos = [c for c in self.base_fields if c != "condicion"]
            return {c: getattr(oferta, c) for c in campos} | {
                "condicion": oferta.condicion_id,
                "es_titular": TITULAR if oferta.es_titular else TERCERO,
            }
        verificacion = venta.capacidad_vigente()
        tecnologias = verificacion.tecnologias if verificacion else []
        return {
            "tecnologia": tecnologias[0] if len(tecnologias) == 1 else "",
            "telefono_factura": venta.contacto.linea,
            "es_titular": TERCERO if venta.cliente.es_empresa else "",
            "relacion": Oferta.Relacion.REPRESENTANTE if venta.cliente.es_empresa else "",
        }

    def clean(self) -> dict[str, Any]:
        limpio = super().clean() or {}
        condicion, tecnologia = limpio.get("condicion"), limpio.get("tecnologia")
        if condicion and tecnologia:
            for razon in impide_ofrecer(self.venta, condicion, tecnologia):
                self.add_error("tecnologia", razon)
        if limpio.get("facturacion") == Oferta.Facturacion.AL_TELEFONO:
            if not limpio.get("telefono_factura") and "telefono_factura" not in self.errors:
                self.add_error("telefono_factura", "Escriba el teléfono al que se factura.")
        else:
            limpio["telefono_factura"] = ""
        if condicion and not condicion.plan.producto.incluye_linea:
            limpio["linea_actual"] = ""
        elif condicion and not limpio.get("linea_actual"):
            self.add_error("linea_actual", "Diga qué pasa con la línea que el cliente ya tiene.")
        self._exigir_solicitante(limpio)
        return limpio

    def _exigir_solicitante(self, limpio: dict[str, Any]) -> None:
        if limpio.get("es_titular") and not self.venta.cliente.es_empresa:
            limpio.update(solicitante_nombre="", solicitante_ci="", relacion="")
            return
        if "es_titular" in self.errors:
            return
        for campo, pide in [
            ("solicitante_nombre", "Escriba el nombre de quien solicita."),
            ("solicitante_ci", "Escriba el C.I. de quien solicita."),
            ("relacion", "Elija la relación con el titular."),
        ]:
            if not limpio.get(campo) and campo not in self.errors:
                self.add_error(campo, pide)
        ci = limpio.get("solicitante_ci")
        limpio["solicitante_ci"] = str(ci) if isinstance(ci, CI) else ""

    def contexto(self) -> dict[str, Any]:
        llamada = contexto_de_la_llamada(self.venta)
        ocupadas = {tecla["resultado"].tecla for tecla in llamada["teclas"]}
        marcada = str(self["condicion"].value() or "")
        return {
            **llamada,
            "ofertas": self.ofertas,
            "otra_tecnologia": otra_tecnologia(self.venta),
            **guion_para(self.venta, marcada, self.ofertas, ocupadas=ocupadas),
        }
