"""Step 5: both checklists and the call sheet."""

from collections.abc import Iterable, Mapping
from copy import copy
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from bluecom.bolivia.campos import CampoCorreo, CampoDigitable, CampoTelefono
from bluecom.campos import campo_de_opciones
from solicitudes.conversacion.explicacion import palabras_de
from solicitudes.conversacion.lectura import lectura_de
from solicitudes.conversacion.ramas import ramas_de
from solicitudes.models import FichaLlamada, Suplementario, Tecnologia, Venta
from solicitudes.pasos.con_lista import FormularioConLista
from solicitudes.pasos.hermanas import ficha_compartida
from solicitudes.pasos.p08_detalle.componentes import ConPuntos
from solicitudes.reglas import glosa as glosa_de_venta
from solicitudes.reglas.control import EXPLICACION
from solicitudes.reglas.estructura import SUPLEMENTARIO_IMPOSIBLE

CAMPOS_FICHA = (
    "misma_direccion direccion_dictada ubicacion vivienda pisos caracteristicas referencia_1 "
    "referencia_2 pasar_en preguntar_por direccion_cobro puntos suplementarios "
    "celular_whatsapp correo sin_correo"
).split()


POR_CONFIRMAR = "En ese número contestó el cliente: pregúntele si ahí tiene WhatsApp."


