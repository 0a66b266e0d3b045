"""What the pages say of the files on impediments (2.1), capacity (3.2) and whom not to call."""

from bluecom.archivos.caras import Cara, Conteo, Insignia
from bluecom.planillas.models import Corrida
from cartera.servicios.archivos import capacidad, impedimentos, no_llamar
from cartera.views import QUIEN_CARGA

_OMITIDAS = Conteo("omitidas", "Omitidas", "Líneas en blanco, títulos, totales")
_RECHAZADAS = Conteo("rechazadas", "Rechazadas", "Les falta un dato o está mal")
_SIN_CAMBIOS = Conteo("sin_cambios", "Sin cambios", "Ya se sabía, tal cual")
_REPETIDAS = Conteo("repetidas", "Repetidas", "Dicen lo mismo que otra línea")
_CLASES = {
    "rechazada": Insignia("Rechazada", "RECHAZADA"),
    "conflicto": Insignia("En conflicto", "OBSERVADO"),
    "anterior": Insignia("De antes", "SUSTITUIDO"),
    "repetida": Insignia("Repetida", "SUSTITUIDO"),
    "ajena": Insignia("De nadie", "ANULADA"),
    "advertencia": Insignia("Con aviso", "PROVISIONAL"),
}
_FECHA = (
    "La fecha",
    "El día en que se consultó, con su hora si el archivo la trae. Sin hora vale desde el "
    "comienzo de ese día: lo que alguien miró ese mismo día es más nuevo.",
)


def _quedaron(corrida: Corrida, que: str) -> str:
    """What is known now, and who came back by it."""
    dicho = f"{_en_numero(corrida.conteos.get('nuevas', 0), 'fila dice', 'filas dicen')} {que}."
    if vuelven := corrida.conteos.get("vuelven", 0):
        uno, varios = "cliente que esperaba volvió", "clientes que esperaban volvieron"
        dicho += f" {_en_numero(vuelven, uno, varios)} a la cola."
    return dicho


def _deshecho(corrida: Corrida) -> str:
    cuenta = corrida.conteos
    dicho = f"{_en_numero(cuenta.get('deshechas', 0), 'fila', 'filas')} ya no se tienen en cuenta."
    if usadas := cuenta.get("quedan", 0):
        dicho += (
            f" Por {_en_numero(usadas, 'otra', 'otras')} alguien ya confirmó un paso: "
            "lo confirmado queda, y no se ofrece a nadie más."
        )
    if dichas := cuenta.get("dichas_por_otro", 0):
        siguen = _en_numero(dichas, "sigue valiendo", "siguen valiendo")
        dicho += f" {siguen}: otro archivo dice lo mismo."
    if esperan := cuenta.get("esperan_de_nuevo", 0):
        dicho += f" {_en_numero(esperan, 'cliente espera', 'clientes esperan')} de nuevo."
    return dicho


def _en_numero(n: int, uno: str, varios: str) -> str:
    return f"{n} {uno if n == 1 else varios}"


