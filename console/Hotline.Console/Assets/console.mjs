// Makes the console's plain pages live: forms go in the background, what the server pushes is swapped in, nothing typed is lost.
const policy = globalThis.trustedTypes?.createPolicy('hotline-console', { createHTML: html => html }) ?? { createHTML: html => html }
const toast = () => document.getElementById('connection')
let stream = null
let under = 0

/** Marks the page as ready for the next key or click once nothing is under way. @param {() => Promise<void>} step */
async function during(step) {
  under++
  delete document.documentElement.dataset.ready
  try {
    await step()
  } finally {
    if (--under === 0) document.documentElement.dataset.ready = ''
  }
}

// --- Swapping -----------------------------------------------------------------------------------------------------

/** @param {string} html @returns {Document} */
const parse = html => new DOMParser().parseFromString(policy.createHTML(html), 'text/html')

/** @param {Node} node */
const keyOf = node => node.nodeType === 1 ? /** @type {Element} */ (node).id || /** @type {HTMLElement} */ (node).dataset.id || null : null

/** True while somebody has typed into it what the server does not know yet. @param {Element} field */
const isTyped = field => field.matches('input:not([type=hidden]), textarea') && (field === document.activeElement || field.value !== field.defaultValue)

/** Makes `old` look like `fresh`, keeping every node that can stay. @param {Element} old @param {Element} fresh */
function morph(old, fresh) {
  if (old.isEqualNode(fresh) || 'keep' in old.dataset) return
  const typed = isTyped(old)
  for (const { name } of [...old.attributes])
    if (!fresh.hasAttribute(name) && !(name === 'open' && old.matches('details, dialog'))) old.removeAttribute(name)
  for (const { name, value } of [...fresh.attributes])
    if (old.getAttribute(name) !== value && !(typed && name === 'value')) old.setAttribute(name, value)
  if (old.matches('textarea') && typed) return
  if (old.matches('input') && !typed && old.value !== fresh.value) old.value = fresh.value
  morphChildren(old, fresh)
}

/** @param {Node} old @param {Node} fresh */
const areAlike = (old, fresh) => old.nodeType === fresh.nodeType && old.nodeName === fresh.nodeName && keyOf(old) === keyOf(fresh)

/** @param {Element} old @param {Element} fresh */
function morphChildren(old, fresh) {
  const keyed = new Map([...old.children].map(c => [keyOf(c), c]).filter(([key]) => key))
  let at = old.firstChild
  for (const wanted of [...fresh.childNodes]) {
    const key = keyOf(wanted)
    const kept = key ? keyed.get(key) : at && !keyOf(at) && areAlike(at, wanted) ? at : null
    if (!kept || kept.nodeName !== wanted.nodeName) {
      old.insertBefore(document.importNode(wanted, true), at)
      continue
    }
    if (kept === at) at = at.nextSibling
    else old.insertBefore(kept, at)
    if (kept.nodeType === 1) morph(kept, wanted)
    else if (kept.nodeValue !== wanted.nodeValue) kept.nodeValue = wanted.nodeValue
  }
  while (at) {
    const gone = at
    at = at.nextSibling
    gone.remove()
  }
}

/** Keeps a log at its end, unless somebody reads further up, and the keyboard on the page. @param {() => void} change */
function swap(change) {
  const focused = document.activeElement
  const atEnd = new Set([...document.querySelectorAll('[data-stick]')].filter(l => l.scrollHeight - l.scrollTop - l.clientHeight < 80).map(l => l.id))
  change()
  for (const log of document.querySelectorAll('[data-stick]'))
    if (atEnd.has(log.id) || !log.dataset.shown) {
      log.dataset.shown = '1'
      log.scrollTop = log.scrollHeight
    }
  // What was focused is gone: without this the next Tab would begin at the top, and a screen reader would say nothing of what became of it.
  if (focused && !focused.isConnected) document.getElementById('main')?.focus({ preventScroll: true })
  settle()
}

