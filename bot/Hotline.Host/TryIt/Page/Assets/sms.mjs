// @ts-check
// The handset for text messages.

import { post } from './api.mjs';
import { byId } from './dom.mjs';
import { resident } from './resident.mjs';
import { text } from './texts.mjs';
import { Thread } from './thread.mjs';
import { typeInto } from './typing.mjs';

export class SmsHandset {
  #field = /** @type {HTMLInputElement} */ (byId('sms-text'));
  #thread = new Thread('sms', byId('sms-log'));
  #onExchanges;

  /** @param {(exchanges: import('./api.mjs').Exchange[]) => void} onExchanges */
  constructor(onExchanges) {
    this.#onExchanges = onExchanges;
    byId('sms-write').addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#sendWritten();
    });
    for (const button of byId('sms').querySelectorAll('button[data-say]')) {
      button.addEventListener('click', () => void this.#send(/** @type {HTMLElement} */ (button).dataset.say ?? ''));
    }
    this.#thread.restore();
  }

  /** How this resident agrees: the hotline knows the number already. */
  get yes() {
    return text('Yes');
  }

  /**
   * @param {string} words
   * @param {AbortSignal} signal
   */
  async tell(words, signal) {
    await typeInto(this.#field, words, signal);
    if (!signal.aborted) await this.#sendWritten();
  }

  /** @param {import('./api.mjs').Arrival} arrival what came by itself */
  receive(arrival) {
    this.#onExchanges(arrival.exchanges);
    this.#thread.addArrival(arrival);
  }

  clear() {
    this.#thread.restore();
  }

  async #sendWritten() {
    const words = this.#field.value.trim();
    if (!words) return;
    this.#field.value = '';
    await this.#send(words);
  }

  /** @param {string} words */
  async #send(words) {
    this.#thread.add({ by: 'mine', text: words });
    /** @type {import('./api.mjs').Arrival | null} */
    const arrival = await post('/sms/send', { number: resident.number, text: words });
    this.#onExchanges(arrival?.exchanges ?? []);
    this.#thread.addArrival(arrival);
  }
}
