// @ts-check
// Elements are built, never written as markup, so no text from outside can become any.

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string>} [attributes]
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/**
 * An element that the page is known to have.
 * @template {HTMLElement} [Kind=HTMLElement]
 * @param {string} id
 * @returns {Kind}
 */
export function byId(id) {
  return /** @type {Kind} */ (document.getElementById(id));
}

/**
 * An address that may be followed: a secure page or a telephone number.
 * @param {string} [address]
 * @returns {URL | null}
 */
export function safeUrl(address = '') {
  try {
    const url = new URL(address);
    return ['https:', 'tel:'].includes(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

/** Unguessable key; `crypto.randomUUID` exists on secure pages only. */
export function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
