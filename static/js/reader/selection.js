// What is selected on the pages, told of once it stays so by `reader:selected` on the document. Its detail is null, or
// {fields, beside}: its words as the page has them, the words before and after it, and where they stand; and what puts a
// bar of buttons beside it.
(() => {
  const SETTLED = 250
  const AROUND = 100
  const LONGEST = 2000
  let timer = null

  const share = (value, whole) => Math.round(Math.min(Math.max(value / whole, 0), 1) * 1e5) / 1e5

  // The part of a line of print that is selected, without the blanks at its ends.
  const part = (range, line) => {
    const text = line.firstChild
    const from = text === range.startContainer ? range.startOffset : 0
    const words = text.data.slice(from, text === range.endContainer ? range.endOffset : text.length)
    const start = from + words.length - words.trimStart().length
    return { line, text, start, end: start + words.trim().length, words: words.trim() }
  }

  // A range's own box does not know that the words are stretched to their line; the letters do.
  const rectangle = ({ line, start, end }) => {
    const { width, height } = line.ownerSVGElement.viewBox.baseVal
    const [left, right] = [line.getStartPositionOfChar(start).x, line.getEndPositionOfChar(end - 1).x]
    const box = line.getBBox()
    const sides = [share(left, width), share(box.y, height), share(right - left, width), share(box.height, height)]
    return [Number(line.closest(".pp").dataset.n), ...sides]
  }

  // Below the passage, else above it, and always in view.
  const put = (bar, box) => {
    const { innerWidth, innerHeight } = window
    const below = box.bottom + 12 + bar.offsetHeight < innerHeight
    bar.style.left = `${Math.min(Math.max(8, box.left), innerWidth - bar.offsetWidth - 8)}px`
    bar.style.top = `${Math.max(8, below ? box.bottom + 12 : box.top - bar.offsetHeight - 12)}px`
  }

  const selected = () => {
    const selection = getSelection()
    const pages = document.getElementById("pages")
    if (!pages || selection.isCollapsed || !selection.rangeCount) return null
    const range = selection.getRangeAt(0)
    const lines = [...pages.querySelectorAll(".words > text")]
    const parts = lines.filter((line) => range.intersectsNode(line)).map((line) => part(range, line)).filter(({ words }) => words)
    if (!parts.length) return null
    const [first, last] = [parts[0], parts.at(-1)]
    const [head, tail] = [lines.indexOf(first.line), lines.indexOf(last.line)]
    const join = (some) => some.map((line) => line.textContent).join(" ")
    return {
      beside: (bar) => put(bar, range.getBoundingClientRect()),
      fields: {
        page: Number(first.line.closest(".pp").dataset.n),
        quote: parts.map(({ words }) => words).join(" ").slice(0, LONGEST),
        before: `${join(lines.slice(Math.max(0, head - 3), head))} ${first.text.data.slice(0, first.start)}`.slice(-AROUND),
        after: `${last.text.data.slice(last.end)} ${join(lines.slice(tail + 1, tail + 4))}`.slice(0, AROUND),
        rectangles: JSON.stringify(parts.map(rectangle)),
      },
    }
  }

  const tell = () => document.dispatchEvent(new CustomEvent("reader:selected", { detail: selected() }))

  document.addEventListener("selectionchange", () => {
    clearTimeout(timer)
    timer = setTimeout(tell, SETTLED)
  })
})()
