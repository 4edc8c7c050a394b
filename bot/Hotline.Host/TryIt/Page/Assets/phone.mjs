// @ts-check
// The telephone: a call is what the hotline's instructions make of it.

import { post, postLast } from './api.mjs';
import { CallClock } from './clock.mjs';
import { byId, icon, make, pause, showFrom } from './dom.mjs';
import { Keypad } from './keypad.mjs';
import { nationalNumber, resident } from './resident.mjs';
import { Ringing } from './ringing.mjs';
import { Speaker } from './speaker.mjs';
import { text } from './texts.mjs';
import { typeInto } from './typing.mjs';

/** @typedef {import('./api.mjs').CallAnswer} CallAnswer */

export class Telephone {
  #root = byId('phone');
  #log = byId('phone-log');
  #field = /** @type {HTMLInputElement} */ (byId('phone-text'));
  #sayButton = /** @type {HTMLButtonElement} */ (byId('phone-say').querySelector('button'));
  #silence = /** @type {HTMLButtonElement} */ (byId('phone-silence'));
  #confidence = /** @type {HTMLInputElement} */ (byId('phone-confidence'));
  #callButton = /** @type {HTMLButtonElement} */ (byId('phone-call'));
  #sound = /** @type {HTMLButtonElement} */ (byId('phone-sound'));
  #speaker = new Speaker();
  #clock = new CallClock(byId('phone-state'));
  #keypad = new Keypad(byId('phone-keys'), (keys) => void this.#act('keys', { keys }, text('Pressed', { keys })));
  #ringing = new Ringing((outcome) => void this.#act('dial-result', { outcome }));
  #onExchanges;
  /** @type {string | null} */
  #call = null;
  /** @type {Promise<CallAnswer | null> | null} what the hotline is being asked */
  #asking = null;
  // What is being played stops to count once the caller does something else.
  #turn = 0;

