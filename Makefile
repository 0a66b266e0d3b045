# make run     the whole system on this machine    make test    the whole suite
# make check   everything that reads the code      make help    the rest
PYTHON ?= python3
PY := .venv/bin/python
PIP := $(PY) -m pip install -qq --disable-pip-version-check --require-hashes
PROCESOS ?= 2
COBERTURA ?= 90
LIBRERIAS := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
PYTEST := $(PY) -m pytest -n $(PROCESOS)
.DEFAULT_GOAL := help
# Containers often forbid it, and then each of our processes would compile Django anew.
unexport PYTHONDONTWRITEBYTECODE
.PHONY: help run detener instalar instalar-desarrollo python librerias chromium \
        test test-rapido mutantes check formato docs bench

# pedir PACKAGES PURPOSE: Debian's packages, installed as root, otherwise the command to type.
define FUNCIONES
pedir() { \
  if [ "$$(id -u)" != 0 ]; then \
    echo "Falta $$1 para $$2. Escriba: sudo apt-get install $$1"; return 1; fi; \
  echo "Instalando $$1…"; export DEBIAN_FRONTEND=noninteractive; \
  apt-get install -y -qq --no-install-recommends $$1 >/dev/null 2>&1 && return 0; \
  apt-get update -qq && apt-get install -y -qq --no-install-recommends $$1 >/dev/null && return 0; \
  echo "No se pudo instalar $$1 para $$2. Escriba: apt-get install $$1"; return 1; };
endef

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 22

run: instalar  ## start everything embedded on http://127.0.0.1:8000 (PUERTO=8001 make run)
	@exec $(PY) manage.py servir

detener: instalar  ## stop the embedded servers that a single command left running
	@$(PY) manage.py detener

instalar: python librerias .venv/.embebido  ## the environment of make run, from the hash lock

instalar-desarrollo: python librerias .venv/.desarrollo  ## that of make test and make check

.venv/.embebido: requirements/embebido.lock | python
	@echo "Instalando las bibliotecas de Python (la primera vez toma unos minutos)…"
	@$(PIP) -r $< || { echo "No se pudieron instalar las bibliotecas: revise la conexión y repita."; exit 1; }
	@touch $@

.venv/.desarrollo: requirements/desarrollo.lock | python
	@echo "Instalando las bibliotecas de desarrollo…"
	@$(PIP) -r $< || { echo "No se pudieron instalar las bibliotecas: revise la conexión y repita."; exit 1; }
	@touch $@ .venv/.embebido

python:
	@$(FUNCIONES) test -x $(PY) && exit 0; \
	command -v $(PYTHON) >/dev/null || { echo "Falta Python 3.11. Escriba: sudo apt-get install python3 python3-venv"; exit 1; }; \
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Bluecom necesita Python 3.11 o posterior. Indique cuál: make run PYTHON=/ruta/de/python3.11"; exit 1; }; \
	$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || pedir python3-venv "crear el entorno de Python" || exit 1; \
	$(PYTHON) -m venv .venv || { rm -rf .venv; echo "No se pudo crear el entorno de Python en .venv."; exit 1; }

librerias: | python
	@$(FUNCIONES) for l in libpango-1.0.so.0 libpangoft2-1.0.so.0 libharfbuzz-subset.so.0; do \
	  $(PY) -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' $$l 2>/dev/null && continue; \
	  pedir "$(LIBRERIAS)" "producir los papeles en PDF"; exit $$?; \
	done

chromium:
	@$(FUNCIONES) command -v chromium >/dev/null || command -v google-chrome >/dev/null || \
	  pedir chromium "las pruebas con navegador"

test: instalar-desarrollo chromium  ## the whole suite: PostgreSQL, Redis, worker, SMTP, browser
	@$(PYTEST) --cov --cov-report=term:skip-covered --cov-fail-under=$(COBERTURA)

test-rapido: instalar-desarrollo  ## the suite without the browser
	@$(PYTEST) -m "not navegador"

mutantes: instalar-desarrollo  ## change what is pure, bit by bit: each change must fail a test
	@$(PRODUCCION) DJANGO_SETTINGS_MODULE=bluecom.settings .venv/bin/mutmut run
	@$(PRODUCCION) .venv/bin/mutmut results

bench: instalar-desarrollo  ## ratios against their references (SOLO=expediente, TAMANO=chico)
	@$(PRODUCCION) SOLO="$(SOLO)" TAMANO="$(TAMANO)" $(PY) -m bench

formato: instalar-desarrollo  ## let ruff and djlint lay the code out
	@$(PY) -m ruff format . ; $(PY) -m ruff check --fix . ; $(PY) -m djlint templates --reformat --quiet

docs: instalar-desarrollo  ## write the generated pages anew
	@$(PY) -m tests.apoyo.documentos_generados

# A configuration as in production, for what reads the code without touching a server.
PRODUCCION := env DATABASE_URL=postgresql://bluecom@127.0.0.1/bluecom EMBEBIDO=0 \
  SECRET_KEY=solo-para-revisar-0123456789-abcdefghijklmnopqrstuvwxyz-0123456789 \
  CLAVE_ARCHIVOS=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE= URL_PUBLICA=https://ventas.example \
  CARPETA_DATOS=.datos/revision EMAIL_URL=smtp://127.0.0.1:25 REDIS_URL=redis://127.0.0.1:6379/0

check: instalar-desarrollo  ## format, lint, types, templates, layers, deployment, migrations, docs
	@fallas=0; \
	revisar() { que=$$1; echo "── $$que"; shift; "$$@" || { echo "Falló: $$que"; fallas=$$((fallas + 1)); }; }; \
	revisar "ruff format" $(PY) -m ruff format --check --quiet .; \
	revisar "ruff check" $(PY) -m ruff check --quiet .; \
	revisar "mypy" $(PRODUCCION) $(PY) -m mypy .; \
	revisar "djlint" $(PY) -m djlint templates --check --lint --quiet; \
	revisar "import-linter" .venv/bin/lint-imports --no-cache; \
	revisar "manage.py check --deploy" $(PRODUCCION) $(PY) -W ignore manage.py check --deploy --fail-level WARNING; \
	revisar "migraciones" $(PRODUCCION) $(PY) -W ignore manage.py makemigrations --check --dry-run; \
	revisar "documentos generados" $(PRODUCCION) $(PY) -m tests.apoyo.documentos_generados --comprobar; \
	if [ $$fallas -eq 0 ]; then echo "Todo en orden."; else echo "Fallaron $$fallas de 8 revisiones."; exit 1; fi
