// Whether this browser shows notices, in words; asking is a press of its person, never by itself.

const lugar = document.querySelector("[data-permiso]");
const boton = document.querySelector("[data-permitir]");

function estado() {
  if (!window.isSecureContext)
    return "Este navegador solo muestra avisos si se entra con https o desde el mismo equipo (localhost): con la dirección de ahora no puede.";
  if (!("Notification" in window)) return "Este navegador no sabe mostrar avisos.";
  return {
    granted: "Este navegador tiene permiso y los muestra.",
    denied: "En este navegador están prohibidos: se permiten en el candado, junto a la dirección.",
    default: "Este navegador todavía no tiene permiso.",
  }[Notification.permission];
}

function decir() {
  lugar.textContent = estado();
  boton.hidden = !(window.isSecureContext && "Notification" in window && Notification.permission === "default");
}

if (lugar && boton) {
  decir();
  boton.addEventListener("click", async () => {
    await Notification.requestPermission();
    decir();
  });
}
