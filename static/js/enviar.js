// The client's page: each photo is a request of its own, sent again by itself until it arrives. The
// server knows it by its bytes, so that one that arrived though its answer was lost is not two.

const ESPERAS = [1000, 2000, 4000, 8000, 15000];
const SILENCIO = 45000; // no byte gone and no answer for so long: the line died without saying so
const ENVIANDO = "Enviando…";
const SE_REPITE = new Set([408, 429, 500, 502, 503, 504]);
const marco = document.querySelector("[data-marco]");
const video = marco.querySelector("video");
const hayCamara = window.isSecureContext && Boolean(navigator.mediaDevices?.getUserMedia);
const porEnviar = []; // the place of each photo on its way: the answer to one draws its place anew
let cola = Promise.resolve(); // one after another: two at once share a bad line
let alTomar = null;

function iniciar(lugar) {
  lugar.classList.add("envio--con-guion");
  for (const entrada of lugar.querySelectorAll("input[type=file]")) {
    entrada.addEventListener("change", () => entrada.files.length && encolar(lugar, entrada.files[0]));
  }
  const conMarco = lugar.querySelector("[data-con-marco]");
  if (!conMarco || !hayCamara) return;
  alternar(lugar, true);
  conMarco.addEventListener("click", () => abrirMarco(lugar));
}

function alternar(lugar, conMarco) {
  lugar.querySelector("[data-con-marco]").hidden = !conMarco;
  lugar.querySelector("[data-sin-marco]").hidden = conMarco;
}

function encolar(lugar, archivo) {
  const formulario = lugar.querySelector("form");
  const datos = new FormData(formulario);
  datos.delete("archivo");
  datos.append("archivo", archivo, archivo.name || "foto.jpg");
  porEnviar.push(lugar.id);
  decir(lugar.id, ENVIANDO);
  cola = cola.then(() => enviar(lugar.id, formulario.action, datos));
}

async function enviar(id, url, datos) {
  for (let vez = 0; ; vez += 1) {
    const respuesta = await pedir(url, datos);
    if (respuesta && !SE_REPITE.has(respuesta.status)) {
      porEnviar.shift();
      return mostrar(id, respuesta);
    }
    decir(id, "Se cortó la señal: la foto se envía sola en cuanto vuelva. No cierre la página.");
    await esperar(ESPERAS[Math.min(vez, ESPERAS.length - 1)]);
  }
}

function pedir(url, datos) {
  return new Promise((listo) => {
    const pedido = new XMLHttpRequest();
    let reloj = null;
    const vive = () => {
      clearTimeout(reloj);
      reloj = setTimeout(() => pedido.abort(), SILENCIO);
    };
    pedido.open("POST", url);
    pedido.setRequestHeader("HX-Request", "true");
    pedido.upload.addEventListener("progress", vive);
    pedido.addEventListener("loadend", () => {
      clearTimeout(reloj);
      listo(pedido.status ? { status: pedido.status, texto: pedido.responseText } : null);
    });
    vive();
    pedido.send(datos);
  });
}

function esperar(cuanto) {
  return new Promise((listo) => {
    const seguir = () => {
      clearTimeout(reloj);
      window.removeEventListener("online", seguir);
      listo();
    };
    const reloj = setTimeout(seguir, cuanto);
    window.addEventListener("online", seguir);
  });
}

function mostrar(id, { status, texto }) {
  if (status === 413) return decir(id, "Esa foto pesa demasiado: tome otra con menor resolución.");
  const nuevo = new DOMParser().parseFromString(texto, "text/html").querySelector("[data-envio]");
  if (!nuevo) return acabar();
  if (nuevo.id !== id) document.getElementById(id)?.remove(); // it is not asked any more
  document.getElementById(nuevo.id)?.replaceWith(nuevo);
  iniciar(nuevo);
  if (porEnviar.includes(nuevo.id)) decir(nuevo.id, ENVIANDO);
}

// The link ended meanwhile: the page says why, and nothing that waits would be taken.
function acabar() {
  porEnviar.length = 0;
  location.reload();
}

function decir(id, frase) {
  const lugar = document.getElementById(id);
  if (lugar) lugar.querySelector("[data-dice]").textContent = frase;
}

async function abrirMarco(lugar) {
  try {
    const pedida = { facingMode: "environment", width: { ideal: 3840 }, height: { ideal: 2160 } };
    video.srcObject = await navigator.mediaDevices.getUserMedia({ video: pedida });
    alTomar = (foto) => encolar(lugar, foto);
    marco.showModal();
    await video.play();
  } catch {
    cerrar();
    alternar(lugar, false); // the phone's own camera, which asks for nothing
  }
}

async function tomar() {
  const foto = (await entera()) ?? (await loVisto());
  if (foto) alTomar?.(foto);
  cerrar();
}

// As large as the camera takes it, where the browser can ask for that.
async function entera() {
  if (!("ImageCapture" in window)) return null;
  return new ImageCapture(video.srcObject.getVideoTracks()[0]).takePhoto().catch(() => null);
}

function loVisto() {
  const lienzo = document.createElement("canvas");
  [lienzo.width, lienzo.height] = [video.videoWidth, video.videoHeight];
  lienzo.getContext("2d").drawImage(video, 0, 0);
  return new Promise((listo) => lienzo.toBlob(listo, "image/jpeg", 0.92));
}

function cerrar() {
  for (const pista of video.srcObject?.getTracks() ?? []) pista.stop();
  video.srcObject = null;
  alTomar = null;
  if (marco.open) marco.close();
}

marco.querySelector("[data-tomar]").addEventListener("click", tomar);
marco.querySelector("[data-cerrar]").addEventListener("click", cerrar);
marco.addEventListener("cancel", cerrar);
window.addEventListener("beforeunload", (evento) => porEnviar.length && evento.preventDefault());
document.querySelectorAll("[data-envio]").forEach(iniciar);
