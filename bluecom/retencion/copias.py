"""What the house keeps of people below portfolio and sales."""

from django.db.models import Q

from bluecom.retencion.catalogo import Conservada, PorEdad, PorSuBarrido, declarar_copia
from bluecom.retencion.parametros import DIAS_DE_AVISOS

for copia in (
    PorEdad(
        codigo="avisos",
        que="Lo que decía cada aviso terminado",
        modelo="pendientes.Aviso",
        campos=("texto", "encabezado", "cierre"),
        fecha="cerrado_en",
        dias=DIAS_DE_AVISOS,
        queda="A quién, de qué tema y cuándo.",
    ),
    PorEdad(
        codigo="correos_internos",
        que="Destino y texto de los correos que no son de términos",
        modelo="pendientes.CorreoSaliente",
        campos=("para", "asunto", "texto", "error"),
        fecha="enviado_en",
        dias=DIAS_DE_AVISOS,
        solo=Q(terminos=None),
        queda="Cuándo salió, su identificación y la huella de lo adjunto.",
    ),
    PorEdad(
        codigo="detalles_de_correos",
        que="Lo que contó cada servidor de un correo",
        modelo="pendientes.SucesoDeCorreo",
        campos=("detalle",),
        fecha="anotado_en",
        dias=DIAS_DE_AVISOS,
        queda="Qué pasó y cuándo.",
    ),
    PorSuBarrido(
        codigo="renglones",
        que="Los renglones de cada archivo traído",
        modelo="planillas.Renglon",
        campos=("celdas", "motivo"),
        barrido="olvidar-renglones",
        queda="Los conteos de su corrida.",
    ),
    PorSuBarrido(
        codigo="exportaciones",
        que="Los filtros y el archivo de cada lista exportada",
        modelo="listados.Exportacion",
        campos=("filtros",),
        barrido="olvidar-exportaciones",
        queda="Quién la pidió, cuándo y cuántas filas.",
    ),
    PorSuBarrido(
        codigo="formularios",
        que="Lo que se dijo a quien envió un formulario",
        modelo="una_vez.ActoHecho",
        campos=("dicho", "destino"),
        barrido="olvidar-formularios",
        queda="Nada.",
    ),
    PorSuBarrido(
        codigo="sesiones",
        que="Las sesiones abiertas",
        modelo="cuentas.Sesion",
        campos=("session_data",),
        barrido="olvidar-sesiones",
        queda="Nada.",
    ),
    Conservada(
        codigo="archivos_traidos",
        que="El contenido de un archivo que se está cargando",
        modelo="planillas.Contenido",
        campos=("datos",),
        queda="Se borra al terminar su carga.",
    ),
    Conservada(
        codigo="vistas_guardadas",
        que="Los filtros que cada uno guardó",
        modelo="listados.VistaGuardada",
        campos=("nombre", "filtros"),
        queda="Son de quien las guardó, hasta que las borra.",
    ),
    Conservada(
        codigo="personas",
        que="Quién trabaja aquí",
        modelo="cuentas.Usuario",
        campos=("username", "first_name", "last_name", "email", "celular_whatsapp"),
        queda="La bitácora dice quién hizo cada cosa.",
    ),
):
    declarar_copia(copia)
