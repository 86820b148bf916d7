// Asks once before what cannot be undone: <form data-confirm="Close the ballot?"> or the same on its button.
// data-confirm-yes names the button that does it. Without script the form is sent without asking.
(() => {
  const dialog = document.getElementById("ask")
  if (!dialog?.showModal) return
  const text = dialog.querySelector("#ask-text")
  const yes = dialog.querySelector("[data-ask-yes]")
  const usual = yes.textContent
  let waiting = null

  document.addEventListener("submit", (event) => {
    const form = event.target
    const asking = [event.submitter, form].find((part) => part?.dataset.confirm)
    if (!asking || form.dataset.confirmed) return
    event.preventDefault()
    event.stopImmediatePropagation()
    waiting = { form, submitter: event.submitter }
    text.textContent = asking.dataset.confirm
    yes.textContent = asking.dataset.confirmYes ?? usual
    dialog.showModal()
  }, true)

  dialog.querySelector("[data-ask-no]").addEventListener("click", () => dialog.close())
  yes.addEventListener("click", () => {
    const { form, submitter } = waiting
    dialog.close()
    form.dataset.confirmed = "yes"
    form.requestSubmit(submitter?.isConnected ? submitter : null)
    delete form.dataset.confirmed
  })
})()
