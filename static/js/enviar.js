// The client's page: each photo is a request of its own, sent again by itself until it arrives. The
// server knows it by its bytes, so that one that arrived though its answer was lost is not two.

const ESPERAS = [1000, 2000, 4000, 8000, 15000];
const SE_REPITE = new Set([408, 429, 500, 502, 503, 504]);
const marco = document.querySelector("[data-marco]");
const video = marco.querySelector("video");
const hayCamara = window.isSecureContext && Boolean(navigator.mediaDevices?.getUserMedia);
let cola = Promise.resolve(); // one after another: two at once share a bad line
let porEnviar = 0;
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
  porEnviar += 1;
  decir(lugar, "Enviando…");
  cola = cola.then(() => enviar(lugar, archivo)).finally(() => (porEnviar -= 1));
}

async function enviar(lugar, archivo) {
  for (let vez = 0; ; vez += 1) {
    const respuesta = await pedir(lugar.querySelector("form"), archivo);
    if (respuesta && !SE_REPITE.has(respuesta.status)) return mostrar(lugar, respuesta);
    decir(lugar, "Se cortó la señal: la foto se envía sola en cuanto vuelva. No cierre la página.");
    await esperar(ESPERAS[Math.min(vez, ESPERAS.length - 1)]);
  }
}

async function pedir(formulario, archivo) {
  const datos = new FormData(formulario);
  datos.delete("archivo");
  datos.append("archivo", archivo, archivo.name || "foto.jpg");
  try {
    const respuesta = await fetch(formulario.action, { method: "POST", body: datos, headers: { "HX-Request": "true" } });
    return { status: respuesta.status, texto: await respuesta.text() };
  } catch {
    return null;
  }
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

function mostrar(lugar, { status, texto }) {
  if (status === 413) return decir(lugar, "Esa foto pesa demasiado: tome otra con menor resolución.");
  const nuevo = new DOMParser().parseFromString(texto, "text/html").querySelector("[data-envio]");
  if (!nuevo) return location.reload(); // the link ended meanwhile: the page says why
  lugar.replaceWith(nuevo);
  iniciar(nuevo);
}

function decir(lugar, frase) {
  lugar.querySelector("[data-dice]").textContent = frase;
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
window.addEventListener("beforeunload", (evento) => porEnviar && evento.preventDefault());
document.querySelectorAll("[data-envio]").forEach(iniciar);
