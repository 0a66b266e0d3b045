"""Settings by environment; the same code runs embedded and in production.

Embedded mode (``EMBEBIDO=1``, set by ``bluecom.embebido``) brings its own secrets and
demo users. Anywhere else a missing secret stops the start.
"""

import sys
from email.utils import parseaddr
from pathlib import Path

from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from bluecom.url_publica import anfitrion, leer_url_publica
from bluecom.variables import Variables

BASE_DIR = Path(__file__).resolve().parent.parent
env = Variables()
Variables.read_env(BASE_DIR / ".env")

EMBEBIDO = env.bool("EMBEBIDO", default=False)
DEBUG = env.bool("DEBUG", default=False)


def _secreto(nombre: str) -> str:
    valor: str = env.str(nombre, default="")
    if not valor:
        raise ImproperlyConfigured(
            f"Falta la variable de entorno {nombre}. En modo embebido la crea `make run`."
        )
    return valor


SECRET_KEY = _secreto("SECRET_KEY")
CLAVE_ARCHIVOS = _secreto("CLAVE_ARCHIVOS")
"""Base64 of 32 bytes: the key of every private file, kept outside database and backups."""

CARPETA_DATOS = env.path("CARPETA_DATOS", default=str(BASE_DIR / ".datos"))
CARPETA_PRIVADA = Path(str(env.str("CARPETA_PRIVADA", default=f"{CARPETA_DATOS}/privado")))

_url = leer_url_publica(env.str("URL_PUBLICA", default="http://127.0.0.1:8000"))
URL_PUBLICA: str = _url.geturl()
ES_HTTPS = _url.scheme == "https"
ALLOWED_HOSTS = [anfitrion(_url), "127.0.0.1", "localhost", "[::1]"]
ALLOWED_HOSTS += env.list("ALLOWED_HOSTS", default=[])
CSRF_TRUSTED_ORIGINS = [URL_PUBLICA]

INSTALLED_APPS = [
    "django_otp.plugins.otp_totp",  # before cuentas, which takes its page out of the admin
    "bluecom.interfaz",
    "bluecom.cuentas",
    "bluecom.bitacora",
    "bluecom.pendientes",
    "bluecom.vigencias",
    "bluecom.parametros",
    "bluecom.plazos",
    "bluecom.planillas",
    "bluecom.operacion",
    "bluecom.una_vez",
    "bluecom.presencia",
    "bluecom.listados",
    "bluecom.auditoria",
    "bluecom.retencion",
    "bluecom.avisos",
    "cartera",
    "documentos",
    "solicitudes",
    "indicadores",
    "bluecom",
    "bluecom.cuentas.apps.AdministracionConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_fsm",
    "crispy_forms",
    "crispy_bootstrap5",
    "axes",
    "csp",
    "django_otp",
]

MIDDLEWARE = [
    "bluecom.operacion.sonda.Sonda",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "bluecom.interfaz.compresion.ComprimirTexto",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "bluecom.operacion.limites.Limites",
    "bluecom.cuentas.middleware.SesionPrivada",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "bluecom.interfaz.middleware.DireccionLegible",
    "bluecom.interfaz.middleware.SinPagina",
    "bluecom.interfaz.middleware.NadaSePierde",
    "axes.middleware.AxesMiddleware",
    "bluecom.una_vez.middleware.UnaVez",
]

ROOT_URLCONF = "bluecom.urls"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "bluecom.interfaz.contexto.interfaz",
                "bluecom.presencia.contexto.presencia",
            ],
            "builtins": [
                "bluecom.interfaz.templatetags.interfaz",
                "bluecom.una_vez.templatetags.una_vez",
            ],
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

