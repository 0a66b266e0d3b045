"""What the pages of a CDR's file say (4.1)."""

from django.urls import reverse

from bluecom.archivos.caras import Cara, Conteo, Destino, Insignia
from bluecom.bolivia.fechas import hoy, mes_de
from bluecom.cuentas.models import Rol
from bluecom.planillas.models import Corrida
from cartera.telefonia.carga import TIPO


def _hecho(corrida: Corrida) -> str:
    tramos, efectivas, solas = (
        corrida.conteos.get(c, 0) for c in ("nuevas", "efectivas", "no_conciliadas")
    )
    dicho = f"{tramos} {'tramo nuevo' if tramos == 1 else 'tramos nuevos'}: "
    dicho += f"{efectivas} {'llamada contestada' if efectivas == 1 else 'llamadas contestadas'}"
    return f"{dicho}, y {solas} que ningún asesor registró." if solas else f"{dicho}."


def _deshecho(corrida: Corrida) -> str:
    fuera, quedan = (corrida.conteos.get(c, 0) for c in ("deshechas", "quedan"))
    dicho = f"{fuera} {'tramo' if fuera == 1 else 'tramos'} fuera."
    if not quedan:
        return dicho
    return f"{dicho} {quedan} se quedan: se decidió sobre su llamada, u otro archivo los dice."


def _destino(corrida: Corrida) -> Destino:
    mes = mes_de(hoy(corrida.pedida_en))
    return Destino("Ver las llamadas del mes", reverse("mes_conversaciones", args=[mes]))


CARA = Cara(
    tipo=TIPO,
    titulo="Importar el CDR",
    que_es="CDR de la central",
    etiqueta="Archivo del CDR",
    de_donde="El que exporta Elastix, sin abrirlo en Excel",
    verbo="Cargar el CDR",
    icono="telephone",
    libros=False,
    roles=(Rol.SUPERVISOR, Rol.JEFE_VENTAS),
    conteos=(
        Conteo("nuevas", "Nuevas", "Tramos de llamadas que entran"),
        Conteo("repetidas", "Repetidas", "Ya estaban: no se escribe nada"),
        Conteo("rechazadas", "Rechazadas", "Les falta un dato o está mal"),
        Conteo("omitidas", "Omitidas", "Líneas en blanco, encabezados repetidos"),
    ),
    clases={
        "rechazada": Insignia("Rechazada", "RECHAZADA"),
        "repetida": Insignia("Repetida", "SUSTITUIDO"),
    },
    que_archivo=(
        ("Hace falta", "CALLDATE · UNIQUEID · DST · CHANNEL · DSTCHANNEL · BILLSEC · DISPOSITION"),
        (
            "Se aprovecha",
            "LINKEDID · SEQUENCE · SRC · LASTAPP · DURATION · ACCOUNTCODE · RECORDINGFILE",
        ),
        (
            "No cuentan",
            "Llamadas internas, buzones, colas que nadie atendió y números que no son de clientes.",
        ),
    ),
    vuelta=("El mes", "mes"),
    destino=_destino,
    hecho=_hecho,
    deshecho=_deshecho,
    al_deshacer=(
        "Salen los tramos que trajo, menos los que otro archivo también dice y los de llamadas "
        "sobre las que alguien ya decidió."
    ),
)
