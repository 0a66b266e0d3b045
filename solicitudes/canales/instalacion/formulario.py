"""Step 11.2: the installation done, or the visit that failed."""

from typing import Any

from django import forms

from bluecom.bolivia.campos import CampoCodigo, CampoTexto
from bluecom.campos import campo_de_filas
from solicitudes.canales.instalacion.equipo import (
    dice_que_no_tiene,
    mac_limpia,
    serie_ajena,
    serie_limpia,
)
from solicitudes.models import Componente, DiferenciaDeInstalacion, Motivo, Venta
from solicitudes.puerta.motivo import MotivoForm

DIAS_HASTA_OTRA_VISITA = 366
"""No visit is agreed for later: it is a slip."""
_FECHA = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_SIN_FECHA = {
    "required": "Escriba la fecha de la visita.",
    "invalid": "Escriba la fecha como día, mes y año: 23/11/2026.",
}


def _tecnico() -> CampoTexto:
    return CampoTexto(label="Técnico que fue", max_length=80, required=False)


class EquiposForm(forms.Form):
    """A day, and the serial and MAC of each unit of equipment that the sale asks for.

    A piece of equipment without a serial is said to have none; nobody leaves it blank by a slip.
    """

    fecha = forms.DateField(label="Instalada el", widget=_FECHA, error_messages=_SIN_FECHA)

    def __init__(self, venta: Venta, data: Any = None) -> None:
        super().__init__(data)
        self.venta, self.unidades = venta, unidades_de(venta)
        for n, (_, nombre) in enumerate(self.unidades):
            self.fields[f"serie_{n}"] = CampoCodigo(
                label=f"Serie de {nombre}", max_length=40, required=False
            )
            self.fields[f"mac_{n}"] = CampoCodigo(
                label=f"MAC de {nombre}", max_length=23, required=False
            )
            self.fields[f"sin_serie_{n}"] = forms.BooleanField(
                label=f"{nombre} no tiene serie", required=False
            )

    def filas(self) -> list[tuple[str, Any, Any, Any]]:
        """Name, serial, MAC and «has none» of each unit, as the page lays them out."""
        return [
            (nombre, self[f"serie_{n}"], self[f"mac_{n}"], self[f"sin_serie_{n}"])
            for n, (_, nombre) in enumerate(self.unidades)
        ]

    def clean(self) -> dict[str, Any]:
        limpio = super().clean() or {}
        vistas: set[str] = set()
        for n in range(len(self.unidades)):
            self._revisar_serie(n, limpio, vistas)
            self._revisar_mac(n, limpio)
        return limpio

    def equipos(self) -> list[dict[str, str]]:
        return [
            {
                "codigo": codigo,
                "serie": self.cleaned_data[f"serie_{n}"],
                "mac": self.cleaned_data[f"mac_{n}"],
            }
            for n, (codigo, _) in enumerate(self.unidades)
        ]

    def _revisar_serie(self, n: int, limpio: dict[str, Any], vistas: set[str]) -> None:
        campo, nombre = f"serie_{n}", self.unidades[n][1]
        if campo not in limpio:
            return
        serie = serie_limpia(limpio[campo])
        no_tiene = limpio.get(f"sin_serie_{n}") or dice_que_no_tiene(serie)
        limpio[campo] = "" if dice_que_no_tiene(serie) else serie
        if no_tiene and limpio[campo]:
            self.add_error(campo, "Escriba la serie o marque que no tiene, no las dos cosas.")
        elif not (no_tiene or serie):
            self.add_error(campo, f"Escriba la serie de {nombre}, o marque que no tiene.")
        elif serie in vistas and not no_tiene:
            self.add_error(campo, "Esa serie está dos veces: escriba la de cada equipo.")
        elif not no_tiene and serie_ajena(serie, self.venta):
            self.add_error(campo, "Esa serie ya está instalada en otra venta: revísela.")
        vistas.add(serie)

    def _revisar_mac(self, n: int, limpio: dict[str, Any]) -> None:
        escrita = limpio.get(f"mac_{n}", "")
        limpio[f"mac_{n}"] = mac_limpia(escrita)
        if escrita and not limpio[f"mac_{n}"]:
            self.add_error(f"mac_{n}", "Escriba 12 cifras de 0 a 9 y A a F: 00:1A:2B:3C:4D:5E.")


