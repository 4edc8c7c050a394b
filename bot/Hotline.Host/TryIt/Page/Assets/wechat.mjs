// @ts-check
// The WeChat handset: what a follower of the account can do.

import { post } from './api.mjs';
import { byId } from './dom.mjs';
import { nationalNumber, resident } from './resident.mjs';
import { text } from './texts.mjs';
import { Thread } from './thread.mjs';
import { typeInto } from './typing.mjs';

// Huajiadi Beili, in the degrees that WeChat gives (GCJ-02).
const place = { latitude: 39.9893, longitude: 116.4694 };

export class WeChatHandset {
  #field = /** @type {HTMLInputElement} */ (byId('wechat-text'));
  #safe = /** @type {HTMLButtonElement} */ (byId('wechat-safe'));
  #voice = byId('wechat-voice');
  #thread = new Thread('wechat', byId('wechat-log'), (choice) => void this.#send({ kind: 'text', text: choice.content, menuId: choice.id }, { text: choice.content }));
  #onExchanges;

  /** @param {(exchanges: import('./api.mjs').Exchange[]) => void} onExchanges */
  constructor(onExchanges) {
    this.#onExchanges = onExchanges;
    byId('wechat-write').addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#sendWritten();
    });
    this.#safe.disabled = this.#safe.dataset.mayChange !== 'true';
    for (const button of [this.#safe, this.#voice]) button.addEventListener('click', () => toggle(button));
    this.#voice.addEventListener('click', () => {
      this.#field.placeholder = text(isPressed(this.#voice) ? 'VoiceWrite' : 'WeChatWrite');
      this.#field.focus();
    });
    byId('wechat-subscribe').addEventListener('click', () => void this.#send({ kind: 'subscribe' }, { by: 'notice', text: text('Subscribed') }));
    byId('wechat-place').addEventListener('click', () => void this.#send({ kind: 'location', text: text('PlaceLabel'), ...place }, { kind: 'place', text: text('PlaceLabel') }));
    byId('wechat-image').addEventListener('click', () => void this.#send({ kind: 'image' }, { kind: 'image', text: text('PictureSent') }));
    this.#thread.restore();
  }

  /** How this resident agrees, with the number that the hotline cannot know. */
  get yes() {
    return text('YesWithNumber', { number: nationalNumber() });
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
    const kind = isPressed(this.#voice) ? 'voice' : 'text';
    await this.#send({ kind, text: words }, { kind, text: words });
  }

  /**
   * @param {Record<string, unknown>} what
   * @param {Partial<import('./thread.mjs').Entry>} shown
   */
  async #send(what, shown) {
    this.#thread.add({ by: 'mine', ...shown });
    /** @type {import('./api.mjs').Arrival | null} */
    const arrival = await post('/wechat/send', { ...what, openId: resident.openId, isSafe: isPressed(this.#safe) });
    this.#onExchanges(arrival?.exchanges ?? []);
    this.#thread.addArrival(arrival);
  }
}

/** @param {Element} button */
function isPressed(button) {
  return button.getAttribute('aria-pressed') === 'true';
}

/** @param {Element} button */
function toggle(button) {
  button.setAttribute('aria-pressed', String(!isPressed(button)));
}
