"""Step 10: the agent looks at the papers and confirms that they are printed."""

from typing import Any

from django import forms

from bluecom.pendientes.servicios import atender_ahora
from documentos.tipos import TipoDocumento
from solicitudes.forms.base import FormularioPaso

FORMULARIOS = (TipoDocumento.SOLICITUD, TipoDocumento.CONTRATO, TipoDocumento.COMODATO)


class ImpresionForm(FormularioPaso):
    plantilla = "pasos/_impresion.html"

    impresa = forms.BooleanField(
        label="La carpeta está impresa: 1 original y 1 copia de cada formulario, con C.I. y carta",
        error_messages={"required": "Confirme que la carpeta está impresa y completa (10.1)."},
    )

    def datos(self) -> dict[str, Any]:
        return {}

    def contexto(self) -> dict[str, Any]:
        """The papers; one not made yet is made now, by the same leased row as the worker."""
        papeles = list(self.venta.carpeta.papeles().filter(tipo__in=FORMULARIOS))
        for papel in papeles:
            if not papel.listo:
                atender_ahora(f"documentos:producir:{papel.pk}")
                papel.refresh_from_db()
        return {"papeles": papeles, "en_espera": any(not papel.listo for papel in papeles)}
