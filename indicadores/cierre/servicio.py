"""Sign a month, and open it again (III.2)."""

from collections.abc import Mapping

from django.db import connection, transaction
from django.urls import reverse

from bluecom.bitacora.servicios import anotar, huella_de
from bluecom.bolivia.fechas import mes_en_letras
from bluecom.bolivia.texto import limpiar
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.pendientes.avisos import avisar
from bluecom.pendientes.models import Tema
from bluecom.rechazo import Rechazo, YaDecidido
from cartera.telefonia.registro import uno_a_la_vez as un_cdr_a_la_vez
from indicadores import consultas, smartflex
from indicadores.cierre.congelar import congelar, huella
from indicadores.cierre.requisitos import Requisito, requisitos
from indicadores.consultas import base
from indicadores.informe.deuda import deber_el_definitivo
from indicadores.informe.papel import NoCuadra, exigir_que_cuadre
from indicadores.models import Cierre
from indicadores.publico import como_json

CIERRAN = (Rol.JEFE_VENTAS,)
REABREN = (Rol.JEFE_SERVICIO,)
LETRAS = (10, 300)
LETRAS_DEL_NO = (10, 200)
"""It goes whole into the notice of whoever asked."""


def cerrar(mes: str, *, dispensas: Mapping[str, str], acto: Acto) -> Cierre:
    """Freeze the rows of the month and sign its verdict: DEFINITIVO.

    ``dispensas``: the reason for each requirement that is not met and may be signed without. Raises
    ``Rechazo`` with a sentence for each that is missing, ``YaDecidido`` when it is closed.
    """
    with transaction.atomic():
        _turno(mes)
        p, dispensado = _cerrable(mes, dispensas, acto)
        cierre = Cierre.objects.create(
            mes=p.mes,
            numero=Cierre.objects.filter(mes=p.mes).count() + 1,
            por=acto.usuario,
            en=acto.ahora,
            dispensas=dispensado,
        )
        congelar(cierre, p)
        firmado = consultas.mes(mes, ahora=acto.ahora)
        _exigir_que_cuadre(firmado)
        cierre.cifras, cierre.huella = como_json(firmado), huella(cierre)
        cierre.save()
        deber_el_definitivo(cierre, ahora=acto.ahora)
        _anotar(cierre, "cerrar_mes", acto, huella=cierre.huella, numero=cierre.numero)
    return cierre


def revisar(mes: str, *, dispensas: Mapping[str, str], acto: Acto) -> None:
    """Refuse what ``cerrar`` would, before anybody signs: a code serves once."""
    _cerrable(mes, dispensas, acto)


def pedir_reapertura(cierre_id: int, *, razon: str, acto: Acto) -> Cierre:
    """Ask that a closed month be opened again; another person decides. Raises ``Rechazo``."""
    _exigir(acto, CIERRAN, "Reabrir un mes lo pide la Jefatura de Ventas.")
    limpia = _razon(razon, "Escriba por qué hay que reabrir el mes")
    with transaction.atomic():
        cierre = _vigente(cierre_id)
        if cierre.reapertura_pendiente:
            raise YaDecidido(f"Ya lo pidió {cierre.reapertura_pedida_por}.")
        cierre.reapertura_pedida_por, cierre.reapertura_pedida_en = acto.usuario, acto.ahora
        cierre.reapertura_razon = limpia
        cierre.save()
        _anotar(cierre, "pedir_reabrir_mes", acto, razon=huella_de(limpia))
        deciden = Usuario.objects.filter(rol__in=REABREN, is_active=True, de_prueba=False)
        frase = f"{acto.usuario} pide reabrir {mes_en_letras(cierre.mes)}: decídalo en su cierre."
        _avisar(cierre, [uno.pk for uno in deciden], frase, acto)
    return cierre


def reabrir(cierre_id: int, *, acto: Acto) -> Cierre:
    """The second person opens it: the month is PROVISIONAL again, and what was signed is kept."""
    _exigir(acto, REABREN, "Reabrir un mes lo confirma la Jefatura de Servicio al Cliente.")
    with transaction.atomic():
        cierre = _pedida(cierre_id)
        pide = cierre.reapertura_pedida_por
        if pide == acto.usuario:
            raise Rechazo("La reapertura la pidió usted: la confirma otra persona.")
        cierre.reabierto_por, cierre.reabierto_en = acto.usuario, acto.ahora
        cierre.save()
        _contestar(cierre, pide, f"{_nombre(cierre.mes)} está abierto otra vez.", acto)
        _anotar(cierre, "reabrir_mes", acto, numero=cierre.numero)
    return cierre


