// The presenter's pointer and highlights on the page that he shows, in the room and on a big screen: they stand on the
// one element with data-presented, and are drawn over the page where that paper lies open.
(() => {
  const SVG = "http://www.w3.org/2000/svg"
  const DOT = 0.014 // of the page's width
  const read = (text) => (text ? JSON.parse(text) : null)

  const layer = (page) => {
    const { width, height } = page.querySelector(".marks").viewBox.baseVal
    const found = page.querySelector(".shared") ?? page.appendChild(document.createElementNS(SVG, "svg"))
    found.setAttribute("class", "shared")
    found.setAttribute("viewBox", `0 0 ${width} ${height}`)
    return { found, width, height }
  }

  const rectangle = ([, x, y, w, h], width, height) => {
    const made = document.createElementNS(SVG, "rect")
    const sides = { x: x * width, y: y * height, width: w * width, height: h * height }
    for (const [name, value] of Object.entries(sides)) made.setAttribute(name, value.toFixed(1))
    return made
  }

  // The dot is moved and not made anew, so that it glides.
  const point = (found, at, width, height) => {
    const dot = found.querySelector("circle") ?? found.appendChild(document.createElementNS(SVG, "circle"))
    dot.setAttribute("r", width * DOT)
    dot.setAttribute("cx", at[1] * width)
    dot.setAttribute("cy", at[2] * height)
  }

  const draw = () => {
    const source = document.querySelector("[data-presented]")
    const pages = source && [...document.querySelectorAll(".pages")].find((one) => one.dataset.here === source.dataset.presented)
    const highlights = read(source?.dataset.highlights) ?? []
    const pointer = read(source?.dataset.pointer)
    for (const page of document.querySelectorAll(".pp")) {
      const n = Number(page.dataset.n)
      const marked = pages?.contains(page) ? highlights.filter(([of]) => of === n) : []
      const pointed = pages?.contains(page) && pointer?.[0] === n
      if (!marked.length && !pointed) {
        page.querySelector(".shared")?.remove()
        continue
      }
      const { found, width, height } = layer(page)
      const before = JSON.stringify(marked)
      if (found.dataset.drawn !== before) {
        found.replaceChildren(...marked.map((box) => rectangle(box, width, height)))
        found.dataset.drawn = before
      }
      if (pointed) point(found, pointer, width, height)
      else found.querySelector("circle")?.remove()
    }
  }

  const watched = { subtree: true, childList: true, attributeFilter: ["data-version", "data-presented", "data-pointer", "data-highlights"] }
  new MutationObserver(draw).observe(document.getElementById("main"), watched)
  draw()
})()