  /** @param {(exchanges: import('./api.mjs').Exchange[]) => void} onExchanges */
  constructor(onExchanges) {
    this.#onExchanges = onExchanges;
    this.#callButton.addEventListener('click', () => void (this.#call ? this.hangUp() : this.#dial()));
    byId('phone-say').addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#sayWritten();
    });
    this.#silence.addEventListener('click', () => void this.#act('silence', {}, text('Silent'), 'notice'));
    this.#confidence.addEventListener('input', () => this.#showConfidence());
    this.#sound.addEventListener('click', () => {
      this.#speaker.toggle();
      this.#showSound();
    });
    this.#speaker.onVoices(() => this.#showSound());
    this.#showSound();
    addEventListener('pagehide', () => this.#call && postLast('/phone/hangup', { call: this.#call }));
    this.#showConfidence();
    this.#showCall('idle');
  }

  /** How this resident agrees: the hotline knows the number already. */
  get yes() {
    return text('Yes');
  }

  /** A story needs somebody who listens: a call that rings elsewhere is given up for it. */
  async prepare() {
    if (this.#call && this.#field.disabled) await this.hangUp();
  }

  /**
   * Says a line for a story, in a call of its own where none is under way.
   * @param {string} words
   * @param {AbortSignal} signal
   */
  async tell(words, signal) {
    if (!this.#call) await this.#dial();
    if (signal.aborted || this.#field.disabled) return;
    await typeInto(this.#field, words, signal);
    if (!signal.aborted) await this.#sayWritten();
  }

  async hangUp() {
    await this.#asking;
    if (this.#call) await this.#act('hangup', {});
  }

  /** For another resident. */
  async clear() {
    await this.hangUp();
    const hint = /** @type {Element} */ (this.#log.querySelector('.hint'));
    this.#log.replaceChildren(hint);
    this.#showCall('idle');
  }

  async #dial() {
    this.#log.append(make('p', { class: 'divider' }, text('NewCall', { number: nationalNumber() })));
    this.#showCall('connecting');
    await this.#show(await post('/phone/start', { number: resident.number }));
  }

  async #sayWritten() {
    const words = this.#field.value.trim();
    if (!words) return;
    this.#field.value = '';
    await this.#act('say', { text: words, confidence: Number(this.#confidence.value) }, words);
  }

  /**
   * Does something in the call.
   * @param {string} what
   * @param {Record<string, unknown>} body
   * @param {string} [words] what stands in the transcript for it
   * @param {string} [by]
   */
  async #act(what, body, words, by = 'mine') {
    if (!this.#call || this.#asking) return;
    this.#turn++;
    this.#speaker.cancel();
    this.#listen(null);
    if (words) this.#write(words, by);
    this.#asking = post(`/phone/${what}`, { ...body, call: this.#call });
    const answer = await this.#asking;
    this.#asking = null;
    await this.#show(answer);
  }

  /** @param {CallAnswer | null} answer */
  async #show(answer) {
    if (!answer) {
      this.#end(text('CallLost'));
      return;
    }
    const turn = ++this.#turn;
    this.#onExchanges(answer.exchanges);
    if (this.#call !== answer.call && answer.wait.kind !== 'over') this.#showCall('talking');
    this.#call = answer.call;
    const written = answer.heard.filter((part) => part.text).map((part) => this.#write(part.text ?? '', 'theirs', part.rate ? text('Slowly') : ''));
    if (written.length > 0) showFrom(this.#log, written[0]);
    for (const part of answer.heard) {
      if (part.mayBeInterrupted) this.#listen(answer.wait);
      await (part.text ? this.#speaker.say(part.text, part.language ?? '', part.rate) : pause((part.seconds ?? 0) * 1000));
      if (turn !== this.#turn) return;
    }
    await this.#wait(answer);
  }

  /** @param {CallAnswer} answer */
  async #wait(answer) {
    this.#listen(answer.wait);
    if (answer.wait.kind === 'over') this.#end(text(answer.fault ? `Fault_${answer.fault}` : `End_${answer.wait.end}`));
    if (answer.wait.kind === 'continue') await this.#act('continue', {});
  }

  /** @param {import('./api.mjs').Wait | null} wait null: what the caller does now would not be heard */
  #listen(wait) {
    this.#keypad.isOn = wait?.takesKeys ?? false;
    this.#field.disabled = this.#sayButton.disabled = !wait?.takesSpeech;
    this.#silence.disabled = wait?.kind !== 'answer';
    if (this.#ringing.show(wait)) this.#log.scrollTop = this.#log.scrollHeight;
  }

  /** @param {string} why */
  #end(why) {
    this.#listen(null);
    this.#write(why, 'notice');
    this.#call = null;
    this.#showCall('idle');
  }

  /** @param {'idle' | 'connecting' | 'talking'} state */
  #showCall(state) {
    this.#root.dataset.state = state;
    this.#clock.show(state);
    const isIdle = state === 'idle';
    this.#callButton.replaceChildren(icon(isIdle ? 'call' : 'hang-up'), make('span', {}, text(isIdle ? 'Call' : 'HangUp')));
    this.#callButton.classList.toggle('end', !isIdle);
    this.#callButton.disabled = state === 'connecting';
  }

  #showSound() {
    this.#sound.setAttribute('aria-pressed', String(this.#speaker.isOn && this.#speaker.hasVoice));
    this.#sound.disabled = !this.#speaker.hasVoice;
    this.#sound.title = text(this.#speaker.hasVoice ? 'Sound' : 'NoVoice');
  }

  #showConfidence() {
    byId('phone-confidence-text').textContent = `${Math.round(Number(this.#confidence.value) * 100)}%`;
  }

  /**
   * @param {string} words
   * @param {string} by
   * @param {string} [note]
   */
  #write(words, by, note = '') {
    const who = by === 'notice' ? [] : [make('span', { class: 'unseen' }, text(by === 'mine' ? 'Mine' : 'Theirs'))];
    const bubble = make('div', { class: 'bubble' }, make('p', {}, words));
    const element = make('div', { class: `turn ${by}` }, ...who, bubble, ...(note ? [make('p', { class: 'note' }, note)] : []));
    this.#log.append(element);
    showFrom(this.#log, element);
    return element;
  }
}