def no_reabrir(cierre_id: int, *, razon: str, acto: Acto) -> Cierre:
    """It stays closed; whoever asked reads why."""
    _exigir(acto, REABREN, "Reabrir un mes lo decide la Jefatura de Servicio al Cliente.")
    limpia = _razon(razon, "Escriba por qué queda cerrado", LETRAS_DEL_NO)
    with transaction.atomic():
        cierre = _pedida(cierre_id)
        pide = cierre.reapertura_pedida_por
        cierre.reapertura_pedida_por = cierre.reapertura_pedida_en = None
        cierre.reapertura_razon = ""
        cierre.save()
        _anotar(cierre, "no_reabrir_mes", acto, razon=huella_de(limpia))
        _contestar(cierre, pide, f"{_nombre(cierre.mes)} queda cerrado: {limpia}", acto)
    return cierre


def _cerrable(
    mes: str, dispensas: Mapping[str, str], acto: Acto
) -> tuple[base.Periodo, list[dict[str, str]]]:
    """The month, and what it may be signed without."""
    _exigir(acto, CIERRAN, "Un mes lo cierra la Jefatura de Ventas.")
    p = base.periodo(mes, ahora=acto.ahora)
    if p.cierre:
        raise YaDecidido(f"{_nombre(mes)} ya está cerrado: lo cerró {p.cierre.por}.")
    return p, _dispensado(requisitos(p), dispensas)


def _dispensado(todos: list[Requisito], dispensas: Mapping[str, str]) -> list[dict[str, str]]:
    """What it is signed without, each with its reason; or a sentence for each that forbids it."""
    dichas, faltan = [], []
    for uno in todos:
        if uno.cumplido:
            continue
        if not uno.dispensable:
            faltan.append(f"{uno.nombre}: {uno.pasa}")
            continue
        razon = limpiar(dispensas.get(uno.codigo, ""))
        if LETRAS[0] <= len(razon) <= LETRAS[1]:
            dichas.append(
                {"codigo": uno.codigo, "que": f"{uno.nombre}: {uno.pasa}", "razon": razon}
            )
        else:
            faltan.append(
                f"{uno.nombre}: {uno.pasa} Tráigalo, o escriba por qué se cierra sin eso, de "
                f"{LETRAS[0]} a {LETRAS[1]} letras: queda impreso."
            )
    if faltan:
        raise Rechazo(faltan)
    return dichas


def _exigir_que_cuadre(firmado: consultas.ResumenMes) -> None:
    try:
        exigir_que_cuadre(firmado)
    except NoCuadra as error:
        raise Rechazo(f"{error} No se cerró nada: avise a quien administra el sistema.") from error


def _exigir(acto: Acto, roles: tuple[Rol, ...], si_no: str) -> None:
    if not acto.usuario.tiene_rol(*roles) or acto.usuario.de_prueba:
        raise Rechazo(si_no)


def _razon(razon: str, pedido: str, letras: tuple[int, int] = LETRAS) -> str:
    limpia = limpiar(razon)
    if not letras[0] <= len(limpia) <= letras[1]:
        raise Rechazo(f"{pedido}, de {letras[0]} a {letras[1]} letras.")
    return limpia


def _turno(mes: str) -> None:
    """Two who sign at once: the second finds it signed.

    And no file comes in between what the checklist saw and the rows that are frozen.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 29))", [mes])
    un_cdr_a_la_vez()
    smartflex.uno_a_la_vez()


def _vigente(cierre_id: int) -> Cierre:
    cierre = Cierre.objects.vigentes().select_for_update(of=("self",)).filter(pk=cierre_id).first()
    if cierre is None:
        raise YaDecidido("Ese mes ya está abierto.")
    return cierre


def _pedida(cierre_id: int) -> Cierre:
    cierre = _vigente(cierre_id)
    if not cierre.reapertura_pendiente:
        raise YaDecidido("Nadie pide ya reabrir ese mes.")
    return cierre


def _contestar(cierre: Cierre, pide: Usuario | None, frase: str, acto: Acto) -> None:
    if pide:
        _avisar(cierre, [pide.pk], f"{acto.usuario}: {frase}", acto)


def _avisar(cierre: Cierre, a_quienes: list[int], frase: str, acto: Acto) -> None:
    avisar(
        a_quienes,
        frase,
        clave=f"reabrir-mes:{cierre.pk}:{acto.ahora.isoformat()}",
        ahora=acto.ahora,
        url=reverse("mes_cierre", args=[cierre.mes]),
        tema=Tema.FIRMA,
    )


def _nombre(mes: str) -> str:
    return mes_en_letras(mes).capitalize()


def _anotar(cierre: Cierre, tipo: str, acto: Acto, **datos: object) -> None:
    anotar(cierre.cadena, tipo, acto=acto, datos={"cierre": cierre.pk, **datos})
