"""How people say and shorten the words of an address, for ``normalizar``."""

# What is typed -> the word of Annex 1. Keys are canonical, without a final dot.
ABREVIATURAS = {
    "ESQ": "ESQUINA",
    "ESQUI": "ESQUINA",
    "EDIF": "EDIFICIO",
    "EDF": "EDIFICIO",
    "EDFO": "EDIFICIO",
    "COND": "CONDOMINIO",
    "CONDOM": "CONDOMINIO",
    "BLOQ": "BLOQUE",
    "BLQ": "BLOQUE",
    "BLQE": "BLOQUE",
    "DPTO": "DEPTO",
    "DEPT": "DEPTO",
    "DTO": "DEPTO",
    "DEP": "DEPTO",
    "DPT": "DEPTO",
    "DEPARTAMENTO": "DEPTO",
    "APTO": "DEPTO",
    "PSO": "PISO",
    "PJ": "PASAJE",
    "PJE": "PASAJE",
    "PSJE": "PASAJE",
    "PSJ": "PASAJE",
    "PASJE": "PASAJE",
    "AV": "AV.",
    "AVDA": "AV.",
    "AVD": "AV.",
    "AVE": "AV.",
    "AVENIDA": "AV.",
    "CLLE": "CALLE",
    "OF": "OFICINA",
    "OFIC": "OFICINA",
    "LOC": "LOCAL",
    "URB": "URBANIZACION",
    "URBANIZ": "URBANIZACION",
    "MZ": "MANZANO",
    "MZA": "MANZANO",
    "MZNO": "MANZANO",
    "MZO": "MANZANO",
    "LT": "LOTE",
    "ZN": "ZONA",
    "BRR": "BARRIO",
    "BRRIO": "BARRIO",
    "REF": "REFERENCIA",
    "CASI": "ESQUINA",
    "ENT": "ENTRE",
    "P.B": "PB",
    "TEL": "TELEFONO",
    "CEL": "CELULAR",
}

# "C/LANZA", "E/", "ESQ/": a word cut by a slash.
CON_BARRA = {
    "C": "CALLE",
    "E": "ENTRE",
    "ESQ": "ESQUINA",
    "Z": "ZONA",
    "B": "BARRIO",
    "P": "PASAJE",
}

MARCAS_DE_NUMERO = frozenset({"#", "NRO", "NUM", "NUMERO", "N°", "Nº", "N", "NO", "NR", "№"})
SIN_NUMERO = frozenset({"SN", "S/N"})

# Words that open a stretch for the observations when they are not the first of a name.
ABREN_OBSERVACIONES = frozenset(
    "PASAJE PARQUE OFICINA LOCAL URBANIZACION OTB MANZANO LOTE DENTRO CASETA FRENTE LADO ACERA "
    "PORTON FACHADA REFERENCIA DETRAS CERCA JUNTO TIENDA PUESTO GALERIA KM KILOMETRO PUERTA "
    "ATRAS MEDIA PASANDO SUBIENDO BAJANDO DOBLAR ENTRANDO DIAGONAL REJA REJAS TIMBRE TOCAR "
    "PREGUNTAR TELEFONO CELULAR MEDIDOR INTERIOR SUBSUELO SOTANO SEMISOTANO MEZZANINE MEZANINE "
    "ENTREPISO TERRAZA AZOTEA ATICO ALTILLO PENTHOUSE".split()
)

# Those that open one even before any street was named; the others, if a street may still come.
ABREN_AL_EMPEZAR = frozenset("OTB URBANIZACION MANZANO LOTE".split())
SI_VIENE_LA_CALLE = frozenset("FRENTE DETRAS CERCA JUNTO DENTRO REFERENCIA".split())

# A name does not end here: AV. PARQUE, CALLE DE LA PUERTA.
NO_CIERRAN = frozenset(
    "Y AV. CALLE DE DEL LA EL LOS LAS SAN SANTA GRAL. STA. STO. DR. CAP. TTE. SGTO.".split()
)

# PUESTO NRO 45: the number that follows is theirs, not the house's.
LLEVAN_NUMERO = frozenset(
    "PISO DEPTO BLOQUE OFICINA LOCAL LOTE MANZANO PUESTO CASETA TIENDA PUERTA KM KILOMETRO TORRE "
    "INTERIOR TIMBRE MEDIDOR TELEFONO CELULAR GALERIA".split()
)

# An observation of these alone says nothing: VIVO EN LA (CALLE LANZA).
NO_DICEN = frozenset("HOLA VIVO ESTOY MI DIRECCION ES EN DENTRO LA EL LOS LAS DE DEL AL".split())

# Abbreviations that keep their dot inside a name ("AV. VILLAZON").
CON_PUNTO = frozenset(
    "AV GRAL STA STO SAN DR DRA CNL CAP TTE SGTO PROF ING MCAL PDTE ALM MONS STGO KM HNOS".split()
)

ORDINALES_SUELTOS = {
    "PRIMER": "1",
    "PRIMERO": "1",
    "SEGUNDO": "2",
    "TERCER": "3",
    "TERCERO": "3",
    "CUARTO": "4",
    "QUINTO": "5",
    "SEXTO": "6",
    "SEPTIMO": "7",
    "OCTAVO": "8",
    "NOVENO": "9",
    "DECIMO": "10",
}

# "CALLE 4" has no letters left once CALLE is dropped: the number is written out.
CIFRAS_EN_LETRAS = dict(
    enumerate(
        "UNO DOS TRES CUATRO CINCO SEIS SIETE OCHO NUEVE DIEZ ONCE DOCE TRECE CATORCE QUINCE "
        "DIECISEIS DIECISIETE DIECIOCHO DIECINUEVE VEINTE".split(),
        start=1,
    )
)
