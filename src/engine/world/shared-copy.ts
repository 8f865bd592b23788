import { FrozenList, isFrozenList } from './frozen-list';

type Columns = Float64Array | Int32Array | Uint8Array | Uint16Array | Uint32Array;
type Plain = Record<string, unknown>;

/** About what a reference, a number or a name takes, and an object or array besides; bytes. */
const WORD = 8;
const HEADER = 24;

/**
 * Makes copies of state for one checkpoint: plain data, that is objects, arrays, maps, sets, typed
 * arrays and values. A copy is never changed. It shares with the copy before it whatever is equal
 * in both, and with the state itself what is frozen (`Object.freeze`: events, log lines, points),
 * so that a checkpoint costs what has changed since the last one.
 */
export class Copier {
  /** About how much was copied, for want of something to share. */
  bytes = 0;
  /** Of what came since the copy before and stays for long: closed seconds; and all of it there. */
  lasting = 0;
  lastingInAll = 0;

  copyOf<T>(state: T, before?: unknown): T {
    return this.copy(state, before) as T;
  }

  private copy(state: unknown, before: unknown): unknown {
    if (typeof state !== 'object' || state === null || state === before) return state;
    if (Array.isArray(state)) return this.copyArray(state, before);
    if (state instanceof Map) return this.copyMap(state, before);
    if (state instanceof Set) return this.copySet(state, before);
    if (ArrayBuffer.isView(state)) return this.copyColumns(state as Columns, before);
    return Object.isFrozen(state) ? state : this.copyObject(state as Plain, before);
  }

  private copyObject(state: Plain, before: unknown): Plain {
    const old = isPlain(before) ? before : null;
    // Spreading keeps the hidden class of the original, and with it the speed of what uses it.
    const made = { ...state };
    let same = old !== null;
    for (const key in made) {
      const value = made[key];
      const was = old?.[key];
      const kept = typeof value === 'object' ? this.copy(value, was) : value;
      if (kept !== value) made[key] = kept;
      if (kept !== was) same = false;
    }
    if (same && haveSameKeys(made, old!)) return old!;
    this.bytes += HEADER + WORD * Object.keys(made).length;
    return made;
  }

  private copyArray(state: readonly unknown[], before: unknown): unknown {
    if (isFrozenList(state)) {
      const list = FrozenList.of(state, before);
      if (list !== before) this.bytes += HEADER * 8 + (WORD * state.length) / 16;
      return list;
    }
    const old = Array.isArray(before) ? before : null;
    let same = old !== null && old.length === state.length;
    const made: unknown[] = [];
    for (let i = 0; i < state.length; i++) {
      const was = old?.[i] as unknown;
      const kept = this.copy(state[i], was);
      if (kept !== was) same = false;
      made.push(kept);
    }
    if (same) return old;
    this.bytes += HEADER + WORD * made.length;
    return made;
  }

  private copyMap(state: ReadonlyMap<unknown, unknown>, before: unknown): unknown {
    const old = before instanceof Map ? before : null;
    let same = old !== null && old.size === state.size;
    const order = old?.keys();
    const made = new Map<unknown, unknown>();
    for (const [key, value] of state) {
      const was = old?.get(key) as unknown;
      const kept = this.copy(value, was);
      if (same && (kept !== was || order!.next().value !== key)) same = false;
      made.set(key, kept);
    }
    if (same) return old;
    this.bytes += HEADER + WORD * 5 * made.size;
    return made;
  }

  private copySet(state: ReadonlySet<unknown>, before: unknown): unknown {
    const old = before instanceof Set ? [...before] : [];
    const members = [...state];
    const same = old.length === members.length && members.every((one, i) => one === old[i]);
    if (same && before instanceof Set) return before;
    this.bytes += HEADER + WORD * 4 * members.length;
    return new Set(state);
  }

  private copyColumns(state: Columns, before: unknown): Columns {
    if (before instanceof state.constructor && areEqual(state, before as Columns)) {
      return before as Columns;
    }
    this.bytes += HEADER * 4 + state.byteLength;
    return state.slice();
  }
}

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** In the same order, too: what is written of both is then the same text. */
function haveSameKeys(one: Plain, other: Plain): boolean {
  const keys = Object.keys(one);
  const others = Object.keys(other);
  return keys.length === others.length && keys.every((key, i) => key === others[i]);
}

function areEqual(one: Columns, other: Columns): boolean {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}

/** The state that a copy was made of, to be changed freely. Frozen parts are shared. */
export function stateOf<T>(kept: T): T {
  return revive(kept) as T;
}

function revive(kept: unknown): unknown {
  if (typeof kept !== 'object' || kept === null) return kept;
  if (kept instanceof FrozenList) return kept.toArray();
  if (Array.isArray(kept)) return kept.map(revive);
  if (kept instanceof Map) return reviveMap(kept);
  if (kept instanceof Set) return new Set(kept);
  if (ArrayBuffer.isView(kept)) return (kept as Columns).slice();
  if (Object.isFrozen(kept)) return kept;
  const made = { ...kept } as Plain;
  for (const key in made) {
    const value = made[key];
    if (typeof value === 'object' && value !== null) made[key] = revive(value);
  }
  return made;
}

function reviveMap(kept: ReadonlyMap<unknown, unknown>): Map<unknown, unknown> {
  const made = new Map<unknown, unknown>();
  for (const [key, value] of kept) made.set(key, revive(value));
  return made;
}
