// Notices of the browser while a page of ours is open. The server gives each to one tab alone, and
// none in its person's quiet hours; here they are only shown.

import { abierta, atender, cabeceras } from "./sesion.js";

const PERIODO = 30_000;
const campana = () => document.querySelector("[data-campana]");

function puede() {
  return window.isSecureContext && "Notification" in window && Notification.permission === "granted" && abierta();
}

function mostrar({ titulo, texto, url, marca }) {
  const aviso = new Notification(titulo, { body: texto, tag: marca, lang: "es-BO" });
  aviso.addEventListener("click", () => {
    window.focus();
    window.location.assign(url);
    aviso.close();
  });
}

async function preguntar() {
  const donde = campana()?.dataset.voz;
  if (!donde || !puede()) return;
  try {
    const respuesta = await fetch(donde, { method: "POST", headers: cabeceras(), cache: "no-store" });
    if (!respuesta.ok) return void (await atender(respuesta.status, respuesta.headers.get("X-Sesion")));
    for (const dicho of (await respuesta.json()).avisos) mostrar(dicho);
  } catch {
    /* without a network the bell says so already */
  }
}

if (campana()) {
  preguntar();
  setInterval(preguntar, PERIODO);
}
