# make run     the whole system on this machine    make test    the suite, but what is long
# make check   everything that reads the code      make help    the rest
PY := .venv/bin/python
PROCESOS ?= 2
COBERTURA ?= 90
# A few tests at a time to each process: the long ones come first and are shared out.
PYTEST := $(PY) -m pytest -n $(PROCESOS) --maxschedchunk 8 $(if $(MEDIR),--cov --cov-append --cov-report=)
.DEFAULT_GOAL := help
# Containers often forbid it, and then each of our processes would compile Django anew.
unexport PYTHONDONTWRITEBYTECODE
.PHONY: help run detener instalar instalar-desarrollo test test-rapido test-largo cobertura \
        probar-instalacion mutantes check formato docs locks bench

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 22

run: instalar  ## start everything embedded on http://127.0.0.1:8000 (PUERTO=8001 make run)
	@exec $(PY) manage.py servir

detener: instalar  ## stop the embedded servers that a single command left running
	@$(PY) manage.py detener

instalar:  ## the environment of make run, from its lock (PYTHON=/ruta/de/python3.13 another Python)
	@sh requirements/preparar.sh embebido

instalar-desarrollo:  ## that of make test and make check
	@sh requirements/preparar.sh desarrollo

test:  ## the suite: PostgreSQL, Redis, worker, SMTP, IMAP, MariaDB, browser (PRUEBAS=tests/cartera a part, whole)
	@sh requirements/preparar.sh desarrollo chromium mariadb dovecot
	@$(PYTEST) $(or $(PRUEBAS),-m "not largo")

test-largo:  ## what is long by nature: processes killed, another clock, every page of a kind
	@sh requirements/preparar.sh desarrollo chromium mariadb dovecot libreoffice
	@$(PYTEST) -m largo

cobertura:  ## what was gone through by MEDIR=1 make test test-largo
	@$(PY) -m coverage report --skip-covered --fail-under=$(COBERTURA)

probar-instalacion:  ## both commands on bare Debian 12 and 13 (SOLO=debian13-root-run, PRUEBAS=…)
	@SOLO="$(SOLO)" PRUEBAS="$(PRUEBAS)" bash tests/instalacion/maquinas/probar.sh

test-rapido:  ## make test without the browser
	@sh requirements/preparar.sh desarrollo mariadb dovecot
	@$(PYTEST) -m "not largo and not navegador"

mutantes: instalar-desarrollo  ## change what is pure, bit by bit (SOLO='bluecom.bolivia.*')
	@$(PRODUCCION) DJANGO_SETTINGS_MODULE=bluecom.settings HYPOTHESIS=mutantes .venv/bin/mutmut run $(if $(SOLO),'$(SOLO)')
	@$(PRODUCCION) .venv/bin/mutmut results

bench: instalar-desarrollo  ## ratios against their references (SOLO=expediente, TAMANO=chico)
	@$(PRODUCCION) SOLO="$(SOLO)" TAMANO="$(TAMANO)" $(PY) -m bench

formato: instalar-desarrollo  ## let ruff and djlint lay the code out
	@$(PY) -m ruff format . ; $(PY) -m ruff check --fix . ; $(PY) -m djlint templates --reformat --quiet

locks: instalar-desarrollo  ## write requirements/*.lock from pyproject.toml (NUEVAS=1 newer releases)
	@$(PY) -m tests.instalacion.locks $(if $(NUEVAS),--nuevas)

docs: instalar-desarrollo  ## write the generated pages anew
	@$(PY) -m tests.apoyo.documentos_generados

# A configuration as in production, for what reads the code without touching a server.
PRODUCCION := env DATABASE_URL=postgresql://bluecom@127.0.0.1/bluecom EMBEBIDO=0 \
  SECRET_KEY=solo-para-revisar-0123456789-abcdefghijklmnopqrstuvwxyz-0123456789 \
  CLAVE_ARCHIVOS=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE= URL_PUBLICA=https://ventas.example \
  CARPETA_DATOS=.datos/revision EMAIL_URL=smtp://127.0.0.1:25 REDIS_URL=redis://127.0.0.1:6379/0

check: instalar-desarrollo  ## format, lint, types, templates, layers, deployment, migrations, docs, locks
	@fallas=0; revisiones=0; \
	revisar() { que=$$1; revisiones=$$((revisiones + 1)); echo "── $$que"; shift; "$$@" || { echo "Falló: $$que"; fallas=$$((fallas + 1)); }; }; \
	revisar "ruff format" $(PY) -m ruff format --check --quiet .; \
	revisar "ruff check" $(PY) -m ruff check --quiet .; \
	revisar "mypy" $(PRODUCCION) $(PY) -m mypy .; \
	revisar "djlint" $(PY) -m djlint templates --check --lint --quiet; \
	revisar "import-linter" .venv/bin/lint-imports --no-cache; \
	revisar "manage.py check --deploy" $(PRODUCCION) $(PY) -W ignore manage.py check --deploy --fail-level WARNING; \
	revisar "migraciones" $(PRODUCCION) $(PY) -W ignore manage.py makemigrations --check --dry-run; \
	revisar "documentos generados" $(PRODUCCION) $(PY) -m tests.apoyo.documentos_generados --comprobar; \
	revisar "locks" $(PY) -m tests.instalacion.locks --comprobar; \
	if [ $$fallas -eq 0 ]; then echo "Todo en orden."; else echo "Fallaron $$fallas de $$revisiones revisiones."; exit 1; fi
