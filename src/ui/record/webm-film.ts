import {
  BufferTarget,
  CanvasSource,
  getFirstEncodableVideoCodec,
  Output,
  QUALITY_HIGH,
  WebMOutputFormat,
} from 'mediabunny';

interface VideoSize {
  width: number;
  height: number;
  fps: number;
}

/** Whether this browser can write a film of this size as WebM. */
export const canWriteWebm = async (size: VideoSize): Promise<boolean> =>
  (await codecFor(size)) !== null;

async function codecFor({ width, height, fps }: VideoSize) {
  if (typeof VideoEncoder === 'undefined') return null;
  return getFirstEncodableVideoCodec(['vp9', 'vp8'], { width, height, frameRate: fps });
}

/** A WebM being written picture by picture from a canvas. */
export class WebmFilm {
  private pictures = 0;

  private constructor(
    private readonly output: Output,
    private readonly target: BufferTarget,
    private readonly source: CanvasSource,
    private readonly fps: number,
  ) {}

  /** Rejects in words where the browser writes no such films. */
  static async begin(canvas: HTMLCanvasElement, fps: number): Promise<WebmFilm> {
    const codec = await codecFor({ width: canvas.width, height: canvas.height, fps });
    if (!codec) throw new Error('This browser cannot write WebM: take GIF.');
    const target = new BufferTarget();
    const output = new Output({ format: new WebMOutputFormat(), target });
    const source = new CanvasSource(canvas, { codec, quality: QUALITY_HIGH });
    output.addVideoTrack(source, { frameRate: fps });
    await output.start();
    return new WebmFilm(output, target, source, fps);
  }

  /** What is on the canvas now is the next picture. */
  async add(): Promise<void> {
    await this.source.add(this.pictures / this.fps, 1 / this.fps);
    this.pictures += 1;
  }

  async finish(): Promise<ArrayBuffer> {
    await this.output.finalize();
    if (!this.target.buffer) throw new Error('The film could not be put together.');
    return this.target.buffer;
  }

  async giveUp(): Promise<void> {
    await this.output.cancel();
  }
}
