import type { PictureSize } from '../../formats/picture/picture-size';

/** An SVG text as an image that is ready to be drawn. */
export async function imageOf(svg: string): Promise<HTMLImageElement> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  const image = new Image();
  try {
    image.src = url;
    await image.decode();
  } catch {
    throw new Error('This browser could not draw the picture.');
  } finally {
    URL.revokeObjectURL(url);
  }
  return image;
}

/** One screen later: by then the fonts inside an image have been laid out everywhere. */
const nextFrame = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => resolve()));

/** An SVG of this very size in whole pixels as PNG. */
export async function pngOf(svg: string, { width, height }: PictureSize): Promise<Blob> {
  const image = await imageOf(svg);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser gives no canvas to draw the picture on.');
  context.drawImage(image, 0, 0, width, height);
  await nextFrame();
  context.clearRect(0, 0, width, height);
  context.drawImage(image, 0, 0, width, height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('The picture is too large for this browser: take a smaller scale.'));
    }, 'image/png');
  });
}
