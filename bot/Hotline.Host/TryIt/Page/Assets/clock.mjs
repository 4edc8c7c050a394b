// @ts-check
// How a call stands and how long it has lasted.

import { text } from './texts.mjs';

export class CallClock {
  #element;
  #timer = 0;

  /** @param {HTMLElement} element */
  constructor(element) {
    this.#element = element;
  }

  /** @param {'idle' | 'connecting' | 'talking'} state */
  show(state) {
    clearInterval(this.#timer);
    this.#element.setAttribute('aria-live', 'polite');
    this.#element.textContent = text(`Call_${state}`);
    if (state !== 'talking') return;
    // A clock that a screen reader spoke every second would drown the call.
    this.#element.setAttribute('aria-live', 'off');
    const start = performance.now();
    const tick = () => {
      const seconds = Math.floor((performance.now() - start) / 1000);
      this.#element.textContent = `${text('Call_talking')} ${pad(Math.floor(seconds / 60))}:${pad(seconds % 60)}`;
    };
    this.#timer = setInterval(tick, 1000);
    tick();
  }
}

/** @param {number} value */
function pad(value) {
  return String(value).padStart(2, '0');
}
