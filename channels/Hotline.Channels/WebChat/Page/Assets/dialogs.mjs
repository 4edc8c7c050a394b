// @ts-check
// Questions that must be answered before something happens.

/**
 * @param {string} id of a dialog with a button for yes and one for no
 * @returns {Promise<boolean>} false also where it was dismissed
 */
export function ask(id) {
  const dialog = /** @type {HTMLDialogElement} */ (document.getElementById(id));
  return new Promise((resolve) => {
    dialog.returnValue = '';
    dialog.onclick = ({ target }) => {
      if (target instanceof HTMLButtonElement) dialog.close(target.value);
    };
    dialog.onclose = () => resolve(dialog.returnValue === 'yes');
    dialog.showModal();
  });
}
