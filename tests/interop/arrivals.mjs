import { inspect } from "node:util";

const LIMIT_SECONDS = 20;

/** What arrives at its own time: requests at a stand-in, activities on a stream. Keeps everything and waits for what is asked for. */
export class Arrivals {
  #what;
  #items = [];
  #waiting = new Set();

  /** @param {string} what named where nothing comes */
  constructor(what) {
    this.#what = what;
  }

  get all() {
    return [...this.#items];
  }

  add(item) {
    this.#items.push(item);
    for (const check of this.#waiting) check();
  }

  /** The first item for which isWanted says yes; the call fails where none comes in time. */
  one(isWanted) {
    return this.many(1, isWanted).then(([item]) => item);
  }

  /** The first `count` items for which isWanted says yes. */
  many(count, isWanted) {
    return new Promise((resolve, reject) => {
      const check = () => {
        const found = this.#items.filter(isWanted);
        if (found.length < count) return;
        clearTimeout(limit);
        this.#waiting.delete(check);
        resolve(found.slice(0, count));
      };
      const limit = setTimeout(() => {
        this.#waiting.delete(check);
        const came = inspect(this.#items, { depth: 4, breakLength: 160 });
        reject(new Error(`${this.#what}: not ${count} for ${isWanted} within ${LIMIT_SECONDS} s; there came ${came}`));
      }, LIMIT_SECONDS * 1000);
      this.#waiting.add(check);
      check();
    });
  }
}
