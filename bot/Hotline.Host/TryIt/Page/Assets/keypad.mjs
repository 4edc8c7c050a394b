// @ts-check
// Keys of the telephone. Several pressed in a row belong together, as on a line: until "#" or a short wait.

import { make } from './dom.mjs';

const layout = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];
const patience = 1500;

export class Keypad {
  #buttons;
  #onKeys;
  #pressed = '';
  #timer = 0;

  /**
   * @param {HTMLElement} element
   * @param {(keys: string) => void} onKeys
   */
  constructor(element, onKeys) {
    this.#onKeys = onKeys;
    this.#buttons = layout.map((key) => {
      const button = make('button', { type: 'button' }, key);
      button.addEventListener('click', () => this.#press(key));
      return button;
    });
    element.replaceChildren(...this.#buttons);
    this.isOn = false;
  }

  /** @param {boolean} isOn */
  set isOn(isOn) {
    for (const button of this.#buttons) button.disabled = !isOn;
    if (!isOn) this.#pressed = '';
    clearTimeout(this.#timer);
  }

  /** @param {string} key */
  #press(key) {
    this.#pressed += key;
    clearTimeout(this.#timer);
    if (key === '#') this.#send();
    else this.#timer = setTimeout(() => this.#send(), patience);
  }

  #send() {
    const keys = this.#pressed;
    this.#pressed = '';
    this.#onKeys(keys);
  }
}
