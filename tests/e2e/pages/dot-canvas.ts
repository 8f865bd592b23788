import type { Page } from '@playwright/test';

/** The dots as they are drawn at this instant: a hash of all pixels, and how many are set. */
export function dotsOf(page: Page): Promise<{ hash: number; drawn: number }> {
  return page.getByTestId('dots').evaluate((canvas: HTMLCanvasElement) => {
    const { width, height } = canvas;
    const image = canvas.getContext('2d')!.getImageData(0, 0, width, height);
    const words = new Uint32Array(image.data.buffer);
    let [hash, drawn] = [7, 0];
    words.forEach((word, at) => {
      if (word === 0) return;
      drawn++;
      hash = (Math.imul(hash, 31) + (word ^ at)) | 0;
    });
    return { hash, drawn };
  });
}
