"""Why a done step is opened again."""

from solicitudes.puerta.motivo import MotivoForm


class CorregirForm(MotivoForm):
    """Why a done step is opened again."""
