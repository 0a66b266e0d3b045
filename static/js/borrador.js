// Drafts: the fields of the open step go to the server as they are typed, never to the browser's
// own memory. The last writing before leaving the page is sent along with it.

import { Escrito } from "./pestanas.js";
import { abierta, atender, cabeceras } from "./sesion.js";

const ESPERA = 400;
const VECES = 8; // it is asked less and less often, for a quarter of a minute
const DEJADO = "bluecom:borrador-dejado"; // which draft a page knew when it was left, and since when
const formulario = document.querySelector("form[data-borrador]");
let reloj = 0;
let pendiente = false;
let enviado = false;
let enCurso = null;
let repetir = false;
let trayendo = false;
const escrito = formulario && new Escrito(formulario);

function datos() {
  const todos = new FormData(formulario);
  for (const [campo, valor] of [...todos]) if (valor instanceof File) todos.delete(campo);
  todos.delete("una_vez"); // of the act, which is not being done yet
  return todos;
}

function decir(texto, mal = false) {
  const lugar = document.querySelector("[data-borrador-estado]");
  if (!lugar) return;
  lugar.textContent = texto;
  lugar.classList.toggle("borrador-estado--mal", mal);
}

function hora() {
  const comoLaPagina = { timeZone: "America/La_Paz", hour: "2-digit", minute: "2-digit", hour12: false };
  return new Date().toLocaleTimeString("es-BO", comoLaPagina);
}

// One writing after another: one that is cut short may have arrived, and nobody would know of it.
async function guardar() {
  clearTimeout(reloj);
  if (!pendiente || enviado) return;
  if (enCurso) {
    repetir = true;
    return;
  }
  pendiente = repetir = false;
  enCurso = new AbortController();
  try {
    const respuesta = await fetch(formulario.dataset.borrador, {
      method: "POST",
      body: datos(),
      headers: conVisto(),
      signal: enCurso.signal,
    });
    await contar(respuesta);
  } catch (error) {
    if (error.name === "AbortError") return;
    pendiente = true;
    decir("Sin conexión: lo último todavía no se guardó.", true);
    reloj = setTimeout(guardar, 5000);
  } finally {
    enCurso = null;
    if (repetir) guardar();
  }
}

// Two windows on one step: who does not know what the other wrote is told it instead.
function conVisto() {
  return {
    ...cabeceras(),
    "X-Borrador": formulario.dataset.borradorVisto,
    "X-Escrito-Hace": String(escrito.hace()),
  };
}

// Back in this window: what was typed in another one since then is here too.
async function ponerAlDia() {
  if (enviado || enCurso || trayendo || document.hidden) return;
  const { borradorUltimo: de, borradorVisto: visto } = formulario.dataset;
  const pregunta = `${de}?v=${encodeURIComponent(visto)}`;
  const respuesta = await fetch(pregunta, { headers: cabeceras(), cache: "no-store" }).catch(() => null);
  const dicho = await respuesta?.text(); // an answer that nobody reads holds its connection
  if (formulario.dataset.borradorVisto !== visto) return; // this window wrote meanwhile
  if (respuesta?.status === 200) traer(JSON.parse(dicho));
}

function traer(otro) {
  if (enviado) return;
  trayendo = true; // what a script fills in is not typed here
  const { cambiaron, mios } = escrito.traer(otro);
  trayendo = false;
  formulario.dataset.borradorVisto = otro.visto;
  if (cambiaron.length) decirQueSeTrajo(otro, mios);
}

function decirQueSeTrajo({ hora: cuando, por }, mios) {
  const quien = por ? ` por ${por}` : "";
  const lo = mios.length ? ` Cambió lo que usted tenía en ${mios.join(", ")}.` : "";
  const aviso = document.querySelector("[data-borrador-traido]");
  if (!aviso) return; // a step without its bar: the fields say it
  aviso.querySelector("[data-borrador-frase]").textContent =
    `Se trajo lo más nuevo, escrito a las ${cuando}${quien} en otra pestaña.${lo}`;
  aviso.hidden = false;
  ofrecerLoMio();
}

function ofrecerLoMio() {
  const volver = document.querySelector("[data-borrador-volver]");
  if (volver) volver.hidden = !escrito.mio.size;
}

function volverALoMio() {
  if (!escrito.mio.size) return;
  escrito.recuperar();
  document.querySelector("[data-borrador-traido]")?.setAttribute("hidden", "");
  anotar();
}

