"""What the log says of people and of the catalogue that the administration keeps."""

from bluecom.bitacora.valores import columna, filas, nombrar_valores
from bluecom.bitacora.vocabulario import actos, cosas, nombrar_actos, nombrar_campos

nombrar_actos(
    {
        "crear_usuario": "Cuenta creada",
        "editar_usuario": "Cuenta editada",
        "dar_contrasena": "Contraseña dada por la administración",
        "cambiar_contrasena": "Contraseña cambiada por su persona",
        "quitar_segundo_factor": "Segundo factor quitado",
        "registrar_segundo_factor": "Segundo factor registrado",
        "anotar_ausencia": "Ausencia anotada",
        "retirar_ausencia": "Ausencia retirada",
        "exportar_bitacora": "Bitácora exportada",
        "agregar_al_catalogo": "Agregado al catálogo",
        "editar_catalogo": "Catálogo editado",
    }
)
nombrar_campos(
    {
        "is_active": "Cuenta abierta",
        "first_name": "Nombres",
        "last_name": "Apellidos",
        "username": "Usuario",
        "email": "Correo",
        "password": "Contraseña",
        "debe_cambiar_clave": "Debe cambiar su contraseña",
    }
)
_PERSONA = filas("cuentas.Usuario")
nombrar_valores({"de": _PERSONA, "a": _PERSONA, "asesores": _PERSONA, "quien": _PERSONA})
nombrar_valores(
    {"acto": lambda _: actos(), "cosa": lambda _: {c.codigo: c.nombre for c in cosas()}}
)
nombrar_valores({"motivo": columna("cuentas.Ausencia", "motivo")}, de="usuario")
nombrar_campos(
    {"quien": "Quién", "cosa": "De qué", "desde": "Desde", "hasta": "Hasta"}, de="usuario"
)
