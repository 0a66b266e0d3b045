"""What a scanner or a person types at the reception, and what in the house it is (11)."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.timezone import localtime

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.texto import tecleado
from bluecom.cuentas.models import Usuario
from solicitudes.canales.recepcion.codigos import NUMERO_IMPRESO, VENTA, leido, token_de
from solicitudes.canales.recepcion.consulta import carpetas_por_recibir
from solicitudes.models import CarpetaEntregada, Entrega, Venta
from solicitudes.models.custodia import Paso
from solicitudes.reglas.estados import Estado

_VUELVEN = (Estado.OBSERVADA, Estado.ENTREGADA)
"""Corrected, or on the way to be: what was annulled does not come back."""


@dataclass(frozen=True)
class Escaneado:
    """One of the four: a folder on its way, an acta, a folder that nobody proposed, or one that
    went back to its asesor and is here again.
    """

    fila: CarpetaEntregada | None = None
    entrega: Entrega | None = None
    suelta: Venta | None = None
    devuelta: Venta | None = None


def escanear(texto: str, usuario: Usuario) -> Escaneado:
    """What ``texto`` names: the address of a QR, also mistyped by the reader's keyboard, the
    number of a paper or of an acta, Smartflex's, or the sale's (``V-12`` says that it is a sale).

    Raises ``DatoInvalido`` that says whose the folder is, its state and what to do instead.
    """
    texto = leido(texto)
    if not texto:
        raise DatoInvalido("Escanee el QR de un papel o escriba su número.")
    ventas = _ventas_con(texto)
    filas = carpetas_por_recibir(usuario).filter(venta__in=ventas)
    halladas = list(filas.select_related("venta__contacto__cliente", "entrega")[:2])
    if len(halladas) > 1:
        raise DatoInvalido(_de_dos(texto, *(fila.venta_id for fila in halladas)))
    if halladas:
        _exigir_papel_vigente(texto, halladas[0].venta)
        return Escaneado(fila=halladas[0])
    acta = _acta(texto, usuario)
    if acta is not None:
        return Escaneado(entrega=acta)
    venta = _de_la_casa(texto, ventas, usuario)
    return Escaneado(suelta=venta) if venta.estado == Estado.IMPRESA else Escaneado(devuelta=venta)


def caminos_del_codigo(texto: str, prefijo: str = "") -> list[Q]:
    """Every way in which ``texto`` may name a sale: a QR, a paper, its number, Smartflex's.

    Each is one look-up by its index; a query that joins them with OR reads every sale.
    """
    texto = tecleado(texto)
    papel = f"{prefijo}carpeta__documentos__"
    token = token_de(texto)
    if token:
        return [Q(**{f"{papel}token": token})]
    venta = VENTA.fullmatch(texto)
    if venta:
        return [Q(**{f"{prefijo}pk": int(venta[1])})]
    numero = NUMERO_IMPRESO.fullmatch(texto)
    if not numero:
        return []
    por_papel = Q(**{f"{papel}numero": int(numero[1])})
    if numero[0] != numero[1] or numero[1].startswith("0"):
        return [por_papel]
    por_venta = Q(**{f"{prefijo}pk": int(numero[1])})
    return [por_papel, por_venta, Q(**{f"{prefijo}numero_smartflex": numero[1]})]


def _ventas_con(texto: str) -> set[int]:
    """The sales that the code may name; more than two of one way are never the same folder."""
    caminos = (Venta.objects.filter(camino) for camino in caminos_del_codigo(texto))
    return {pk for ventas in caminos for pk in ventas.values_list("pk", flat=True).distinct()[:2]}


def _exigir_papel_vigente(texto: str, venta: Venta) -> None:
    """The paper in hand is not one that another version replaced."""
    viejo = venta.carpeta.documentos.filter(_papel(texto), sustituido_en__isnull=False).first()
    if viejo is None:
        return
    vigente = venta.carpeta.papel(viejo.tipo)
    en_vez = (
        f"busque en la carpeta la versión {vigente.version} y escanéela"
        if vigente
        else "la carpeta ya no lo lleva; escanee otro de sus papeles"
    )
    raise DatoInvalido(
        f"Ese papel ({viejo.get_tipo_display()}, versión {viejo.version}) fue reemplazado: "
        f"{en_vez}."
    )


def _papel(texto: str) -> Q:
    token, numero = token_de(texto), NUMERO_IMPRESO.fullmatch(texto)
    return Q(token=token) if token else Q(numero=int(numero[1])) if numero else Q(pk__in=[])


def _acta(texto: str, usuario: Usuario) -> Entrega | None:
    """The acta that a QR or a number names: its own paper, or the constancia of a reception."""
    token, numero = token_de(texto), NUMERO_IMPRESO.fullmatch(texto)
    if not token and not numero:
        return None
    entregas = Entrega.objects.filter(asesor__de_prueba=usuario.de_prueba)
    papel = {"token": token} if token else {"numero": int(numero[1])}  # type: ignore[index]  # one of both is there
    for lugar in ("acta", "recepciones__constancia"):
        hallada = entregas.filter(**{f"{lugar}__{que}": valor for que, valor in papel.items()})
        entrega: Entrega | None = hallada.first()
        if entrega is not None:
            return entrega
    return None


def _de_la_casa(texto: str, cuales: set[int], usuario: Usuario) -> Venta:
    """A printed folder in no acta, or one that comes back corrected; of any other, raise whose
    it is and how it stands.
    """
    ventas = Venta.objects.filter(pk__in=cuales, asesor__de_prueba=usuario.de_prueba)
    halladas = list(ventas.select_related("contacto__cliente", "asesor", "carpeta").order_by("pk"))
    if not halladas:
        raise DatoInvalido(
            f"Nada en la casa tiene el código «{texto[:40]}»: revíselo o escanéelo otra vez."
        )
    impresas = [venta for venta in halladas if venta.estado == Estado.IMPRESA]
    if len(impresas) > 1:
        raise DatoInvalido(_de_dos(texto, *(venta.pk for venta in impresas[:2])))
    venta: Venta = (impresas or halladas)[0]
    if not ventas.ajenas_a(usuario).filter(pk=venta.pk).exists():
        raise DatoInvalido(f"La venta {venta.pk} fue suya: la recibe otra persona.")
    tiene = venta.tenencia_actual()
    vuelve = tiene is not None and tiene.como == Paso.DEVUELTA and venta.estado in _VUELVEN
    if venta.de_practica or (venta.estado != Estado.IMPRESA and not vuelve):
        raise DatoInvalido(_por_que_no(venta))
    _exigir_papel_vigente(texto, venta)
    return venta


def _de_dos(texto: str, una: int, otra: int) -> str:
    en_vez = f"escanee el QR, o escriba V-{una} o V-{otra}"
    return f"El número {texto} corresponde a dos carpetas: {en_vez}."


def _por_que_no(venta: Venta) -> str:
    cual = f"La carpeta de {venta.cliente} (venta {venta.pk}, de {venta.asesor})"
    if venta.de_practica:
        return f"{cual} es de práctica: no se entrega."
    if venta.estado == Estado.ANULADA:
        cuando = f" el {localtime(venta.cerrada_en):%d/%m/%Y}" if venta.cerrada_en else ""
        return f"{cual} se anuló{cuando}: devuélvala a su asesor."
    retirada = venta.entregas.filter(retirada=True).exists()
    if venta.entregada_en is None and retirada:
        return f"{cual} la retiró su asesor para corregirla: vendrá en otra acta."
    if venta.entregada_en is None:
        return f"{cual} todavía no está impresa: está {venta.get_estado_display().lower()}."
    fila = venta.entregas.exclude(recibida_en=None).select_related("recibida_por").last()
    quien = f" por {fila.recibida_por}" if fila and fila.recibida_por else ""
    return (
        f"{cual} ya fue recibida{quien} el {localtime(venta.entregada_en):%d/%m/%Y a las %H:%M}: "
        f"está {venta.get_estado_display().lower()}."
    )