DATABASES = {"default": env.db_url("DATABASE_URL", engine="django.db.backends.postgresql")}
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
ESPERA_DE_CANDADOS = env.float("ESPERA_DE_CANDADOS", default=15.0)
"""Seconds that a statement waits for somebody else's lock before it gives up."""
DATABASES["default"]["OPTIONS"] = {
    "connect_timeout": 5,
    "prepare_threshold": 5,  # what asks to be prepared may be; what Django sends never asks
    # A machine that vanished says nothing: half a minute later its connections are over.
    "keepalives_idle": 15,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
    # Who holds a transaction open and idle for longer than any paper takes is gone. What is
    # prepared has one plan for whatever it is asked with.
    "options": (
        f"-c lock_timeout={ESPERA_DE_CANDADOS}s -c idle_in_transaction_session_timeout=5min"
        " -c plan_cache_mode=force_generic_plan"
    ),
    **DATABASES["default"].get("OPTIONS", {}),
}
SEGUNDOS_DE_PAGINA = env.float("SEGUNDOS_DE_PAGINA", default=30.0)
"""How long somebody waits for a page, whatever it waits for, before reading that it is late."""
if env.bool("RESERVA_CONEXIONES", default=False):
    DATABASES["default"]["OPTIONS"]["pool"] = {"min_size": 1, "max_size": 8, "timeout": 10}
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=0)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.redis_url("REDIS_URL", default="redis://127.0.0.1:6379/0")
CACHES = {
    "default": {
        "BACKEND": "bluecom.cache.CacheTolerante",
        "LOCATION": REDIS_URL.replace("redis+socket://", "unix://"),
        "KEY_PREFIX": "bluecom",
        "OPTIONS": {
            "pool_class": "bluecom.cache.ConexionesDelProceso",
            "socket_timeout": 0.2,
            "socket_connect_timeout": 0.2,
        },
    }
}
SESSION_ENGINE = "bluecom.cuentas.sesiones"
SESSION_COOKIE_AGE = 60 * 60 * 12
"""Seconds after which a session ends however much it is used: a long day of work."""
MINUTOS_SIN_USO = env.int("MINUTOS_SIN_USO", default=60)
"""After so long without a page opened, a field written or a button pressed, it ends too."""

