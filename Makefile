# make run     the whole system on this machine    make test    the whole suite
# make check   everything that reads the code      make help    the rest
PYTHON ?= python3
PY := .venv/bin/python
PIP := $(PY) -m pip install -qq --disable-pip-version-check --require-hashes
PROCESOS ?= 2
COBERTURA ?= 0
LIBRERIAS := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
.DEFAULT_GOAL := help
.PHONY: help run demo instalar instalar-desarrollo venv librerias chromium test test-rapido check formato detener docs compose
export PYTHONDONTWRITEBYTECODE ?=

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 22

run: instalar  ## start everything embedded, on http://127.0.0.1:8000 (PUERTO=8001 make run)
	@exec $(PY) manage.py servir

detener: instalar  ## stop the embedded servers that a single command left running
	@$(PY) manage.py detener

instalar: librerias .venv/.embebido  ## the environment of `make run`, from the hash lock

instalar-desarrollo: librerias .venv/.desarrollo  ## the environment of `make test` and `make check`

.venv/.embebido: requirements/embebido.lock | venv
	@echo "Instalando las bibliotecas de Python (la primera vez toma unos minutos)…"
	@$(PIP) -r requirements/embebido.lock
	@touch $@

.venv/.desarrollo: requirements/desarrollo.lock | venv
	@echo "Instalando las bibliotecas de desarrollo…"
	@$(PIP) -r requirements/desarrollo.lock
	@touch $@ .venv/.embebido

venv:
	@test -x $(PY) || { \
	  command -v $(PYTHON) >/dev/null || { echo "Falta Python 3.11. Escriba: apt-get install python3 python3-venv"; exit 1; }; \
	  $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Bluecom necesita Python 3.11 o posterior. Indique cuál: make run PYTHON=/ruta/python3.11"; exit 1; }; \
	  $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || $(MAKE) --no-print-directory paquetes PAQUETES=python3-venv PARA="crear el entorno de Python" || exit 1; \
	  $(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }; }

librerias:
	@for l in libpango-1.0.so.0 libpangoft2-1.0.so.0 libharfbuzz-subset.so.0; do \
	  $(PYTHON) -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' $$l 2>/dev/null && continue; \
	  $(MAKE) --no-print-directory paquetes PAQUETES="$(LIBRERIAS)" PARA="producir los papeles en PDF"; exit $$?; \
	done

chromium:
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || \
	  $(MAKE) --no-print-directory paquetes PAQUETES=chromium PARA="las pruebas con navegador"

.PHONY: paquetes
paquetes:
	@if [ "$$(id -u)" != 0 ]; then \
	  echo "Falta $(PAQUETES) para $(PARA). Escriba: sudo apt-get install $(PAQUETES)"; exit 1; fi; \
	  command -v apt-get >/dev/null || { echo "Falta $(PAQUETES) para $(PARA); instálelo con el gestor de su sistema."; exit 1; }; \
	  echo "Instalando $(PAQUETES)…"; \
	  export DEBIAN_FRONTEND=noninteractive; \
	  apt-get install -y -qq --no-install-recommends $(PAQUETES) >/dev/null 2>&1 || \
	  { apt-get update -qq && apt-get install -y -qq --no-install-recommends $(PAQUETES) >/dev/null; } || \
	  { echo "No se pudo instalar $(PAQUETES) para $(PARA). Escriba: apt-get install $(PAQUETES)"; exit 1; }
