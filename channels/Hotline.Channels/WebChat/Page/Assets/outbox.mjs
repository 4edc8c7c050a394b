// @ts-check
// What the resident has said and the log does not show yet. Kept in the browser until it does, and sent again as often as it takes:
// the service knows a message again by its key, so sending twice says nothing twice.

import { Refusal } from './directline.mjs';
import { dropAllFiles, dropFile, findFile } from './files.mjs';

/**
 * @typedef {'waiting' | 'sending' | 'sent' | 'failed'} EntryState
 * @typedef {{ latitude: number, longitude: number, accuracy: number }} Place degrees, degrees, metres
 * @typedef {{ key: string, at: number, state: EntryState, text?: string, photoName?: string, place?: Place, reason?: string }} Entry
 * @typedef {{ onChange(entry: Entry): void, onProgress(entry: Entry, share: number): void, onRemoved(key: string): void }} OutboxListener
 */

const storageKey = 'hotline.chat.unsent';
const longestPause = 20_000;

export class Outbox {
  #conversationId = '';
  /** @type {Entry[]} */
  #entries = [];
  #isSending = false;
  #failures = 0;
  #timer = 0;

  /**
   * @param {import('./directline.mjs').DirectLine} line
   * @param {string} language
   * @param {OutboxListener} listener
   */
  constructor(line, language, listener) {
    this.line = line;
    this.language = language;
    this.listener = listener;
  }

  /**
   * Takes up what an earlier visit left of a conversation; what was left of another is gone.
   * @param {string} conversationId
   */
  open(conversationId) {
    this.#conversationId = conversationId;
    const kept = read();
    this.#entries = kept?.conversationId === conversationId ? kept.entries : [];
    for (const entry of this.#entries) if (entry.state !== 'failed') entry.state = 'waiting';
    if (kept && kept.conversationId !== conversationId) void dropAllFiles();
    this.#save();
    for (const entry of this.#entries) this.listener.onChange(entry);
  }

  /** @param {Entry} entry */
  add(entry) {
    this.#entries.push(entry);
    this.#change(entry, 'waiting');
    void this.send();
  }

  /** @param {string} key of an entry that the log shows now */
  confirm(key) {
    this.#remove(key);
  }

  /** @param {string} key */
  retry(key) {
    const entry = this.#entries.find((candidate) => candidate.key === key);
    if (!entry) return;
    this.#change(entry, 'waiting');
    void this.send();
  }

  /** @param {string} key */
  discard(key) {
    this.#remove(key);
    this.listener.onRemoved(key);
  }

  /** Sends what waits, one after the other, in the order it was said. */
  async send() {
    clearTimeout(this.#timer);
    if (this.#isSending) return;
    this.#isSending = true;
    try {
      for (let entry; (entry = this.#entries.find(({ state }) => state === 'waiting'));) await this.#sendOne(entry);
      this.#failures = 0;
    } catch (error) {
      const asked = error instanceof Refusal ? error.retryAfterSeconds * 1000 : 0;
      this.#timer = setTimeout(() => this.send(), Math.max(asked, Math.min(longestPause, 1000 * 2 ** this.#failures++)));
    } finally {
      this.#isSending = false;
    }
  }

  /** @param {Entry} entry */
  async #sendOne(entry) {
    this.#change(entry, 'sending');
    try {
      await this.#deliver(entry);
      this.#change(entry, 'sent');
    } catch (error) {
      if (error instanceof Refusal && isFinal(error.status)) {
        this.#change(entry, 'failed', reasonFor(error.status, entry));
        return;
      }
      this.#change(entry, 'waiting');
      throw error;
    }
  }

  /** @param {Entry} entry */
  async #deliver(entry) {
    /** @type {import('./directline.mjs').Activity} */
    const activity = {
      type: 'message',
      locale: this.language,
      text: entry.text,
      channelData: { clientActivityID: entry.key },
      entities: entry.place && [{ type: 'GeoCoordinates', latitude: entry.place.latitude, longitude: entry.place.longitude }],
    };
    if (entry.photoName === undefined) return this.line.post(activity);
    const file = await findFile(entry.key);
    if (!file) throw new Refusal(410, 0);
    return this.line.upload(activity, file, entry.photoName, (share) => this.listener.onProgress(entry, share));
  }

  /**
   * @param {Entry} entry
   * @param {EntryState} state
   * @param {string} [reason]
   */
  #change(entry, state, reason) {
    // The log may have shown it while the answer was still on its way.
    if (!this.#entries.includes(entry)) return;
    entry.state = state;
    entry.reason = reason;
    this.#save();
    this.listener.onChange(entry);
  }

  /** @param {string} key */
  #remove(key) {
    const entry = this.#entries.find((candidate) => candidate.key === key);
    if (!entry) return;
    this.#entries = this.#entries.filter((candidate) => candidate !== entry);
    if (entry.photoName !== undefined) void dropFile(key);
    this.#save();
  }

  #save() {
    try {
      localStorage.setItem(storageKey, JSON.stringify({ conversationId: this.#conversationId, entries: this.#entries }));
    } catch {
      // Storage is full or forbidden: the messages live as long as the page.
    }
  }
}

/** @returns {{ conversationId: string, entries: Entry[] } | null} */
function read() {
  try {
    return JSON.parse(localStorage.getItem(storageKey) ?? 'null');
  } catch {
    return null;
  }
}

/**
 * Sending the same again would be refused again.
 * @param {number} status
 */
function isFinal(status) {
  return [400, 410, 413, 415].includes(status);
}

/**
 * Name of the text that says why.
 * @param {number} status
 * @param {Entry} entry
 */
function reasonFor(status, entry) {
  if (status === 410) return 'PhotoGone';
  if (status === 413) return entry.photoName === undefined ? 'FailedTooLong' : 'PhotoTooLarge';
  return status === 415 ? 'PhotoRefused' : 'Failed';
}
