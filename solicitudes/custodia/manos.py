"""The paper passes to another hand; who calls holds the sale, in the same transaction (11)."""

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from solicitudes.models import Tenencia, Venta
from solicitudes.models.custodia import Paso


def pasar(
    venta: Venta, *, acto: Acto, como: Paso, quien: Usuario, caja: str = "", estante: str = ""
) -> None:
    """From now on it is with ``quien``, or where he put it; who had it has it no more."""
    actual = venta.tenencias.filter(hasta=None).first()
    if actual is not None:
        actual.hasta = acto.ahora
        actual.save(update_fields=["hasta"])
    Tenencia.objects.create(
        venta=venta,
        como=como,
        quien=quien,
        caja=caja,
        estante=estante,
        anotada_por=acto.usuario,
        desde=acto.ahora,
    )


def seguir(venta: Venta, transicion: str, *, acto: Acto) -> None:
    """What each transition says of who has the paper; ``puerta/avanzar.py`` asks it of all."""
    if venta.de_practica:
        return
    if transicion == "imprimir" and not _lo_tiene(venta, acto.usuario):
        pasar(venta, acto=acto, como=Paso.IMPRESA, quien=acto.usuario)
    elif transicion == "recibir":
        pasar(venta, acto=acto, como=Paso.RECIBIDA, quien=acto.usuario)


def la_lleva(venta: Venta, *, acto: Acto) -> None:
    """Whoever proposes it has it, also when another one printed it."""
    if not _lo_tiene(venta, acto.usuario):
        pasar(venta, acto=acto, como=Paso.LLEVADA, quien=acto.usuario)


def _lo_tiene(venta: Venta, usuario: Usuario) -> bool:
    return venta.tenencias.filter(hasta=None, quien=usuario).exists()