async function contar(respuesta) {
  const dicho = await respuesta.text(); // an answer that nobody reads holds its connection
  if (respuesta.ok) {
    formulario.dataset.borradorVisto = respuesta.headers.get("X-Borrador") ?? "";
    mostrarLoQueCambia(dicho);
    decir(`borrador guardado ${hora()}`);
    // After a refusal a reload would send the refused data again; the draft has the corrected ones.
    history.replaceState(history.state, "", formulario.action);
    formulario.dispatchEvent(new CustomEvent("borrador:guardado", { bubbles: true }));
    return;
  }
  if (respuesta.status === 409 && respuesta.headers.get("Content-Type")?.includes("json")) {
    traer(JSON.parse(dicho)); // what was typed here later stays, and both are kept together
    pendiente = repetir = true;
    return;
  }
  if (respuesta.status === 409) {
    decir(dicho, true);
    return;
  }
  pendiente = true;
  if (await atender(respuesta.status, respuesta.headers.get("X-Sesion"))) repetir = true;
  else if (abierta()) decir("El borrador no se guardó; se intentará de nuevo.", true);
  else decir("Sin guardar: su sesión terminó.", true);
}

function mostrarLoQueCambia(html) {
  const dicho = new DOMParser().parseFromString(html, "text/html");
  for (const parte of dicho.querySelectorAll("#faltantes, #lectura")) {
    document.getElementById(parte.id)?.replaceChildren(...parte.childNodes);
  }
}

function anotar(campo) {
  if (trayendo) return;
  if (campo) escrito.anotar(campo.name);
  ofrecerLoMio();
  pendiente = true;
  clearTimeout(reloj);
  reloj = setTimeout(guardar, ESPERA);
}

function despedirse() {
  if (enviado) return;
  const { borrador: de, borradorVisto: visto } = formulario.dataset;
  const enCamino = pendiente || Boolean(enCurso);
  sessionStorage.setItem(DEJADO, JSON.stringify({ de, visto, enCamino, otroMas: Boolean(enCurso) }));
  if (!enCamino) return;
  pendiente = false;
  clearTimeout(reloj);
  const headers = enCurso ? cabeceras() : conVisto();
  const envio = { method: "POST", body: datos(), headers, keepalive: true };
  fetch(formulario.dataset.borrador, envio).catch(() => {});
}

// Reloaded at once, the page may have been drawn before its last writing arrived: once that is
// there, the page is drawn again.
function recibirLoDejado() {
  const dejado = JSON.parse(sessionStorage.getItem(DEJADO) ?? "{}");
  sessionStorage.removeItem(DEJADO);
  const { borrador: de, borradorVisto: visto } = formulario.dataset;
  if (dejado.de !== de) return;
  const llego = dejado.enCamino ? visto > dejado.visto : visto >= dejado.visto;
  if (!llego || dejado.otroMas) preguntarSiLlego(1);
}

async function preguntarSiLlego(vez) {
  await new Promise((seguir) => setTimeout(seguir, ESPERA * vez));
  if (pendiente || enviado) return;
  const pagina = await fetch(location.href).then((respuesta) => respuesta.text(), () => "");
  const visto = new DOMParser().parseFromString(pagina, "text/html").querySelector("form[data-borrador]");
  if (pendiente || enviado) return;
  if (visto && visto.dataset.borradorVisto !== formulario.dataset.borradorVisto) location.reload();
  else if (vez < VECES) preguntarSiLlego(vez + 1);
}

if (formulario) {
  recibirLoDejado();
  const propio = (campo) => campo.form === formulario && campo.type !== "file";
  document.addEventListener("input", (evento) => propio(evento.target) && anotar(evento.target));
  document.addEventListener("change", (evento) => propio(evento.target) && anotar(evento.target));
  formulario.addEventListener("submit", () => {
    enviado = true;
    clearTimeout(reloj);
    enCurso?.abort();
  });
  document.addEventListener("sesion:volvio", guardar);
  document.addEventListener("visibilitychange", () => (document.hidden ? guardar() : ponerAlDia()));
  window.addEventListener("focus", ponerAlDia);
  document.querySelector("[data-borrador-volver]")?.addEventListener("click", volverALoMio);
  document.addEventListener("keydown", (evento) => evento.key === "F9" && volverALoMio());
  window.addEventListener("pagehide", despedirse);
  window.addEventListener("pageshow", () => (enviado = false));
}
