// @ts-check
// Somebody else's telephone rings: whoever tries this decides what becomes of it.

import { byId, make } from './dom.mjs';
import { text } from './texts.mjs';

/** What can happen, and what is reported of it. */
const outcomes = /** @type {Record<string, string[]>} */ ({ dial: ['Answered', 'no-answer', 'busy'], queue: ['bridged', 'leave'] });

export class Ringing {
  #element = byId('phone-ringing');
  #words = byId('phone-ringing-text');
  #buttons = byId('phone-outcomes');
  #onOutcome;

  /** @param {(outcome: string) => void} onOutcome */
  constructor(onOutcome) {
    this.#onOutcome = onOutcome;
  }

  /**
   * @param {import('./api.mjs').Wait | null} wait
   * @returns whether anything rings
   */
  show(wait) {
    const possible = outcomes[wait?.kind ?? ''];
    this.#element.hidden = !possible;
    if (!possible) return false;
    this.#words.textContent = text(wait?.kind === 'dial' ? 'RingsAt' : 'WaitsIn', { target: wait?.target ?? '' });
    this.#offer(possible);
    return true;
  }

  /** @param {string[]} names */
  #offer(names) {
    this.#buttons.replaceChildren(...names.map((name) => {
      const button = make('button', { type: 'button', class: 'small' }, text(`Outcome_${name}`));
      button.addEventListener('click', () => this.#choose(name));
      return button;
    }));
  }

  // Twilio reports a call that was taken only when it is over.
  /** @param {string} name */
  #choose(name) {
    if (name !== 'Answered') {
      this.#onOutcome(name);
      return;
    }
    this.#words.textContent = text('TalksToPerson');
    this.#offer(['completed']);
    this.#buttons.querySelector('button')?.focus();
  }
}
