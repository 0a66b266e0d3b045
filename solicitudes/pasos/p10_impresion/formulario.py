"""Step 10: the agent looks at the papers and confirms that they are printed."""

from typing import Any

from django import forms

from documentos.servicios import apartado_de, por_hacer
from documentos.tipos import FORMULARIOS
from solicitudes.pasos.formulario import FormularioPaso


class ImpresionForm(FormularioPaso):
    plantilla = "pasos/_impresion.html"

    impresa = forms.BooleanField(
        label="La carpeta está impresa: 1 original y 1 copia de cada formulario, con C.I. y carta",
        error_messages={"required": "Confirme que la carpeta está impresa y completa (10.1)."},
    )

    def datos(self) -> dict[str, Any]:
        return {}

    def contexto(self) -> dict[str, Any]:
        """The papers; while a worker makes them the page shows how many are done."""
        papeles = list(self.venta.carpeta.papeles().filter(tipo__in=FORMULARIOS))
        en_espera = por_hacer(papeles)
        apartado = apartado_de(papeles) if en_espera else None
        return {
            "papeles": papeles,
            "listos": sum(papel.listo for papel in papeles),
            "en_espera": en_espera and apartado is None,
            "apartado": apartado,
        }
