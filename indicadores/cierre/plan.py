"""The plan of a month that was Observado: written by its Jefe, followed up in the next (III.2)."""

from datetime import date

from django.db import transaction
from django.urls import reverse

from bluecom.bitacora.servicios import anotar, huella_de
from bluecom.bolivia.fechas import hoy, mes_en_letras
from bluecom.bolivia.texto import limpiar
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.pendientes.avisos import avisar, cerrar_asuntos
from bluecom.pendientes.models import Tema
from bluecom.rechazo import Rechazo, YaDecidido
from indicadores import consultas
from indicadores.formula import Veredicto
from indicadores.models import Accion

PLANEAN = (Rol.JEFE_VENTAS,)
RESPONDEN = (Rol.JEFE_VENTAS, Rol.SUPERVISOR, Rol.JEFE_SERVICIO)
LETRAS = (5, 200)


def planear(
    mes: str, *, causa: str, accion: str, responsable: Usuario, para: date, acto: Acto
) -> Accion:
    """One more line; its person hears of it. Raises ``Rechazo``, also of a month not Observado."""
    _exigir(acto)
    _exigir_observado(mes, acto)
    if responsable.rol not in RESPONDEN or not responsable.is_active or responsable.de_prueba:
        raise Rechazo("Elija quién responde de la lista.")
    if para < hoy(acto.ahora):
        raise Rechazo("Escriba hasta cuándo: un día que no haya pasado.")
    limpias = _letras(causa, "qué lo causó"), _letras(accion, "qué se hará")
    with transaction.atomic():
        una: Accion = Accion.objects.create(
            mes=mes,
            causa=limpias[0],
            accion=limpias[1],
            responsable=responsable,
            para=para,
            por=acto.usuario,
            en=acto.ahora,
        )
        _anotar(una, "planear_accion", acto, que=huella_de(" ".join(limpias)))
        _avisar(una, acto)
    return una


def seguir(accion_id: int, *, resultado: str, nota: str, acto: Acto) -> Accion:
    """What came of it, said once. Raises ``Rechazo``, ``YaDecidido`` when it was already said."""
    _exigir(acto)
    if resultado not in Accion.Resultado.values:
        raise Rechazo("Diga si se hizo o no se hizo.")
    limpia = _letras(nota, "qué resultó")
    with transaction.atomic():
        una = Accion.objects.select_for_update().get(pk=accion_id)
        if una.resultado:
            raise YaDecidido(f"Ya se dijo: {una.get_resultado_display().lower()}.")
        una.resultado, una.nota = resultado, limpia
        una.seguida_por, una.seguida_en = acto.usuario, acto.ahora
        una.save()
        _anotar(una, "seguir_accion", acto, resultado=resultado, que=huella_de(limpia))
        cerrar_asuntos(una.asunto, ahora=acto.ahora, cierre="ya se dijo qué resultó")
    return una


def es_observado(mes: str, acto: Acto) -> bool:
    """As it stands, or as it was signed."""
    return consultas.mes(mes, ahora=acto.ahora).oficial.veredicto is Veredicto.OBSERVADO


def _exigir(acto: Acto) -> None:
    if not acto.usuario.tiene_rol(*PLANEAN) or acto.usuario.de_prueba:
        raise Rechazo("El plan de un mes lo escribe la Jefatura de Ventas.")


def _exigir_observado(mes: str, acto: Acto) -> None:
    if not es_observado(mes, acto):
        raise Rechazo(f"{mes_en_letras(mes).capitalize()} no está Observado: no pide ningún plan.")


def _letras(texto: str, que: str) -> str:
    limpio = limpiar(texto)
    if not LETRAS[0] <= len(limpio) <= LETRAS[1]:
        raise Rechazo(f"Escriba {que}, de {LETRAS[0]} a {LETRAS[1]} letras.")
    return limpio


def _avisar(una: Accion, acto: Acto) -> None:
    avisar(
        [una.responsable_id],
        f"Usted responde de una acción del plan de {mes_en_letras(una.mes)}, hasta el "
        f"{una.para:%d/%m/%Y}: {una.accion}"[:300],
        clave=una.asunto,
        ahora=acto.ahora,
        url=reverse("mes_plan", args=[una.mes]),
        asunto=una.asunto,
        tema=Tema.ARCHIVO,
    )


def _anotar(una: Accion, tipo: str, acto: Acto, **datos: object) -> None:
    anotar(f"mes:{una.mes}", tipo, acto=acto, datos={"accion": una.pk, **datos})
