"""What the pages of a portfolio's file say (1.1)."""

from django.urls import reverse

from bluecom.archivos.caras import Cara, Conteo, Destino, Insignia, PideAlcance, PideNombre
from bluecom.cuentas.models import Usuario
from bluecom.planillas.models import Corrida
from cartera.consultas import TIPO, carteras_de
from cartera.servicios.importar.alcance import Alcance
from cartera.views import QUIEN_CARGA


def _conocidas(usuario: Usuario) -> list[str]:
    return list(carteras_de(usuario).order_by("nombre").values_list("nombre", flat=True))


def _hecho(corrida: Corrida) -> str:
    nuevas, actualizadas = (corrida.conteos.get(c, 0) for c in ("nuevas", "actualizadas"))
    entran = _en_numero(nuevas, "cliente nuevo", "clientes nuevos")
    if not actualizadas:
        return f"{entran} en la cola."
    return f"{entran} en la cola y {_en_numero(actualizadas, 'actualizado', 'actualizados')}."


def _deshecho(corrida: Corrida) -> str:
    salen, quedan, de_otro = (corrida.conteos.get(c, 0) for c in ("deshechas", "quedan", "de_otro"))
    fuera = f"{_en_numero(salen, 'cliente', 'clientes')} fuera de la cartera."
    if de_otro:
        fuera += f" {_en_numero(de_otro, 'se queda', 'se quedan')}: otro archivo también los trae."
    if not quedan:
        return fuera
    if quedan == 1:
        return f"{fuera} 1 se queda: ya fue trabajado."
    return f"{fuera} {quedan} se quedan: ya fueron trabajados."


def _en_numero(n: int, uno: str, varios: str) -> str:
    return f"{n} {uno if n == 1 else varios}"


CARA = Cara(
    tipo=TIPO,
    titulo="Importar cartera",
    que_es="Cartera de clientes",
    etiqueta="Archivo de la cartera",
    de_donde="El que exporta COMTECO",
    verbo="Cargar la cartera",
    icono="people",
    roles=QUIEN_CARGA,
    conteos=(
        Conteo("nuevas", "Nuevas", "Clientes que entran a la cola"),
        Conteo("actualizadas", "Actualizadas", "Ya estaban; cambia algún dato"),
        Conteo("sin_cambios", "Sin cambios", "Ya estaban igual"),
        Conteo("duplicadas", "Duplicadas", "El mismo cliente otra vez"),
        Conteo("conflictos", "En conflicto", "Línea o código de otra persona"),
        Conteo("no_elegibles", "No elegibles", "Ya tienen otros servicios (1.1)"),
        Conteo("rechazadas", "Rechazadas", "Les falta un dato o está mal"),
        Conteo("omitidas", "Omitidas", "Líneas en blanco, títulos, totales"),
    ),
    clases={
        "rechazada": Insignia("Rechazada", "RECHAZADA"),
        "conflicto_linea": Insignia("Línea de otra persona", "OBSERVADO"),
        "conflicto_codigo": Insignia("Código de otra persona", "OBSERVADO"),
        "duplicada": Insignia("Duplicada", "SUSTITUIDO"),
        "misma_persona": Insignia("Misma persona", "SUSTITUIDO"),
        "no_elegible": Insignia("No elegible", "ANULADA"),
        "advertencia": Insignia("Con aviso", "PROVISIONAL"),
    },
    que_archivo=(
        ("Hace falta", "TELÉFONO FIJO · NOMBRES / RAZÓN SOCIAL · C.I./NIT o CÓDIGO CLIENTE"),
        (
            "Se aprovecha",
            "COMPLEMENTO · EXPEDIDO · apellidos · TELÉFONO CELULAR · DIRECCIÓN · ZONA · TECNOLOGÍA "
            "· SERVICIO ACTUAL · SERVICIO A OFRECER · FECHA DE ALTA · CORREO ELECTRÓNICO · "
            "OBSERVACIÓN",
        ),
        (
            "Quedan fuera",
            "Quienes ya tienen otros servicios (1.1) y quienes pidieron que no se los llame.",
        ),
    ),
    vuelta=("Carteras", "carteras"),
    pide_nombre=PideNombre(
        etiqueta="Nombre de la cartera",
        ayuda="Un nombre nuevo, o el de una cartera que ya está: se actualiza.",
        falta="Escriba el nombre de la cartera.",
        conocidos=_conocidas,
    ),
    pide_alcance=PideAlcance(
        etiqueta="Dónde se buscan repetidos",
        ayuda="Por teléfono, C.I., NIT y código. En el archivo y en su cartera, siempre; a nadie "
        "lo llaman dos personas a la vez, aunque entre en dos carteras.",
        opciones=Alcance.choices,
    ),
    donde=lambda corrida: f"«{corrida.nombre}»",
    destino=lambda corrida: Destino("Ver la cartera", reverse("cartera", args=[corrida.objeto_id])),
    hecho=_hecho,
    deshecho=_deshecho,
    al_deshacer=(
        "Salen de la cartera los clientes que trajo, que nadie llamó todavía y que no trae otro "
        "archivo. Lo que actualizó de otros queda."
    ),
)
