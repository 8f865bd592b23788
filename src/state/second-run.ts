import {
  type ClientOptions,
  createClient,
  type Opening,
  type RunToOpen,
  type SandboxClient,
} from '../bridge/client';
import type { Transport } from '../bridge/client';
import { DotBuffer } from './dot-buffer';
import { createMirrorStore, type MirrorStore } from './mirror-store';

/**
 * A run beside the one on the page, in a simulator of its own: a variant that is compared, a
 * stretch that is recorded. Nothing that is done to it shows on the page or is saved.
 */
export interface SecondRun {
  client: SandboxClient;
  mirror: MirrorStore;
  dots: DotBuffer;
  /** How its replay ended. */
  opening: Opening;
  close: () => void;
}

export interface SecondRunOptions extends ClientOptions {
  onProgress?: ((progress: number) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * Replays a run up to `now` and resolves when it is there, paused. `onProgress` hears 0 to 1;
 * rejects with an Error in plain words when the simulator breaks down or the signal calls it off.
 */
export async function openSecondRun(
  transport: Transport,
  run: RunToOpen,
  options: SecondRunOptions = {},
): Promise<SecondRun> {
  const client = createClient(transport, options);
  const mirror = createMirrorStore();
  const dots = new DotBuffer();
  const shown = new Promise<void>((resolve, reject) => {
    client.onFrame((frame, status) => {
      if (frame.reset) dots.clear();
      dots.append(frame.dots);
      mirror.applyFrame(frame, status);
      if (frame.reset && opened) resolve();
    });
    client.onCrash((message) => reject(new Error(message)));
    options.signal?.addEventListener('abort', () => reject(new Error('Called off.')));
  });
  // Until it is awaited below, a failure must not count as unheard.
  shown.catch(() => {});
  // Told at once, before any frame of the run that has been opened.
  let opened = false;
  client.onOpened(({ progress, done }) => {
    opened = done;
    options.onProgress?.(progress);
  });
  try {
    options.signal?.throwIfAborted();
    const [done] = await Promise.all([client.open(run), shown]);
    return { client, mirror, dots, opening: done, close: () => client.close() };
  } catch (error) {
    client.close();
    throw error;
  }
}
