// @ts-check
// Photos that are still to be sent, kept over a reload. Where the browser has no database (private windows) they are kept in memory.

const databaseName = 'hotline-chat';
const storeName = 'files';
/** @type {Map<string, Blob>} */
const memory = new Map();
/** @type {Promise<IDBDatabase> | undefined} */
let opening;

/** @returns {Promise<IDBDatabase>} */
function database() {
  return (opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  }));
}

/**
 * @template Result
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<Result>} act
 * @returns {Promise<Result>}
 */
async function within(mode, act) {
  const transaction = (await database()).transaction(storeName, mode);
  return new Promise((resolve, reject) => {
    const request = act(transaction.objectStore(storeName));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}

/**
 * @param {string} key
 * @param {Blob} file
 */
export async function keepFile(key, file) {
  memory.set(key, file);
  await within('readwrite', (store) => store.put(file, key)).catch(() => {});
}

/**
 * @param {string} key
 * @returns {Promise<Blob | undefined>}
 */
export async function findFile(key) {
  return memory.get(key) ?? within('readonly', (store) => store.get(key)).catch(() => undefined);
}

/** @param {string} key */
export async function dropFile(key) {
  memory.delete(key);
  await within('readwrite', (store) => store.delete(key)).catch(() => {});
}
