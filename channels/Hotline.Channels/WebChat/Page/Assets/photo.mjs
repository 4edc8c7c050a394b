// @ts-check
// Photos are made smaller before they travel. Writing them anew also drops what the camera noted in them, above all the place: a
// place is sent only by the button that asks for it.

/** Most bytes of a photo that the service takes. */
export const maxPhotoBytes = 10 * 1024 * 1024;

const longestSide = 2048;
const quality = 0.85;

/**
 * @param {File} file
 * @returns {Promise<File>} the file itself where the browser cannot read it
 */
export async function preparePhoto(file) {
  if (file.type === 'image/gif') return file;
  try {
    const image = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, longestSide / Math.max(image.width, image.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(image.width * scale));
    canvas.height = Math.max(1, Math.round(image.height * scale));
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    // What is transparent becomes white, not black.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    image.close();
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    return blob ? new File([blob], `${file.name.replace(/\.\w+$/, '')}.jpg`, { type: 'image/jpeg' }) : file;
  } catch {
    return file;
  }
}
