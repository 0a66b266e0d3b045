"""Step 7: the request as Smartflex asks for it, at client level."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms

from bluecom.bolivia.campos import CampoDigitable
from bluecom.campos import campo_de_filas
from solicitudes.models import CicloFacturacion, Registro, Venta
from solicitudes.models.catalogo.listas import elegibles
from solicitudes.pasos.hermanas import de_una_hermana
from solicitudes.pasos.numero_smartflex import CampoNumeroSmartflex, ConNumero
from solicitudes.pasos.smartflex import numero_tecleado


class RegistroForm(ConNumero):
    """Step 7: type and modality (7.1), collection address and cycle (7.2)."""

    del_paso = 7
    se_abre_con: ClassVar[Mapping[str, Iterable[str]]] = {"modalidad": ("tipo", "modalidad")}
    plantilla = "pasos/_registro.html"

    tipo = forms.ChoiceField(
        label="Solicitud tipo (7.1)", choices=Registro.Tipo.choices, widget=forms.RadioSelect
    )
    modalidad = forms.ChoiceField(
        label="Modalidad",
        choices=[
            (tipo.label, [(m, Registro.Modalidad(m).label) for m in Registro.MODALIDADES[tipo]])
            for tipo in Registro.Tipo
        ],
    )
    direccion_cobro = CampoDigitable(
        label="Dirección de cobro (7.2)", required=False, max_length=200
    )
    ciclo = forms.ModelChoiceField(
        label="Ciclo de facturación recurrente (7.2)",
        queryset=CicloFacturacion.objects.none(),
        required=False,
        empty_label="Elija el ciclo",
    )
    numero_smartflex = CampoNumeroSmartflex(
        required=False, help_text="Si Smartflex ya lo dio. Hace falta al terminar el paso 9."
    )

    def inicial(self, venta: Venta) -> dict[str, Any]:
        registro, ficha = venta.registro_actual, venta.ficha
        registro = registro or de_una_hermana(venta, "registro")
        if registro is not None:
            return {
                "tipo": registro.tipo,
                "modalidad": registro.modalidad,
                "direccion_cobro": registro.direccion_cobro,
                "ciclo": registro.ciclo_id,
                "numero_smartflex": numero_tecleado(venta),
            }
        return {
            "tipo": Registro.Tipo.SOCIO,
            "modalidad": Registro.Modalidad.UNICA,
            "direccion_cobro": ficha.direccion_cobro or venta.direccion_dicha,
        }

    def preparar(self) -> None:
        registro = self.venta.registro_actual
        ya = elegibles(registro.ciclo_id if registro else None)
        campo_de_filas(self, "ciclo").queryset = CicloFacturacion.objects.filter(ya)
        if self.venta.oferta.al_telefono:
            self.fields["ciclo"].help_text = "Se factura al teléfono: es el ciclo de esa cuenta."

    def clean(self) -> dict[str, Any]:
        limpio = super().clean() or {}
        tipo, modalidad = limpio.get("tipo"), limpio.get("modalidad")
        if tipo and modalidad and modalidad not in Registro.MODALIDADES[tipo]:
            dicho = Registro.Tipo(tipo).label
            self.add_error("modalidad", f"Esa modalidad no es de {dicho}: elija otra.")
        if not self.venta.oferta.al_telefono:
            if not limpio.get("direccion_cobro"):
                self.add_error("direccion_cobro", "Escriba la dirección de cobro.")
            if not limpio.get("ciclo"):
                self.add_error("ciclo", "Elija el ciclo de facturación.")
        return limpio
