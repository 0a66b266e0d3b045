"""The web application, for gunicorn: ``gunicorn bluecom.wsgi``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bluecom.settings")

aplicacion = get_wsgi_application()

from bluecom.interfaz.fallos import tarda  # noqa: E402  (needs the apps)
from bluecom.operacion.configuracion import exigir_configuracion  # noqa: E402  (needs the apps)
from bluecom.operacion.llegada import Llegada  # noqa: E402  (needs the apps)

exigir_configuracion()
application = Llegada(aplicacion, tarda=tarda)
