/** Shorter lists are copied as they are. */
const WORTH_IT = 64;
const CHUNK = 32;

/** True for a long list of things that never change: at both ends, which stands for all between. */
export function isFrozenList(list: readonly unknown[]): list is readonly object[] {
  return list.length >= WORTH_IT && isFixed(list[0]) && isFixed(list.at(-1));
}

const isFixed = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.isFrozen(value);

/**
 * A list that grows at its end and loses at its beginning, as it was at one moment, in pieces that
 * are shared with the list as it was before.
 */
export class FrozenList {
  private constructor(
    private readonly chunks: readonly (readonly unknown[])[],
    /** So many at the beginning of the first piece are gone. */
    private readonly skipped: number,
    readonly length: number,
  ) {}

  static of(list: readonly unknown[], before: unknown): FrozenList {
    const old = before instanceof FrozenList ? before : null;
    const gone = old ? old.goneIn(list) : -1;
    if (!old || gone < 0) return new FrozenList(pieces(list, 0), 0, list.length);
    if (gone === 0 && old.length === list.length) return old;
    const skipped = old.skipped + gone;
    const dropped = Math.floor(skipped / CHUNK);
    const kept = old.chunks.slice(dropped);
    const tail = kept.at(-1);
    // The last piece is filled up; those before it stay as they are.
    const known = old.length - gone;
    if (tail && tail.length < CHUNK) {
      const more = list.slice(known, known + CHUNK - tail.length);
      kept[kept.length - 1] = [...tail, ...more];
      kept.push(...pieces(list, known + more.length));
    } else kept.push(...pieces(list, known));
    return new FrozenList(kept, skipped - dropped * CHUNK, list.length);
  }

  toArray(): unknown[] {
    const all: unknown[] = [];
    for (const chunk of this.chunks) for (const one of chunk) all.push(one);
    return this.skipped > 0 ? all.slice(this.skipped) : all;
  }

  /** How many of it are missing at the beginning of `list`; -1 where that is no later one of it. */
  private goneIn(list: readonly unknown[]): number {
    let gone = 0;
    while (gone < this.length && this.at(gone) !== list[0]) gone++;
    const known = this.length - gone;
    if (known === 0 || known > list.length) return -1;
    for (let i = 0; i < known; i++) if (this.at(gone + i) !== list[i]) return -1;
    return gone;
  }

  private at(index: number): unknown {
    const place = index + this.skipped;
    return this.chunks[Math.floor(place / CHUNK)]![place % CHUNK];
  }
}

function pieces(list: readonly unknown[], from: number): unknown[][] {
  const made: unknown[][] = [];
  for (let at = from; at < list.length; at += CHUNK) made.push(list.slice(at, at + CHUNK));
  return made;
}
