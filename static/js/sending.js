// One press sends once: buttons of a form rest while it is under way, and come back with the answer or after a while.
(() => {
  const PATIENCE = 10000
  const buttons = (form) => [...form.elements].filter((part) => part.matches("button, input[type=submit]"))

  const rest = (form) => {
    form.setAttribute("aria-busy", "true")
    for (const button of buttons(form)) {
      if (button.disabled) continue
      button.disabled = true
      button.dataset.resting = ""
    }
    setTimeout(() => wake(form), PATIENCE)
  }
  const wake = (form) => {
    form.removeAttribute("aria-busy")
    for (const button of buttons(form)) {
      if (!("resting" in button.dataset)) continue
      button.disabled = false
      delete button.dataset.resting
    }
  }

  document.addEventListener("submit", (event) => {
    const form = event.target
    if (form.method === "dialog" || form.method === "get") return
    // after the browser has read the pressed button's name and value
    setTimeout(() => rest(form))
  })
  const wakeAll = () => document.querySelectorAll("form[aria-busy]").forEach(wake)
  addEventListener("pageshow", wakeAll)
  document.addEventListener("htmx:finally:request", wakeAll)
})()
