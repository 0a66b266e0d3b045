"""DEMO products, plans, components and the structure that joins them (8.2)."""

from datetime import date
from typing import Final

from solicitudes.models import Componente, EstructuraProducto, Plan, Producto
from solicitudes.models import Tecnologia as T  # noqa: N817  the tables below read by it

DESDE: Final = date(2026, 1, 1)

PRODUCTOS = [
    # codigo, nombre, requiere visita, incluye línea, puntos como máximo
    ("ADSL", "Internet ADSL", True, False, 1),
    ("INET_INAL", "Internet inalámbrico", False, False, 1),
    ("FTTH_GPON", "Internet FTTH-GPON", True, False, 1),
    ("TV_HFC", "Televisión HFC", True, False, 4),
    ("TV_DTH", "Televisión DTH", True, False, 4),
    ("TEL_FIJA", "Telefonía fija", True, True, 1),
    ("TEL_HSPA", "Telefonía inalámbrica HSPA+", False, False, 1),
    ("DUO", "Dúo Pack", True, False, 4),
    ("MULTI", "Multipack", True, True, 4),
    ("FULL_HOGAR_INAL", "Full Hogar inalámbrico", False, False, 1),
]

PLANES = [
    # producto, código, nombre, tecnologías, tarifa DEMO
    ("ADSL", "ADSL-10", "ADSL 10 Mbps", [T.COBRE], "119"),
    ("INET_INAL", "INAL-20", "Inalámbrico 20 GB", [T.INALAMBRICO], "99"),
    ("FTTH_GPON", "FTTH-50", "Fibra 50 Mbps", [T.FIBRA], "149"),
    ("FTTH_GPON", "FTTH-100", "Fibra 100 Mbps", [T.FIBRA], "199"),
    ("TV_HFC", "HFC-BASICO", "TV Cable básico", [T.HFC], "110"),
    ("TV_DTH", "DTH-BASICO", "TV satelital básico", [T.SATELITE], "120"),
    ("TEL_FIJA", "FIJA-60", "Línea fija", [T.COBRE, T.FIBRA], "60"),
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


def cargar_productos() -> None:
    """Create what is missing; what an administrator edited stays as edited."""
    for orden, (codigo, nombre, visita, linea, puntos) in enumerate(PRODUCTOS):
        Producto.objects.get_or_create(
            codigo=codigo,
            defaults={
                "nombre": nombre,
                "orden": orden,
                "requiere_visita": visita,
                "incluye_linea": linea,
                "puntos_maximo": puntos,
            },
        )
    for producto, codigo, nombre, tecnologias, _ in PLANES:
        Plan.objects.get_or_create(
            codigo=codigo,
            defaults={"producto_id": producto, "nombre": nombre, "tecnologias": tecnologias},
        )
    _componentes()
    _estructura()


def _componentes() -> None:
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


def _estructura() -> None:
    """A cell that ever had a row is the administrator's: closed stays closed."""
    for producto, tecnologia, componente, usual, obligatorio, maximo in ESTRUCTURA:
        casilla = {
            "producto_id": producto,
            "tecnologia": tecnologia,
            "componente_id": componente,
        }
        if not EstructuraProducto.objects.filter(**casilla).exists():
            EstructuraProducto.objects.create(
                **casilla,
                usual=usual,
                obligatorio=obligatorio,
                maximo=maximo,
                vigente_desde=DESDE,
            )
