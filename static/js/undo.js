// What can be undone is offered while there is time for it, by the server's clock: <div data-undo="a moment" hidden>
// with <span data-undo-left> for the seconds. The pushed bytes are those of the act, whatever the hour.
(() => {
  const made = document.querySelector("[data-clock]")?.dataset.clock
  const here = () => performance.timeOrigin + performance.now()
  const ahead = made ? Date.parse(made) - here() : 0

  const tick = () => {
    for (const bar of document.querySelectorAll("[data-undo]")) {
      const left = Math.ceil((Date.parse(bar.dataset.undo) - here() - ahead) / 1000)
      if (bar.hidden !== left <= 0) bar.hidden = left <= 0
      const face = bar.querySelector("[data-undo-left]")
      if (left > 0 && face.textContent !== `${left}`) face.textContent = left
    }
    setTimeout(tick, 200)
  }
  tick()
})()