# --- Celery: the broker only wakes workers up (docs/decisiones/0004) ------------------------
CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://")
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None  # a worker waits for its broker, however long
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_timeout": 0.5,
    "socket_connect_timeout": 0.5,
    "max_retries": 0,
    "interval_start": 0,
    "interval_step": 0,
    "interval_max": 0,
}
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "America/La_Paz"
PERIODO_BARRIDO = env.float("PERIODO_BARRIDO", default=60.0)
"""Seconds between two sweeps of deadlines and reservations."""
PERIODO_PENDIENTES = env.float("PERIODO_PENDIENTES", default=15.0)
PERIODO_LATIDO = env.float("PERIODO_LATIDO", default=15.0)
"""Seconds between two signs of life of a worker and of beat; six of them missed are red."""
CELERY_BEAT_SCHEDULER = "bluecom.operacion.reloj.Reloj"
CELERY_BEAT_SCHEDULE = {
    "recorrer": {"task": "bluecom.operacion.tasks.recorrer", "schedule": PERIODO_LATIDO},
    "mirar-el-correo": {
        "task": "bluecom.operacion.tasks.mirar_el_correo",
        "schedule": 4 * PERIODO_LATIDO,
    },
    "mirar-cada-minuto": {
        "task": "bluecom.operacion.tasks.mirar_cada_minuto",
        "schedule": 4 * PERIODO_LATIDO,
    },
    "mirar-de-noche": {
        "task": "bluecom.operacion.tasks.mirar_de_noche",
        "schedule": crontab(hour=1, minute=0),
    },
    "barrer-pendientes": {
        "task": "bluecom.pendientes.tasks.barrer",
        "schedule": PERIODO_PENDIENTES,
    },
    "leer-rebotes": {
        "task": "bluecom.pendientes.tasks.leer_rebotes",
        "schedule": crontab(minute="*/3"),
    },
    "anclar-la-bitacora": {
        "task": "bluecom.bitacora.tasks.anclar_el_dia",
        "schedule": crontab(minute=5),
    },
    "olvidar-sesiones": {
        "task": "bluecom.cuentas.tasks.olvidar_sesiones",
        "schedule": crontab(hour=0, minute=15),
    },
    "olvidar-tandas": {
        "task": "documentos.tasks.olvidar_tandas",
        "schedule": crontab(hour=0, minute=10),
    },
    "olvidar-exportaciones": {
        "task": "bluecom.listados.tasks.olvidar_exportaciones",
        "schedule": crontab(minute=25),
    },
    "cruzar-llamadas": {
        "task": "indicadores.tasks.cruzar_llamadas",
        "schedule": crontab(minute="*/10"),
    },
    "leer-el-cdr": {"task": "indicadores.tasks.leer_el_cdr", "schedule": crontab(minute="*/5")},
    "leer-el-cdr-tardio": {
        "task": "indicadores.tasks.leer_el_cdr_tardio",
        "schedule": crontab(hour=2, minute=30),
    },
    "juntar-totales": {
        "task": "indicadores.tasks.juntar_totales",
        "schedule": PERIODO_PENDIENTES,
    },
    "deber-informes": {
        "task": "indicadores.tasks.deber_informes",
        "schedule": crontab(minute="*/5"),
    },
    "deber-resumenes": {
        "task": "indicadores.tasks.deber_resumenes",
        "schedule": crontab(minute="*/10"),
    },
    "vigilar-el-mes": {
        "task": "indicadores.tasks.vigilar_el_mes",
        "schedule": crontab(minute="7-59/10"),
    },
    "olvidar-renglones": {
        "task": "bluecom.planillas.tasks.olvidar_renglones",
        "schedule": crontab(hour=0, minute=20),
    },
    "olvidar-formularios": {
        "task": "bluecom.una_vez.tasks.olvidar",
        "schedule": crontab(hour=0, minute=15),
    },
    "vigilar-plazos": {"task": "bluecom.plazos.tasks.barrer", "schedule": PERIODO_BARRIDO},
    "avisar-rellamadas": {
        "task": "cartera.tasks.avisar_rellamadas",
        "schedule": PERIODO_PENDIENTES,
    },
    "decir-avisos": {"task": "bluecom.avisos.tasks.decir", "schedule": PERIODO_PENDIENTES},
    "juntar-conteos": {
        "task": "cartera.tasks.juntar_conteos",
        "schedule": crontab(hour=0, minute=20),
    },
    "juntar-calles": {
        "task": "solicitudes.tasks.juntar_calles",
        "schedule": crontab(hour=0, minute=20),
    },
    "recordar-a-clientes": {
        "task": "solicitudes.tasks.recordar_a_clientes",
        "schedule": crontab(minute="*/15"),
    },
    "cerrar-estados": {
        "task": "bluecom.presencia.tasks.cerrar_estados",
        "schedule": PERIODO_BARRIDO,
    },
    "purgar": {
        "task": "bluecom.retencion.tasks.purgar_de_noche",
        "schedule": crontab(hour=3, minute=0),
    },
    "liberar-reservas": {
        "task": "solicitudes.tasks.liberar_reservas",
        "schedule": PERIODO_BARRIDO,
    },
}
PURGA_DE_NOCHE = env.bool("PURGA_DE_NOCHE", default=False)
"""Whether what has had its time is erased by itself; else by ``manage.py purgar --de-veras``."""
ARRIENDO_SEGUNDOS = env.float("ARRIENDO_SEGUNDOS", default=60.0)
REINTENTO_SEGUNDOS = env.float("REINTENTO_SEGUNDOS", default=30.0)
SEGUNDOS_DE_SILENCIO = env.float("SEGUNDOS_DE_SILENCIO", default=120.0)
"""A process that asks nothing of the database for so long, in the middle of a work, is frozen."""
INTENTOS_MAXIMOS = env.int("INTENTOS_MAXIMOS", default=40)
"""Tries of what may work later: with the back-off, more than a day of a mail server down."""
FALLAS_MAXIMAS = env.int("FALLAS_MAXIMAS", default=5)
"""Tries of what failed in a way nobody foresaw, before it is set aside."""
ARRIENDOS_PERDIDOS_MAXIMOS = env.int("ARRIENDOS_PERDIDOS_MAXIMOS", default=3)
"""Processes that may die doing one thing before it is set aside."""

# --- Mail ------------------------------------------------------------------------------------
_correo = env.email_url("EMAIL_URL", default="smtp://127.0.0.1:8025")
EMAIL_BACKEND = _correo["EMAIL_BACKEND"]
if EMAIL_BACKEND == "django.core.mail.backends.smtp.EmailBackend":
    EMAIL_BACKEND = "bluecom.pendientes.smtp.BuzonConPlazo"
