"""What the pages of a file of visits and installations say (11.2)."""

from django.urls import reverse

from bluecom.archivos.caras import Cara, Conteo, Destino, Insignia
from bluecom.cuentas.models import Rol
from bluecom.planillas.models import Corrida
from solicitudes.canales.instalacion.planilla import TIPO


def _hecho(corrida: Corrida) -> str:
    instaladas, visitas, dudas = (
        corrida.conteos.get(c, 0) for c in ("instaladas", "visitas", "por_decidir")
    )
    hechas = _en_numero(instaladas, "instalación registrada", "instalaciones registradas")
    fallidas = _en_numero(visitas, "visita fallida", "visitas fallidas")
    dicho = f"{hechas} y {fallidas}."
    return f"{dicho} {_en_numero(dudas, 'espera', 'esperan')} una decisión." if dudas else dicho


def _deshecho(corrida: Corrida) -> str:
    fuera, quedan = (corrida.conteos.get(c, 0) for c in ("deshechas", "quedan"))
    dicho = f"{_en_numero(fuera, 'fila deshecha', 'filas deshechas')}."
    if not quedan:
        return dicho
    return f"{dicho} {_en_numero(quedan, 'se queda', 'se quedan')}: su fila dice por qué."


def _destino(corrida: Corrida) -> Destino:
    if corrida.conteos.get("por_decidir"):
        return Destino("Ver lo que hay que decidir", reverse("diferencias_de_instalacion"))
    return Destino("Ver las instalaciones", reverse("instalaciones"))


def _en_numero(n: int, uno: str, varios: str) -> str:
    return f"{n} {uno if n == 1 else varios}"


CARA = Cara(
    tipo=TIPO,
    titulo="Traer visitas e instalaciones",
    que_es="Visitas e instalaciones",
    etiqueta="Archivo de visitas",
    de_donde="El que da Gestión de Red",
    verbo="Registrar las visitas",
    icono="tools",
    roles=(Rol.CANALES_VIRTUALES,),
    conteos=(
        Conteo("instaladas", "Instaladas", "Quedan registradas, como a mano"),
        Conteo("visitas", "Visitas fallidas", "Con su motivo y la nueva fecha"),
        Conteo("sin_cambios", "Sin cambios", "Ya estaban así, o ya se preguntó"),
        Conteo("por_decidir", "Por decidir", "Dicen otra cosa que lo registrado"),
        Conteo("rechazadas", "Rechazadas", "Les falta un dato o la venta no lo admite"),
        Conteo("omitidas", "Omitidas", "Líneas en blanco, títulos, totales"),
    ),
    clases={
        "rechazada": Insignia("Rechazada", "RECHAZADA"),
        "por_decidir": Insignia("Por decidir", "OBSERVADO"),
        "instalada": Insignia("Instalada", "INSTALADA"),
        "visita": Insignia("Visita fallida", "PROVISIONAL"),
    },
    sin_corregir=("instalada", "visita", "por_decidir"),
    que_archivo=(
        ("Hace falta", "N° DE SOLICITUD en Smartflex · FECHA · RESULTADO"),
        (
            "En vez del N°",
            "El de nuestro CONTRATO, o C.I./NIT o CÓDIGO CLIENTE con su PRODUCTO.",
        ),
        (
            "Se aprovecha",
            "MOTIVO y NUEVA FECHA de lo no instalado · TÉCNICO · SERIE y MAC, varias separadas "
            "por comas, en el orden del Comodato",
        ),
        (
            "Nunca",
            "Escribe sobre lo registrado: lo que diga otra fecha u otra serie queda en una lista "
            "para que alguien decida.",
        ),
    ),
    vuelta=("Instalaciones", "instalaciones"),
    destino=_destino,
    hecho=_hecho,
    deshecho=_deshecho,
    al_deshacer=(
        "Se quitan las visitas e instalaciones que trajo y de las que no siguió nada. Una venta "
        "cuyos términos ya se deben se queda como está, y su fila lo dice."
    ),
)
