// How large the pages are: in steps, kept on this device. Fingers that spread are left to the browser.
(() => {
  const list = document.getElementById("pages")
  const scroll = document.getElementById("scroll")
  if (!list) return
  const STEPS = [1, 1.25, 1.5, 2, 2.5, 3]
  const shown = document.querySelector("[data-zoom-shown]")
  const buttons = document.querySelectorAll("[data-zoom]")
  let at = 0

  const kept = () => {
    try { return STEPS.indexOf(Number(localStorage.getItem("zoom"))) } catch { return -1 }
  }
  const keep = () => {
    try { localStorage.setItem("zoom", STEPS[at]) } catch { /* private mode: until the next page */ }
  }

  // What stands in the middle of the view stays there.
  const set = (step) => {
    const middle = (scroll.scrollTop + scroll.clientHeight / 2) / scroll.scrollHeight
    const across = (scroll.scrollLeft + scroll.clientWidth / 2) / scroll.scrollWidth
    at = Math.min(Math.max(step, 0), STEPS.length - 1)
    list.style.setProperty("--zoom", STEPS[at])
    scroll.scrollTop = middle * scroll.scrollHeight - scroll.clientHeight / 2
    scroll.scrollLeft = across * scroll.scrollWidth - scroll.clientWidth / 2
    shown.textContent = `${STEPS[at] * 100}%`
    for (const button of buttons) button.disabled = !(at + Number(button.dataset.zoom) in STEPS)
    list.dispatchEvent(new CustomEvent("reader:look", { detail: { zoom: STEPS[at] } }))
  }

  for (const button of buttons) {
    button.hidden = false
    button.addEventListener("click", () => { set(at + Number(button.dataset.zoom)); keep() })
  }
  shown.hidden = false
  set(Math.max(kept(), 0))
})()
