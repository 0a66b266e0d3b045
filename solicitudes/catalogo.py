"""The DEMO catalogue and the coded reasons, loaded by one idempotent ``cargar_catalogo()``.

Called at the first start and by ``demo``, never by a migration. No figure here is a price
of COMTECO: all is marked DEMO, except what Annex 2 itself names.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from cartera.catalogo import cargar_catalogo_cartera
from solicitudes.catalogo_smartflex import cargar_campos_smartflex
from solicitudes.models import (
    Campania,
    CicloFacturacion,
    Componente,
    CondicionComercial,
    EstructuraProducto,
    Motivo,
    Plan,
    Producto,
    Subcategoria,
    Suplementario,
)
from solicitudes.models.catalogo import Tecnologia as T  # noqa: N817  the tables below read by it

DESDE = date(2026, 1, 1)

PRODUCTOS = [
    # codigo, nombre, requiere visita, incluye línea
    ("ADSL", "Internet ADSL", True, False),
    ("INET_INAL", "Internet inalámbrico", False, False),
    ("FTTH_GPON", "Internet FTTH-GPON", True, False),
    ("TV_HFC", "Televisión HFC", True, False),
    ("TV_DTH", "Televisión DTH", True, False),
    ("TEL_FIJA", "Telefonía fija", True, True),
    ("TEL_HSPA", "Telefonía inalámbrica HSPA+", False, False),
    ("DUO", "Dúo Pack", True, False),
    ("MULTI", "Multipack", True, True),
    ("FULL_HOGAR_INAL", "Full Hogar inalámbrico", False, False),
]

PLANES = [
    # producto, código, nombre, tecnologías, tarifa DEMO
    ("ADSL", "ADSL-10", "ADSL 10 Mbps", [T.COBRE], "119"),
    ("INET_INAL", "INAL-20", "Inalámbrico 20 GB", [T.INALAMBRICO], "99"),
    ("FTTH_GPON", "FTTH-50", "Fibra 50 Mbps", [T.FIBRA], "149"),
    ("FTTH_GPON", "FTTH-100", "Fibra 100 Mbps", [T.FIBRA], "199"),
    ("TV_HFC", "HFC-BASICO", "TV Cable básico", [T.HFC], "110"),
    ("TV_DTH", "DTH-BASICO", "TV satelital básico", [T.SATELITE], "120"),
    ("TEL_FIJA", "FIJA-USUARIO", "Línea fija usuario", [T.COBRE, T.FIBRA], "60"),
    ("TEL_HSPA", "HSPA-80", "HSPA+ 80", [T.INALAMBRICO], "80"),
    ("DUO", "DUO-50", "Dúo 50 Mbps + TV", [T.FIBRA, T.HFC], "229"),
    ("MULTI", "MULTI-50", "Multipack 50 Mbps + TV + línea", [T.FIBRA], "259"),
    ("FULL_HOGAR_INAL", "FULL-HOGAR", "Full Hogar 20 GB + voz", [T.INALAMBRICO], "139"),
]

A, Q = Componente.Clase.ACCESO, Componente.Clase.EQUIPO
COMPONENTES = [
    # código, nombre, clase, accesorios, valor DEMO
    ("ACC_COBRE", "Acceso cobre", A, "", 0),
    ("ACC_FIBRA", "Acceso fibra óptica", A, "", 0),
    ("ACC_COAXIAL", "Acceso coaxial", A, "", 0),
    ("ACC_SATELITE", "Antena satelital", A, "", 0),
    ("ACC_RADIO", "Acceso inalámbrico", A, "", 0),
    ("MODEM_ADSL", "Módem ADSL", Q, "Fuente y filtros", 350),
    ("MODEM_VDSL", "Módem VDSL", Q, "Fuente y filtros", 450),
    ("ONT", "ONT", Q, "Fuente y patch cord", 600),
    ("MODEM_INAL", "Módem inalámbrico", Q, "Fuente y chip", 400),
    ("TERMINAL_FIJO", "Terminal inalámbrico fijo", Q, "Fuente y chip", 300),
    ("DECODIFICADOR", "Decodificador", Q, "Control remoto y fuente", 380),
]

ESTRUCTURA = [
    # producto, tecnología, componente, usual, obligatorio, máximo
    ("ADSL", T.COBRE, "ACC_COBRE", True, True, 1),
    ("ADSL", T.COBRE, "MODEM_ADSL", True, False, 1),
    ("ADSL", T.COBRE, "MODEM_VDSL", False, False, 1),
    ("INET_INAL", T.INALAMBRICO, "ACC_RADIO", True, True, 1),
    ("INET_INAL", T.INALAMBRICO, "MODEM_INAL", True, False, 1),
    ("FTTH_GPON", T.FIBRA, "ACC_FIBRA", True, True, 1),
    ("FTTH_GPON", T.FIBRA, "ONT", True, True, 1),
    ("TV_HFC", T.HFC, "ACC_COAXIAL", True, True, 1),
    ("TV_HFC", T.HFC, "DECODIFICADOR", True, False, 4),
    ("TV_DTH", T.SATELITE, "ACC_SATELITE", True, True, 1),
    ("TV_DTH", T.SATELITE, "DECODIFICADOR", True, True, 4),
    ("TEL_FIJA", T.COBRE, "ACC_COBRE", True, True, 1),
    ("TEL_FIJA", T.FIBRA, "ACC_FIBRA", True, True, 1),
    ("TEL_FIJA", T.FIBRA, "ONT", True, True, 1),
    ("TEL_HSPA", T.INALAMBRICO, "ACC_RADIO", True, True, 1),
    ("TEL_HSPA", T.INALAMBRICO, "TERMINAL_FIJO", True, False, 1),
    ("DUO", T.FIBRA, "ACC_FIBRA", True, True, 1),
    ("DUO", T.FIBRA, "ONT", True, True, 1),
    ("DUO", T.FIBRA, "DECODIFICADOR", True, False, 4),
    ("DUO", T.HFC, "ACC_COAXIAL", True, True, 1),
    ("DUO", T.HFC, "DECODIFICADOR", True, False, 4),
    ("MULTI", T.FIBRA, "ACC_FIBRA", True, True, 1),
    ("MULTI", T.FIBRA, "ONT", True, True, 1),
    ("MULTI", T.FIBRA, "DECODIFICADOR", True, False, 4),
    ("FULL_HOGAR_INAL", T.INALAMBRICO, "ACC_RADIO", True, True, 1),
    ("FULL_HOGAR_INAL", T.INALAMBRICO, "MODEM_INAL", True, False, 1),
]

GUION = (
    "Buenos días, le habla {asesor}, de Bluecom, por encargo de COMTECO. ¿Hablo con {cliente}? "
    "Lo llamo porque en su domicilio ya puede tener {servicio}. ¿Le cuento en un minuto?"
)

M = Motivo.Ambito
MOTIVOS = [
    # ámbito, código, nombre, paso, campo, desenlace, días
    (M.IMPEDIMENTO, "MORA", "Tiene deuda en mora", None, "", "ESPERA", 30),
    (M.IMPEDIMENTO, "ORDEN_PENDIENTE", "Tiene una orden en trámite", None, "", "ESPERA", 15),
    (M.IMPEDIMENTO, "LINEA_CORTADA", "La línea está cortada", None, "", "ESPERA", 30),
    (M.IMPEDIMENTO, "TITULAR_FALLECIDO", "Titular fallecido", None, "", "CERRADO", 0),
    (M.IMPEDIMENTO, "OTRO_IMPEDIMENTO", "Otro impedimento", None, "", "CERRADO", 0),
    (M.SIN_CAPACIDAD, "SIN_PUERTOS", "Sin puertos libres", None, "", "ESPERA", 30),
    (M.SIN_CAPACIDAD, "SIN_RED", "No hay red en la zona", None, "", "ESPERA", 90),
    (M.SIN_CAPACIDAD, "DISTANCIA", "Fuera de distancia", None, "", "ESPERA", 90),
    (M.DESCARTE, "NO_ACEPTA", "No acepta la oferta", None, "", "CERRADO", 0),
    (M.DESCARTE, "NO_CONTESTA", "No contesta", None, "", "REINTENTO", 1),
    (M.DESCARTE, "RELLAMADA", "Pide que lo llamen después", None, "", "RELLAMADA", 1),
    (M.DESCARTE, "NUMERO_EQUIVOCADO", "Número equivocado", None, "", "CERRADO", 0),
    (M.DESCARTE, "YA_TIENE", "Ya tiene otros servicios (1.1)", None, "", "CERRADO", 0),
    (M.DESCARTE, "NO_LLAMAR", "Pide que no lo llamen", None, "", "NO_LLAMAR", 0),
    (M.DESCARTE, "SALTADO", "Se deja para después", None, "", "REINTENTO", 1),
    (M.DESCARTE, "RESERVA_VENCIDA", "La reserva venció", None, "", "REINTENTO", 0),
    (M.ANULACION, "CLIENTE_DESISTE", "El cliente desiste", None, "", "CERRADO", 0),
    (M.ANULACION, "SIN_PAPELES", "Nunca envió la documentación", None, "", "CERRADO", 0),
    (M.ANULACION, "SIN_CAPACIDAD", "Sin capacidad en la dirección", None, "", "CERRADO", 0),
    (M.ANULACION, "INSTALACION_IMPOSIBLE", "Imposible de instalar", None, "", "CERRADO", 0),
    (M.ANULACION, "DUPLICADA", "Solicitud duplicada", None, "", "CERRADO", 0),
    (M.CORRECCION, "ERROR_DE_TIPEO", "Error de tipeo", None, "", "", 0),
    (M.CORRECCION, "PLAN_EQUIVOCADO", "Plan equivocado", None, "", "", 0),
    (M.CORRECCION, "CLIENTE_CAMBIA", "El cliente cambia de idea", None, "", "", 0),
    (M.CORRECCION, "DATO_NUEVO", "Llegó un dato que faltaba", None, "", "", 0),
    (M.OBSERVACION, "CI_VENCIDO", "C.I. vencido", 6, "ci_vence", "", 0),
    (M.OBSERVACION, "CI_ILEGIBLE", "C.I. ilegible o incompleto", 6, "archivo_ci", "", 0),
    (M.OBSERVACION, "CI_NO_COINCIDE", "El C.I. no coincide con los datos", 6, "ci", "", 0),
    (M.OBSERVACION, "CARTA_SIN_FIRMA", "Carta sin firma", 6, "archivo_carta", "", 0),
    (M.OBSERVACION, "CARTA_INCOMPLETA", "Carta incompleta", 6, "archivo_carta", "", 0),
    (M.OBSERVACION, "TIPO_ERRADO", "Socio/Usuario equivocado", 7, "modalidad", "", 0),
    (M.OBSERVACION, "COBRO_ERRADO", "Dirección de cobro equivocada", 7, "direccion_cobro", "", 0),
    (M.OBSERVACION, "DIRECCION_ERRADA", "Dirección de instalación errada", 8, "via", "", 0),
    (M.OBSERVACION, "COMPONENTES", "Componentes equivocados", 8, "componentes", "", 0),
    (M.OBSERVACION, "GLOSA_INCOMPLETA", "Observaciones incompletas", 9, "adicional", "", 0),
    (M.OBSERVACION, "FALTA_PAPEL", "Falta un papel o su copia", 10, "", "", 0),
    (M.OBSERVACION, "PAPEL_ILEGIBLE", "Papel mal impreso", 10, "", "", 0),
    (M.VISITA, "AUSENTE", "No había nadie", None, "", "", 0),
    (M.VISITA, "NO_QUISO", "El cliente no quiso", None, "", "", 0),
    (M.VISITA, "SIN_CONDICIONES", "Falta una condición técnica", None, "", "", 0),
    (M.VISITA, "DIRECCION", "No se encontró la dirección", None, "", "", 0),
    (M.REAPERTURA, "ERROR_DE_REVISION", "Error de la revisión", None, "", "", 0),
    (M.REAPERTURA, "CLIENTE_RECLAMA", "El cliente reclama un dato", None, "", "", 0),
    (M.REASIGNACION, "AUSENCIA", "Ausencia del asesor", None, "", "", 0),
    (M.REASIGNACION, "CARGA", "Reparto de la carga", None, "", "", 0),
    (M.CANAL, "SIN_CORREO", "El cliente no tiene correo", None, "", "", 0),
    (M.CANAL, "REBOTE", "El correo rebotó", None, "", "", 0),
    (M.CANAL, "PIDE_PAPEL", "El cliente lo pide así", None, "", "", 0),
]


@transaction.atomic
def cargar_catalogo() -> None:
    """Create what is missing; what an administrator edited stays as edited."""
    cargar_catalogo_cartera()
    _productos()
    _condiciones()
    _motivos()
    for codigo, nombre in [("C01", "Ciclo 1 · del 1 al 30 (DEMO)"), ("C15", "Ciclo 15 (DEMO)")]:
        CicloFacturacion.objects.get_or_create(codigo=codigo, defaults={"nombre": nombre})
    for n, (categoria, nombre) in enumerate(
        [
            ("Residencial", "Vivienda"),
            ("Residencial", "Social"),
            ("Comercial", "Negocio"),
            ("Institucional", "Entidad"),
        ]
    ):
        Subcategoria.objects.get_or_create(
            categoria=categoria, nombre=nombre, defaults={"orden": n}
        )
    for codigo, nombre in [
        ("IDENTIFICADOR", "Identificador de llamadas"),
        ("TRIPARTITA", "Conferencia tripartita"),
        ("PIN", "PIN"),
    ]:
        Suplementario.objects.get_or_create(codigo=codigo, defaults={"nombre": nombre})
    cargar_campos_smartflex()


def _productos() -> None:
    for orden, (codigo, nombre, visita, linea) in enumerate(PRODUCTOS):
        Producto.objects.get_or_create(
            codigo=codigo,
            defaults={
                "nombre": nombre,
                "orden": orden,
                "requiere_visita": visita,
                "incluye_linea": linea,
            },
        )
    for codigo, nombre, clase, accesorios, valor in COMPONENTES:
        equipo = {"marca": "DEMO", "modelo": "DEMO"} if clase == Q else {}
        Componente.objects.get_or_create(
            codigo=codigo,
            defaults={
                "nombre": nombre,
                "clase": clase,
                "accesorios": accesorios,
                "valor_reposicion": valor,
                **equipo,
            },
        )
    for producto, tecnologia, componente, usual, obligatorio, maximo in ESTRUCTURA:
        EstructuraProducto.objects.get_or_create(
            producto_id=producto,
            tecnologia=tecnologia,
            componente_id=componente,
            defaults={"usual": usual, "obligatorio": obligatorio, "maximo": maximo},
        )


def _condiciones() -> None:
    """The shipped campaign is the letter's: 0 / 18 / 30. Its promotion is a second one."""
    for codigo, nombre, promocion in [
        ("CARTA", "Campaña vigente (DEMO)", False),
        ("COSTO_CERO", "Instalación costo cero", True),
    ]:
        Campania.objects.get_or_create(
            codigo=codigo,
            defaults={
                "nombre": nombre,
                "es_promocion": promocion,
                "vigente_desde": DESDE,
                "guion": GUION,
            },
        )
    for producto, codigo, nombre, tecnologias, tarifa in PLANES:
        plan, _ = Plan.objects.get_or_create(
            codigo=codigo,
            defaults={"producto_id": producto, "nombre": nombre, "tecnologias": tecnologias},
        )
        for campania in ("CARTA", "COSTO_CERO"):
            CondicionComercial.objects.get_or_create(
                campania_id=campania,
                plan=plan,
                version=1,
                defaults=_cifras(producto, tarifa),
            )


def _cifras(producto: str, tarifa: str) -> dict[str, Any]:
    cifras: dict[str, Any] = {
        "tarifa": Decimal(tarifa),
        "costo_instalacion": Decimal(0),
        "costo_por_punto": Decimal(50) if producto in ("TV_HFC", "TV_DTH") else Decimal(0),
        "cable_excedente": Decimal(5) if producto == "TEL_FIJA" else Decimal(0),
        "vigente_desde": DESDE,
    }
    if producto == "INET_INAL":
        cifras["mega_adicional"] = Decimal("0.20")
    if producto in ("TEL_HSPA", "FULL_HOGAR_INAL"):
        cifras |= {
            "tarifa_hn": Decimal("0.50"),
            "tarifa_hr": Decimal("0.375"),
            "tarifa_hsr": Decimal("0.25"),
        }
    return cifras


def _motivos() -> None:
    for orden, (ambito, codigo, nombre, paso, campo, desenlace, dias) in enumerate(MOTIVOS):
        Motivo.objects.get_or_create(
            ambito=ambito,
            codigo=codigo,
            defaults={
                "nombre": nombre,
                "paso": paso,
                "campo": campo,
                "desenlace": desenlace,
                "dias": dias,
                "orden": orden,
            },
        )