/** Scrolls rows of tabs to the one that is open. */
function showTab() {
  for (const open of document.querySelectorAll('.tabs [aria-current]')) {
    const [tab, row] = [open.getBoundingClientRect(), open.parentElement.getBoundingClientRect()]
    open.parentElement.scrollLeft += tab.left + tab.width / 2 - row.left - row.width / 2
  }
}

// --- Live ---------------------------------------------------------------------------------------------------------

function follow() {
  const address = document.body.dataset.live
  if (stream?.address === address) return
  stream?.source.close()
  stream = null
  if (!address) return
  const source = new EventSource(address)
  stream = { address, source }
  source.addEventListener('part', e => {
    const { id, html } = JSON.parse(e.data)
    const part = document.getElementById(id)
    if (part) swap(() => morphChildren(part, parse(html).body))
  })
  source.addEventListener('gone', () => location.reload())
  source.addEventListener('open', () => say(null))
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED) setTimeout(() => { stream = null; follow() }, 3000)
    setTimeout(async () => {
      if (stream?.source !== source || source.readyState === EventSource.OPEN) return
      if (source.readyState === EventSource.CLOSED && await hasEnded()) say(document.body.dataset.ended)
      else if (stream?.source === source && source.readyState !== EventSource.OPEN) say(document.body.dataset.lost)
    }, 2500)
  })
}

/** True where nobody is signed in any more: the page would lead to another, where that is done. */
const hasEnded = async () => (await fetch(location.href, { redirect: 'manual' }).catch(() => null))?.type === 'opaqueredirect'

/** @param {string | null | undefined} text */
function say(text) {
  const place = toast()
  place.textContent = text ?? ''
  place.hidden = !text
}

// --- Going and sending --------------------------------------------------------------------------------------------

/** @param {Response} response @param {boolean} isNew */
async function adopt(response, isNew) {
  if (!response.headers.get('content-type')?.startsWith('text/html')) return location.assign(response.url)
  const page = parse(await response.text())
  const main = page.getElementById('main')
  if (!main || page.body.className !== document.body.className) return location.assign(response.url)
  const url = new URL(response.url)
  const moved = url.pathname !== location.pathname
  if (isNew && url.href !== location.href) history.pushState(null, '', url)
  document.title = page.title
  document.body.dataset.live = page.body.dataset.live ?? ''
  swap(() => {
    const [rail, freshRail] = [document.querySelector('.rail'), page.querySelector('.rail')]
    if (rail && freshRail) morph(rail, freshRail)
    morph(document.getElementById('main'), main)
  })
  if (moved) (document.querySelector('main [autofocus]') ?? document.getElementById('main')).focus({ preventScroll: true })
  if (moved) document.getElementById('main').scrollTop = 0
  // On a telephone what is wrong may stand above the form that was sent.
  if (!response.ok) document.querySelector('#main [role=alert]')?.scrollIntoView({ block: 'center' })
  showTab()
  follow()
}

/** @param {string} address @param {boolean} isNew */
const go = (address, isNew) => during(async () => {
  try {
    await adopt(await fetch(address), isNew)
  } catch {
    location.assign(address)
  }
})

/** @param {HTMLFormElement} form @param {HTMLElement | null} button */
async function send(form, button) {
  if (form.dataset.busy) return
  form.dataset.busy = '1'
  const content = new FormData(form, button)
  const body = form.enctype === 'multipart/form-data' ? content : new URLSearchParams([...content].map(([k, v]) => [k, String(v)]))
  try {
    const response = form.method === 'get'
      ? await fetch(`${form.action.split('?')[0]}?${body}`)
      : await fetch(form.action, { method: 'POST', body })
    // Whoever's session has ended is asked to sign in: nothing was taken, and all is kept as it was.
    const isTaken = !new URL(response.url).pathname.endsWith('/sign-in')
    if (isTaken && response.ok) {
      forget(form)
      form.reset()
    }
    // The answer shows how things stand now; what is sent next was written with that in view.
    for (const seen of isTaken ? form.querySelectorAll('[data-draft-with]') : []) sessionStorage.removeItem(draftOf(seen))
    say(null)
    await adopt(response, response.redirected || form.method === 'get')
  } catch {
    say(document.body.dataset.unsent)
  } finally {
    delete form.dataset.busy
  }
}

