// @ts-check
// Where the resident writes, adds a photo, or sends a place. What is written stays in the browser until it is sent.

import { byId } from './dom.mjs';
import { ask } from './dialogs.mjs';
import { maxPhotoBytes, preparePhoto } from './photo.mjs';
import { text } from './texts.mjs';

/**
 * @typedef {{ text?: string, photo?: File, place?: import('./outbox.mjs').Place }} Draft
 */

const draftKey = 'hotline.chat.draft';
const placeTimeout = 15_000;

export class Composer {
  #message = /** @type {HTMLTextAreaElement} */ (byId('message'));
  #photoInput = /** @type {HTMLInputElement} */ (byId('photo-file'));
  #place = /** @type {HTMLButtonElement} */ (byId('place'));
  /** @type {File | null} */
  #photo = null;

  /**
   * @param {(draft: Draft) => void} onSend
   * @param {() => void} onWriting called while something is being written
   */
  constructor(onSend, onWriting) {
    this.onSend = onSend;
    byId('composer').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send();
    });
    this.#message.addEventListener('input', () => {
      this.#written();
      if (this.#message.value) onWriting();
    });
    this.#message.addEventListener('keydown', (event) => this.#key(event));
    byId('photo').addEventListener('click', () => this.#photoInput.click());
    this.#photoInput.addEventListener('change', () => this.#choose(this.#photoInput.files?.[0]));
    this.#message.addEventListener('paste', (event) => this.#paste(event));
    byId('preview-remove').addEventListener('click', () => this.#showPhoto(null));
    this.#place.addEventListener('click', () => this.#offerPlace());
    const preview = byId('preview-image');
    preview.addEventListener('load', () => { preview.hidden = false; });
    this.#message.value = readDraft();
    this.#grow();
  }

  focus() {
    this.#message.focus();
  }

  /**
   * Puts words back, before what has been written since.
   * @param {string} words
   */
  write(words) {
    this.#message.value = [words, this.#message.value].filter(Boolean).join('\n');
    this.#written();
    this.focus();
  }

  #send() {
    const words = this.#message.value.trim();
    if (!words && !this.#photo) {
      this.focus();
      return;
    }
    this.onSend({ text: words || undefined, photo: this.#photo ?? undefined });
    this.#message.value = '';
    this.#showPhoto(null);
    this.#written();
    this.focus();
  }

  // While a Chinese input method is composing, Enter chooses a word.
  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.#send();
  }

  #written() {
    this.#note('');
    this.#grow();
    try {
      localStorage.setItem(draftKey, this.#message.value);
    } catch {
      // Storage is full or forbidden: the draft lives as long as the page.
    }
  }

  #grow() {
    this.#message.style.height = 'auto';
    this.#message.style.height = `${this.#message.scrollHeight}px`;
  }

  /** @param {ClipboardEvent} event */
  #paste(event) {
    const image = [...(event.clipboardData?.files ?? [])].find(({ type }) => type.startsWith('image/'));
    if (!image) return;
    event.preventDefault();
    void this.#choose(image);
  }

  /** @param {File | undefined} file */
  async #choose(file) {
    this.#photoInput.value = '';
    if (!file) return;
    this.#note(text('PhotoPreparing'));
    const photo = await preparePhoto(file);
    if (photo.size > maxPhotoBytes) {
      this.#note(text('PhotoTooLarge'));
      return;
    }
    this.#note('');
    this.#showPhoto(photo);
    this.focus();
  }

  /** @param {File | null} photo */
  #showPhoto(photo) {
    const image = /** @type {HTMLImageElement} */ (byId('preview-image'));
    URL.revokeObjectURL(image.src);
    this.#photo = photo;
    // Shown when it turns out to be a picture that this browser can read.
    image.hidden = true;
    byId('preview').hidden = !photo;
    byId('preview-name').textContent = photo?.name ?? '';
    if (photo) image.src = URL.createObjectURL(photo);
    else image.removeAttribute('src');
  }

  async #offerPlace() {
    if (!(await ask('place-dialog'))) return;
    this.#note(text('LocationSearching'));
    this.#place.disabled = true;
    try {
      const { coords } = await position();
      this.#note('');
      this.onSend({ place: { latitude: coords.latitude, longitude: coords.longitude, accuracy: coords.accuracy } });
    } catch (error) {
      const isDenied = error instanceof GeolocationPositionError && error.code === GeolocationPositionError.PERMISSION_DENIED;
      this.#note(text(isDenied ? 'LocationDenied' : 'LocationFailed'));
    } finally {
      this.#place.disabled = false;
    }
  }

  /** @param {string} words */
  #note(words) {
    byId('composer-note').textContent = words;
    byId('composer-note').hidden = !words;
  }
}

/** @returns {Promise<GeolocationPosition>} */
function position() {
  return new Promise((resolve, reject) => {
    if (!navigator.geolocation) reject(new Error('no geolocation'));
    else navigator.geolocation.getCurrentPosition(resolve, reject, { enableHighAccuracy: true, timeout: placeTimeout });
  });
}

function readDraft() {
  try {
    return localStorage.getItem(draftKey) ?? '';
  } catch {
    return '';
  }
}
