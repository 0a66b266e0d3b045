// The browser's own print, which also has a key of its own; without scripts that key does it.

document.querySelector("[data-imprimir]")?.addEventListener("click", () => window.print());
