#!/bin/bash
# Inside the bare machine: dentro.sh root|usuario run|test. Says what was seen as RESULTADO lines.
set -um  # -m: what runs aside has its own group, and Ctrl-C reaches all of it
quien=$1 orden=$2
casa=/root
if [ "$quien" = usuario ]; then
  useradd --create-home --shell /bin/bash persona
  casa=/home/persona
fi
mv /probar/bluecom "$casa/bluecom"
[ "$quien" = root ] || chown -R persona: "$casa/bluecom"
cd "$casa/bluecom" || exit 1

morir() { echo "$*"; exit 1; }
resultado() { echo "RESULTADO: $*"; }

como() {  # COMMAND…: as whom this run is about
  if [ "$quien" = root ]; then HOME=$casa "$@"; else runuser -u persona -- env HOME=$casa USER=persona "$@"; fi
}

responde() {  # the health of the desk, asked as a browser would
  exec 3<>"/dev/tcp/127.0.0.1/$PUERTO" || return 1
  printf 'GET /salud/ HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' >&3
  head -n 1 <&3 | grep -q ' 200 '
} 2>/dev/null

# An ordinary user first reads what lacks, all of it; root types that very command.
nombrar_lo_que_falta() {
  local dicho mandato
  dicho=$(como make "$orden" 2>&1) && morir "make $orden pasó sin sus paquetes: $dicho"
  echo "$dicho"
  mandato=$(sed -n 's/^Escriba: //p' <<<"$dicho")
  [ -n "$mandato" ] || morir "No nombró lo que falta."
  sh -c "$mandato" </dev/null || morir "El mandato que nombró no pasa: $mandato"
  resultado "nombró$(sed -n 's/^Faltan paquetes del sistema:\(.*\)\.$/\1/p' <<<"$dicho")"
}

arrancar_y_detener() {  # NAME: how many seconds until it answers, and Ctrl-C
  local inicio=$SECONDS pid salida=/tmp/salida
  como make run >$salida 2>&1 &
  pid=$!
  until grep -q 'Ctrl-C para detener' $salida && responde; do
    kill -0 $pid 2>/dev/null || { cat $salida; morir "make run terminó solo."; }
    [ $((SECONDS - inicio)) -lt 900 ] || { cat $salida; morir "make run no respondió en 15 minutos."; }
    sleep 0.5
  done
  resultado "$1 $((SECONDS - inicio)) s"
  kill -INT -- -$pid
  wait $pid
  cat $salida
  grep -q '^Detenido' $salida || morir "Ctrl-C no lo detuvo."
}

probar_test() {
  local inicio=$SECONDS
  como make test PRUEBAS="$PRUEBAS" | tee /tmp/salida
  [ "${PIPESTATUS[0]}" = 0 ] || morir "make test no pasa."
  resultado "$((SECONDS - inicio)) s, $(grep -oE '[0-9]+ passed' /tmp/salida | tail -n 1)"
}

[ "$quien" = root ] || nombrar_lo_que_falta
if [ "$orden" = test ]; then
  probar_test
else
  arrancar_y_detener "en frío"
  arrancar_y_detener "en caliente"
fi
python=$casa/bluecom/.venv/bin/python
resultado "$($python -V), $($python -m pip -V | cut -d" " -f1,2), carga $(cut -d" " -f1 /proc/loadavg)"
