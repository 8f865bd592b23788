import { createElement } from 'react';
import { Diagram } from '../../drawing/diagram';
import { detailForZoom } from '../../drawing/tokens';
import type { Film, FilmPicture, FilmScene } from '../../formats/picture/film';
import { standalone } from '../../formats/picture/svg-text';
import { cutOut, paintDots } from '../canvas/dot-layer/paint-dots';
import { fontsFor } from '../files/picture-fonts';
import { imageOf } from '../files/raster';

/** Figures come and go: whatever they are, the font holds them. */
const FIGURES = '0123456789.,:%/· ';

function sheet({ width, height }: { width: number; height: number }) {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser gives no canvas to draw a film on.');
  return { canvas, context };
}

/**
 * Paints the pictures of a film, one after the other, on one canvas. What the cards say is drawn
 * once for as long as it stays; dots are painted over it at their very places.
 */
export class FramePainter {
  private readonly screen: ReturnType<typeof sheet>;
  private readonly dots: ReturnType<typeof sheet>;
  private scene: FilmScene | null = null;
  private image: HTMLImageElement | null = null;

  constructor(private readonly film: Film) {
    this.screen = sheet(film.look);
    this.dots = sheet(film.look);
  }

  get canvas(): HTMLCanvasElement {
    return this.screen.canvas;
  }

  get pixels(): Uint8ClampedArray {
    const { width, height } = this.film.look;
    return this.screen.context.getImageData(0, 0, width, height).data;
  }

  async paint({ scene, dots }: FilmPicture): Promise<void> {
    const { look, frame } = this.film;
    if (scene !== this.scene) {
      this.image = await this.draw(scene);
      this.scene = scene;
    }
    const { context } = this.screen;
    context.clearRect(0, 0, look.width, look.height);
    if (this.image) context.drawImage(this.image, 0, 0, look.width, look.height);
    if (!look.traffic) return;
    const over = this.dots.context;
    over.clearRect(0, 0, look.width, look.height);
    const { rect, window, zoom } = frame;
    const camera = { left: -rect.x * zoom, top: -rect.y * zoom, zoom };
    paintDots(over, dots, camera, look.theme);
    cutOut(over, scene.ways.labels[detailForZoom(zoom)], camera);
    const top = (window.y - rect.y) * zoom;
    const height = window.height * zoom;
    context.drawImage(this.dots.canvas, 0, top, look.width, height, 0, top, look.width, height);
  }

  private async draw({ model }: FilmScene): Promise<HTMLImageElement> {
    const { look, frame } = this.film;
    const { width, height } = look;
    const drawing = createElement(Diagram, { model, look: frame.look, width, height });
    const words = standalone(drawing, []) + FIGURES;
    return imageOf(standalone(drawing, await fontsFor(words)));
  }
}
