"""What the pages of Smartflex's report say (III.2)."""

from django.urls import reverse

from bluecom.archivos.caras import Cara, Conteo, Destino, Insignia
from bluecom.bolivia.fechas import mes_de
from bluecom.cuentas.models import Rol
from bluecom.planillas.models import Corrida
from indicadores.models import ReporteSmartflex
from indicadores.smartflex import TIPO


def _hecho(corrida: Corrida) -> str:
    if corrida.objeto_id is None:
        return "Dice lo que ya se sabía: no cambió nada."
    nuevas, distintas, fuera = (
        corrida.conteos.get(c, 0) for c in ("nuevas", "actualizadas", "retiradas")
    )
    dicho = f"{nuevas} solicitudes nuevas y {distintas} que ahora dicen otra cosa."
    return f"{dicho} {fuera} del reporte anterior ya no están." if fuera else dicho


def _deshecho(corrida: Corrida) -> str:
    if corrida.conteos.get("quedan"):
        return "Este reporte se queda: ya se decidió sobre sus solicitudes."
    return "Vuelve a valer lo que decía el reporte anterior."


def _destino(corrida: Corrida) -> Destino | None:
    reporte = ReporteSmartflex.objects.filter(corrida=corrida).first()
    primera = reporte.solicitudes.order_by("-fecha").first() if reporte else None
    if primera is None:
        return None
    return Destino("Ver el contraste", reverse("mes_smartflex", args=[mes_de(primera.fecha)]))


CARA = Cara(
    tipo=TIPO,
    titulo="Traer el reporte de Smartflex",
    que_es="Reporte de solicitudes de Smartflex",
    etiqueta="Archivo del reporte",
    de_donde="El que COMTECO saca de Smartflex",
    verbo="Guardar el reporte",
    icono="list-check",
    roles=(Rol.JEFE_VENTAS,),
    conteos=(
        Conteo("nuevas", "Nuevas", "No estaban en ningún reporte"),
        Conteo("actualizadas", "Actualizadas", "Dicen otra cosa que antes"),
        Conteo("sin_cambios", "Sin cambios", "Dicen lo mismo que antes"),
        Conteo("repetidas", "Repetidas", "La misma solicitud otra vez"),
        Conteo("rechazadas", "Rechazadas", "Sin número o sin fecha, o dicen dos cosas"),
        Conteo("omitidas", "Omitidas", "Líneas en blanco, títulos, totales"),
        Conteo("retiradas", "Ya no están", "Del reporte anterior, en los mismos días"),
    ),
    clases={
        "rechazada": Insignia("Rechazada", "RECHAZADA"),
        "repetida": Insignia("Repetida", "SUSTITUIDO"),
        "aviso": Insignia("Con aviso", "PROVISIONAL"),
    },
    que_archivo=(
        ("Hace falta", "N° DE SOLICITUD · FECHA de la solicitud"),
        ("Se aprovecha", "C.I./NIT · PRODUCTO · ESTADO y su fecha · CÓDIGO CLIENTE"),
        (
            "Reemplaza",
            "Lo que decía el reporte anterior de los días que abarca, del primero al último. El "
            "anterior se puede seguir leyendo.",
        ),
        ("Nunca", "Cambia una venta ni una cifra: se contrasta con ellas."),
    ),
    vuelta=("El mes", "mes"),
    destino=_destino,
    hecho=_hecho,
    deshecho=_deshecho,
    al_deshacer="Se quita este reporte y vuelve a valer lo que decía el anterior.",
)
