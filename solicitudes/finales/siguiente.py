"""Step 1: take the next client of the portfolio."""

from django.db import transaction

from bluecom.bitacora.servicios import estrenar
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.preparadas import Alta, Leida, Preparada
from bluecom.presencia.servicios import exigir_que_atienda
from cartera.models import ContactoCartera
from cartera.servicios import tomar_a_quien_llama, tomar_este, tomar_rellamada
from cartera.servicios import tomar_siguiente as reclamar
from documentos.servicios import abrir_carpeta
from solicitudes.models import Venta
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import TERMINADAS

_TURNO = Preparada("SELECT id FROM cuentas_usuario WHERE id = %(usuario)s FOR NO KEY UPDATE")
_EN_MANO = Leida(
    lambda usuario: Venta.objects.en_mano_de(Usuario(pk=usuario)).values_list("pk"), usuario=int
)
_NUEVA = Alta(Venta)


def esperar_turno(usuario: Usuario) -> None:
    """One act at a time of those that end a taking or begin one, however many tabs are open."""
    _TURNO.fila(usuario=usuario.pk)


def tomar(*, acto: Acto) -> Venta | None:
    """Give the asesor the next client, in order (1.2); ``None`` when none is left.

    Who has a client in hand gets that sale again: nobody holds two. Raises ``EnPausa``.
    """
    with transaction.atomic():
        en_mano = _en_su_turno(acto)
        if en_mano is not None:
            return en_mano
        exigir_que_atienda(acto=acto)
        contacto = reclamar(acto=acto)
        return None if contacto is None else _abrir(contacto, acto)


def tomar_otra_vez(contacto_id: int, *, acto: Acto) -> Venta:
    """A client whom this asesor had before, if nobody has him now (1.2): a new taking.

    The one in hand is ended first: nobody is left without a reason. Raises ``TransicionInvalida``,
    ``TomaRechazada`` or ``EnPausa``.
    """
    with transaction.atomic():
        esperar_turno(acto.usuario)
        suyas = Venta.objects.filter(asesor=acto.usuario)
        if not suyas.filter(contacto=contacto_id).exists():
            raise PermisoDenegado("Ese cliente no fue suyo.")
        en_mano = suyas.en_mano_de(acto.usuario).first()
        if en_mano is not None:
            raise TransicionInvalida(f"Termine antes con {en_mano.cliente}, que tiene en mano.")
        exigir_que_atienda(acto=acto)
        return _abrir(tomar_este(contacto_id, acto=acto), acto)


def llamar_ahora(rellamada_id: int, *, acto: Acto) -> Venta:
    """Take the client of one callback, perhaps before its hour (1.2).

    Raises ``TransicionInvalida`` when another client is in hand, ``CierreRechazado`` when this
    one cannot be had, ``EnPausa``.
    """
    with transaction.atomic():
        en_mano = _en_su_turno(acto)
        if en_mano is not None:
            raise TransicionInvalida(f"Tiene en mano a {en_mano.cliente}: termine antes con él.")
        exigir_que_atienda(acto=acto)
        return _abrir(tomar_rellamada(rellamada_id, acto=acto), acto)


def atender(cliente_id: int, *, acto: Acto) -> Venta:
    """The client rings in (1.2): a taking of its own, whatever he said before.

    Raises ``TransicionInvalida`` while another client is in hand or a sale of his goes on,
    ``TomaRechazada`` when somebody holds him, ``EnPausa``.
    """
    with transaction.atomic():
        en_mano = _en_su_turno(acto)
        if en_mano is not None and en_mano.contacto.cliente_id == cliente_id:
            return en_mano
        if en_mano is not None:
            raise TransicionInvalida(
                f"Tiene en mano a {en_mano.cliente}: termine antes, o pase la llamada a un colega."
            )
        exigir_que_atienda(acto=acto)
        if en_curso := venta_en_curso(cliente_id, acto):
            raise TransicionInvalida(en_curso)
        contacto = tomar_a_quien_llama(cliente_id, acto=acto)
        return _abrir(contacto, acto, entrante=True)


def venta_en_curso(cliente_id: int, acto: Acto) -> str:
    """Who answers for a client that accepted something not finished yet; empty when nobody."""
    ventas = Venta.objects.filter(contacto__cliente=cliente_id).exclude(estado__in=TERMINADAS)
    venta = ventas.filter(aceptada_en__isnull=False).select_related("asesor").first()
    if venta is None:
        return ""
    if venta.asesor_id == acto.usuario.pk:
        return f"Su venta N° {venta.pk} está en curso: anote allí esta llamada."
    return f"Su venta está en curso con {venta.asesor}: déjele una nota."


def _en_su_turno(acto: Acto) -> Venta | None:
    """The client in hand, once no other tab of this person takes one."""
    if not acto.usuario.tiene_rol(Rol.ASESOR):
        raise PermisoDenegado("Solo un asesor comercial toma clientes de la cartera.")
    esperar_turno(acto.usuario)
    en_mano = _EN_MANO.fila(usuario=acto.usuario.pk)
    venta: Venta | None = Venta.objects.get(pk=en_mano[0]) if en_mano else None
    return venta


def _abrir(contacto: ContactoCartera, acto: Acto, *, entrante: bool = False) -> Venta:
    """A taking begins, with its folder (1.2)."""
    venta: Venta = Venta(
        contacto=contacto,
        asesor=acto.usuario,
        carpeta=abrir_carpeta(ahora=acto.ahora, de_prueba=contacto.cartera.de_prueba),
        servicios_requeridos=contacto.servicios_requeridos,
        entrante=entrante,
        tomada_en=acto.ahora,
    )
    _NUEVA.escribir(venta)
    datos = {"hasta": venta.estado, "contacto": contacto.pk}
    if entrante:
        datos["entrante"] = True
    estrenar(venta.cadena, "tomar", acto=acto, datos=datos)
    return venta