EMAIL_HOST = _correo.get("EMAIL_HOST", "")
EMAIL_PORT = _correo.get("EMAIL_PORT", 25)
EMAIL_HOST_USER = _correo.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = _correo.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = _correo.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = _correo.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 30
SEGUNDOS_DE_CORREO = env.float("SEGUNDOS_DE_CORREO", default=45.0)
"""How long a whole dialogue with the mail server may last; ``EMAIL_TIMEOUT`` is for one answer."""
DEFAULT_FROM_EMAIL = env.str(
    "CORREO_REMITENTE", default="COMTECO Canales Virtuales <terminos@comteco.example>"
)
CORREO_DOMINIO = env.str(
    "CORREO_DOMINIO", default=parseaddr(DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
)
"""What our Message-IDs end in: by them a mail that comes back is known."""
DIAS_DE_ACUSE = env.int("DIAS_DE_ACUSE", default=90)
"""Days for which the link of the terms e-mail lets its reader say that it arrived."""
CORREO_REBOTES = env.str("CORREO_REBOTES", default="")
"""The address to which mail returns, ``rebotes@dominio``; each leaves with its own ``+``."""
CORREO_PROVEEDOR = env.str("CORREO_PROVEEDOR", default="")
"""The adapter of who carries our mail and tells what became of it; empty: nobody tells."""
CORREO_PROVEEDOR_CLAVE = env.str("CORREO_PROVEEDOR_CLAVE", default="")
if CORREO_PROVEEDOR and not CORREO_PROVEEDOR_CLAVE:
    raise ImproperlyConfigured("CORREO_PROVEEDOR necesita CORREO_PROVEEDOR_CLAVE: la de su firma.")
BUZON_REBOTES = env.buzon("BUZON_REBOTES")
"""Where it is read, ``imaps://usuario:clave@servidor/INBOX``; empty: nobody reads it."""

# --- People ----------------------------------------------------------------------------------
AUTH_USER_MODEL = "cuentas.Usuario"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "entrar"
LOGIN_REDIRECT_URL = "inicio"
LOGOUT_REDIRECT_URL = "entrar"
PROXIES = env.int("PROXIES", default=0 if EMBEBIDO else 1)
"""How many of our own proxies stand before the web, each adding to X-Forwarded-For."""
AXES_HANDLER = "bluecom.cuentas.bloqueo.Bloqueo"
AXES_FAILURE_LIMIT = 8
FALLAS_POR_DIRECCION = env.int("FALLAS_POR_DIRECCION", default=50)
"""Failures from one address over any names: a whole office may stand behind it."""
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_CLIENT_IP_CALLABLE = "bluecom.cuentas.direccion.direccion_de"
AXES_USERNAME_CALLABLE = "bluecom.cuentas.bloqueo.nombre_escrito"
AXES_LOCKOUT_TEMPLATE = "registration/bloqueado.html"
AXES_ENABLE_ADMIN = False
EXIGIR_SEGUNDO_FACTOR = env.bool("EXIGIR_SEGUNDO_FACTOR", default=not EMBEBIDO)

# --- Security headers --------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "frame-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    "camera": ["self"],
    "geolocation": [],
    "microphone": [],
    "payment": [],
    "usb": [],
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "bluecom.cuentas.guion.ficha_vencida"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
if ES_HTTPS:
    SESSION_COOKIE_NAME = "__Host-sesion"
    CSRF_COOKIE_NAME = "__Host-csrf"
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = env.bool("REDIRIGIR_A_HTTPS", default=True)
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
TAMANO_MAXIMO_ARCHIVO = 15 * 1024 * 1024
DATA_UPLOAD_MAX_BODY = TAMANO_MAXIMO_ARCHIVO + 1024 * 1024
"""A file and the fields of its form (bluecom.operacion.limites)."""
# Photos of identity cards stay in memory: a temporary file would hold them in clear.
FILE_UPLOAD_MAX_MEMORY_SIZE = DATA_UPLOAD_MAX_BODY
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]

# --- Language, time, files ---------------------------------------------------------------------
LANGUAGE_CODE = "es"
TIME_ZONE = "America/La_Paz"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False
STATIC_URL = "/static/"
STATIC_ROOT = Path(str(env.str("STATIC_ROOT", default=f"{CARPETA_DATOS}/estaticos")))
STATICFILES_DIRS = [BASE_DIR / "static"]
_estaticos = "bluecom.estaticos.EstaticosEmbebidos" if EMBEBIDO else "bluecom.estaticos.Estaticos"
if DEBUG or "pytest" in sys.modules:
    _estaticos = "django.contrib.staticfiles.storage.StaticFilesStorage"
    WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
STORAGES = {
    "default": {"BACKEND": "documentos.almacen.AlmacenPrivado"},
    "staticfiles": {"BACKEND": _estaticos},
}

