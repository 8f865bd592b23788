import type { Result } from '../model/result';

/** Says of an operation that was not given any more why it was not. */
const refused = (message: string): Result => ({
  ok: false,
  error: { __type: 'InterruptedException', message },
});

/**
 * The operations of a gesture are sent one by one, each when the one before is answered. Whoever
 * asks for another moment meanwhile gets there when all are given: given in the past, the rest
 * would begin a run of its own.
 */
export class WholeGestures {
  private underWay = 0;
  private readonly held: (() => void)[] = [];

  /** Does what gives a gesture; what waits for it follows. */
  async give<T>(work: () => Promise<T>): Promise<T> {
    this.underWay++;
    try {
      return await work();
    } finally {
      this.underWay--;
      while (this.underWay === 0 && this.held.length > 0) this.held.shift()?.();
    }
  }

  /** At once, or when the gestures under way have been given; in the order that was asked for. */
  afterwards(go: () => void): void {
    if (this.underWay === 0) go();
    else this.held.push(go);
  }
}

/** Sends to the sandbox that is open now, and to no other that is opened meanwhile. */
export function sendingTo<T extends unknown[]>(
  sandbox: () => string | number,
  send: (...operation: T) => Promise<Result>,
): (...operation: T) => Promise<Result> {
  const begunIn = sandbox();
  return (...operation) =>
    sandbox() === begunIn
      ? send(...operation)
      : Promise.resolve(refused('Another sandbox was opened meanwhile: the rest was not given.'));
}
