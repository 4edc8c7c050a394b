// @ts-check
// The browser's own voice.

const key = 'hotline.try.sound';
const longestPerCharacter = 450;
const longestStart = 3000;

const residentsLanguage = 'zh-CN';

/** Twilio's names of languages and the browsers'. */
const browserLanguages = /** @type {Record<string, string>} */ ({ 'cmn-CN': 'zh-CN', 'cmn-Hans-CN': 'zh-CN' });

export class Speaker {
  isOn = localStorage.getItem(key) !== 'off';
  /** @type {(() => void) | null} */
  #finish = null;

  /** Whether there is a voice for Chinese. */
  get hasVoice() {
    return Boolean(findVoice(residentsLanguage));
  }

  /** @param {() => void} onVoices called when the browser has found its voices, which takes a while */
  onVoices(onVoices) {
    window.speechSynthesis?.addEventListener('voiceschanged', onVoices);
  }

  /** Turns the voice on or off, for later visits too. */
  toggle() {
    this.isOn = !this.isOn;
    localStorage.setItem(key, this.isOn ? 'on' : 'off');
    if (!this.isOn) this.cancel();
  }

  /**
   * Says words; ends when they are said, cancelled, or cannot be said.
   * @param {string} words
   * @param {string} language
   * @param {number} [rate] share of the normal speed
   * @returns {Promise<void>}
   */
  say(words, language, rate = 1) {
    const tag = browserLanguages[language] ?? language;
    const voice = findVoice(tag);
    if (!this.isOn || !voice) return Promise.resolve();
    return new Promise((resolve) => {
      const utterance = new SpeechSynthesisUtterance(words);
      utterance.voice = voice;
      utterance.lang = tag;
      utterance.rate = rate;
      // Some browsers never report the end of what they could not play.
      const limit = setTimeout(() => this.cancel(), longestStart + (words.length * longestPerCharacter) / rate);
      this.#finish = () => {
        clearTimeout(limit);
        this.#finish = null;
        resolve();
      };
      utterance.addEventListener('end', this.#finish);
      utterance.addEventListener('error', this.#finish);
      speechSynthesis.speak(utterance);
    });
  }

  cancel() {
    window.speechSynthesis?.cancel();
    this.#finish?.();
  }
}

/** @param {string} tag */
function findVoice(tag) {
  return window.speechSynthesis?.getVoices().find((voice) => voice.lang.slice(0, 2) === tag.slice(0, 2));
}
