"""The day agreed for another visit (11.2): once it is over, somebody says how it went."""

from collections.abc import Sequence
from datetime import date, datetime, time

from django.urls import reverse

from bluecom.bolivia.fechas import LA_PAZ, hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.pendientes.avisos import avisar_en_lugar
from bluecom.pendientes.models import Aviso, Tema
from bluecom.plazos.models import Plazo
from bluecom.plazos.servicios import abrir, cerrar, cumplir
from bluecom.plazos.tipos import Marcado, Tipo, registrar
from solicitudes.models import Reasignacion, Venta


def acordar_visita(venta: Venta, dia: date | None, *, acto: Acto, hubo: bool = True) -> None:
    """From here on the visit is awaited that day, or none is.

    ``hubo``: the one that was awaited took place, installed or not.
    """
    esperada = Plazo.objects.abiertos().filter(tipo=VISITA.codigo, objeto_id=venta.pk).first()
    inicio = datetime.combine(dia, time(), LA_PAZ) if dia else None
    if esperada is not None:
        if not hubo and esperada.inicio == inicio:
            return
        terminar = cumplir if hubo else cerrar
        terminar(esperada.pk, acto=acto)
    if inicio is not None:
        abrir(VISITA, venta.pk, ahora=inicio)


def avisar_visitas(marcados: Sequence[Marcado], ahora: datetime) -> list[str]:
    """Canales Virtuales, who records it, and the asesor, whose client waits: all in few reads."""
    claves = [marcado.plazo.objeto_id for marcado in marcados]
    filas = Venta.objects.filter(pk__in=claves).select_related("asesor", "contacto__cliente")
    ventas = {venta.pk: venta for venta in filas}
    la_tuvieron = set(Reasignacion.objects.filter(venta__in=claves).values_list("venta", "de"))
    canales = list(Usuario.objects.filter(rol=Rol.CANALES_VIRTUALES, is_active=True))
    textos, avisos = [], []
    for marcado in marcados:
        venta = ventas[marcado.plazo.objeto_id]
        texto = _texto(marcado, venta)
        textos.append(texto)
        a_quien = [(venta.asesor_id, venta.get_absolute_url())]
        a_quien += [
            (persona.pk, reverse("instalar", args=[venta.pk]))
            for persona in canales
            if persona.de_prueba == venta.asesor.de_prueba
            and (venta.pk, persona.pk) not in la_tuvieron
        ]
        clave = marcado.plazo.clave_de_aviso(marcado.hora)
        comun = {"clave": clave, "tema": Tema.PLAZO, "asunto": marcado.plazo.asunto}
        avisos += [
            Aviso(usuario_id=quien, url=url, texto=texto, creado_en=ahora, **comun)
            for quien, url in dict(a_quien).items()
        ]
    avisar_en_lugar(avisos, ahora=ahora)
    return textos


def _texto(marcado: Marcado, venta: Venta) -> str:
    return (
        f"Pasó la visita acordada con {venta.cliente} (venta {venta.pk}) para el "
        f"{hoy(marcado.plazo.inicio):%d/%m/%Y}: falta anotar cómo fue."
    )


VISITA = registrar(
    Tipo(
        codigo="visita",
        nombre="Visita acordada, desde el comienzo de su día (11.2)",
        ejemplo="Una visita acordada",
        cadena="venta",
        avisar=avisar_visitas,
        horas=24,
        horas_de_aviso=0,
        horas_supervisor=None,
        horas_jefe_ventas=None,
        horas_jefe_servicio=None,
    )
)
