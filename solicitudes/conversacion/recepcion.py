"""What WhatsApp tells, each thing once and in whatever order it comes (6.2)."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.urls import reverse

from bluecom.cuentas.models import Rol, Usuario
from bluecom.integraciones.whatsapp.puerto import Cambio, Clase, Llegado, Noticia, Suceso
from bluecom.pendientes.avisos import avisar
from bluecom.pendientes.models import Tema
from bluecom.pendientes.servicios import deber
from bluecom.retencion.catalogo import resumido
from solicitudes.conversacion.identidades import de_a_uno, paso_a_ser, quien_es
from solicitudes.conversacion.salida import aplicar_sucesos
from solicitudes.models import Adjunto, Interlocutor, Mensaje, Olvido, SucesoDeMensaje, Venta
from solicitudes.puerta.web import CIFRAS_DE_UN_ID
from solicitudes.reglas.estados import EN_CURSO, TERMINADAS

TRAER = "whatsapp:medio"
A_LA_CARPETA = "whatsapp:carpeta"
UN_AVISO_CADA = 600
"""Seconds: five photos in a row are one notice."""
DICHOS = {
    Clase.TEXTO: "Mensaje",
    Clase.IMAGEN: "Foto",
    Clase.DOCUMENTO: "Documento",
    Clase.VOZ: "Mensaje de voz",
    Clase.VIDEO: "Video",
    Clase.CONTACTO: "Contacto",
    Clase.OTRA: "Mensaje que no se muestra aquí",
}


@transaction.atomic
def recibir_noticias(noticias: Iterable[Noticia], *, ahora: datetime) -> None:
    """All of one request, or nothing: what was not answered is told again."""
    de_a_uno()
    for noticia in noticias:
        if isinstance(noticia, Llegado):
            _llega(noticia, ahora)
        elif isinstance(noticia, Suceso):
            _sucede(noticia, ahora)
        else:
            _cambia(noticia, ahora)


def _llega(llegado: Llegado, ahora: datetime) -> None:
    if Mensaje.objects.filter(wamid__in=(llegado.wamid, resumido(llegado.wamid))).exists():
        return
    en = min(llegado.en, ahora)
    quien = quien_es(llegado.de, en=en)
    if llegado.dice_ser is not None:
        quien = quien_es(llegado.dice_ser, en=en)
    _lo_ultimo(quien, llegado, en)
    _soltar_de_lo_olvidado(quien)
    atar_por_su_numero(quien, ahora=ahora)
    llevar_lo_suyo(quien, ahora=ahora)
    venta = venta_de(quien)
    mensaje = Mensaje.objects.create(
        wamid=llegado.wamid,
        interlocutor=quien,
        venta=venta,
        entra=True,
        clase=llegado.clase,
        asunto=DICHOS[llegado.clase],
        texto=llegado.texto,
        en=en,
    )
    if llegado.medio is not None:
        adjunto = Adjunto.objects.create(
            mensaje=mensaje,
            medio_id=llegado.medio.id,
            mime=llegado.medio.mime,
            nombre=llegado.medio.nombre,
            sha256_dicho=llegado.medio.sha256,
        )
        deber(TRAER, f"{TRAER}:{adjunto.pk}", objeto_id=adjunto.pk, ahora=ahora)
    _avisar(venta, ahora)


def _lo_ultimo(quien: Interlocutor, llegado: Llegado, en: datetime) -> None:
    """His window opens with his last message, whichever came last."""
    if quien.ultimo_en is None or quien.ultimo_en <= en:
        quien.ultimo_en = en
        quien.nombre = llegado.de.nombre or quien.nombre
    quien.nombre = quien.nombre or llegado.de.nombre
    quien.save(update_fields=["ultimo_en", "nombre"])


def atar_por_su_numero(quien: Interlocutor, *, ahora: datetime) -> None:
    """Of one client alone who gave that number on his call; anybody else a person files.

    Whose sale is over may be somebody else's now: one telephone serves a whole house.
    """
    if sigue_atado(quien):
        return
    numeros = quien.identidades.filter(es_numero=True).values("valor")
    ventas = Venta.objects.filter(
        ficha__celular_whatsapp__in=numeros, carpeta__de_prueba=False
    ).exclude(estado__in=TERMINADAS)
    clientes = set(ventas.values_list("contacto__cliente", flat=True))
    if len(clientes) == 1:
        venta = ventas.order_by("-pk")[0]
        atar(quien, venta, ahora=ahora, por=None)


def atar(quien: Interlocutor, venta: Venta, *, ahora: datetime, por: Usuario | None) -> None:
    """What he sent and sends goes to that sale; his files follow into its folder."""
    quien.venta, quien.atado_en, quien.atado_por = venta, ahora, por
    quien.save(update_fields=["venta", "atado_en", "atado_por"])
    llevar_lo_suyo(quien, ahora=ahora)


def llevar_lo_suyo(quien: Interlocutor, *, ahora: datetime) -> None:
    """Whatever waited in the inbox under any of his identities follows him to his sale."""
    venta = venta_de(quien)
    if venta is None or not quien.mensajes.filter(venta=None).update(venta=venta):
        return
    suyos = Adjunto.objects.filter(mensaje__interlocutor=quien, archivo=None)
    for adjunto in suyos.exclude(original=""):
        deber_a_la_carpeta(adjunto, ahora=ahora)


def deber_a_la_carpeta(adjunto: Adjunto, *, ahora: datetime) -> None:
    """Once for each sale that it is filed to."""
    mensaje = adjunto.mensaje
    clave = f"{A_LA_CARPETA}:{adjunto.pk}:{mensaje.venta_id}"
    deber(A_LA_CARPETA, clave, objeto_id=adjunto.pk, ahora=ahora)


def venta_de(quien: Interlocutor) -> Venta | None:
    """The one he is tied to or, when that is over, the client's latest that is not.

    Nothing more is kept of one that the policy forgot.
    """
    if quien.venta is None:
        return None
    if quien.venta.estado not in TERMINADAS:
        return quien.venta
    suyas = Venta.objects.filter(
        contacto__cliente=quien.venta.contacto.cliente_id, carpeta__de_prueba=False
    )
    abierta: Venta | None = suyas.exclude(estado__in=TERMINADAS).order_by("-pk").first()
    if abierta is None and Olvido.objects.filter(venta=quien.venta).exists():
        return None
    return abierta or quien.venta


def sigue_atado(quien: Interlocutor) -> bool:
    """Whether what he writes has an open sale to go to."""
    venta = venta_de(quien)
    return venta is not None and venta.estado not in TERMINADAS


def _soltar_de_lo_olvidado(quien: Interlocutor) -> None:
    """Whose sale was forgotten writes as whoever writes for the first time."""
    if quien.venta_id is not None and venta_de(quien) is None:
        quien.venta = quien.atado_en = quien.atado_por = None
        quien.save(update_fields=["venta", "atado_en", "atado_por"])


def _sucede(suceso: Suceso, ahora: datetime) -> None:
    """Kept also of a message that we do not know by that name yet; of a forgotten sale's no name
    is kept any more.
    """
    if suceso.nuestro.isdecimal() and len(suceso.nuestro) <= CIFRAS_DE_UN_ID:
        sin_nombre = Mensaje.objects.filter(pk=int(suceso.nuestro), wamid=None, entra=False)
        sin_nombre.filter(venta__olvido=None).update(wamid=suceso.wamid)
        sin_nombre.update(wamid=resumido(suceso.wamid))
    SucesoDeMensaje.objects.get_or_create(
        wamid=resumido(suceso.wamid),
        suerte=suceso.suerte,
        defaults={"en": suceso.en, "codigo": suceso.codigo},
    )
    aplicar_sucesos(suceso.wamid)
    if suceso.para.id and suceso.para.numero:
        llevar_lo_suyo(quien_es(suceso.para, en=suceso.en), ahora=ahora)


def _cambia(cambio: Cambio, ahora: datetime) -> None:
    quien = paso_a_ser(cambio.antes, cambio.ahora, en=min(cambio.en, ahora))
    atar_por_su_numero(quien, ahora=ahora)
    llevar_lo_suyo(quien, ahora=ahora)


def _avisar(venta: Venta | None, ahora: datetime) -> None:
    tramo = int(ahora.timestamp()) // UN_AVISO_CADA
    if venta is None:
        oyen = Usuario.objects.filter(rol=Rol.SUPERVISOR, is_active=True)
        avisar(
            oyen.values_list("pk", flat=True),
            "Escribió por WhatsApp alguien que no se sabe quién es.",
            clave=f"whatsapp:bandeja:{tramo}",
            ahora=ahora,
            url=reverse("bandeja"),
            tema=Tema.NOTA,
        )
        return
    avisar(
        {venta.asesor_id},
        f"{venta.cliente} escribió por WhatsApp.",
        clave=f"whatsapp:venta:{venta.pk}:{tramo}",
        ahora=ahora,
        url=reverse("conversacion", args=[venta.pk]),
        tema=Tema.NOTA,
    )
    _avisar_a_los_otros(venta, tramo, ahora)


def _avisar_a_los_otros(venta: Venta, tramo: int, ahora: datetime) -> None:
    """Whoever serves the same client in another sale: what he says may be his answer to them."""
    otras = Venta.objects.filter(
        contacto__cliente=venta.contacto.cliente_id, estado__in=EN_CURSO, carpeta__de_prueba=False
    ).exclude(asesor=venta.asesor_id)
    for otra in otras.order_by("asesor", "-pk").distinct("asesor"):
        avisar(
            {otra.asesor_id},
            f"{venta.cliente} escribió por WhatsApp: lo lee {venta.asesor}, en la venta "
            f"{venta.pk}. Si le contesta a usted, pídaselo.",
            clave=f"whatsapp:otra:{otra.pk}:{tramo}",
            ahora=ahora,
            url=reverse("conversacion", args=[otra.pk]),
            tema=Tema.NOTA,
        )
