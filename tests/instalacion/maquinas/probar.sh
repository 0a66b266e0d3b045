#!/bin/bash
# Both commands of the README on bare Debian 12 and 13, as root and as an ordinary user: 8 runs.
#   make probar-instalacion [SOLO="debian13-root-run …"] [PRUEBAS=tests/bolivia]
# Needs root, debootstrap and unshare. Each run has a tree of its own in a private namespace;
# the caller's mirrors and proxies are passed into it, and are written in no file of the project.
set -um  # -m: only this script hears Ctrl-C, and ends what it started
cd "$(dirname "$0")/../../.." || exit 1
aqui=tests/instalacion/maquinas
registros=.datos/probar-instalacion
declare -A SUITES=([debian12]=bookworm [debian13]=trixie)
TODAS="debian12-root-run debian12-root-test debian12-usuario-run debian12-usuario-test
       debian13-root-run debian13-root-test debian13-usuario-run debian13-usuario-test"

morir() { echo "$*" >&2; exit 1; }

[ "$(id -u)" = 0 ] || morir "make probar-instalacion construye máquinas: escríbalo como root."
for programa in debootstrap unshare pivot_root; do
  command -v $programa >/dev/null || morir "Falta $programa. Escriba: apt-get install debootstrap util-linux"
done

# What the caller's machine says of mirrors, for a tree that has none of its files.
espejo() {
  echo "${ESPEJO:-$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | head -n 1)}"
}

de_pip() {  # KEY: from pip's environment or its configuration, without what lies on this disk
  python3 -m pip config list 2>/dev/null |
    sed -n "s/^\(:env:\|global\|install\)\.$1='\(.*\)'\$/\2/p" | tail -n 1 |
    tr ' ' '\n' | grep -v '^file:' | paste -sd ' '
}

entorno_de_quien_llama() {
  local clave valor variable
  for clave in index-url extra-index-url trusted-host proxy default-timeout retries; do
    valor=$(de_pip $clave)
    variable=PIP_$(echo $clave | tr a-z- A-Z_)
    [ -z "$valor" ] || echo "$variable=$valor"
  done
  for variable in http_proxy https_proxy no_proxy; do
    [ -z "${!variable:-}" ] || echo "$variable=${!variable}"
  done
  [ -z "$(de_pip cert)" ] || echo "PIP_CERT=/probar/autoridades.crt"
}

construir_base() {  # DEBIAN
  local base=$trabajo/$1 certificado
  echo "── Construyendo $1 (${SUITES[$1]})…"
  debootstrap --variant=minbase --include=make "${SUITES[$1]}" "$base" "$(espejo)" \
    >"$registros/$1.log" 2>&1 || morir "debootstrap no pudo: vea $registros/$1.log"
  mkdir "$base/probar"
  cp $aqui/dentro.sh "$base/probar/"
  certificado=$(de_pip cert)
  [ -z "$certificado" ] || cp "$certificado" "$base/probar/autoridades.crt"
  cp -L /etc/resolv.conf /etc/hosts "$base/etc/"
  { apt-config dump | grep -E '^Acquire::(https?::Proxy|Retries|Check-)'
    echo 'APT::Get::Assume-Yes "true";'; } >"$base/etc/apt/apt.conf.d/90probar"
  mkdir "$base/probar/bluecom"
  git ls-files -z | tar --null --files-from=- -c | tar -x -C "$base/probar/bluecom"
}

probar() {  # RUN: its own copy of the tree, until its one process has ended
  local arbol=$trabajo/$1 partes quien orden
  IFS=- read -r -a partes <<<"$1"
  quien=${partes[1]} orden=${partes[2]}
  [ -d "$trabajo/${partes[0]}" ] || construir_base "${partes[0]}"
  echo "── $1"
  cp -a "$trabajo/${partes[0]}" "$arbol"
  env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin "${entorno[@]}" PUERTO="$puerto" PRUEBAS="${PRUEBAS:-}" \
    unshare --mount --propagation private --pid --ipc --uts --fork --kill-child \
    /bin/bash $aqui/encerrar.sh "$arbol" "$quien" "$orden" >"$registros/$1.log" 2>&1 &
  encierro=$!
  wait $encierro
  local estado=$?
  [ $estado = 0 ] && estado=pasa || { estado="no pasa"; fallas=$((fallas + 1)); tail -n 15 "$registros/$1.log"; }
  tabla+="| $1 | $estado | $(sed -n 's/^RESULTADO: //p' "$registros/$1.log" | paste -sd ';' | sed 's/;/; /g') |"$'\n'
  rm -rf --one-file-system "$arbol"
}

mkdir -p $registros
trabajo=$(mktemp -d /var/tmp/bluecom-instalacion.XXXXXX)
trap 'rm -rf --one-file-system "$trabajo"' EXIT
trap '[ -z "$encierro" ] || kill -KILL "$encierro"; exit 130' INT TERM  # unshare ignores the rest
mapfile -t entorno < <(entorno_de_quien_llama)
puerto=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
fallas=0 tabla="" encierro=""
for corrida in ${SOLO:-$TODAS}; do
  [[ " ${TODAS//$'\n'/ } " == *" $corrida "* ]] || morir "No existe la prueba $corrida. Hay: $TODAS"
  probar "$corrida"
done
printf '\n| prueba | resultado | cifras |\n|---|---|---|\n%s' "$tabla"
echo "Los registros están en $registros."
[ $fallas = 0 ] || morir "No pasan $fallas."
