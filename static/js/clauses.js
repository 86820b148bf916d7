// Writes a conclusion clause by clause: a clause is held while one is in it and saved as one writes. What is typed
// stays in its field whatever comes over the wire, and is sent again when the network is back. Nothing is kept on the
// device but the page itself.
(() => {
  const PAUSE = 800
  const AGAIN = 3000
  const words = document.getElementById("clauses-words")
  if (!words) return
  const me = document.body.dataset.me
  const token = document.querySelector("meta[name=csrf-token]").content
  const all = () => document.querySelectorAll("[data-clause]")
  const drafts = new Map() // by the clause's id: what this page does with it
  document.body.classList.add("writes")

  class Draft {
    dirty = false // typed and not yet answered for
    failing = false
    busy = null
    holding = false
    composing = false
    conflict = null
    timer = null

    constructor(id) { this.id = id }

    get section() { return document.querySelector(`[data-clause="${this.id}"]`) }
    get form() { return this.section?.querySelector("[data-fields]") ?? this.last }
    get inside() { return !!this.form?.contains(document.activeElement) }

    // A push leaves the fields alone for as long as something in them is only here.
    guard() {
      this.last = this.form
      this.form?.toggleAttribute("data-unsaved", this.dirty)
      this.form?.toggleAttribute("hx-morph-skip", this.dirty || !!this.busy || !!this.conflict || (this.inside && this.holding))
    }

    async hold() {
      if (this.holding || this.conflict) return
      this.holding = true
      this.guard()
      const answer = await ask(`/clauses/${this.id}/hold`)
      if (!answer?.ok) this.holding = false
      if (answer && !answer.ok) {
        if (answer.status !== 401) show(this, answer.facts.error)
        if (!this.dirty) this.form.querySelectorAll("textarea, input").forEach((field) => { field.readOnly = true })
      } else if (answer && !this.dirty && this.form.elements.version.value !== String(answer.facts.version)) this.fill(answer.facts)
      this.guard()
    }

    typed() {
      this.dirty = true
      this.guard()
      this.later(PAUSE)
    }

    later(wait) {
      clearTimeout(this.timer)
      if (!this.composing && !this.conflict) this.timer = setTimeout(() => this.save(), wait)
    }

    // One after the other: an answer in the wrong order would set the version back.
    async save() {
      clearTimeout(this.timer)
      while (this.busy) await this.busy
      if (!this.dirty || this.conflict) return
      this.busy = this.send()
      this.guard()
      await this.busy
      this.busy = null
      this.guard()
    }

    async send() {
      const sent = fields(this.form)
      show(this, words.dataset.saving)
      const answer = await ask(`/clauses/${this.id}`, sent)
      if (!answer) return this.fail()
      this.failing = answer.status === 401
      if (answer.status === 409 && answer.facts.theirs) return this.collide(answer.facts)
      if (!answer.ok) return show(this, `${words.dataset.refused} ${answer.facts.error ?? ""}`, true)
      this.form.elements.version.value = answer.facts.version
      document.getElementById(`clause-${this.id}-day`).textContent = answer.facts.day || (answer.facts.due ? words.dataset.noDay : "")
      show(this, answer.facts.saved)
      this.form.removeAttribute("data-typed")
      this.holding = true
      this.dirty = same(sent, fields(this.form)) ? false : (this.later(PAUSE), true)
    }

    fail() {
      this.failing = true
      show(this, words.dataset.unsaved, true)
      this.later(AGAIN)
    }

    collide({ error, theirs }) {
      this.holding = false
      this.conflict = document.getElementById("clause-conflict").content.firstElementChild.cloneNode(true)
      const part = (name) => this.conflict.querySelector(`[data-${name}]`)
      part("why").textContent = error
      part("theirs").textContent = [theirs.text, theirs.owner_name, theirs.due].filter(Boolean).join(" · ")
      part("mine").addEventListener("click", () => this.settle(() => { this.form.elements.version.value = theirs.version; this.save() }))
      part("keep").addEventListener("click", () => this.settle(() => { this.fill(theirs); this.dirty = false }))
      this.form.prepend(this.conflict)
      show(this, words.dataset.refused)
    }

    settle(act) {
      this.conflict.remove()
      this.conflict = null
      act()
      this.guard()
    }

    fill(facts) {
      for (const name of ["version", "text", "owner", "due"]) this.form.elements[name].value = facts[name]
    }

    async leave() {
      await this.save()
      if (this.inside || this.dirty || !(this.holding || this.section?.dataset.holder === me)) return
      this.holding = false
      this.guard()
      await ask(`/clauses/${this.id}/release`)
    }
  }

  const draft = (section) => {
    const id = section.dataset.clause
    if (!drafts.has(id)) drafts.set(id, new Draft(id))
    return drafts.get(id)
  }
  const of = (target) => {
    const form = target.closest?.("[data-fields]")
    return form ? draft(form.closest("[data-clause]")) : null
  }
  const fields = (form) => {
    const sent = new URLSearchParams({ holds: "1" })
    for (const name of ["version", "text", "owner", "due"]) sent.set(name, form.elements[name].value)
    return sent
  }
  const same = (a, b) => ["text", "owner", "due"].every((name) => a.get(name) === b.get(name))

  // Null when there was no answer; `keepalive` lets it outlive the page.
  const ask = async (path, body = new URLSearchParams()) => {
    try {
      const headers = { accept: "application/json", "x-csrftoken": token }
      const answer = await fetch(path, { method: "POST", headers, body, keepalive: true, redirect: "manual" })
      if (answer.status >= 500) return null
      return { ok: answer.ok, status: answer.status, facts: await answer.json().catch(() => ({})) }
    } catch { return null }
  }
  const show = (one, text, loud = false) => {
    const line = document.getElementById(`clause-${one.id}-state`)
    if (line && line.textContent !== text) line.textContent = text
    line?.classList.toggle("late", loud)
    const said = document.getElementById("clauses-said")
    const heard = loud ? text : ""
    if (said.textContent !== heard) said.textContent = heard
  }

  // After every push: what somebody else holds can be read, one's own can be written.
  const sync = () => {
    for (const section of all()) {
      const one = drafts.get(section.dataset.clause)
      // Who fell silent no longer has it; his next word takes it again.
      if (one?.holding && !one.dirty && !one.busy && section.dataset.holder !== me) one.holding = false
      one?.guard()
      if (one?.failing) show(one, words.dataset.unsaved, true)
      const form = section.querySelector("[data-fields]")
      if (form.hasAttribute("hx-morph-skip")) continue
      const taken = !!section.dataset.holder && section.dataset.holder !== me
      for (const field of form.querySelectorAll("textarea, input:not([type=hidden])")) if (field.readOnly !== taken) field.readOnly = taken
      const owner = form.elements.owner
      if (owner.disabled !== taken) owner.disabled = taken
      const shown = owner.querySelector("option[selected]")?.value ?? ""
      if (owner.value !== shown) owner.value = shown
    }
    rescue()
    arrive()
  }
  // Words whose clause is gone are put where they can be copied.
  const rescue = () => {
    for (const [id, one] of drafts) {
      if (one.section || !one.last) continue
      drafts.delete(id)
      if (!one.dirty && !one.conflict) continue
      const place = document.getElementById("unsaved")
      const line = Object.assign(document.createElement("li"), { className: "as-typed", textContent: one.last.elements.text.value })
      place.querySelector("ul").append(line)
      place.hidden = false
    }
  }
  let awaited = location.hash.match(/^#clause-(\d+)$/)?.[1] ?? ""
  const arrive = () => {
    const field = awaited && document.getElementById(`clause-${awaited}-text`)
    if (!field || field.readOnly) return
    awaited = ""
    field.focus()
  }

  const add = async (form) => {
    await Promise.all([...drafts.values()].map((one) => one.save()))
    if ([...drafts.values()].some((one) => one.dirty)) return complain()
    const sent = new URLSearchParams({ holds: "1" })
    for (const name of ["text", "owner", "due"]) sent.set(name, form.elements[name].value)
    const answer = await ask(form.getAttribute("action"), sent)
    if (!answer?.ok) return complain(answer?.facts.error)
    form.removeAttribute("data-typed")
    form.removeAttribute("hx-morph-skip")
    for (const name of ["text", "owner", "due"]) form.elements[name].value = ""
    awaited = String(answer.facts.clause)
    arrive()
    // Where no push comes the page is fetched: everything typed is saved by now.
    setTimeout(() => { if (awaited === String(answer.facts.clause)) { location.hash = `clause-${awaited}`; location.reload() } }, AGAIN)
  }
  const complain = (text = words.dataset.unsent) => {
    const said = document.getElementById("clauses-said")
    said.textContent = text
    said.classList.remove("sr")
  }

  // What was refused to a form without script stands in it, typed and not saved.
  for (const form of document.querySelectorAll("[data-fields][data-typed]")) of(form).dirty = true

  addEventListener("focusin", (event) => of(event.target)?.hold())
  addEventListener("focusout", (event) => {
    const one = of(event.target)
    if (one) setTimeout(() => { if (!one.inside) one.leave() })
  })
  addEventListener("input", (event) => of(event.target)?.typed())
  // An input method makes a syllable of several keys: what stood before it is saved, it itself when it is whole.
  addEventListener("compositionstart", (event) => { const one = of(event.target); if (one) { one.composing = true; one.save() } })
  addEventListener("compositionend", (event) => { const one = of(event.target); if (one) { one.composing = false; one.typed() } })
  // Before anything else hears of it: these forms are sent from here.
  document.addEventListener("submit", (event) => {
    const one = of(event.target)
    if (!one && !event.target.matches("[data-new-clause]")) return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (one) one.save()
    else add(event.target)
  }, true)
  const resend = () => drafts.forEach((one) => { if (one.failing) one.save() })
  addEventListener("online", resend)
  document.addEventListener("htmx:ws:after:connection", resend)
  addEventListener("pagehide", () => drafts.forEach((one) => {
    if (one.dirty && !one.conflict) ask(`/clauses/${one.id}`, fields(one.form))
    else if (one.holding) ask(`/clauses/${one.id}/release`)
  }))
  addEventListener("beforeunload", (event) => {
    if ([...drafts.values()].some((one) => one.conflict || (one.dirty && (one.failing || !navigator.onLine)))) event.preventDefault()
  })
  new MutationObserver(sync).observe(document.getElementById("room-clauses").parentElement, { subtree: true, childList: true, attributeFilter: ["data-holder"] })
  sync()
})()
