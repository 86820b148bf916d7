// The page that is shown, on a big screen: its image, which lies under the screen's own address, and the place on it.
(() => {
  const main = document.getElementById("main")
  const EYES = 0.4 // of the height: there is what the presenter reads

  const show = () => {
    for (const image of main.querySelectorAll("[data-picture]:not([src])"))
      image.src = `${location.pathname}/${image.dataset.picture}`
    const shown = document.getElementById("presented")
    if (shown) shown.scrollTop = shown.dataset.y * shown.scrollHeight - EYES * shown.clientHeight
  }

  new MutationObserver(show).observe(main, { subtree: true, childList: true, attributeFilter: ["data-version", "data-y"] })
  addEventListener("resize", show)
  show()
})()
