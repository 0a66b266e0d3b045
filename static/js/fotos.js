// Photos dragged, pasted or chosen, several at once: one request per file, so that one that fails
// loses nothing of the others. Without scripts the same form sends its files by itself.

import { atender, cabeceras } from "./sesion.js";

const enEspera = []; // what the session's end kept back: it goes from here once it is open again

const iniciar = (formulario) => {
  if (formulario.classList.contains("subir--con-guion")) return;
  formulario.classList.add("subir--con-guion");
  const entrada = formulario.querySelector("input[type=file]");
  entrada.addEventListener("change", () => repartir(formulario, [...entrada.files]));
  formulario.addEventListener("dragover", (evento) => {
    evento.preventDefault();
    formulario.classList.add("subir--encima");
  });
  formulario.addEventListener("dragleave", () => formulario.classList.remove("subir--encima"));
  formulario.addEventListener("drop", (evento) => {
    evento.preventDefault();
    formulario.classList.remove("subir--encima");
    repartir(formulario, [...evento.dataTransfer.files]);
  });
  formulario.addEventListener("submit", (evento) => evento.preventDefault());
};

// The first of several goes where it was put; the others where the server finds an empty place,
// or to the tray: it alone knows what is there, and replaces nothing.
async function repartir(formulario, archivos) {
  const reparte = formulario.dataset.cola && document.querySelector("[data-reparte]");
  if (!reparte || "reparte" in formulario.dataset) return subirTodas(formulario, archivos);
  await subirTodas(formulario, archivos.slice(0, 1));
  if (archivos.length > 1) await subirTodas(document.querySelector("[data-reparte]"), archivos.slice(1));
}

async function subirTodas(formulario, archivos) {
  olvidar(formulario);
  for (const archivo of archivos) await subir(formulario, archivo);
  formulario.querySelector("input[type=file]").value = "";
}

const colaDe = (formulario) =>
  document.getElementById(formulario.dataset.cola) ?? formulario.querySelector(".subir__cola");
const cualEs = (formulario) => formulario.elements.tipo?.value ?? "";

// What was said of the attempt before is of the attempt before.
function olvidar(formulario) {
  for (const li of colaDe(formulario).querySelectorAll("[data-terminada]")) {
    if (li.dataset.de === cualEs(formulario)) li.remove();
  }
}

function fila(formulario, nombre) {
  const li = document.createElement("li");
  li.dataset.de = cualEs(formulario);
  const titulo = document.createElement("span");
  titulo.textContent = [formulario.dataset.rotulo, nombre].filter(Boolean).join(": ");
  const situacion = document.createElement("span");
  situacion.textContent = "subiendo…";
  const barra = document.createElement("progress");
  barra.setAttribute("aria-label", `Subiendo ${nombre}`);
  barra.max = 1;
  barra.value = 0;
  li.append(titulo, situacion, barra);
  colaDe(formulario).append(li);
  return { li, situacion, barra };
}

async function subir(formulario, archivo) {
  await enviar(formulario.action, datosDe(formulario, archivo), fila(formulario, archivo.name || "imagen pegada"));
}

function datosDe(formulario, archivo) {
  const datos = new FormData(formulario);
  datos.delete("archivo");
  datos.delete("csrfmiddlewaretoken"); // it goes in the header, as it is when it is sent
  datos.append("archivo", archivo, archivo.name || "pegada.png");
  return datos;
}

async function enviar(url, datos, lugar) {
  const pedido = await pedir(url, datos, lugar.barra);
  if (await atender(pedido.status, pedido.getResponseHeader("X-Sesion"))) return enviar(url, datos, lugar);
  terminar(pedido, lugar);
  if (pedido.status === 401) enEspera.push({ url, datos, lugar });
}

function pedir(url, datos, barra) {
  return new Promise((listo) => {
    const pedido = new XMLHttpRequest();
    pedido.open("POST", url);
    for (const [nombre, valor] of Object.entries(cabeceras())) pedido.setRequestHeader(nombre, valor);
    pedido.upload.addEventListener("progress", (evento) => {
      if (evento.lengthComputable) barra.value = evento.loaded / evento.total;
    });
    pedido.addEventListener("loadend", () => listo(pedido));
    pedido.send(datos);
  });
}

function terminar(pedido, { li, situacion, barra }) {
  barra.hidden = true;
  li.classList.remove("con-error");
  li.toggleAttribute("data-terminada", pedido.status !== 401);
  if (pedido.status >= 200 && pedido.status < 300) {
    situacion.textContent = "recibida";
    mostrar(pedido.responseText);
    return;
  }
  li.classList.add("con-error");
  situacion.textContent = pedido.status ? textoDe(pedido) : "sin conexión; vuelva a intentarlo";
}

function textoDe(pedido) {
  if (pedido.status === 401) return "su sesión terminó: la foto no se guardó; entre de nuevo y se envía desde aquí";
  const pagina = new DOMParser().parseFromString(pedido.responseText, "text/html");
  const frase = pagina.querySelector("[data-error], .errores li, .mensaje--error span");
  if (frase) return frase.textContent.trim();
  if (pedido.status === 408) return "no terminó de llegar; vuelva a intentarlo";
  if (pedido.status === 413) return "pesa demasiado; envíela más pequeña";
  return "no se pudo guardar; vuelva a intentarlo";
}

function mostrar(html) {
  const partes = [...new DOMParser().parseFromString(html, "text/html").body.children];
  for (const parte of partes) {
    const destino = parte.id && document.getElementById(parte.id);
    if (!destino) continue;
    destino.replaceChildren(...parte.childNodes);
    destino.querySelectorAll("[data-subir]").forEach(iniciar);
    window.htmx?.process(destino);
  }
}

document.addEventListener("paste", (evento) => {
  const archivos = [...(evento.clipboardData?.files ?? [])];
  const formulario = document.querySelector("[data-reparte]") ?? document.querySelector("[data-subir]");
  if (!archivos.length || !formulario) return;
  evento.preventDefault();
  repartir(formulario, archivos);
});

document.addEventListener("sesion:volvio", async () => {
  for (const { url, datos, lugar } of enEspera.splice(0)) {
    lugar.situacion.textContent = "subiendo…";
    lugar.barra.hidden = false;
    await enviar(url, datos, lugar);
  }
});

// What came by itself is drawn anew, but never under the hand of who is writing there.
document.addEventListener("htmx:beforeSwap", (evento) => {
  const { target: donde } = evento.detail;
  const escribe = document.activeElement?.matches("input:not([type=file]), select, textarea");
  if (donde.id === "recibidos" && escribe && donde.contains(document.activeElement)) evento.detail.shouldSwap = false;
});
document.addEventListener("htmx:load", ({ target }) => target.querySelectorAll?.("[data-subir]").forEach(iniciar));

document.querySelectorAll("[data-subir]").forEach(iniciar);
