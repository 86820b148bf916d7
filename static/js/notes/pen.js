// Writing by hand: strokes are drawn as they are made and sent when the hand rests. Each page's strokes are one note.
(() => {
  const pages = document.getElementById("pages")
  const bar = document.getElementById("pen")
  const tool = document.querySelector("[data-pen]")
  const margin = document.getElementById("notes")
  if (!bar) return
  const SVG = "http://www.w3.org/2000/svg"
  const RESTS = 6000
  const AGAIN = 5000
  const ROUGH = 0.0007 // of the page's width: what a line may be off when points are left out
  const MOST_POINTS = 900
  const MOST_STROKES = 150
  const undo = bar.querySelector("[data-undo]")
  const eraser = bar.querySelector("[data-eraser]")
  const drawn = [] // {page, color, points, line} not kept by the server yet, in their order
  let hue = "blue"
  let stroke = null
  let stylus = false // seen once, a resting palm draws no more
  let timer = null

  const on = () => pages.classList.contains("pen")
  const rubbing = () => eraser.getAttribute("aria-pressed") === "true"

  // Points that lie on the way between others are left out (Ramer, Douglas and Peucker), deepest first.
  const plain = (points) => {
    if (points.length < 3) return points
    const [[ax, ay], [bx, by]] = [points[0], points.at(-1)]
    const length = Math.hypot(bx - ax, by - ay)
    let [far, at] = [0, 0]
    points.forEach(([x, y], n) => {
      const off = length ? Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length : Math.hypot(x - ax, y - ay)
      if (off > far) [far, at] = [off, n]
    })
    if (far < ROUGH) return [points[0], points.at(-1)]
    return [...plain(points.slice(0, at + 1)).slice(0, -1), ...plain(points.slice(at))]
  }

  const curve = (points, width, height) => {
    const at = ([x, y]) => `${(x * width).toFixed(1)} ${(y * height).toFixed(1)}`
    const middle = ([a, b], [c, d]) => [(a + c) / 2, (b + d) / 2]
    const curves = points.slice(1, -1).map((point, n) => `Q${at(point)} ${at(middle(point, points[n + 2]))}`)
    return [`M${at(points[0])}`, ...curves, `L${at(points.at(-1))}`].join(" ")
  }

  const sheet = (page) => {
    const kept = page.querySelector(".pending")
    if (kept) return kept
    const marks = page.querySelector(".marks")
    const made = document.createElementNS(SVG, "svg")
    made.setAttribute("class", "pending")
    made.setAttribute("viewBox", marks.getAttribute("viewBox"))
    marks.after(made)
    return made
  }

  const point = (event, page) => {
    const box = page.getBoundingClientRect()
    const round = (value) => Math.round(Math.min(Math.max(value, 0), 1) * 1e4) / 1e4
    return [round((event.clientX - box.left) / box.width), round((event.clientY - box.top) / box.height)]
  }

  const draw = ({ page, points, line }) => {
    const { width, height } = sheet(page).viewBox.baseVal
    line.setAttribute("d", curve(points, width, height))
  }

  const begin = (event) => {
    const page = event.target.closest?.(".pp")
    if (!on() || !page || stroke || event.button > 0) return
    stylus ||= event.pointerType === "pen"
    if (stylus && event.pointerType === "touch") return
    event.preventDefault()
    if (rubbing()) return rub(event, page)
    clearTimeout(timer)
    const line = document.createElementNS(SVG, "path")
    line.setAttribute("class", `drawn ${hue}`)
    sheet(page).append(line)
    stroke = { id: event.pointerId, page, color: hue, points: [point(event, page)], line }
    pages.setPointerCapture(event.pointerId)
    draw(stroke)
  }

  const go = (event) => {
    if (!stroke || event.pointerId !== stroke.id) return
    const events = event.getCoalescedEvents?.() ?? []
    stroke.points.push(...(events.length ? events : [event]).map((one) => point(one, stroke.page)))
    draw(stroke)
    if (stroke.points.length > MOST_POINTS) end(event)
  }

  const end = (event) => {
    if (!stroke || event.pointerId !== stroke.id) return
    stroke.points = plain(stroke.points)
    draw(stroke)
    drawn.push(stroke)
    stroke = null
    undo.disabled = false
    clearTimeout(timer)
    timer = setTimeout(send, drawn.length < MOST_STROKES ? RESTS : 0)
  }

  const take = (some) => {
    for (const one of some) {
      one.line.remove()
      drawn.splice(drawn.indexOf(one), 1)
    }
    undo.disabled = !drawn.length
  }

  // All strokes of one colour on one page are a note.
  const send = () => {
    clearTimeout(timer)
    const first = drawn.find((one) => !one.sent)
    if (!first) return
    const some = drawn.filter((one) => !one.sent && one.page === first.page && one.color === first.color)
    for (const one of some) one.sent = true
    const strokes = some.map(({ points }) => ["strokes", JSON.stringify(points)])
    const fields = [["page", first.page.dataset.n], ["color", first.color], ...strokes]
    const saved = () => { setTimeout(() => take(some), 600); send() }
    const failed = (status) => {
      for (const one of some) one.sent = false
      if (status === 422) return take(some)
      document.getElementById("flash").textContent = bar.dataset.unsaved
      timer = setTimeout(send, AGAIN)
    }
    margin.dispatchEvent(new CustomEvent("notes:write", { detail: { fields, saved, failed } }))
  }

  const hit = (event, page) =>
    [...page.querySelectorAll(".drawn[data-mine] path, .pending path")].find((line) => {
      const place = new DOMPoint(event.clientX, event.clientY).matrixTransform(line.getScreenCTM().inverse())
      const near = [[0, 0], [9, 0], [-9, 0], [0, 9], [0, -9]]
      return near.some(([x, y]) => line.isPointInStroke(new DOMPoint(place.x + x, place.y + y)))
    })

  const rub = (event, page) => {
    const line = hit(event, page)
    const waiting = drawn.find((one) => one.line === line)
    if (waiting) return take([waiting])
    if (!line) return
    const to = `/notes/${line.parentElement.dataset.of}/erasure`
    margin.dispatchEvent(new CustomEvent("notes:write", { detail: { to, fields: [["stroke", line.dataset.stroke]] } }))
  }

  const set = (open) => {
    pages.classList.toggle("pen", open)
    tool.setAttribute("aria-pressed", open)
    bar.hidden = !open
    if (!open) send()
  }

  tool.addEventListener("click", () => set(!on()))
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button")
    if (!button) return
    if (button.dataset.hue) {
      hue = button.dataset.hue
      for (const one of bar.querySelectorAll("[data-hue]")) one.setAttribute("aria-pressed", one === button)
      eraser.setAttribute("aria-pressed", "false")
    }
    if (button === undo) take(drawn.filter((one) => !one.sent).slice(-1))
    if (button === eraser) eraser.setAttribute("aria-pressed", !rubbing())
    if ("done" in button.dataset) { set(false); tool.focus() }
  })
  pages.addEventListener("pointerdown", begin)
  pages.addEventListener("pointermove", go)
  pages.addEventListener("pointerup", end)
  pages.addEventListener("pointercancel", end)
  document.addEventListener("keydown", (event) => {
    if (!on()) return
    if (event.key === "Escape") set(false)
    if (event.key === "z" && (event.ctrlKey || event.metaKey)) undo.click()
  })
  addEventListener("pagehide", send)
  tool.hidden = false
})()
