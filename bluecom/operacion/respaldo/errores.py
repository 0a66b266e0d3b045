from bluecom.rechazo import Rechazo


class RespaldoRechazado(Rechazo):
    """Why nothing was saved or restored, as a sentence for who operates the system."""
