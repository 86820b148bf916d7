// Where the presenter is, the reader is too, until he turns a page himself; nothing moves under his hands then, and one
// touch leads him back. That he reads on his own, and where, is kept for the item: a page loaded again goes on there.
(() => {
  const main = document.getElementById("main")
  const button = main.querySelector("[data-follow]")
  const me = document.body.dataset.me
  let at = null // the place before his eyes
  let own = null // the same, while he reads by himself
  let led = "" // to which of the presenter's places he was led last

  const presented = () => {
    const { dataset } = document.getElementById("room-place")
    return dataset.presented ? dataset : null
  }
  const open = ({ here, page, y }) => main.dispatchEvent(new CustomEvent("room:open", { detail: { here, page, y } }))

  const key = () => main.querySelector("[data-opened]").id
  const kept = () => {
    try { return JSON.parse(sessionStorage.getItem(key())) } catch { return null }
  }
  const keep = (place) => {
    own = place
    try { sessionStorage.setItem(key(), JSON.stringify(own)) } catch { /* private mode: until the next page */ }
  }

  // A presenter is led once, to where he goes on from; then it is he who leads.
  const lead = () => {
    const shown = presented()
    const leads = shown?.presenter === me
    if (leads && own) keep(null)
    button.hidden = !shown || leads
    button.setAttribute("aria-pressed", !own)
    if (!shown || (own && !leads)) return
    const to = leads ? `leads ${shown.presented}` : `${shown.presented} ${shown.version}`
    if (to === led) return
    led = to
    open({ here: shown.presented, page: Number(shown.page), y: Number(shown.y) })
  }

  const begin = () => {
    own = kept()
    led = ""
    const first = main.querySelector("[data-choose]").options[0].value
    if (own) open(own)
    else if (!presented()) open({ here: first, page: 1, y: 0 })
    lead()
  }

  main.addEventListener("room:item", begin)
  main.addEventListener("room:read", ({ detail: { here, page, y, byHand } }) => {
    at = { here, page, y }
    if (presented()?.presenter !== me && (byHand || own)) keep(at)
    lead()
  })
  button.addEventListener("click", () => {
    led = ""
    keep(own ? null : at)
    lead()
  })
  const watched = { subtree: true, childList: true, attributeFilter: ["data-version", "data-presented", "data-presenter"] }
  new MutationObserver(lead).observe(main, watched)
})()
