// The pages of a paper come when the view is near and go when it is far, so that three hundred of them need no more
// memory than a dozen. Whoever adds to this page hears of it by these events, and asks for things by the last two:
//   reader:page     on a page's element, when it is filled or emptied: detail {n, filled}
//   reader:current  on #pages, when another page is before the eyes: detail {n}
//   reader:go       to #pages: go to page {n}, or to the element `place` on it
//   reader:look     to #pages: how large ({zoom}), or which words are marked ({q})
// Pages that come into a page later, as those of a room do, are begun with by reader:open on them.
(() => {
  const FILLED = 2 // pages before and after those in view
  const KEPT = 6
  const SETTLED = 60 // ms: who flies over pages does not ask for each
  const SOON = 3000 // ms until what was not there is asked for again; longer each time
  const LATE = 30000
  const WIDTHS = [1600, 2400]
  const CLOSER = 1.5

  const begin = (list) => {
    const { here, late } = list.dataset
    const boxes = [...list.querySelectorAll(".pp")]
    const inView = new Set()
    const loading = new Map() // page → what ends its loading
    let zoom = 1
    let q = new URLSearchParams(location.search).get("q") ?? ""
    let timer = null
    let again = null
    let pause = SOON

    const image = (box) => box.querySelector(".pic")
    const words = (box) => box.querySelector(".words")
    const number = (box) => Number(box.dataset.n)
    const width = (box) => WIDTHS[zoom > CLOSER && inView.has(box) ? 1 : 0]
    const say = (box, filled) =>
      box.dispatchEvent(new CustomEvent("reader:page", { bubbles: true, detail: { n: number(box), filled } }))

    const loadImage = async (box, signal) => {
      const made = new Image(box.clientWidth, box.clientHeight)
      const wide = width(box)
      Object.assign(made, { className: "pic", alt: "", src: `${here}/pages/${number(box)}.webp?w=${wide}` })
      made.dataset.w = wide
      signal.addEventListener("abort", () => { made.src = "" })
      await made.decode()
      signal.throwIfAborted()
      image(box)?.remove() // the same page from less close stays until now
      box.prepend(made)
    }

    const loadWords = async (box, signal) => {
      const answer = await fetch(`${here}/pages/${number(box)}?q=${encodeURIComponent(q)}`, { signal })
      if (answer.redirected) return location.reload() // signed out meanwhile: after signing in he is here again
      if (!answer.ok) throw new Error(answer.status)
      const made = document.createElement("template")
      made.innerHTML = await answer.text()
      signal.throwIfAborted()
      words(box)?.remove()
      box.querySelector(".marks").before(made.content)
    }

    const load = async (box, ...parts) => {
      const ending = new AbortController()
      loading.get(box)?.abort()
      loading.set(box, ending)
      try {
        await Promise.all(parts.map((part) => part(box, ending.signal)))
        loading.delete(box)
        pause = SOON
        delete box.dataset.late
        say(box, true)
        plan() // meanwhile more may be wanted of it
      } catch {
        if (ending.signal.aborted) return
        loading.delete(box)
        box.dataset.late = late
        clearTimeout(again)
        again = setTimeout(plan, pause)
        pause = Math.min(pause * 1.5, LATE)
      }
    }

    const fill = (box) => {
      if (loading.has(box)) return
      const parts = []
      if (Number(image(box)?.dataset.w ?? 0) < width(box)) parts.push(loadImage)
      if (!words(box)) parts.push(loadWords)
      if (parts.length) load(box, ...parts)
    }

    const empty = (box) => {
      loading.get(box)?.abort()
      loading.delete(box)
      if (!image(box) && !words(box)) return
      image(box)?.remove()
      words(box)?.remove()
      say(box, false)
    }

    const plan = () => {
      if (!inView.size) return
      const numbers = [...inView].map(number)
      const [first, last] = [Math.min(...numbers), Math.max(...numbers)]
      for (const box of boxes) {
        const away = Math.max(first - number(box), number(box) - last, 0)
        if (away > KEPT) empty(box)
      }
      // what is before the eyes first
      const near = boxes.slice(Math.max(0, first - 1 - FILLED), last + FILLED)
      near.sort((a, b) => inView.has(b) - inView.has(a)).forEach(fill)
    }

    const observer = new IntersectionObserver((entries) => {
      for (const entry of entries) inView[entry.isIntersecting ? "add" : "delete"](entry.target)
      clearTimeout(timer)
      timer = setTimeout(plan, SETTLED)
    })

    list.addEventListener("reader:look", ({ detail }) => {
      const looked = q
      zoom = detail.zoom ?? zoom
      q = detail.q ?? q
      if (q !== looked) for (const box of boxes) if (words(box)) load(box, loadWords)
      plan()
    })

    for (const box of boxes) {
      if (image(box)) image(box).dataset.w = WIDTHS[0] // the one that came with the page
      observer.observe(box)
    }
    list.classList.add("on")
  }

  document.addEventListener("reader:open", ({ target }) => begin(target))
  const list = document.getElementById("pages")
  if (list) begin(list)
})()
