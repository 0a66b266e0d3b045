"""Whether a call counts, said by who answers for the month, with one reason for one or many."""

from collections.abc import Collection

from django.db import connection, transaction

from bluecom.bitacora.servicios import anotar, huella_de
from bluecom.bolivia.texto import limpiar
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.rechazo import Rechazo
from cartera.models import Llamada, RegistroCDR
from indicadores.consultas.encargos import de_otros_entre
from indicadores.conversaciones.avisar import avisar_a_quien_las_miraba
from indicadores.models import Cruce, Decision, Encargo, RegistroElegido

DECIDEN = (Rol.JEFE_VENTAS,)
MAXIMO = 500
_LLEVAR = """
UPDATE {tabla} d SET grupo = n.grupo FROM (
    SELECT DISTINCT ON (r.grupo) s.id, r.grupo
    FROM {tabla} s
    JOIN {legs} r ON r.uniqueid = s.grupo AND r.grupo <> s.grupo
    WHERE NOT EXISTS (SELECT FROM {legs} q WHERE q.grupo = s.grupo)
        AND NOT EXISTS (SELECT FROM {tabla} o WHERE o.grupo = r.grupo)
    ORDER BY r.grupo, s.en DESC, s.id DESC
) n WHERE d.id = n.id
"""


def decidir(
    *, llamadas: Collection[int], centrales: Collection[int], que: str, razon: str, acto: Acto
) -> int:
    """Of these records, and of these calls of the exchange that no record speaks of (III.2).

    Decided again, the last one holds and the log has both; who looked into them hears it. Returns
    how many. Raises ``Rechazo``.
    """
    limpia = exigir_quien_y_razon(acto, razon)
    if que not in Decision.Que.values:
        raise Rechazo("Diga si cuentan o no cuentan.")
    if not 0 < len(llamadas) + len(centrales) <= MAXIMO:
        raise Rechazo(f"Marque las llamadas que decide, hasta {MAXIMO} de una vez.")
    with transaction.atomic():
        dicho = {"que": que, "razon": limpia, "por": acto.usuario, "en": acto.ahora}
        de_otros = de_otros_entre({*llamadas, *(-pk for pk in centrales)}, acto.usuario)
        hechas = _de_registros(llamadas, dicho, acto) + _de_la_central(centrales, dicho, acto)
        avisar_a_quien_las_miraba(de_otros, "decidió", acto)
        return hechas


def exigir_quien_y_razon(acto: Acto, razon: str) -> str:
    """The reason, clean. Raises ``Rechazo``."""
    if not acto.usuario.tiene_rol(*DECIDEN) or acto.usuario.de_prueba:
        raise Rechazo("Si una llamada cuenta lo decide la Jefatura de Ventas.")
    limpia = limpiar(razon)
    if not 3 <= len(limpia) <= 200:
        raise Rechazo("Escriba por qué, de 3 a 200 letras: se lee junto a cada llamada.")
    return limpia


def llevar_decisiones() -> None:
    """A call of which a late leg tells the ``linkedid`` keeps what was said of it before."""
    with connection.cursor() as cursor:
        for modelo in (Decision, Encargo, RegistroElegido):
            cursor.execute(
                _LLEVAR.format(tabla=modelo._meta.db_table, legs=RegistroCDR._meta.db_table)
            )


def _de_registros(llamadas: Collection[int], dicho: dict[str, object], acto: Acto) -> int:
    suyas = Llamada.objects.vigentes().filter(
        pk__in=llamadas, contacto__cartera__de_prueba=False, agente__de_prueba=False
    )
    filas = list(suyas.select_for_update(of=("self",)))
    for llamada in filas:
        Decision.objects.update_or_create(llamada=llamada, defaults=dicho)
        _anotar(llamada.contacto_id, {"llamada": llamada.pk}, dicho, acto)
    return len(filas)


def _de_la_central(centrales: Collection[int], dicho: dict[str, object], acto: Acto) -> int:
    suyas = Cruce.objects.filter(pk__in=centrales, central__llamada=None).select_related("central")
    filas = list(suyas.select_for_update(of=("self",)))
    for cruce in filas:
        Decision.objects.update_or_create(grupo=cruce.central.grupo, defaults=dicho)
        _anotar(cruce.contacto_id, {"central": cruce.pk}, dicho, acto)
    return len(filas)


def _anotar(contacto_id: int, cual: dict[str, int], dicho: dict[str, object], acto: Acto) -> None:
    datos = cual | {"que": str(dicho["que"]), "razon": huella_de(str(dicho["razon"]))}
    anotar(f"contacto:{contacto_id}", "decidir_llamada", acto=acto, datos=datos)
