// @ts-check
// Types words into a field as a person would, so that whoever watches sees where they come from.

import { pause } from './dom.mjs';

const perCharacter = 45;

/**
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {string} words
 * @param {AbortSignal} signal
 */
export async function typeInto(field, words, signal) {
  field.value = '';
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  for (const character of isCalm ? [] : words) {
    if (signal.aborted) return;
    field.value += character;
    await pause(perCharacter);
  }
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
