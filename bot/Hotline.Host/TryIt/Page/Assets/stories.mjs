// @ts-check
// Ready stories that tell themselves on the handset of one's choice.

import { byId, icon, make, pause } from './dom.mjs';
import { text } from './texts.mjs';

/** @typedef {{ yes: string, prepare?(): Promise<void>, tell(words: string, signal: AbortSignal): Promise<void> }} Handset */

const names = ['Card', 'Lamp', 'Noise', 'Lookup', 'Emergency'];

// Long enough to read the answer before the next line is typed.
const between = 1400;

export class Stories {
  #handsets;
  /** @type {AbortController | null} */
  #running = null;

  /** @param {Record<string, Handset>} handsets by the value of their choice */
  constructor(handsets) {
    this.#handsets = handsets;
    byId('stories').replaceChildren(...names.map((name) => {
      const button = make('button', { type: 'button', class: 'story' }, icon('play'), make('span', {}, text(`Story_${name}`)));
      button.addEventListener('click', () => void this.#play(name, button));
      return button;
    }));
  }

  /** Ends the story that is being told. */
  stop() {
    this.#running?.abort();
  }

  /**
   * @param {string} name
   * @param {HTMLButtonElement} button
   */
  async #play(name, button) {
    const isRunning = button.classList.contains('playing');
    this.stop();
    if (isRunning) return;
    const running = (this.#running = new AbortController());
    const target = /** @type {HTMLInputElement} */ (document.querySelector('input[name="target"]:checked'));
    const handset = this.#handsets[target.value];
    show(button, true);
    byId('story-state').textContent = text('StoryBegins', { story: text(`Story_${name}`), handset: target.labels?.[0].textContent ?? '' });
    byId(target.value).scrollIntoView({ block: 'nearest' });
    await handset.prepare?.();
    for (const [index, line] of text(`Lines_${name}`, { yes: handset.yes }).split('\n').entries()) {
      if (index > 0) await pause(between);
      if (running.signal.aborted) break;
      await handset.tell(line.trim(), running.signal);
    }
    show(button, false);
    if (!running.signal.aborted) byId('story-state').textContent = text('StoryEnds');
  }
}

/**
 * @param {HTMLButtonElement} button
 * @param {boolean} isPlaying
 */
function show(button, isPlaying) {
  button.classList.toggle('playing', isPlaying);
  button.querySelector('svg')?.replaceWith(icon(isPlaying ? 'stop' : 'play'));
}
