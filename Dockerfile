# One image for web, worker and beat; what each runs is said in docker-compose.yml.
# With its digest it is the same one tomorrow (docs/despliegue/README.md).
ARG IMAGEN_PYTHON=python:3.11-slim-bookworm
FROM ${IMAGEN_PYTHON}

RUN apt-get update \
 && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --create-home --uid 10001 bluecom \
 && install -d -o bluecom -g bluecom -m 0700 /datos

ENV PYTHONUNBUFFERED=1 LC_ALL=C.UTF-8 \
    CARPETA_DATOS=/datos STATIC_ROOT=/srv/estaticos
WORKDIR /srv/bluecom

COPY requirements/produccion.lock requirements/
# The lock is complete: nothing is resolved and nothing is built (docs/decisiones/0013).
RUN pip install --no-cache-dir --disable-pip-version-check \
      --no-deps --require-hashes --only-binary :all: -r requirements/produccion.lock \
 && pip check --disable-pip-version-check

COPY . .
RUN python -m compileall -q bluecom cartera documentos indicadores solicitudes
# Collecting static files reads settings but uses no secret and no server.
RUN DATABASE_URL=postgresql://nadie@localhost/nada SECRET_KEY=solo-para-construir CLAVE_ARCHIVOS=sin-uso \
    python manage.py collectstatic --noinput --verbosity 0

USER bluecom
VOLUME /datos
EXPOSE 8000
CMD ["gunicorn", "bluecom.wsgi", "--bind", "0.0.0.0:8000", "--config", "python:bluecom.servidor_web"]
