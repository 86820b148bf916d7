// In a room the line after an act lies over the page: it goes after ten seconds, unless somebody is in it.
(() => {
  const SECONDS = 10
  const place = document.querySelector("body.room #flash")
  if (!place) return
  let timer = null

  const clear = () => {
    if (place.matches(":hover, :focus-within")) return wait()
    place.querySelectorAll(".msg.ok").forEach((line) => line.remove())
  }
  const wait = () => {
    clearTimeout(timer)
    timer = setTimeout(clear, SECONDS * 1000)
  }

  new MutationObserver(wait).observe(place, { childList: true })
  wait()
})()