document.addEventListener('submit', e => {
  const form = /** @type {HTMLFormElement} */ (e.target)
  if (form.method === 'dialog') return
  if ('forget' in form.dataset) sessionStorage.clear()
  if ('whole' in form.dataset) return
  e.preventDefault()
  during(() => send(form, e.submitter))
})

document.addEventListener('click', e => {
  const target = /** @type {Element} */ (e.target)
  const insert = target.closest('[data-insert]')
  if (insert) {
    insert.closest('details.canned')?.removeAttribute('open')
    return write(insert.dataset.insert)
  }
  const open = target.closest('[data-dialog]')
  if (open) return document.getElementById(open.dataset.dialog)?.showModal()
  const link = target.closest('a[href^="/console/"]')
  if (!link || e.defaultPrevented || e.button || e.metaKey || e.ctrlKey || e.shiftKey || link.target || link.hasAttribute('download')) return
  e.preventDefault()
  document.querySelector('.me[open]')?.removeAttribute('open')
  go(link.href, true)
})
addEventListener('popstate', () => go(location.href, false))

// --- Drafts -------------------------------------------------------------------------------------------------------

/** True for what names the state on which a draft was begun: it is kept with the draft, so that a change in between is noticed. @param {Element} field */
const isSeen = field => 'draftWith' in field.dataset

/** @param {Element} field */
const draftOf = field => field.form?.dataset.draft && field.name && (field.type !== 'hidden' || isSeen(field)) && field.type !== 'password' && field.type !== 'file'
  ? `draft:${field.form.dataset.draft}:${field.name}` : null

/** @param {HTMLFormElement} form */
function forget(form) {
  for (const field of form.elements) if (draftOf(field)) sessionStorage.removeItem(draftOf(field))
}

function restore() {
  for (const field of document.querySelectorAll('form[data-draft] :is(textarea, input, select)')) {
    const kept = draftOf(field) && sessionStorage.getItem(draftOf(field))
    if (kept && (field.matches('select') || field.value === field.defaultValue) && field.type !== 'checkbox' && field.type !== 'radio') field.value = kept
    if (kept) field.closest('details')?.setAttribute('open', '')
    count(field)
  }
}

document.addEventListener('input', e => {
  const field = /** @type {HTMLInputElement} */ (e.target)
  const draft = draftOf(field)
  if (draft) field.value ? sessionStorage.setItem(draft, field.value) : sessionStorage.removeItem(draft)
  for (const seen of draft ? field.form.querySelectorAll('[data-draft-with]') : [])
    if (!sessionStorage.getItem(draftOf(seen))) sessionStorage.setItem(draftOf(seen), seen.value || '-')
  count(field)
  tell(field)
})

// --- Writing ------------------------------------------------------------------------------------------------------

