"""Rows of a month, created directly: the formula needs instants, not the whole walk."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from django.db import connection
from django.db.models import Model

from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.plazos.servicios import abrir
from cartera.models import Llamada, LlamadaDeCentral, ResultadoLlamada
from documentos.almacen import almacen
from documentos.models import Carpeta
from documentos.servicios import abrir_carpeta
from indicadores import consultas
from indicadores.consultas.embudo import ESCALERA
from indicadores.models import Cruce, InformeMensual
from indicadores.publico import como_json
from solicitudes.models import CondicionComercial, Instalacion, Motivo, Oferta, Razon, Venta
from solicitudes.plazos.tipos import ENTREGA
from solicitudes.reglas.estados import Estado
from tests.cartera.factories import CarteraFactory, ContactoCarteraFactory, LlamadaFactory
from tests.factories_cuentas import UsuarioFactory

_numeros = count(100_001)
_ESTADO_TRAS = {transicion: estados[0] for _, transicion, _, estados in ESCALERA}


def llamada(inicio: datetime, resultado: str = "NO_ACEPTA", **datos: Any) -> Llamada:
    """One call; ``de_prueba`` puts it in a test portfolio."""
    de_prueba = datos.pop("de_prueba", False)
    if "contacto" not in datos:
        datos["contacto"] = contacto(de_prueba=de_prueba)
    return LlamadaFactory(
        inicio=inicio, resultado=ResultadoLlamada.objects.get(pk=resultado), **datos
    )


def llamadas(cuantas: int, inicio: datetime, resultado: str = "NO_ACEPTA", **datos: Any) -> None:
    """Many calls to one client by one agent."""
    _repetir(llamada(inicio, resultado, **datos), cuantas - 1)


def contacto(*, de_prueba: bool = False) -> Any:
    return ContactoCarteraFactory(cartera=CarteraFactory(de_prueba=de_prueba))


def venta(
    glosada_en: datetime | None = None,
    *,
    aceptada_en: datetime | None = None,
    tomada_en: datetime | None = None,
    asesor: Usuario | None = None,
    estado: str = Estado.GLOSADA,
    de_prueba: bool = False,
    plan: str = "",
    llamada: Llamada | None = None,
    vence_en: datetime | None = None,
    **datos: Any,
) -> Venta:
    """One sale as its columns say; with ``vence_en``, its hand-over runs until then."""
    instante = glosada_en or aceptada_en or tomada_en
    assert instante is not None
    quien = asesor or UsuarioFactory(rol=Rol.ASESOR)
    if glosada_en:
        datos.setdefault("numero_smartflex", str(next(_numeros)))
    nueva = Venta.objects.create(
        contacto=llamada.contacto if llamada else contacto(de_prueba=de_prueba),
        asesor=quien,
        carpeta=abrir_carpeta(ahora=instante, de_prueba=de_prueba),
        estado=estado,
        tomada_en=tomada_en or aceptada_en or instante,
        aceptada_en=aceptada_en or glosada_en,
        glosada_en=glosada_en,
        llamada=llamada,
        **datos,
    )
    if plan:
        _ofrecer(nueva, plan)
    if vence_en:
        nueva.plazo_entrega = abrir(ENTREGA, nueva.pk, ahora=vence_en - timedelta(hours=24))
        nueva.save()
    return nueva


def registradas(cuantas: int, en: datetime, *, asesor: Usuario | None = None) -> None:
    """Many requests of one client and one asesor, each with its folder and its number."""
    quien, de_quien = asesor or UsuarioFactory(rol=Rol.ASESOR), contacto()
    carpeta = Carpeta.objects.create(creada_en=en)
    comun = {"contacto": de_quien, "asesor": quien, "estado": Estado.GLOSADA}
    instantes = dict.fromkeys(("tomada_en", "aceptada_en", "glosada_en"), en)
    primera = Venta.objects.create(
        carpeta=carpeta, numero_smartflex=str(next(_numeros)), **comun, **instantes
    )
    otros = [(pk, str(next(_numeros))) for pk in _repetir(carpeta, cuantas - 1)]
    _repetir(primera, cuantas - 1, carpeta_id=[c for c, _ in otros],
             numero_smartflex=[n for _, n in otros])  # fmt: skip


def _repetir(una: Model, cuantas: int, **distinto: list[Any]) -> list[int]:
    """As many more rows like it, in one statement; ``distinto``: the columns that are of each."""
    campos = [c for c in una._meta.concrete_fields if not c.primary_key]
    valores = [
        f"(%s::{c.db_type(connection)}[])[n]" if c.column in distinto else f"t.{c.column}"
        for c in campos
    ]
    tabla, columnas = una._meta.db_table, ", ".join(c.column for c in campos)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {tabla} ({columnas}) SELECT {', '.join(valores)} "
            f"FROM {tabla} t, generate_series(1, %s) n WHERE t.id = %s RETURNING id",
            [*(distinto[c.column] for c in campos if c.column in distinto), cuantas, una.pk],
        )
        return [pk for (pk,) in cursor.fetchall()]


def recorrer(una: Venta, hasta: str, instantes: list[datetime]) -> None:
    """Append the Eventos of a walk up to the transition ``hasta``, one instant each."""
    antes = ""
    for (_, transicion, _, _), instante in zip(ESCALERA, instantes, strict=False):
        despues = _ESTADO_TRAS[transicion]
        datos = {"hasta": str(despues)} | ({"desde": antes} if antes else {})
        anotar(una.cadena, transicion, acto=Acto(una.asesor, instante), datos=datos)
        antes = str(despues)
        if transicion == hasta:
            return


def perder(una: Venta, transicion: str, codigo: str, desde: str, ahora: datetime) -> None:
    """The Evento and the Razon of a discard or an annulment."""
    ambitos = Motivo.DE_FIN if transicion == "descartar" else ("ANULACION",)
    razon = Motivo.objects.filter(ambito__in=ambitos, codigo=codigo)[0]
    Razon.objects.create(venta=una, transicion=transicion, motivo=razon, por=una.asesor, en=ahora)
    hasta = "DESCARTADA" if transicion == "descartar" else "ANULADA"
    datos = {"desde": desde, "hasta": hasta, "motivo": codigo}
    anotar(una.cadena, transicion, acto=Acto(una.asesor, ahora), datos=datos)


def instalar(una: Venta, en: datetime) -> Instalacion:
    return Instalacion.objects.create(
        venta=una, fecha=hoy(en), registrada_por=una.asesor, registrada_en=en
    )


def informe(mes: str, ahora: datetime, contenido: bytes = b"%PDF-1.7 prueba") -> InformeMensual:
    """A report that was made, with a file of its own and the figures of that instant."""
    guardado = almacen().guardar(contenido)
    return InformeMensual.objects.create(
        mes=mes,
        debido_en=ahora,
        leido_en=ahora,
        cifras=como_json(consultas.mes(mes, ahora=ahora)),
        archivo=guardado.nombre,
        sha256=guardado.sha256,
        sha256_cifrado=guardado.sha256_cifrado,
        paginas=1,
        planilla=guardado.nombre,
        planilla_sha256=guardado.sha256,
        planilla_sha256_cifrado=guardado.sha256_cifrado,
    )


def _ofrecer(una: Venta, plan: str) -> None:
    condicion = CondicionComercial.objects.filter(plan__codigo=plan)[0]
    Oferta.objects.create(
        venta=una,
        condicion=condicion,
        campania=condicion.campania,
        producto=condicion.plan.producto,
        plan=condicion.plan,
        tecnologia="FIBRA",
        facturacion="PROPIA",
        condiciones={},
        aceptada_en=una.aceptada_en or una.tomada_en,
    )


def cruce_de(venta: Venta) -> Cruce:
    """A call of the exchange with the client of a sale, of which nobody knows the record."""
    central = LlamadaDeCentral.objects.create(
        grupo=f"{venta.pk}.1",
        uniqueid=f"{venta.pk}.1",
        inicio=venta.tomada_en,
        fin=venta.tomada_en,
        numero=venta.contacto.linea,
        segundos=60,
    )
    uno: Cruce = Cruce.objects.create(
        central=central, contacto=venta.contacto, agente=venta.asesor, empate=True
    )
    return uno