class InstalacionForm(EquiposForm):
    """The service works: when, with what, and who went."""

    tecnico = _tecnico()

    def datos(self) -> dict[str, Any]:
        limpio = self.cleaned_data
        return {
            "fecha": limpio["fecha"],
            "tecnico": limpio["tecnico"],
            "equipos": self.equipos(),
        }


class VisitaForm(forms.Form):
    """A visit that did not install: when, why, and the new date."""

    fecha = forms.DateField(label="Visita del", widget=_FECHA, error_messages=_SIN_FECHA)
    motivo = forms.ModelChoiceField(
        label="Por qué no se instaló",
        queryset=Motivo.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": "Elija por qué no se instaló."},
    )
    nueva_fecha = forms.DateField(
        label="Nueva fecha (si se acordó)",
        required=False,
        widget=_FECHA,
        error_messages={"invalid": _SIN_FECHA["invalid"]},
    )
    tecnico = _tecnico()

    def __init__(self, venta: Venta, data: Any = None) -> None:
        super().__init__(data, prefix="visita")
        motivos = Motivo.objects.filter(ambito=Motivo.Ambito.VISITA, activo=True)
        campo_de_filas(self, "motivo").queryset = motivos

    def clean(self) -> dict[str, Any]:
        limpio = super().clean() or {}
        fecha, nueva = limpio.get("fecha"), limpio.get("nueva_fecha")
        if fecha and nueva and nueva <= fecha:
            self.add_error("nueva_fecha", "La nueva fecha va después de la visita fallida.")
        elif fecha and nueva and (nueva - fecha).days > DIAS_HASTA_OTRA_VISITA:
            self.add_error("nueva_fecha", "Escriba una fecha dentro de los doce meses.")
        return limpio


class DecisionForm(forms.Form):
    """What a person decides of two values, and why."""

    decision = forms.ChoiceField(
        choices=DiferenciaDeInstalacion.Decision.choices,
        error_messages={"required": "Elija qué vale.", "invalid_choice": "Elija qué vale."},
    )
    razon = CampoTexto(
        label="Por qué",
        max_length=300,
        error_messages={
            "required": "Escriba por qué.",
            "max_length": "Escriba por qué en hasta 300 letras.",
        },
    )


def unidades_de(venta: Venta) -> list[tuple[str, str]]:
    """One (code, name) for each unit of equipment, in the order of the Comodato."""
    elegidos = venta.detalle_actual.componentes if venta.detalle_actual else {}
    equipos = {
        c.codigo: c
        for c in Componente.objects.filter(codigo__in=elegidos, clase=Componente.Clase.EQUIPO)
    }
    unidades = []
    for codigo, cantidad in elegidos.items():
        if codigo not in equipos:
            continue
        for n in range(cantidad):
            nombre = equipos[codigo].nombre + (f" {n + 1}" if cantidad > 1 else "")
            unidades.append((codigo, nombre))
    return unidades


class RectificacionForm(EquiposForm):
    """What is put right of what was recorded, which is what it begins with, and why."""

    motivo = forms.ModelChoiceField(
        label="Motivo",
        queryset=Motivo.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": "Elija el motivo."},
    )
    nota = CampoTexto(label="Nota", required=False, max_length=300)

    def __init__(self, venta: Venta, data: Any = None) -> None:
        super().__init__(venta, data)
        motivos = Motivo.objects.filter(ambito=Motivo.Ambito.RECTIFICACION, activo=True)
        campo_de_filas(self, "motivo").queryset = motivos
        self.initial["fecha"] = venta.instalacion.fecha
        for n, equipo in enumerate(venta.instalacion.equipos):
            self.initial[f"serie_{n}"] = equipo["serie"]
            self.initial[f"mac_{n}"] = equipo.get("mac", "")
            self.initial[f"sin_serie_{n}"] = not equipo["serie"]

    def datos(self) -> dict[str, Any]:
        limpio = self.cleaned_data
        dicho = {campo: limpio[campo] for campo in ("fecha", "motivo", "nota")}
        return dicho | {"equipos": self.equipos()}


class RetiroForm(MotivoForm):
    """Why a visit is taken back."""

    def __init__(self, data: Any = None) -> None:
        super().__init__(Motivo.Ambito.RETIRO, data=data)


class NoRetirarForm(MotivoForm):
    """Why it stays as recorded."""

    def __init__(self, data: Any = None) -> None:
        super().__init__(Motivo.Ambito.NEGATIVA, data=data)
