"""The client's name as it should be, and why it changes."""

from typing import Any

from bluecom.bolivia.campos import CampoDigitable
from bluecom.campos import columna, rotulo
from cartera.models import Cliente
from solicitudes.models import Motivo
from solicitudes.puerta.motivo import MotivoForm


class NombreForm(MotivoForm):
    """The parts that a person or a company has; all may be empty but the first."""

    def __init__(self, cliente: Cliente, data: Any = None) -> None:
        super().__init__(Motivo.Ambito.CORRECCION, data=data)
        self.partes = cliente.partes_del_nombre
        campos = {
            parte: _campo(parte, obligatorio=parte == self.partes[0]) for parte in self.partes
        }
        self.fields = {**campos, **self.fields}
        self.fields[self.partes[0]].widget.attrs["data-foco"] = ""
        self.initial.update({parte: getattr(cliente, parte) for parte in self.partes})

    def datos(self) -> dict[str, Any]:
        limpio = self.cleaned_data
        nombre = {parte: limpio[parte] for parte in self.partes}
        return {"nombre": nombre, "motivo": limpio["motivo"], "nota": limpio["nota"]}


def _campo(parte: str, *, obligatorio: bool) -> CampoDigitable:
    nombre = rotulo(Cliente, parte)
    return CampoDigitable(
        label=nombre[:1].upper() + nombre[1:],
        required=obligatorio,
        max_length=columna(Cliente, parte).max_length,
        error_messages={"required": "Escriba el nombre."},
    )