# --- The procedure's own figures ------------------------------------------------------------------
LIMITE_SMARTFLEX_OBSERVACIONES = env.int("LIMITE_SMARTFLEX_OBSERVACIONES", default=1000)
PROCEDIMIENTO = "Venta de servicios COMTECO por Bluecom, versión N° 1, septiembre 2019"
SEGUNDOS_DE_CONSULTA = env.float("SEGUNDOS_DE_CONSULTA", default=3.0)
"""How long a page waits for a system of another before a person has to look, or to dial."""
INTEGRACIONES = {
    "smartflex": env.str("SMARTFLEX", default="bluecom.integraciones.smartflex.manual.Manual"),
    "contact_center": env.str(
        "CONTACT_CENTER", default="bluecom.integraciones.contact_center.manual.Manual"
    ),
    "elastix": env.str("ELASTIX", default="bluecom.integraciones.elastix.manual.Manual"),
    "whatsapp": env.str("WHATSAPP", default="bluecom.integraciones.whatsapp.manual.Manual"),
}
FIRMA_PDF = {
    "pkcs12": env.str("FIRMA_PKCS12", default=""),
    "secret": env.str("FIRMA_CLAVE", default=""),
}
"""The key that signs the PDF of a closed month; only a worker reads it (the extra ``firma``)."""
CDR_URL = env.str("CDR_URL", default="")
"""The exchange's own table of calls, ``mysql://…``; empty where its CDR comes by files."""
PREFIJO_DE_SALIDA = env.str("PREFIJO_DE_SALIDA", default="")
"""What is dialled before a number to go outside; the exchange writes it in its CDR too."""
AMI = {
    "servidor": env.str("AMI_SERVIDOR", default=""),
    "puerto": env.int("AMI_PUERTO", default=5038),
    "usuario": env.str("AMI_USUARIO", default=""),
    "secret": env.str("AMI_CLAVE", default=""),
    "en_claro": env.bool("AMI_EN_CLARO", default=False),
    "tls": env.bool("AMI_TLS", default=False),
    "certificado": env.str("AMI_CERTIFICADO", default=""),
    "contexto": env.str("AMI_CONTEXTO", default="from-internal"),
    "tecnologia": env.str("AMI_TECNOLOGIA", default="SIP"),
    "area": env.str("AMI_CODIGO_DE_AREA", default=""),
    "segundos": env.float("AMI_SEGUNDOS", default=2.0),
    "timbrado": env.float("AMI_TIMBRADO", default=25.0),
}
"""The telephone exchange, when it dials: ``segundos`` to ask it, ``timbrado`` for an extension."""
WHATSAPP = {
    "url": env.str("WHATSAPP_URL", default="https://graph.facebook.com/v24.0"),
    "numero": env.str("WHATSAPP_NUMERO", default=""),
    "numero_id": env.str("WHATSAPP_NUMERO_ID", default=""),
    "token": env.str("WHATSAPP_TOKEN", default=""),
    "secreto": env.str("WHATSAPP_SECRETO", default=""),
    "verificacion": env.str("WHATSAPP_VERIFICACION", default=""),
    "plantilla": env.str("WHATSAPP_PLANTILLA", default=""),
    "idioma": env.str("WHATSAPP_IDIOMA", default="es"),
    "segundos": env.float("WHATSAPP_SEGUNDOS", default=20.0),
}
"""The Cloud API, where ``WHATSAPP`` is its adapter; ``numero`` is the line's, as clients see it."""
if INTEGRACIONES["whatsapp"] == "bluecom.integraciones.whatsapp.cloud.Cloud":
    for _cual in ("numero_id", "token", "secreto", "verificacion"):
        if not WHATSAPP[_cual]:
            raise ImproperlyConfigured(f"WHATSAPP necesita WHATSAPP_{_cual.upper()}.")
ENLACES = {
    "smartflex": env.enlace("SMARTFLEX_URL"),
    "contact_center": env.enlace("CONTACT_CENTER_URL"),
}
"""Where a client is looked at in each of them; empty while their addresses are not known."""
COMTECO = {
    "razon_social": env.str("COMTECO_RAZON_SOCIAL", default="COMTECO R.L."),
    "nit": env.str("COMTECO_NIT", default=""),
    "representante": env.str("COMTECO_REPRESENTANTE", default=""),
    "poder": env.str("COMTECO_PODER", default=""),
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "linea": {
            "()": "bluecom.operacion.registro.SinDatos",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "filters": {"sin_traza": {"()": "bluecom.operacion.registro.SinTraza"}},
    "handlers": {
        "consola": {
            "class": "logging.StreamHandler",
            "formatter": "linea",
            "filters": ["sin_traza"],
        }
    },
    "loggers": {"django": {"handlers": []}},  # Django's own would say every line once more, whole
    "root": {"handlers": ["consola"], "level": env.nivel("NIVEL_REGISTRO", default="WARNING")},
}