IMPEDIMENTOS = Cara(
    tipo=impedimentos.TIPO,
    titulo="Importar impedimentos",
    que_es="Impedimentos de Smartflex",
    etiqueta="Archivo de impedimentos",
    de_donde="El que sale de Smartflex",
    verbo="Cargar los impedimentos",
    icono="shield-lock",
    roles=QUIEN_CARGA,
    conteos=(
        Conteo("nuevas", "Nuevas", "Dicen algo nuevo de un cliente"),
        _SIN_CAMBIOS,
        Conteo("anteriores", "De antes", "Ya se sabe algo más nuevo"),
        _REPETIDAS,
        Conteo("ajenas", "De nadie", "No son de ningún cliente de las carteras"),
        Conteo("conflictos", "En conflicto", "Dicen dos cosas, o de dos clientes"),
        _RECHAZADAS,
        _OMITIDAS,
    ),
    clases=_CLASES,
    que_archivo=(
        (
            "Hace falta",
            "CÓDIGO CLIENTE, C.I./NIT o TELÉFONO FIJO · IMPEDIMENTO (SÍ o NO) · FECHA CONSULTA",
        ),
        ("Se aprovecha", "MOTIVO · HORA · COMPLEMENTO"),
        _FECHA,
        (
            "Para qué sirve",
            "El paso 2 de esos clientes se confirma con una tecla, y quien esperaba una cura "
            "vuelve a la cola.",
        ),
    ),
    vuelta=("Archivos", "archivos"),
    hecho=lambda corrida: _quedaron(corrida, "si un cliente tiene impedimentos"),
    deshecho=_deshecho,
    al_deshacer=(
        "Vuelve a valer lo que dicen los demás archivos. Los pasos que alguien ya confirmó por él "
        "quedan, y quien volvió a la cola y nadie tomó espera de nuevo."
    ),
)
CAPACIDAD = Cara(
    tipo=capacidad.TIPO,
    titulo="Importar capacidad",
    que_es="Capacidad de Contact Center",
    etiqueta="Archivo de capacidad",
    de_donde="El que sale de Contact Center",
    verbo="Cargar la capacidad",
    icono="diagram-3",
    roles=QUIEN_CARGA,
    conteos=(
        Conteo("nuevas", "Nuevas", "Dicen algo nuevo de una zona"),
        _SIN_CAMBIOS,
        Conteo("anteriores", "De antes", "Ya se sabe algo más nuevo"),
        _REPETIDAS,
        Conteo("conflictos", "En conflicto", "Dos filas del mismo día se contradicen"),
        _RECHAZADAS,
        _OMITIDAS,
    ),
    clases={clase: insignia for clase, insignia in _CLASES.items() if clase != "ajena"},
    que_archivo=(
        ("Hace falta", "ZONA · TECNOLOGÍA · CAPACIDAD (SÍ, NO o puertos libres) · FECHA"),
        ("Se aprovecha", "GABINETE · SERVICIO, si la fila es de uno solo · VALE HASTA · HORA"),
        _FECHA,
        (
            "Para qué sirve",
            "El paso 3 de los clientes de esas zonas se confirma con una tecla, y quien esperaba "
            "capacidad en una zona que ahora la tiene vuelve a la cola.",
        ),
    ),
    vuelta=("Archivos", "archivos"),
    hecho=lambda corrida: _quedaron(corrida, "dónde hay capacidad"),
    deshecho=_deshecho,
    al_deshacer=IMPEDIMENTOS.al_deshacer,
)
NO_LLAMAR = Cara(
    tipo=no_llamar.TIPO,
    titulo="Importar lista de no llamar",
    que_es="Lista de no llamar",
    etiqueta="Lista de no llamar",
    de_donde="La de COMTECO o de la autoridad",
    verbo="Cargar la lista",
    icono="telephone-x",
    roles=QUIEN_CARGA,
    conteos=(
        Conteo("nuevas", "Nuevas", "Números que desde ahora no se llaman"),
        _SIN_CAMBIOS,
        Conteo("anteriores", "De antes", "Un jefe lo levantó después de esa fecha"),
        _REPETIDAS,
        Conteo("ajenas", "De nadie", "Sin número, y de ningún cliente de las carteras"),
        Conteo("conflictos", "En conflicto", "Lo que dicen es de clientes distintos"),
        _RECHAZADAS,
        _OMITIDAS,
    ),
    clases=_CLASES,
    que_archivo=(
        ("Hace falta", "TELÉFONO, CÓDIGO CLIENTE o C.I./NIT · FECHA"),
        ("Se aprovecha", "CELULAR · COMPLEMENTO · FUENTE (de qué lista viene)"),
        (
            "Quién queda en la lista",
            "El número, sea de quien sea; del cliente que viene sin número, todas sus líneas. A "
            "quien está en una llamada no se le corta.",
        ),
    ),
    vuelta=("Archivos", "archivos"),
    hecho=lambda corrida: _quedaron(corrida, "a quién no llamar"),
    deshecho=lambda corrida: (
        f"{_en_numero(corrida.conteos.get('deshechas', 0), 'número', 'números')} fuera de la lista."
    ),
    al_deshacer=(
        "Salen de la lista los números que trajo y no dice otra. Los que un jefe ya levantó, y lo "
        "que un cliente pidió por su cuenta, quedan como están."
    ),
)
