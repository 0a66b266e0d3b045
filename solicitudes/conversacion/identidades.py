"""One person, whatever he is called by: his id first, his number second, both kept.

Each piece of news ties what it names together. What comes out is the same in whatever order news
come, save where a number passed to somebody else: there the latest sighting says whose it is.
"""

from datetime import datetime, timedelta

from django.db import connection

from bluecom.integraciones.whatsapp.puerto import Persona
from solicitudes.models import Identidad, Interlocutor

_CANDADO = 131
_APENAS_ANTES = timedelta(microseconds=1)


def de_a_uno() -> None:
    """Until the transaction ends nobody else ties identities: two would make two persons of one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CANDADO])


def quien_es(persona: Persona, *, en: datetime) -> Interlocutor:
    """Whoever is called so, or somebody new; call it after ``de_a_uno``."""
    por_id, por_numero = _de_quien(persona.id), _de_quien(persona.numero)
    if por_id is not None and por_numero is not None and por_id != por_numero:
        es_otro = _tiene_id(por_numero)
    else:
        es_otro = por_id is None and bool(persona.id) and _tiene_id(por_numero)
    quien = por_id or (None if es_otro else por_numero) or Interlocutor.objects.create()
    if por_numero is not None and not es_otro and por_numero != quien:
        quien = unir(quien, por_numero)
    _llamar(quien, persona.id, es_numero=False, en=en)
    _llamar(quien, persona.numero, es_numero=True, en=en)
    return quien


def paso_a_ser(antes: Persona, ahora: Persona, *, en: datetime) -> Interlocutor:
    """The platform says that these two are one person."""
    de_antes = quien_es(antes, en=en - _APENAS_ANTES)
    de_ahora = quien_es(ahora, en=en)
    de_antes = _de_quien(antes.id or antes.numero) or de_antes
    return unir(de_antes, de_ahora) if de_antes != de_ahora else de_ahora


def unir(uno: Interlocutor, otro: Interlocutor) -> Interlocutor:
    """Two rows of one person become the older; what a person filed last rules."""
    queda, sobra = sorted((uno, otro), key=lambda quien: quien.pk)
    if sobra.venta_id and _firmeza(queda) < _firmeza(sobra):
        queda.venta_id = sobra.venta_id
        queda.atado_por_id, queda.atado_en = sobra.atado_por_id, sobra.atado_en
    if sobra.ultimo_en and _antes(queda.ultimo_en, sobra.ultimo_en):
        queda.ultimo_en = sobra.ultimo_en
        queda.nombre = sobra.nombre or queda.nombre
    queda.nombre = queda.nombre or sobra.nombre
    queda.save()
    sobra.identidades.update(interlocutor=queda)
    sobra.mensajes.update(interlocutor=queda)
    sobra.delete()
    return queda


def _firmeza(quien: Interlocutor) -> tuple[bool, bool, float]:
    """A person's word before what a number said by itself, and the last before those earlier."""
    atado = quien.atado_en.timestamp() if quien.atado_en else 0.0
    return quien.venta_id is not None, quien.atado_por_id is not None, atado


def _antes(este: datetime | None, aquel: datetime | None) -> bool:
    return aquel is not None and (este is None or este < aquel)


def _de_quien(valor: str) -> Interlocutor | None:
    if not valor:
        return None
    return Interlocutor.objects.filter(identidades__valor=valor).first()


def _tiene_id(quien: Interlocutor | None) -> bool:
    return quien is not None and quien.identidades.filter(es_numero=False).exists()


def _llamar(quien: Interlocutor, valor: str, *, es_numero: bool, en: datetime) -> None:
    """His from now on, unless somebody else was seen by it later."""
    if not valor:
        return
    suya, nueva = Identidad.objects.get_or_create(
        valor=valor, defaults={"interlocutor": quien, "es_numero": es_numero, "vista_en": en}
    )
    if nueva or suya.vista_en >= en:
        return
    Identidad.objects.filter(pk=suya.pk).update(interlocutor=quien, vista_en=en)