/** @param {string} text */
function write(text) {
  const field = document.getElementById('reply')
  if (!field) return
  const gap = field.value && !/\s$/.test(field.value) ? '\n' : ''
  field.setRangeText(gap + text, field.selectionEnd, field.selectionEnd, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.focus()
}

/** While they go on writing, the resident is told so often, in milliseconds. */
const tellEvery = 3000
let toldAt = 0

/** Lets the resident see that an answer is being written. @param {HTMLTextAreaElement} field */
function tell(field) {
  const address = field.form?.dataset.writing
  if (!address || !field.value || Date.now() - toldAt < tellEvery) return
  toldAt = Date.now()
  fetch(address, { method: 'POST', body: new URLSearchParams({ __csrf: field.form.elements.__csrf.value }) }).catch(() => {})
}

const gsm = /^[\n\r !"#$%&'()*+,\-./0-9:;<=>?@A-Z_a-z£¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà^{}\\[\]~|€]*$/

/** Shows what the text costs on its channel. @param {HTMLTextAreaElement} field */
function count(field) {
  const place = field.dataset?.count && document.getElementById(field.dataset.count)
  if (!place) return
  const text = field.value
  const [alone, part] = gsm.test(text) ? [160, 153] : [70, 67]
  const units = gsm.test(text) ? text.length + (text.match(/[\f^{}\\[~\]|€]/g)?.length ?? 0) : text.length
  const parts = units === 0 ? 0 : units <= alone ? 1 : Math.ceil(units / part)
  place.textContent = place.dataset.text.replace('{0}', text.length).replace('{1}', field.maxLength).replace('{2}', parts)
}

// --- Keys ---------------------------------------------------------------------------------------------------------

const isWriting = () => document.activeElement?.matches('input:not([type=checkbox], [type=radio]), textarea, select')

document.addEventListener('keydown', e => {
  if (e.key === 'Enter' && (e.ctrlKey || e.metaKey) && document.activeElement?.form) {
    e.preventDefault()
    return document.activeElement.form.requestSubmit()
  }
  if (e.key === 'Escape' && isWriting() && !document.activeElement.closest('dialog')) return document.activeElement.blur()
  const panel = document.querySelector('.pop[open]')
  if (e.key === 'Escape' && panel) {
    panel.removeAttribute('open')
    return panel.firstElementChild.focus()
  }
  // The list of keys is read, and then one of them is pressed.
  const open = document.querySelector('dialog[open]')
  if (isWriting() || e.ctrlKey || e.metaKey || e.altKey || (open && open.id !== 'keys')) return
  if (e.key === '?') return open ? open.close() : showKeys()
  if (e.key === 'j' || e.key === 'k') return step(e.key === 'j' ? 1 : -1)
  const target = [...document.querySelectorAll(`[data-key="${CSS.escape(e.key)}"]`)].find(t => t.offsetParent !== null || t.tagName === 'SUMMARY')
  if (!target) return
  e.preventDefault()
  open?.close()
  if (target.matches('input, textarea, select')) target.focus()
  else target.click()
})

/** @param {number} by */
function step(by) {
  const rows = [...document.querySelectorAll('[data-row]')].filter(r => r.offsetParent !== null)
  const here = rows.findIndex(r => r === document.activeElement || r.hasAttribute('aria-current'))
  rows[Math.max(0, Math.min(rows.length - 1, here < 0 ? 0 : here + by))]?.focus()
}

function showKeys() {
  const list = document.querySelector('.keys')
  const rows = [...document.querySelectorAll('[data-key]')].filter(t => t.offsetParent !== null || t.tagName === 'SUMMARY').map(t => {
    const row = document.createElement('div')
    const [key, name] = [document.createElement('dt'), document.createElement('dd')]
    key.append(document.createElement('kbd'))
    key.firstChild.append(t.dataset.key)
    name.append(t.dataset.keyLabel ?? t.textContent.trim())
    row.append(key, name)
    return row
  })
  list.replaceChildren(...rows)
  document.querySelector('.keys-none').hidden = rows.length > 0
  document.getElementById('keys').showModal()
}

// --- Begin --------------------------------------------------------------------------------------------------------

/** What follows every change of the page: the number that waits stands in the tab's title. */
function settle() {
  const waiting = document.querySelector('[data-waiting]')?.dataset.waiting
  document.title = document.title.replace(/^\(\d+\) /, '')
  if (waiting && waiting !== '0') document.title = `(${waiting}) ${document.title}`
  restore()
}

document.addEventListener('click', e => {
  for (const menu of document.querySelectorAll('.me[open], .pop[open]')) if (!menu.contains(/** @type {Node} */ (e.target))) menu.removeAttribute('open')
})
document.addEventListener('click', e => {
  if (/** @type {Element} */ (e.target).closest('[data-full-screen]')) document.documentElement.requestFullscreen?.()
})
swap(() => {})
showTab()
follow()
document.documentElement.dataset.ready = ''
