// Where the reader is: the page before his eyes, in the toolbar, the outline and the address; and ways to another.
(() => {
  const list = document.getElementById("pages")
  const scroll = document.getElementById("scroll")
  if (!list) return
  const EYES = 0.4 // of the height: what is there is read
  const GAP = 12
  const STEP = 0.9
  const boxes = [...list.querySelectorAll(".pp")]
  const field = document.querySelector("[data-jump] [name=page]")
  const steps = [...document.querySelectorAll("[data-step]")]
  const headings = [...document.querySelectorAll("#outline [data-go]")]
  const texts = document.querySelectorAll("[data-text]")
  const resumed = document.querySelector("[data-resumed]")
  let current = 0
  let awaited = null // {n, place} of a page that is not filled yet
  let written = null

  const top = (element) => element.getBoundingClientRect().top - scroll.getBoundingClientRect().top + scroll.scrollTop

  const seen = () => {
    if (scroll.scrollTop + scroll.clientHeight >= scroll.scrollHeight - 2) {
      const shown = boxes.findLast((box) => top(box) < scroll.scrollTop + scroll.clientHeight * (1 - EYES))
      return Number((shown ?? boxes[0]).dataset.n)
    }
    const line = scroll.scrollTop + scroll.clientHeight * EYES
    return Number((boxes.findLast((box) => top(box) <= line) ?? boxes[0]).dataset.n)
  }

  const address = (n) => {
    const url = new URL(location)
    url.searchParams.set("page", n)
    return url
  }

  const show = () => {
    const n = seen()
    if (n === current) return
    current = n
    if (field !== document.activeElement) field.value = n
    for (const step of steps) {
      const to = n + Number(step.dataset.step)
      if (to < 1 || to > boxes.length) step.removeAttribute("href")
      else step.href = address(to)
    }
    const heading = headings.find((one) => Number(one.dataset.go) === n) ?? headings.findLast((one) => Number(one.dataset.go) < n)
    for (const one of headings) one.closest("li").toggleAttribute("aria-current", one === heading)
    heading?.closest("li").setAttribute("aria-current", "true")
    heading?.scrollIntoView({ block: "nearest" })
    for (const text of texts) text.hash = `page-${n}`
    clearTimeout(written)
    written = setTimeout(() => history.replaceState(history.state, "", address(n)), 400)
    list.dispatchEvent(new CustomEvent("reader:current", { bubbles: true, detail: { n } }))
  }

  const go = (n, place) => {
    const box = boxes[Math.min(Math.max(n, 1), boxes.length) - 1]
    const element = place && box.querySelector(`#${CSS.escape(place)}`)
    if (element) element.scrollIntoView({ block: "center", inline: "nearest" })
    else scroll.scrollTop = top(box) - GAP
    awaited = place && !element ? { n, place } : null
    show()
  }

  list.addEventListener("reader:go", ({ detail }) => go(detail.n, detail.place))
  list.addEventListener("reader:page", ({ detail }) => { if (awaited?.n === detail.n) go(detail.n, awaited.place) })
  scroll.addEventListener("scroll", () => requestAnimationFrame(show), { passive: true })
  addEventListener("resize", () => requestAnimationFrame(show))

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-go], [data-step][href]")
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    go(link.dataset.go ? Number(link.dataset.go) : current + Number(link.dataset.step))
    resumed?.remove()
  })
  document.querySelector("[data-jump]").addEventListener("submit", (event) => {
    event.preventDefault()
    go(Number.parseInt(field.value, 10) || current)
    field.value = current
    scroll.focus({ preventScroll: true })
  })

  const KEYS = {
    ArrowLeft: () => go(current - 1),
    ArrowRight: () => go(current + 1),
    Home: () => go(1),
    End: () => go(boxes.length),
    PageUp: () => scroll.scrollBy(0, -STEP * scroll.clientHeight),
    PageDown: () => scroll.scrollBy(0, STEP * scroll.clientHeight),
  }
  document.addEventListener("keydown", (event) => {
    const busy = event.target.closest?.("input, textarea, select, [contenteditable], dialog[open], details[open]")
    if (busy || !KEYS[event.key] || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    event.preventDefault()
    KEYS[event.key]()
  })

  go(Number(list.dataset.at), location.hash.slice(1))
  awaited = null
  setTimeout(() => resumed?.remove(), 12000)
})()
