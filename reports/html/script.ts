/**
 * What the page does beyond being read: filters, links into closed parts, copying. Without it everything is still
 * there. It makes no request and keeps nothing.
 */
export const SCRIPT = `
'use strict'
const all = (selector, from = document) => [...from.querySelectorAll(selector)]
const operations = all('.operation')
const groups = new Map(operations.map((operation) => [operation, all('[data-outcome]', operation)]))
const chapters = new Map(all('.chapter').map((chapter) => [chapter, all('[data-outcome]', chapter)]))
const rows = [...groups.values()].flat()
const toolbar = document.querySelector('.toolbar')
const search = toolbar.querySelector('input[type=search]')
const said = toolbar.querySelector('output')
const boxes = all('input[type=checkbox]', toolbar)
const texts = new Map()
const textOf = (row) => {
  if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase())
  return texts.get(row)
}
const chosen = (group) => new Set(boxes.filter((box) => box.name === group && box.checked).map((box) => box.value))
const opened = new Map(operations.map((operation) => [operation, operation.open]))

function filter() {
  const outcomes = chosen('outcome')
  const levels = chosen('level')
  const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean)
  const narrow = words.length > 0 || boxes.some((box) => !box.checked)
  const fits = (row) => outcomes.has(row.dataset.outcome) && levels.has(row.dataset.level) && words.every((word) => textOf(row).includes(word))
  let shown = 0
  const found = new Map()
  for (const [operation, group] of groups) {
    const before = shown
    for (const row of group) {
      const hide = !fits(row)
      if (row.hidden !== hide) row.hidden = hide
      if (!hide) shown += 1
    }
    found.set(operation, shown - before)
  }
  for (const [chapter, inside] of chapters) chapter.hidden = narrow && inside.every((row) => row.hidden)
  for (const operation of operations) {
    operation.hidden = narrow && found.get(operation) === 0
    operation.open = narrow && found.get(operation) > 0 && shown <= 400 ? true : opened.get(operation)
  }
  document.querySelector('.nothing').hidden = shown > 0
  const grouped = (number) => number.toLocaleString('en')
  said.value = (shown === rows.length ? '' : grouped(shown) + ' of ') + grouped(rows.length) + ' clauses'
}

function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  if (!target) return
  if (target.hidden) {
    for (const box of boxes) box.checked = true
    search.value = ''
    filter()
  }
  for (let at = target; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true
  target.scrollIntoView()
  const focus = target.querySelector('summary')
  if (focus) focus.focus({ preventScroll: true })
}

let waiting
toolbar.addEventListener('input', () => {
  clearTimeout(waiting)
  waiting = setTimeout(filter, rows.length > 5000 ? 120 : 30)
})
for (const operation of operations) {
  operation.querySelector('summary').addEventListener('click', () => opened.set(operation, !operation.open))
}
document.addEventListener('keydown', (event) => {
  const typing = event.target === search
  if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault()
    search.focus()
  }
  if (event.key === 'Escape' && event.target === search && search.value !== '') {
    search.value = ''
    filter()
  }
})
document.addEventListener('click', async (event) => {
  const button = event.target.closest('.copy')
  if (!button) return
  const text = button.parentElement.querySelector('code').textContent
  try {
    await navigator.clipboard.writeText(text)
    button.textContent = 'Copied'
  } catch {
    getSelection().selectAllChildren(button.parentElement.querySelector('code'))
    button.textContent = 'Selected'
  }
  setTimeout(() => { button.textContent = 'Copy' }, 1500)
})
window.addEventListener('hashchange', reveal)
window.addEventListener('beforeprint', () => { for (const operation of operations) operation.open = true })
toolbar.hidden = false
for (const button of all('.copy')) button.hidden = false
filter()
reveal()
// The texts of tens of thousands of clauses are gathered while nobody waits, not at the first key.
const gather = (from) => (idle) => {
  let at = from
  while (at < rows.length && idle.timeRemaining() > 1) textOf(rows[at++])
  if (at < rows.length) requestIdleCallback(gather(at))
}
if ('requestIdleCallback' in window) requestIdleCallback(gather(0))
`
