// Time that runs out, by the server's clock: <span data-until="a moment">2:40</span>, or data-left="seconds" while it
// stands still. A live region is pushed anew at any time, so the faces are looked up at each tick. Screen readers hear
// only what stands in <p data-countdown-line data-at60="…" data-at30="…" data-at0="…">.
(() => {
  const made = document.querySelector("[data-clock]")?.dataset.clock
  const here = () => performance.timeOrigin + performance.now()
  const ahead = made ? Date.parse(made) - here() : 0
  let said = ""

  const left = ({ dataset }) =>
    dataset.left ? Number(dataset.left) : Math.max(0, Math.ceil((Date.parse(dataset.until) - here() - ahead) / 1000))
  const shown = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`

  const speak = (face, seconds) => {
    const line = document.querySelector("[data-countdown-line]")
    const words = line?.dataset[`at${seconds}`]
    const once = `${face.dataset.until} ${seconds}`
    if (!words || !face.dataset.until || said === once) return
    said = once
    line.textContent = words
  }

  const tick = () => {
    for (const face of document.querySelectorAll("[data-until], [data-left]")) {
      const seconds = left(face)
      if (face.textContent !== shown(seconds)) face.textContent = shown(seconds)
      face.classList.toggle("late", seconds <= 30)
      speak(face, seconds)
    }
    setTimeout(tick, 250)
  }
  tick()
})()
