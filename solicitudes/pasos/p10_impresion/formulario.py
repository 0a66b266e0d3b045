"""Step 10: the agent looks at the papers and confirms that they are printed."""

from typing import Any

from django import forms

from documentos.servicios import apartado_de, por_hacer
from documentos.tipos import FORMULARIOS, ejemplares_de_cada
from solicitudes.pasos.formulario import FormularioPaso
from solicitudes.pasos.p10_impresion.frecuentes import lo_que_mas_se_observa


class ImpresionForm(FormularioPaso):
    plantilla = "pasos/_impresion.html"

    impresa = forms.BooleanField(
        error_messages={"required": "Confirme que la carpeta está impresa y completa (10.1)."},
    )

    def preparar(self) -> None:
        self.papeles = list(self.venta.carpeta.papeles().filter(tipo__in=FORMULARIOS))
        self.ejemplares = ejemplares_de_cada(papel.ficha for papel in self.papeles)
        ajena = " y la Solicitud que imprime Smartflex" if self.ajena else ""
        impresa = self.fields["impresa"]
        impresa.label = f"La carpeta está impresa: {self.ejemplares}{ajena}, con C.I. y carta"

    @property
    def ajena(self) -> bool:
        """Whether the Solicitud of this folder is Smartflex's own print (III.1)."""
        return self.venta.carpeta.solicitud_de_smartflex

    def datos(self) -> dict[str, Any]:
        return {}

    def contexto(self) -> dict[str, Any]:
        """The papers; while a worker makes them the page shows how many are done."""
        papeles = self.papeles
        en_espera = por_hacer(papeles)
        apartado = apartado_de(papeles) if en_espera else None
        return {
            "papeles": papeles,
            "ejemplares": self.ejemplares,
            "solicitud_de_smartflex": self.ajena,
            "listos": sum(papel.listo for papel in papeles),
            "en_espera": en_espera and apartado is None,
            "apartado": apartado,
            "frecuentes": lo_que_mas_se_observa(self.venta),
        }
