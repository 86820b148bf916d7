// Whoever presents is followed: where he reads is told a few times a second, and where he points while he presses; what
// he selects he may show to everybody. Nothing is told twice, and one thing after the other.
(() => {
  const main = document.getElementById("main")
  const me = document.body.dataset.me
  const tools = main.querySelector("[data-leads]")
  const tool = main.querySelector("[data-point]")
  const passage = main.querySelector("[data-passage]")
  const headers = { "x-csrftoken": document.querySelector("meta[name=csrf-token]").content, accept: "application/json" }
  const BETWEEN = 250 // ms
  const LOST = 2000
  let at = null // where he reads
  let pointer = {}
  let version = 0 // the last one that he knows of
  let told = ""
  let timer = null
  let found = null // what is selected

  const presented = () => {
    const { dataset } = document.getElementById("room-place")
    return dataset.presented ? dataset : null
  }
  const leads = () => presented()?.presenter === me
  const shows = () => leads() && at?.here === presented().presented
  const post = async (noun, fields) => {
    const path = `/items/${presented().item}/presentation/${noun}`
    const answer = await fetch(path, { method: "post", body: new URLSearchParams(fields), headers })
    if (!answer.ok) throw new Error(answer.status)
    return answer
  }

  const place = () => ({ page: at.page, y: at.y, ...pointer })
  const plan = (after = BETWEEN) => { timer ??= setTimeout(send, after) }
  const send = async () => {
    const now = shows() && JSON.stringify(place())
    if (!now || now === told) return void (timer = null)
    let after = BETWEEN
    try {
      const answer = await (await post("place", { ...place(), version })).json()
      if (answer.version === version + 1) told = now
      version = answer.version
    } catch {
      after = LOST
    }
    timer = setTimeout(send, after)
  }

  const look = () => {
    const shown = presented()
    tools.hidden = !leads()
    if (tools.hidden) {
      point(false)
      told = ""
    }
    main.querySelector("[data-unmark]").hidden = !shown?.highlights
    version = Math.max(version, Number(shown?.version ?? 0))
  }

  const point = (on) => {
    tool.setAttribute("aria-pressed", on)
    main.classList.toggle("points", on)
  }
  const pointed = (event) => {
    const page = document.elementsFromPoint(event.clientX, event.clientY).find((one) => one.matches(".pp"))
    if (!page) return
    const box = page.getBoundingClientRect()
    const share = (value) => Math.round(value * 1e4) / 1e4
    const [x, y] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height].map(share)
    pointer = { pointer_page: page.dataset.n, pointer_x: x, pointer_y: y }
    plan()
  }
  const lifted = () => {
    if (!pointer.pointer_page) return
    pointer = {}
    plan()
  }

  main.addEventListener("room:read", ({ detail: { here, page, y, byHand } }) => {
    at = { here, page, y }
    if (byHand) plan()
  })
  tool.addEventListener("click", () => point(tool.getAttribute("aria-pressed") !== "true"))
  main.addEventListener("pointerdown", (event) => {
    if (!main.classList.contains("points") || !event.target.closest(".pp")) return
    event.preventDefault()
    event.target.setPointerCapture(event.pointerId)
    pointed(event)
  })
  main.addEventListener("pointermove", (event) => { if (pointer.pointer_page) pointed(event) })
  for (const name of ["pointerup", "pointercancel"]) main.addEventListener(name, lifted)

  // The paper that lies open, from where it is; the list of papers is for who has no script.
  main.addEventListener("submit", ({ target }) => {
    if (!target.matches("[data-put-on]") || !at) return
    const option = [...target.paper_version.options].find((one) => one.dataset.here === at.here)
    if (option) Object.assign(option, { selected: true })
    Object.assign(target.elements.page, { value: at.page })
    Object.assign(target.elements.y, { value: at.y })
  }, { capture: true })

  document.addEventListener("reader:selected", ({ detail }) => {
    found = detail
    passage.hidden = !found || !shows()
    if (!passage.hidden) found.beside(passage)
  })
  passage.addEventListener("pointerdown", (event) => event.preventDefault()) // the selection stays
  passage.addEventListener("click", () => {
    passage.hidden = true
    if (found) post("highlights", { rectangles: found.fields.rectangles }).catch(() => { passage.hidden = false })
    getSelection().removeAllRanges()
  })
  main.querySelector("[data-unmark]").addEventListener("click", () => post("highlights/removal", {}).catch(() => {}))

  new MutationObserver(look).observe(main, { subtree: true, childList: true, attributeFilter: ["data-version", "data-presenter"] })
  look()
})()
