"""Addresses drawn from the grammar of Annex 1, and texts that are not addresses."""

from hypothesis import strategies as st

from solicitudes.direcciones import Direccion

_RESERVADAS = (
    "ENTRE ESQUINA EDIFICIO CONDOMINIO BLOQUE PISO DEPTO ZONA BARRIO OBSERVACIONES"
).split()
_PREFIJOS = "CALLE C. CLLE CLLE. PASAJE PJE PJE. PJ PJ. PSJE PSJE. PSJ PSJ. PASJE PASJE.".split()

letra = st.sampled_from("ABCDEFGHIJKLMNÑOPQRSTUVWXYZ")
palabra = st.one_of(
    st.sampled_from("LA PAZ DE MAYO AV. SUCRE CASA EL 25 6 D'ORBIGNY 1RA STA. E MI OF".split()),
    st.builds("{}{}".format, letra, st.text("ABÑ1.'", max_size=6)),
).filter(lambda p: p not in _RESERVADAS and p != "Y")
nombre = (
    st.lists(palabra, min_size=1, max_size=4)
    .map(lambda ps: " ".join(ps).rstrip("."))
    .filter(lambda n: any(p[0].isalpha() for p in n.split()) and n)
    .filter(lambda n: n.split()[0] not in _PREFIJOS and n != "INNOMINADA")
    .filter(lambda n: not set(n.split()) & {*_RESERVADAS, "Y"})
)
numero = st.integers(1, 9999).map("{:04d}".format)
ident = st.text("ABÑ019", min_size=1, max_size=5)
piso = st.one_of(st.just("PB"), st.integers(1, 99).map(str))
observacion = st.lists(
    st.sampled_from("PASAJE PARQUE LADO NORTE, : - A 5 AV. ÑUSTA (K) OBSERVACIONES:".split())
).map(lambda ps: " ".join(ps).rstrip(" ."))


@st.composite
def direcciones(draw: st.DrawFn) -> Direccion:
    """Any valid address, of the six cases."""
    via, uno, dos = draw(st.lists(nombre, min_size=3, max_size=3, unique=True))
    base = {"via": via, "numero": draw(numero), "observaciones": draw(observacion)}
    if draw(st.booleans()):
        return _urbana(draw, base, uno, dos)
    base["via"] = draw(st.sampled_from([via, "INNOMINADA"]))
    base["observaciones"] = "AV. VILLAZON KM 8 AL NORTE " + (base["observaciones"] or "X")
    return Direccion(**base, zona=uno, barrio=draw(st.sampled_from(["", dos])))


def _urbana(draw: st.DrawFn, base: dict, uno: str, dos: str) -> Direccion:
    cruce = {"cruce_tipo": "ESQUINA", "cruces": (uno,)}
    if draw(st.booleans()):
        cruce = {"cruce_tipo": "ENTRE", "cruces": (uno, dos)}
    tipo = draw(st.sampled_from(["", "EDIFICIO", "CONDOMINIO"]))
    if not tipo:
        return Direccion(**base, **cruce)
    condominio = tipo == "CONDOMINIO"
    return Direccion(
        **base,
        **cruce,
        inmueble_tipo=tipo,
        inmueble=draw(nombre),
        bloque=draw(st.one_of(st.just(""), ident)),
        piso=draw(st.one_of(st.just(""), piso) if condominio else piso),
        unidad_tipo=draw(st.sampled_from(["DEPTO", "CASA"])) if condominio else "DEPTO",
        unidad=draw(ident),
    )


dichos = st.lists(
    st.one_of(
        st.sampled_from(
            "la paz #2040 e/ lanza y antezana , cond. horizontes bloq. I piso 4 dpto A s/n nro 73 "
            "esq. zona barrio av. c/ 25 de mayo - 0073 N-0280 of. 204 local mz lote casa 4-B pj. "
            "OBSERVACIONES: . obs 5to edif. ENTRE Y Y ESQUINA ZONA DEPTO urb. otb km ( ) ; / "
            "E illapa calle innominada 12345 2040-A sin numero planta baja nº ´ ñ ü ½ ² № ﬁ ß "
            "con sub casi".split()
        ),
        st.text(max_size=4),
    ),
    max_size=25,
).map(" ".join)
