from bluecom.rechazo import Rechazo


class EstadoRechazado(Rechazo):
    """A state that cannot be entered or ended; says why."""


class EnPausa(Rechazo):
    """Who is in a pause is handed no client until he says that he is back."""
