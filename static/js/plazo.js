// Remaining time, refreshed every half minute with the same words as bluecom.interfaz.plazos. It is
// told by the server's clock: that of this machine may be hours ahead, and is never asked.

const PERIODO = 30_000;
const DOS_HORAS = 120;
let instante = Number(document.body.dataset.instante);
let leido = performance.getEntriesByType("navigation")[0]?.responseStart ?? 0;

function ahora() {
  return instante + performance.now() - leido;
}

// A machine that slept counted nothing meanwhile: what the bell is answered sets it right.
document.body.addEventListener("htmx:afterRequest", ({ detail }) => {
  const dicho = Date.parse(detail.xhr?.getResponseHeader("Date") ?? "");
  if (Number.isNaN(dicho) || Math.abs(dicho - ahora()) < 2000) return;
  instante = dicho;
  leido = performance.now();
});

function duracion(minutos) {
  const dias = Math.floor(minutos / 1440);
  if (dias >= 2) {
    const horas = Math.floor((minutos % 1440) / 60);
    return horas ? `${dias} días ${horas} h` : `${dias} días`;
  }
  const horas = Math.floor(minutos / 60);
  if (!horas) return minutos ? `${minutos} min` : "menos de 1 min";
  return minutos % 60 ? `${horas} h ${minutos % 60} min` : `${horas} h`;
}

function texto(resto) {
  const lapso = duracion(Math.floor(Math.abs(resto)));
  if (resto < 0) return `vencido hace ${lapso}`;
  return `${["1 h", "1 min", "menos de 1 min"].includes(lapso) ? "falta" : "faltan"} ${lapso}`;
}

function refrescar() {
  if (!instante) return;
  for (const plazo of document.querySelectorAll("[data-plazo]")) {
    const resto = (new Date(plazo.dateTime) - ahora()) / 60_000;
    const lugar = plazo.querySelector("[data-plazo-texto]");
    if (!lugar || Number.isNaN(resto)) continue;
    const nuevo = texto(resto);
    if (lugar.textContent !== nuevo) lugar.textContent = nuevo;
    plazo.classList.toggle("plazo--error", resto < 0);
    plazo.classList.toggle("plazo--aviso", resto >= 0 && resto < DOS_HORAS);
    plazo.classList.toggle("plazo--neutro", resto >= DOS_HORAS);
  }
}

// How long it has been, from what the server counted when it drew the page.
function contar() {
  for (const lugar of document.querySelectorAll("[data-cronometro]")) {
    const segundos = Number(lugar.dataset.cronometro) + Math.floor(performance.now() / 1000);
    const partes = [Math.floor(segundos / 3600), Math.floor(segundos / 60) % 60, segundos % 60];
    if (!partes[0]) partes.shift();
    lugar.textContent = partes.map((n, i) => (i ? String(n).padStart(2, "0") : n)).join(":");
  }
}

if (document.querySelector("[data-cronometro]")) setInterval(contar, 1000);

setInterval(() => document.hidden || refrescar(), PERIODO);
document.addEventListener("visibilitychange", () => document.hidden || refrescar());