class FichaForm(FormularioConLista, ConPuntos):
    """What is explained, what is informed, and what only the client knows."""

    plantilla = "pasos/_ficha.html"
    del_paso = 5
    se_abre_con: ClassVar[Mapping[str, Iterable[str]]] = {
        "correo": ("correo", "sin_correo"),
        "referencia_1": ("referencia_1", "referencia_2"),
        "direccion_dictada": (
            "misma_direccion",
            "direccion_dictada",
            "ubicacion",
            "tecnologias_alli",
        ),
        "caracteristicas": (
            "vivienda",
            "pisos",
            "caracteristicas",
            "ubicacion",
            "pasar_en",
            "preguntar_por",
        ),
    }
    dice_lo_que_falta = True
    se_curan_con: ClassVar[Mapping[str, Iterable[str]]] = {
        "direccion_dictada": ("misma_direccion",),
        "tecnologias_alli": ("misma_direccion", "direccion_dictada"),
        "sin_correo": ("correo",),
    }

    control = EXPLICACION
    horarios = ("la mañana", "la tarde", "cualquier horario")
    """What clients answer most to «¿cuándo pueden pasar?»: proposed, never marked before."""

    explicado = forms.MultipleChoiceField(
        label="Pasos a seguir (5.1)",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    informado = forms.MultipleChoiceField(
        label="Lo informado (lo que la glosa dirá «SE INFORMO»)",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    misma_direccion = forms.BooleanField(
        label="La instalación es en la dirección de la línea", required=False
    )
    direccion_dictada = CampoDigitable(
        label="Dirección de instalación, como la dicta", required=False, max_length=200
    )
    tecnologias_alli = forms.MultipleChoiceField(
        label="Capacidad en esa dirección (3.2)",
        choices=Tecnologia.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Si no es la de la línea, revise Contact Center y marque lo que tiene.",
    )
    ubicacion = CampoDigitable(label="Cómo llegar (ubicación)", required=False, max_length=200)
    vivienda = forms.ChoiceField(
        label="Vivienda", required=False, choices=[("", "—"), *FichaLlamada.Vivienda.choices]
    )
    pisos = forms.IntegerField(
        label="Pisos",
        required=False,
        min_value=1,
        max_value=40,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), "Escriba cuántos pisos tiene, de 1 a 40."
        ),
    )
    caracteristicas = CampoDigitable(
        label="Características",
        required=False,
        max_length=120,
        help_text="Puerta, portón, color: «portón café».",
    )
    referencia_1 = CampoTelefono(label="Teléfono de referencia", required=False)
    referencia_2 = CampoTelefono(label="Otro teléfono de referencia", required=False)
    pasar_en = CampoDigitable(
        label="Pasar en", required=False, max_length=60, help_text="Por defecto, cualquier horario."
    )
    preguntar_por = CampoDigitable(label="Preguntar por", required=False, max_length=80)
    direccion_cobro = CampoDigitable(
        label="Dirección de cobro, si es otra", required=False, max_length=200
    )
    suplementarios = forms.MultipleChoiceField(
        label="Servicios suplementarios",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": SUPLEMENTARIO_IMPOSIBLE},
    )
    celular_whatsapp = CampoTelefono(label="Celular de WhatsApp", required=False, solo_celular=True)
    correo = CampoCorreo(
        label="Correo electrónico",
        required=False,
        error_messages={"invalid": "Escriba un correo completo, por ejemplo nombre@dominio.com."},
    )
    sin_correo = forms.BooleanField(label="No tiene correo", required=False)

    def preparar(self) -> None:
        super().preparar()
        for campo, salvo in self._por_preguntar().items():
            self.fields[campo].widget.attrs["data-preguntar"] = salvo
        explicar = [(codigo, item.nombre) for codigo, item in self.rige.items.items()]
        campo_de_opciones(self, "explicado").choices = explicar
        informar = list(glosa_de_venta.por_informar(self.venta).items())
        campo_de_opciones(self, "informado").choices = informar
        self.por_decir = [codigo for codigo, _ in [*explicar, *informar]]
        ficha = self.venta.ficha_actual
        if self.initial.get("celular_whatsapp") and ficha is None:
            self.fields["celular_whatsapp"].help_text = POR_CONFIRMAR
        suplementarios = Suplementario.objects.para(
            self.venta.oferta.producto, ya=ficha.suplementarios if ficha else []
        )
        self.posibles = {s.codigo: s for s in suplementarios}
        campo_de_opciones(self, "suplementarios").choices = [
            (s.codigo, f"{s.nombre} (DEMO)" if s.demo else s.nombre) for s in self.posibles.values()
        ]

    def sin_marcas(self, enviado: QueryDict, codigos: list[str]) -> None:
        """Some was not said yet, or was said in other words."""
        dichos = [codigo for codigo in enviado.getlist("explicado") if codigo in self.rige.items]
        enviado.setlist("explicado", [codigo for codigo in dichos if codigo not in codigos])

    def _por_preguntar(self) -> dict[str, str]:
        """The fields that only the client can fill, each with the tick that stands for none."""
        campos = dict.fromkeys(("referencia_1", "celular_whatsapp"), "") | {"correo": "sin_correo"}
        if self.venta.oferta.producto.requiere_visita:
            campos |= dict.fromkeys(("vivienda", "pisos", "caracteristicas", "pasar_en"), "")
        return campos

    def faltan(self) -> list[str]:
        """What was not told yet, and what the client was not asked (5.1)."""
        valores = self.valores()
        dichas = {*(valores["explicado"] or ()), *(valores["informado"] or ())}
        sin_decir = sum(codigo not in dichas for codigo in self.por_decir)
        cosas = "1 cosa" if sin_decir == 1 else f"{sin_decir} cosas"
        sin_preguntar = self._sin_preguntar(valores)
        return [
            *([f"Falta decir {cosas} (5.1)."] if sin_decir else []),
            *([f"Falta preguntar: {', '.join(sin_preguntar)}."] if sin_preguntar else []),
        ]

    def _sin_preguntar(self, valores: Mapping[str, Any]) -> list[str]:
        return [
            str(self.fields[campo].label)
            for campo, salvo in self._por_preguntar().items()
            if not valores[campo] and not (salvo and valores[salvo])
        ]

    def contexto(self) -> dict[str, Any]:
        """Each tick with its words, and what is read back at the end."""
        nombres = [s.nombre for s in self.posibles.values()]
        palabras = palabras_de(self.venta, nombres)
        casillas = {
            campo: [(casilla, palabras.get(casilla.data["value"], "")) for casilla in self[campo]]
            for campo in ("explicado", "informado")
        }
        ramas = ramas_de(self.venta, 5, self.venta.oferta.condicion)
        return {**casillas, "lectura": self.lectura(), "ramas": ramas}

    def lectura(self) -> list[str]:
        """What was noted, to be read back once nothing is left to ask."""
        valores = self.valores()
        if self._sin_preguntar(valores):
            return []
        pedidos = valores["suplementarios"] or ()
        nombres = [s.nombre for codigo, s in self.posibles.items() if codigo in pedidos]
        return lectura_de(self.venta, valores, nombres)

    def puntos_ya(self) -> int | None:
        ficha = self.venta.ficha_actual
        return ficha.puntos if ficha else None

    def inicial(self, venta: Venta) -> dict[str, Any]:
        ficha = venta.ficha_actual or ficha_compartida(venta)
        if ficha is None:
            return {
                "misma_direccion": True,
                "puntos": 1,
                "preguntar_por": venta.oferta.por_quien_preguntar,
                "referencia_1": venta.contacto.linea,
                "correo": venta.cliente.correo,
                "celular_whatsapp": venta.numeros.celular_propuesto,
            }
        return {campo: getattr(ficha, campo) for campo in CAMPOS_FICHA} | {
            "explicado": list(ficha.pasos_explicados),
            "informado": list(ficha.informado),
        }

    def clean_preguntar_por(self) -> str:
        quien = str(self.cleaned_data["preguntar_por"])
        if quien and not any(letra.isalpha() for letra in quien):
            raise forms.ValidationError("Escriba un nombre: el teléfono va en su propio campo.")
        return quien

    def clean(self) -> dict[str, Any]:
        limpio = super().clean() or {}
        if limpio.get("misma_direccion"):
            limpio["direccion_dictada"] = ""
        if limpio.get("correo") and limpio.get("sin_correo"):
            self.add_error("sin_correo", "Escriba el correo o marque que no tiene, no ambos.")
        return limpio


class PorPreguntarForm(forms.Form):
    """What was not asked at step 5, each question with its field, to answer when it is known."""

    def __init__(self, preguntas: dict[str, str], data: Any = None) -> None:
        super().__init__(data, prefix="preguntar")
        self.ofrecidos: dict[str, list[tuple[str, str]]] = {}
        for campo, pregunta in preguntas.items():
            self.fields[campo] = copy(FichaForm.base_fields[campo])
            self.fields[campo].label = pregunta
            self.fields[campo].required = False

    def con_lo_ofrecido(self) -> list[tuple[Any, list[tuple[str, str]]]]:
        """Each field with what a person may choose for it: value, and how it reads."""
        return [(self[campo], self.ofrecidos.get(campo, [])) for campo in self.fields]

    def clean(self) -> dict[str, Any]:
        dicho = {campo: valor for campo, valor in (super().clean() or {}).items() if valor}
        if not dicho and not self.errors:
            raise forms.ValidationError("Escriba lo que dijo el cliente.")
        return dicho
