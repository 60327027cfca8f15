// A photograph is made smaller before it is sent: 1600 px are enough to read a paper, and a weak network carries them.
// Where anything of this is missing, the original is sent as it is.
const LARGE = 500_000;
const SIDE = 1600;

const smaller = async (file) => {
  const image = await createImageBitmap(file);
  const scale = Math.min(1, SIDE / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  const bytes = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.8));
  return new File([bytes], file.name.replace(/\.\w*$/, '') + '.jpg', { type: bytes.type });
};

document.addEventListener('change', async ({ target }) => {
  const [file] = target.files ?? [];
  if (!file || file.size < LARGE || !file.type.startsWith('image/')) return;
  try {
    const photo = await smaller(file);
    // Chosen anew meanwhile: that one counts.
    if (photo.size >= file.size || target.files[0] !== file) return;
    const chosen = new DataTransfer();
    chosen.items.add(photo);
    target.files = chosen.files;
  } catch {
    // It stays as it was.
  }
});
