"""The permission of acts that are not transitions."""

from bluecom.cuentas.models import Usuario
from solicitudes.models import Venta
from solicitudes.reglas import permisos
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida


def exigir(permiso: permisos.Permiso, venta: Venta, usuario: Usuario) -> None:
    if not permiso(venta, usuario):
        raise PermisoDenegado("Esta acción no le corresponde en esta venta.")


def exigir_asesor(venta: Venta, usuario: Usuario) -> None:
    exigir(permisos.es_su_asesor, venta, usuario)


def exigir_estado(venta: Venta, *estados: str) -> None:
    """Refuse an act that the sale's state does not admit, with the state's name."""
    if venta.estado not in estados:
        dicho = str(venta.get_estado_display()).lower()
        raise TransicionInvalida(f"La venta está {dicho}: este paso no se puede hacer ahora.")
