"""Lists of numbers and clients that are not to be called, with whose list it is (4.1)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import connection

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.telefonos import leer_linea, leer_telefono
from bluecom.planillas.antesala import SEPARA_CELDAS
from bluecom.planillas.celdas import sin_decimales
from bluecom.planillas.encabezado import Campo, Campos, Exigencia
from bluecom.planillas.errores import PlanillaRechazada
from bluecom.planillas.models import Corrida, Situacion
from bluecom.planillas.tipos import Entrada
from cartera.models import NoLlamar
from cartera.servicios.archivos.antesala import cerrar, llenar, marcar
from cartera.servicios.archivos.celdas import leer_momento
from cartera.servicios.archivos.clientes import (
    CALCULADAS,
    PROPIAS,
    QUE_DICEN,
    hallar_clientes,
    leer_cliente,
)
from cartera.servicios.archivos.fechas import FECHA, HORA, LA_FECHA
from cartera.servicios.archivos.novedad import DIA

TIPO = "no_llamar"
CAMPOS = Campos(
    todos=(
        Campo(
            "numero",
            "Número que no se llama",
            "NUMERO TELEFONO TELEFONOFIJO FIJO LINEA LINEAFIJA NROTELEFONO NROLINEA TELF TEL "
            "ABONADO NROABONADO",
        ),
        Campo("celular", "Otro número", "CELULAR TELEFONOCELULAR MOVIL CEL NROCELULAR TELEFONO2"),
        *(campo for campo in QUE_DICEN if campo.clave != "linea"),
        Campo("fuente", "De qué lista viene", "FUENTE ORIGEN LISTA PROCEDENCIA SOLICITADOPOR"),
        FECHA,
        HORA,
    ),
    exige=(
        Exigencia(
            "NÚMERO, CÓDIGO CLIENTE o C.I./NIT",
            frozenset({"numero", "celular", "codigo", "identidad", "nit"}),
        ),
        LA_FECHA,
    ),
)
_TABLA, _VETOS = "no_llamar_antesala", "no_llamar_vetos"
_LISTA, _CORRIDAS = NoLlamar._meta.db_table, Corrida._meta.db_table
_LARGO = 120
SE_DESHIZO = "Se deshizo el archivo de la lista"
DE_RELEVO = "Ya estaba por otra lista"
"""Of a row that does not rule: it does once the list that rules is undone."""


def cargar_no_llamar(entrada: Entrada) -> None:
    """Put on the list whoever the file says and is not there; who is being called is not cut off.

    Whom a jefe took off the list since that date stays off it.
    """
    corrida = entrada.corrida
    if corrida.de_prueba:
        raise PlanillaRechazada(
            "En la práctica no se cargan listas de no llamar: sus números pueden ser de alguien."
        )
    llenar(
        _TABLA,
        entrada,
        lambda crudo: _leer(crudo, entrada.acto.ahora),
        propias=PROPIAS | {"numeros": "text", "fuente": "text"},
        calculadas=CALCULADAS | {"veto_id": "bigint"},
    )
    hallar_clientes(_TABLA, de_prueba=False)
    _expandir(entrada)
    marcar(
        _TABLA,
        "",
        f"NOT EXISTS (SELECT FROM {_VETOS} v WHERE v.linea = f.linea)",
        resultado="'ajenas'",
        clase="'ajena'",
        motivo="'No es de ningún cliente de las carteras y no da un número.'",
    )
    _separar_las_que_no_dicen_nada_nuevo()
    if not entrada.simular:
        _anotar(entrada)
    cerrar(_TABLA, corrida, "veto_id")


def _leer(crudo: Mapping[str, str], ahora: datetime) -> dict[str, str | None]:
    numeros = [_numero(crudo[c]) for c in ("numero", "celular") if crudo.get(c)]
    de_un_cliente = any(crudo.get(c) for c in ("codigo", "identidad", "nit"))
    if not numeros and not de_un_cliente:
        raise DatoInvalido("No dice a quién no llamar: ni número, ni código, ni C.I./NIT.")
    vacio: dict[str, str | None] = dict.fromkeys(PROPIAS, "")
    return (leer_cliente(crudo) if de_un_cliente else vacio) | {
        "numeros": SEPARA_CELDAS.join(dict.fromkeys(numeros)),
        "fuente": crudo.get("fuente", "")[:_LARGO],
        "dicho_en": leer_momento(crudo, ahora).isoformat(),
        "aviso": "",
    }


def _numero(texto: str) -> str:
    texto = sin_decimales(texto)
    try:
        return leer_telefono(texto)
    except DatoInvalido as error:
        try:
            return leer_linea(texto)[0]
        except DatoInvalido:
            raise DatoInvalido(f"«{texto[:30]}» no es un teléfono. {error}") from None


def _expandir(entrada: Entrada) -> None:
    """Each number of each row; of a client without a number, his lines."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS pg_temp.{_VETOS}")
        cursor.execute(_EXPANDIR, [entrada.corrida.sha256])


def relevar(corrida: Corrida) -> int:
    """Where this list ruled, another that says the same rules from now on; on how many numbers."""
    with connection.cursor() as cursor:
        cursor.execute(_RELEVAR, {"corrida": corrida.pk, "razon": SE_DESHIZO})
        return int(cursor.rowcount)


