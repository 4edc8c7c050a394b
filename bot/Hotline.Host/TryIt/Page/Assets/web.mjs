// @ts-check
// The residents' own chat page, in a frame. A story is typed into it as anybody would.

import { byId, pause } from './dom.mjs';
import { nationalNumber } from './resident.mjs';
import { text } from './texts.mjs';
import { typeInto } from './typing.mjs';

const longestStart = 10_000;
const longestAnswer = 15_000;
const step = 100;

export class WebChat {
  #frame = /** @type {HTMLIFrameElement} */ (byId('chat'));

  /** How this resident agrees, with the number that the hotline cannot know. */
  get yes() {
    return text('YesWithNumber', { number: nationalNumber() });
  }

  /**
   * @param {string} words
   * @param {AbortSignal} signal
   */
  async tell(words, signal) {
    await this.#until(() => this.#find('log')?.getAttribute('aria-busy') !== 'true' && Boolean(this.#find('message')), longestStart);
    const field = /** @type {HTMLTextAreaElement | null} */ (this.#find('message'));
    if (!field || signal.aborted) return;
    await typeInto(field, words, signal);
    if (signal.aborted) return;
    const before = this.#answers();
    const focused = /** @type {HTMLElement | null} */ (document.activeElement);
    this.#find('send')?.click();
    // The chat page takes the focus for the next message; whoever watches a story wants to keep it.
    focused?.focus({ preventScroll: true });
    await this.#until(() => this.#answers() > before, longestAnswer);
  }

  /** Begins a conversation of which the hotline knows nothing. */
  async clear() {
    await fetch('/chat/token', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ startOver: true }) });
    this.#frame.contentWindow?.location.reload();
  }

  /** @param {string} id */
  #find(id) {
    return this.#frame.contentDocument?.getElementById(id) ?? null;
  }

  #answers() {
    return this.#frame.contentDocument?.querySelectorAll('.turn:not(.mine)').length ?? 0;
  }

  /**
   * @param {() => boolean} isSo
   * @param {number} patience
   */
  async #until(isSo, patience) {
    for (let waited = 0; waited < patience && !isSo(); waited += step) await pause(step);
  }
}
