"""Step 6.3: norms that extend expired C.I.: as they are proposed, and which one goes to a card."""

from datetime import date

from bluecom.bolivia.texto import limpiar, sin_invisibles
from bluecom.cuentas.acto import Acto
from bluecom.vigencias import consultas, servicios
from solicitudes.models import Documentacion, ProrrogaDeCI

CAMBIAN = ("vencidas_desde", "vencidas_hasta", "valen_hasta")


def que_aplica(leida: Documentacion, antes: ProrrogaDeCI | None, dia: date) -> ProrrogaDeCI | None:
    """The norm by which an expired card is valid on ``dia``, when one is.

    ``antes``: the one by which this very card was accepted. It stays while it lasts, whatever
    became of the catalogue meanwhile.
    """
    if leida.ci_vence is None or leida.ci_vence >= dia:
        return None
    if antes is not None and antes.valen_hasta is not None and antes.valen_hasta >= dia:
        return antes
    norma: ProrrogaDeCI | None = ProrrogaDeCI.objects.para(leida.ci_vence, dia)
    return norma


def proponer(nueva: ProrrogaDeCI, *, acto: Acto) -> ProrrogaDeCI:
    """Write down what a norm extends from a day to come; another administrator approves it."""
    ordenar(nueva)
    return servicios.proponer(nueva, acto=acto, contenido=objeciones)


def ordenar(nueva: ProrrogaDeCI) -> None:
    """One norm has one name. Raises ``DatoInvalido``."""
    nueva.norma = limpiar(sin_invisibles(nueva.norma))


def objeciones(nueva: ProrrogaDeCI, dia: date) -> list[str]:
    """What forbids what it says."""
    otra_grafia = ProrrogaDeCI.objects.filter(norma__iexact=nueva.norma).exclude(norma=nueva.norma)
    if escrita := otra_grafia.values_list("norma", flat=True).first():
        return [f"Ya hay «{escrita}»: con mayúsculas o sin ellas es la misma norma."]
    if nueva.vencidas_desde > nueva.vencidas_hasta:
        return ["El primer día de vencimiento es posterior al último."]
    antes = consultas.anterior_a(nueva)
    if nueva.valen_hasta is None:
        sin_nada_que_dejar = antes is None or antes.valen_hasta is None
        falta = "Escriba hasta cuándo valen: esta norma todavía no prorroga ninguna."
        return [falta] if sin_nada_que_dejar else []
    if nueva.valen_hasta < nueva.vencidas_hasta:
        return ["Valdrían hasta antes de vencer: la prórroga llega al último vencimiento."]
    if nueva.valen_hasta < nueva.vigente_desde:
        return ["La prórroga terminaría antes del día en que rige."]
    return consultas.lo_mismo(nueva, antes, CAMBIAN)