def _separar_las_que_no_dicen_nada_nuevo() -> None:
    marcar(
        _TABLA,
        "(SELECT linea, first_value(linea) OVER (PARTITION BY numeros, cliente_id "  # noqa: S608  constants
        f"ORDER BY dicho_en DESC, linea) AS primera FROM {_TABLA} WHERE resultado = '') g",
        "g.linea = f.linea AND g.primera <> f.linea",
        resultado="'repetidas'",
        clase="'repetida'",
        motivo="'Dice lo mismo que la línea ' || g.primera || '.'",
    )
    marcar(
        _TABLA,
        "",
        f"NOT EXISTS (SELECT FROM {_VETOS} v WHERE v.linea = f.linea AND NOT v.esta)",
        resultado="'sin_cambios'",
        clase="'sin_cambios'",
        motivo="''",
    )
    marcar(
        _TABLA,
        f"(SELECT v.linea, max(v.levantado_en) AS ultimo FROM {_VETOS} v GROUP BY v.linea "  # noqa: S608  constants
        f"HAVING NOT bool_or({_FALTA})) g",
        "g.linea = f.linea",
        resultado="'anteriores'",
        clase="'anterior'",
        motivo="'Un jefe lo levantó el ' || "
        f"{DIA.format('g.ultimo')} || ', y la lista es de antes.'",
    )


def _anotar(entrada: Entrada) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            _ANOTAR,
            {
                "corrida": entrada.corrida.pk,
                "quien": entrada.acto.usuario.pk,
                "archivo": entrada.corrida.archivo[:_LARGO],
                "ahora": entrada.acto.ahora,
            },
        )


_FALTA = "NOT v.esta AND v.levantado_en IS NULL"
"""What keeps one number of a row off the list keeps none of its others."""
_EXPANDIR = f"""
CREATE TEMPORARY TABLE {_VETOS} ON COMMIT DROP AS
SELECT dichos.*, ya.id IS NOT NULL AS esta,
    ya.corrida_id IS NOT NULL AND misma.numero IS NULL AS de_otra,
    CASE WHEN fuera.ultimo >= dichos.dicho_en THEN fuera.ultimo END AS levantado_en FROM (
    SELECT f.linea, n.numero, f.cliente_id, f.dicho_en, f.fuente FROM {_TABLA} f,
        unnest(string_to_array(nullif(f.numeros, ''), E'\\x1f')) AS n (numero)
    WHERE f.resultado = ''
    UNION
    SELECT f.linea, c.linea, f.cliente_id, f.dicho_en, f.fuente FROM {_TABLA} f
        JOIN cartera_contactocartera c ON c.cliente_id = f.cliente_id
    WHERE f.resultado = '' AND f.numeros = ''
    ORDER BY 1, 2
) dichos
LEFT JOIN {_LISTA} ya ON ya.numero = dichos.numero AND ya.anulado_en IS NULL
    AND ya.cliente_id IS NOT DISTINCT FROM dichos.cliente_id
LEFT JOIN (
    SELECT numero, max(anulado_en) AS ultimo FROM {_LISTA} WHERE levantado_por_id IS NOT NULL
    GROUP BY numero
) fuera ON fuera.numero = dichos.numero
LEFT JOIN (
    SELECT DISTINCT n.numero, n.cliente_id FROM {_LISTA} n JOIN {_CORRIDAS} k
    ON k.id = n.corrida_id AND k.situacion = '{Situacion.HECHA}' AND k.sha256 = %s
) misma ON misma.numero = dichos.numero
    AND misma.cliente_id IS NOT DISTINCT FROM dichos.cliente_id
"""  # noqa: S608  constants
_ANOTAR = f"""
WITH anotados AS (
INSERT INTO {_LISTA}
    (numero, cliente_id, pedido_en, anotado_por_id, corrida_id, renglon, fuente, razon,
    evidencia, anulado_en)
SELECT v.numero, v.cliente_id, v.dicho_en, %(quien)s, %(corrida)s, v.linea,
    coalesce(nullif(v.fuente, ''), %(archivo)s),
    CASE WHEN v.esta THEN '{DE_RELEVO}' ELSE '' END, '', CASE WHEN v.esta THEN %(ahora)s END
FROM {_VETOS} v JOIN {_TABLA} f ON f.linea = v.linea AND f.resultado IN ('', 'sin_cambios')
WHERE v.de_otra OR ({_FALTA})
ORDER BY v.linea, v.numero ON CONFLICT DO NOTHING RETURNING id, renglon
)
UPDATE {_TABLA} f SET veto_id = a.id FROM (
    SELECT renglon, min(id) AS id FROM anotados GROUP BY renglon
) a WHERE a.renglon = f.linea
"""  # noqa: S608  constants
_RELEVAR = f"""
UPDATE {_LISTA} n SET anulado_en = NULL, razon = '' FROM (
    SELECT DISTINCT ON (otra.numero, otra.cliente_id) otra.id
    FROM {_LISTA} suya JOIN {_LISTA} otra ON otra.numero = suya.numero
        AND otra.cliente_id IS NOT DISTINCT FROM suya.cliente_id
        AND otra.razon = '{DE_RELEVO}' AND otra.corrida_id <> suya.corrida_id
    JOIN {_CORRIDAS} k ON k.id = otra.corrida_id AND k.situacion = '{Situacion.HECHA}'
    WHERE suya.corrida_id = %(corrida)s AND suya.razon = %(razon)s
    ORDER BY otra.numero, otra.cliente_id, otra.pedido_en DESC, otra.id
) r WHERE n.id = r.id
"""  # noqa: S608  constants
