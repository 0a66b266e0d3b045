class RespaldoRechazado(Exception):
    """Why nothing was saved or restored, as a sentence for who operates the system."""
