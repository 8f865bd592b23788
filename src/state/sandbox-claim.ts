/** So long a tab that has the sandbox may take to save it and let go, ms. One may be frozen. */
const HAND_OVER_MS = 3000;

const lockOf = (id: string) => `ecs-sandbox/${id}`;

interface Asked {
  type: 'hand-over';
  id: string;
}

export interface ClaimOptions {
  /** False where nothing is kept: then every sandbox may be had. */
  isKept: boolean;
  /** Another tab wants it: resolves once what is unsaved is stored. Then it is let go. */
  beforeHandOver: () => Promise<void>;
  /** It is another tab's now. */
  onLost: (id: string) => void;
}

/**
 * Which tab a sandbox is written by: one at a time, by a lock that the browser takes back when the
 * tab goes, however it goes. Where there are no locks (a page without TLS from elsewhere than this
 * computer) every tab may have what it asks for, and the store's stamps find out.
 */
export class SandboxClaim {
  private held: { id: string; letGo: () => void } | null = null;
  private readonly locks: LockManager | undefined;
  private readonly channel: BroadcastChannel | null;

  constructor(private readonly options: ClaimOptions) {
    this.locks = options.isKept && typeof navigator === 'object' ? navigator.locks : undefined;
    this.channel = this.locks ? new BroadcastChannel('ecs-sandbox-tabs') : null;
    this.channel?.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
      const { held } = this;
      if (data.type !== 'hand-over' || data.id !== held?.id) return;
      void options.beforeHandOver().then(() => {
        if (this.held !== held) return;
        this.release();
        options.onLost(held.id);
      });
    });
  }

  /** True where no other tab can have it: what is unsaved may be written without a look. */
  owns(id: string): boolean {
    return this.locks !== undefined && this.held?.id === id;
  }

  /** Takes a sandbox for this tab, in place of the one before; false where another tab has it. */
  async take(id: string): Promise<boolean> {
    if (this.held?.id === id) return true;
    this.release();
    // A browser that has locks and gives none stands in nobody's way.
    return this.request(id, { ifAvailable: true }).catch(() => true);
  }

  /** Takes it from the tab that has it, which is asked to save it first. */
  async takeOver(id: string): Promise<void> {
    this.release();
    this.channel?.postMessage({ type: 'hand-over', id } satisfies Asked);
    const signal = AbortSignal.timeout(HAND_OVER_MS);
    const given = await this.request(id, { signal }).catch(() => false);
    if (!given) await this.request(id, { steal: true });
  }

  /** Says whether another tab has it; nothing is taken. */
  async isElsewhere(id: string): Promise<boolean> {
    if (!this.locks || this.held?.id === id) return false;
    const { held = [] } = await this.locks.query();
    return held.some(({ name }) => name === lockOf(id));
  }

  release(): void {
    this.held?.letGo();
    this.held = null;
  }

  close(): void {
    this.release();
    this.channel?.close();
  }

  /** Resolves when the lock is here, or is not to be had; it is kept until it is let go. */
  private request(id: string, options: LockOptions): Promise<boolean> {
    const { locks } = this;
    if (!locks) {
      this.held = { id, letGo: () => {} };
      return Promise.resolve(true);
    }
    return new Promise((resolve, reject) => {
      const ended = locks.request(lockOf(id), options, (lock) => {
        resolve(lock !== null);
        if (!lock) return;
        return new Promise<void>((letGo) => {
          this.held = { id, letGo };
        });
      });
      ended.catch((error: unknown) => {
        reject(error instanceof Error ? error : new Error(String(error)));
        // A lock that was here and is taken away ends in an error too.
        if (this.held?.id !== id) return;
        this.held = null;
        this.options.onLost(id);
      });
    });
  }
}
