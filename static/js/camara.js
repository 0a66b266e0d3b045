// The phone's camera is one more reader: what it sees goes through the scan field, as if typed.
// Read by the browser's own BarcodeDetector, or by jsQR where there is none. Without https a
// browser gives no camera: then a photo is taken and the server reads it.

const caja = document.querySelector("[data-camara]");
const video = caja.querySelector("video");
const dice = caja.querySelector("[data-camara-dice]");
const sinCamara = document.querySelector("[data-sin-camara]");
const foto = document.getElementById("foto");
const campo = document.getElementById("codigo");
const CADA = 200;
const OLVIDO = 3000; // the same QR in sight is the same folder, until it leaves
let ultimo = "";
let visto = 0;

async function lector() {
  if ("BarcodeDetector" in window) {
    const formatos = await BarcodeDetector.getSupportedFormats();
    if (formatos.includes("qr_code")) {
      const detector = new BarcodeDetector({ formats: ["qr_code"] });
      return async () => (await detector.detect(video))[0]?.rawValue ?? "";
    }
  }
  await import(caja.dataset.lector);
  const lienzo = document.createElement("canvas");
  const dibujo = lienzo.getContext("2d", { willReadFrequently: true });
  return async () => {
    lienzo.width = video.videoWidth;
    lienzo.height = video.videoHeight;
    dibujo.drawImage(video, 0, 0);
    const { data, width, height } = dibujo.getImageData(0, 0, lienzo.width, lienzo.height);
    return window.jsQR(data, width, height, { inversionAttempts: "dontInvert" })?.data ?? "";
  };
}

function llegar(codigo) {
  const ahora = performance.now();
  const otro = codigo !== ultimo || ahora - visto > OLVIDO;
  [ultimo, visto] = [codigo, ahora];
  if (!otro) return;
  campo.value = codigo;
  campo.form.requestSubmit();
  navigator.vibrate?.(80);
}

async function empezar() {
  video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  await video.play();
  caja.hidden = false;
  sinCamara.hidden = true;
  const leer = await lector();
  const mirar = async () => {
    if (!document.hidden && video.videoWidth) {
      const codigo = await leer().catch(() => "");
      if (codigo) llegar(codigo);
    }
    setTimeout(mirar, CADA);
  };
  mirar();
}

if (window.isSecureContext && navigator.mediaDevices) {
  empezar().catch(() => {
    sinCamara.textContent = "El navegador no dio la cámara: dé permiso y vuelva a abrir esta página, o tome una foto de cada QR.";
  });
}

foto.addEventListener("change", () => foto.files.length && foto.form.requestSubmit());
