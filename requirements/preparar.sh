#!/bin/sh
# Makes .venv ready from one lock: requirements/preparar.sh embebido|desarrollo [chromium] [mariadb] [dovecot] [libreoffice]
# What the machine lacks is installed as root; an ordinary user reads all of it, with its command.
set -u
cd "$(dirname "$0")/.." || exit 1
lock=$1
shift
navegador="" mariadb="" dovecot="" planillas=""
for programa in "$@"; do
  case $programa in
    chromium) navegador=si ;;
    mariadb) mariadb=si ;;
    dovecot) dovecot=si ;;
    libreoffice) planillas=si ;;
    *) echo "No se sabe preparar «$programa»." >&2; exit 2 ;;
  esac
done
python=${PYTHON:-python3}
PY=.venv/bin/python
faltan=""
bibliotecas="libpango-1.0.so.0 libpangoft2-1.0.so.0 libharfbuzz-subset.so.0"
sus_paquetes="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
if [ -n "$navegador" ]; then  # what drives the browser is a program that needs it
  bibliotecas="$bibliotecas libatomic.so.1"
  sus_paquetes="$sus_paquetes libatomic1"
fi

morir() { echo "$*" >&2; exit 1; }

version_de() { "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null; }

maquina_apta() {
  case "$(uname -s) $(uname -m)" in
    "Linux x86_64" | "Linux aarch64") ;;
    *) morir "Bluecom funciona en Linux sobre x86-64 o arm64; esta máquina es $(uname -s) $(uname -m)." ;;
  esac
}

python_apto() {  # PROGRAM
  case "$(version_de "$1")" in
    3.11 | 3.12 | 3.13 | 3.14) ;;
    *) morir "Bluecom necesita Python 3.11, 3.12, 3.13 o 3.14, y $1 es $(version_de "$1" || echo otra cosa)." \
         "Indique cuál: make run PYTHON=/ruta/de/python3.13" ;;
  esac
}

# An environment of somebody else, or of another Python, is said in words and never removed.
entorno_apto() {
  [ "$(stat -L -c %u .venv)" = "$(id -u)" ] || morir \
    "La carpeta .venv es de otro usuario del sistema ($(stat -L -c %U .venv))." \
    "Trabaje como ese usuario, o en una copia del proyecto que sea suya."
  hecha=$(sed -n 's/^version\(_info\)\{0,1\} *= *\([0-9]*\.[0-9]*\).*/\2/p' .venv/pyvenv.cfg 2>/dev/null | head -n 1)
  [ -n "$hecha" ] && [ -L $PY ] || return 0  # cut short: it is finished below
  otra=""
  [ "$(version_de $PY)" = "$hecha" ] || otra="ese Python ya no está en esta máquina"
  [ -z "${PYTHON:-}" ] || [ "$(version_de "$PYTHON")" = "$hecha" ] || otra="se pidió $PYTHON"
  [ -z "$otra" ] || morir "La carpeta .venv se hizo con Python $hecha, y $otra." \
    "Para hacerla de nuevo: rm -rf .venv, y repita."
  python=$PY
}

buscar_lo_que_falta() {
  if ! command -v "$python" >/dev/null; then
    [ -z "${PYTHON:-}" ] || morir "No existe el programa $PYTHON."
    faltan=" python3 python3-venv $sus_paquetes"
  else
    python_apto "$python"
    if [ ! -x $PY ] && ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
      if [ -z "${PYTHON:-}" ]; then faltan=" python3-venv"; else faltan=" python$(version_de "$python")-venv"; fi
    fi
    "$python" -c 'import ctypes, sys; [ctypes.CDLL(nombre) for nombre in sys.argv[1:]]' \
      $bibliotecas 2>/dev/null || faltan="$faltan $sus_paquetes"
  fi
  # the server alone: its package that starts a service is not asked for
  [ -z "$mariadb" ] || command -v mariadbd >/dev/null || [ -x "${SBIN:-/usr/sbin}/mariadbd" ] ||
    faltan="$faltan mariadb-server-core mariadb-client-core"
  [ -z "$dovecot" ] || command -v dovecot >/dev/null || [ -x "${SBIN:-/usr/sbin}/dovecot" ] ||
    faltan="$faltan dovecot-imapd"
  [ -z "$navegador" ] || command -v chromium >/dev/null || command -v google-chrome >/dev/null ||
    if grep -q '^ID=ubuntu' /etc/os-release 2>/dev/null; then
      morir "Falta Chromium para las pruebas con navegador, y Ubuntu no lo trae como paquete." \
        "Instale Google Chrome, o escriba: sudo snap install chromium"
    else
      faltan="$faltan chromium"
    fi
  [ -z "$planillas" ] || command -v soffice >/dev/null || faltan="$faltan libreoffice-calc-nogui"
}

instalar_lo_que_falta() {
  [ -n "$faltan" ] || return 0
  command -v apt-get >/dev/null || morir "Faltan estos paquetes (los nombres son de Debian):$faltan."
  instalar="apt-get install --no-install-recommends$faltan"
  if [ "$(id -u)" != 0 ]; then
    orden="su -c 'apt-get update && $instalar'"
    ! command -v sudo >/dev/null || orden="sudo apt-get update && sudo $instalar"
    morir "Faltan paquetes del sistema:$faltan.
Escriba: $orden"
  fi
  echo "Instalando$faltan…"
  export DEBIAN_FRONTEND=noninteractive RUNLEVEL=1  # a server of the tests is no service of the machine
  $instalar -y -qq >/dev/null 2>&1 && return  # the lists may be old, or not there yet
  salida=$(apt-get update -qq 2>&1 && $instalar -y -qq 2>&1) || morir "$salida
No se pudo instalar$faltan: el motivo, en palabras de apt-get, está arriba."
}

crear_entorno() {
  if [ ! -x $PY ]; then
    nuevo=""; [ -e .venv ] || nuevo=si
    "$python" -m venv .venv || {
      [ -z "$nuevo" ] || rm -rf .venv
      morir "No se pudo crear el entorno de Python en .venv: el motivo está arriba."
    }
  fi
  $PY -c 'import pip' 2>/dev/null || $PY -m ensurepip >/dev/null ||
    morir "El entorno .venv no tiene pip. Para hacerlo de nuevo: rm -rf .venv, y repita."
}

# The locks are complete: nothing is resolved and nothing is built (docs/decisiones/0013).
instalar_bibliotecas() {
  cmp -s "requirements/$lock.lock" ".venv/$lock.lock" && return
  echo "Instalando las bibliotecas de Python (la primera vez toma unos minutos)…"
  salida=$($PY -m pip install -q --disable-pip-version-check \
    --no-deps --require-hashes --only-binary :all: -r "requirements/$lock.lock" 2>&1) ||
    morir "$(echo "$salida" | tail -n 20)
No se pudieron instalar las bibliotecas: el motivo, en palabras de pip, está arriba."
  salida=$($PY -m pip check --disable-pip-version-check) || morir "$salida
Las bibliotecas de .venv no se corresponden. Para instalarlas de nuevo: rm -rf .venv, y repita."
  cp "requirements/$lock.lock" .venv/
  [ "$lock" != desarrollo ] || cp requirements/embebido.lock .venv/  # it holds the smaller one
}

exec 9<requirements/preparar.sh
flock -n 9 || { echo "Otra orden está preparando .venv; se espera a que termine…"; flock 9; }
maquina_apta
[ ! -e .venv ] || entorno_apto
buscar_lo_que_falta
instalar_lo_que_falta
crear_entorno
instalar_bibliotecas
