// Minutes that run: <b data-since="a moment" data-before="seconds before it">17</b>, by the server's clock.
(() => {
  const made = document.querySelector("[data-clock]")?.dataset.clock
  const here = () => performance.timeOrigin + performance.now()
  const ahead = made ? Date.parse(made) - here() : 0

  const tick = () => {
    for (const face of document.querySelectorAll("[data-since]")) {
      const seconds = Number(face.dataset.before) + (here() + ahead - Date.parse(face.dataset.since)) / 1000
      const minutes = `${Math.max(0, Math.floor(seconds / 60))}`
      if (face.textContent !== minutes) face.textContent = minutes
      face.parentElement.classList.toggle("over", Number(face.dataset.planned) > 0 && seconds > face.dataset.planned * 60)
    }
    setTimeout(tick, 1000)
  }
  tick()
})()
