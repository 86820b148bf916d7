// A passage that is selected on the pages: highlighted by one press, or taken into a note. What is sent are its words as
// the page has them, the words before and after it, and where they stand.
(() => {
  const pages = document.getElementById("pages")
  const bar = document.getElementById("passage")
  const margin = document.getElementById("notes")
  const form = document.getElementById("new-note")
  const highlighter = document.querySelector("[data-highlighter]")
  if (!bar) return
  const SETTLED = 250
  const AROUND = 100
  const LONGEST = 2000
  let timer = null
  let hue = "yellow"

  const share = (value, whole) => Math.round(Math.min(Math.max(value / whole, 0), 1) * 1e5) / 1e5

  // The part of a line of print that is selected, without the blanks at its ends.
  const part = (range, line) => {
    const text = line.firstChild
    const from = text === range.startContainer ? range.startOffset : 0
    const words = text.data.slice(from, text === range.endContainer ? range.endOffset : text.length)
    const start = from + words.length - words.trimStart().length
    return { line, text, start, end: start + words.trim().length, words: words.trim() }
  }

  // A range's own box does not know that the words are stretched to their line; the letters do.
  const rectangle = ({ line, start, end }) => {
    const { width, height } = line.ownerSVGElement.viewBox.baseVal
    const [left, right] = [line.getStartPositionOfChar(start).x, line.getEndPositionOfChar(end - 1).x]
    const box = line.getBBox()
    const sides = [share(left, width), share(box.y, height), share(right - left, width), share(box.height, height)]
    return [Number(line.closest(".pp").dataset.n), ...sides]
  }

  const selected = () => {
    const selection = getSelection()
    if (selection.isCollapsed || !selection.rangeCount) return null
    const range = selection.getRangeAt(0)
    const lines = [...pages.querySelectorAll(".words > text")]
    const parts = lines.filter((line) => range.intersectsNode(line)).map((line) => part(range, line)).filter(({ words }) => words)
    if (!parts.length) return null
    const [first, last] = [parts[0], parts.at(-1)]
    const [head, tail] = [lines.indexOf(first.line), lines.indexOf(last.line)]
    const join = (some) => some.map((line) => line.textContent).join(" ")
    return {
      box: range.getBoundingClientRect(),
      fields: {
        page: Number(first.line.closest(".pp").dataset.n),
        quote: parts.map(({ words }) => words).join(" ").slice(0, LONGEST),
        before: `${join(lines.slice(Math.max(0, head - 3), head))} ${first.text.data.slice(0, first.start)}`.slice(-AROUND),
        after: `${last.text.data.slice(last.end)} ${join(lines.slice(tail + 1, tail + 4))}`.slice(0, AROUND),
        rectangles: JSON.stringify(parts.map(rectangle)),
      },
    }
  }

  const hide = () => { bar.hidden = true }

  const show = () => {
    const found = pages.classList.contains("pen") ? null : selected()
    if (!found) return hide()
    if (highlighter.getAttribute("aria-pressed") === "true") return highlight(hue)
    bar.hidden = false
    const { innerWidth, innerHeight } = window
    const below = found.box.bottom + 12 + bar.offsetHeight < innerHeight
    bar.style.left = `${Math.min(Math.max(8, found.box.left), innerWidth - bar.offsetWidth - 8)}px`
    bar.style.top = `${Math.max(8, below ? found.box.bottom + 12 : found.box.top - bar.offsetHeight - 12)}px`
  }

  const highlight = (color) => {
    const found = selected()
    if (!found) return
    hue = color
    hide()
    getSelection().removeAllRanges()
    const fields = Object.entries({ ...found.fields, color })
    margin.dispatchEvent(new CustomEvent("notes:write", { detail: { fields } }))
  }

  const write = () => {
    const found = selected()
    if (!found) return
    hide()
    for (const [name, value] of Object.entries(found.fields)) form[name].value = value
    if (!margin.checkVisibility()) document.querySelector("[data-panel=notes]").click()
    form.note.focus()
    form.scrollIntoView({ block: "nearest" })
  }

  // Typed words are looked for by the server: what was measured is of other words.
  form.quote.addEventListener("input", () => {
    for (const name of ["before", "after", "rectangles"]) form[name].value = ""
  })
  highlighter.addEventListener("click", () => {
    const on = highlighter.getAttribute("aria-pressed") !== "true"
    highlighter.setAttribute("aria-pressed", on)
    if (on) show()
  })
  bar.addEventListener("pointerdown", (event) => event.preventDefault()) // the selection stays
  bar.addEventListener("click", (event) => {
    const color = event.target.closest("[data-hue]")?.dataset.hue
    if (color) highlight(color)
    if (event.target.closest("[data-write]")) write()
  })
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer)
    timer = setTimeout(show, SETTLED)
  })
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide() })
  document.getElementById("scroll").addEventListener("scroll", hide, { passive: true })
  highlighter.hidden = false
})()
