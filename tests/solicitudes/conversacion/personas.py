"""Who speaks for another in these tests: somebody who asks for the holder, and a company."""

TERCERA = {
    "es_titular": False,
    "solicitante_nombre": "ANA PAZ ROCHA",
    "solicitante_ci": "7654321",
    "relacion": "HIJO",
}
REPRESENTANTE = TERCERA | {"relacion": "REPRESENTANTE"}
EMPRESA = {
    "tipo": "EMPRESA",
    "razon_social": "IMPORTADORA ANDINA S.R.L.",
    "nit": "1020304050",
    "nombres": "",
    "apellido_paterno": "",
    "apellido_materno": "",
    "ci_numero": "",
    "ci_complemento": "",
    "ci_expedido": "",
}
