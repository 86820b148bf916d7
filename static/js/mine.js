// What is shared by a whole room is drawn once, the same for all; here a page finds what of it is its reader's own:
// <body data-me="7">, <li data-person="7">, and <form data-asked=",7,12,"> for who has asked already.
(() => {
  const me = document.body.dataset.me
  if (!me) return

  const mark = () => {
    for (const row of document.querySelectorAll("[data-person]")) row.classList.toggle("me", row.dataset.person === me)
    for (const form of document.querySelectorAll("[data-asked]")) {
      const asked = form.dataset.asked.includes(`,${me},`)
      if (form.hidden !== asked) form.hidden = asked
    }
  }
  // A morph brings the shared bytes back, and with them the classes that were set here.
  const watched = { subtree: true, childList: true, attributeFilter: ["data-asked", "data-person", "class", "hidden"] }
  new MutationObserver(mark).observe(document.body, watched)
  mark()
})()
