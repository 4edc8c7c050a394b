// @ts-check
// The page's words, written into it by the server in the language it was asked for.

/** @type {Record<string, string>} */
const texts = JSON.parse(document.getElementById('texts')?.textContent ?? '{}');

/** Language tag of the page, `zh-CN` or `en`. */
export const language = document.documentElement.lang;

/**
 * @param {string} name
 * @param {Record<string, string | number>} [values] for the places in braces
 */
export function text(name, values = {}) {
  return texts[name].replace(/\{(\w+)\}/g, (place, key) => String(values[key] ?? place));
}
