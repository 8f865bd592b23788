import { EventRows, PHASE_STEP } from './event-rows';
import { FarEvents } from './far-events';

const FEWEST_DAYS = 256;
const MOST_DAYS = 65_536;
/** Days a pending event: with four, one in fifty of usual waits is longer than the calendar. */
const DAYS_PER_EVENT = 4;
/** After so many events it is looked whether the calendar fits. */
const TUNE_EVERY = 4096;
/** More steps than this to find an event's place in its day: the days are too long. */
const CROWDED = 64;

/**
 * The pending events, ordered by (at, phase, seq). Times are whole microseconds. Nothing is ever
 * taken out but the first; whoever cancels ignores the sequence number.
 *
 * A calendar queue (Brown, 1988): a ring of days, each a short list in order, and a heap for what
 * lies beyond the last day. How long a day is follows the pace of events, which changes what it
 * costs but never the order: that is total.
 */
export class EventQueue {
  size = 0;
  private readonly rows: EventRows;
  private readonly far: FarEvents;
  /** By day: the row of its last event, -1 without any; that one's `next` is the day's first. */
  private days = new Int32Array(FEWEST_DAYS).fill(-1);
  /** A bit for each day with events. */
  private marks = new Int32Array(FEWEST_DAYS / 32);
  private mask = FEWEST_DAYS - 1;
  private inDays = 0;
  /** µs of a day, a power of two, and its inverse. */
  private length = 1024;
  private perMicro = 1 / 1024;
  /** Number of the day of the event popped last; the calendar begins there, and ends at `end`. */
  private today = 0;
  private end = FEWEST_DAYS * 1024;
  /** No event lies on a day before this one. */
  private firstDay = 0;
  private popped = 0;
  private tunedAt = 0;
  private nextSeq = 1;

  // The event popped last.
  poppedAt = 0;
  poppedKind = 0;
  poppedA = 0;
  poppedB = 0;
  poppedSeq = 0;

  constructor(capacity = 256) {
    this.rows = new EventRows(capacity);
    this.far = new FarEvents(this.rows);
  }

  /** Adds an event and answers its sequence number. Kinds are 1 and above. */
  push(at: number, phase: number, kind: number, a: number, b: number): number {
    const seq = this.nextSeq++;
    this.add(this.rows.take(at, phase * PHASE_STEP + seq, kind, a, b), at);
    return seq;
  }

  private add(row: number, at: number): void {
    this.size++;
    if (at < this.end) this.putInDay(row, at);
    else this.far.push(row);
  }

  private putInDay(row: number, at: number): void {
    let day = Math.floor(at * this.perMicro);
    // What is late falls due today.
    if (day < this.today) day = this.today;
    if (day < this.firstDay) this.firstDay = day;
    this.inDays++;
    const place = day & this.mask;
    const { next } = this.rows;
    const last = this.days[place]!;
    if (last < 0) {
      next[row] = row;
      this.days[place] = row;
      this.marks[place >> 5] = this.marks[place >> 5]! | (1 << (place & 31));
    } else if (this.rows.isBefore(last, row)) {
      next[row] = next[last]!;
      next[last] = row;
      this.days[place] = row;
    } else this.insert(row, last);
  }

  private insert(row: number, last: number): void {
    const { rows } = this;
    const { next } = rows;
    let before = last;
    let steps = 0;
    while (rows.isBefore(next[before]!, row)) {
      before = next[before]!;
      steps++;
    }
    next[row] = next[before]!;
    next[before] = row;
    if (steps > CROWDED && this.length > 1) this.setUp(this.days.length, this.length / 8);
  }

  /** When the next event falls due; Infinity when there is none. */
  peekAt(): number {
    return this.size === 0 ? Infinity : this.rows.at[this.first()]!;
  }

  private first(): number {
    if (this.inDays === 0) return this.far.first;
    let place = this.firstDay & this.mask;
    if (this.days[place]! < 0) {
      const found = this.nextMarked(place);
      this.firstDay += (found - place) & this.mask;
      place = found;
    }
    return this.rows.next[this.days[place]!]!;
  }

  /** The first day with events from a place on, round the ring. There is one. */
  private nextMarked(from: number): number {
    const { marks } = this;
    let word = from >> 5;
    let bits = marks[word]! & (-1 << (from & 31));
    while (bits === 0) {
      word = word + 1 === marks.length ? 0 : word + 1;
      bits = marks[word]!;
    }
    return (word << 5) + 31 - Math.clz32(bits & -bits);
  }

  /** Takes the first event out, into the `popped…` fields. False when there is none. */
  pop(): boolean {
    return this.popUpTo(Infinity);
  }

  /** The same, but only an event that falls due by `until`. */
  popUpTo(until: number): boolean {
    if (this.size === 0) return false;
    const row = this.first();
    const { rows } = this;
    const at = rows.at[row]!;
    if (at > until) return false;
    this.size--;
    if (this.inDays === 0) {
      this.far.pop();
      this.firstDay = Math.floor(at * this.perMicro);
    } else this.takeFromDay(row, this.firstDay & this.mask);
    if (this.firstDay !== this.today) this.turnTo(this.firstDay);
    this.poppedAt = at;
    // Not by %, which calls out for numbers of this size.
    const order = rows.order[row]!;
    this.poppedSeq = order - Math.floor(order / PHASE_STEP) * PHASE_STEP;
    this.poppedKind = rows.kind[row]!;
    this.poppedA = rows.a[row]!;
    this.poppedB = rows.b[row]!;
    rows.release(row);
    if (++this.popped === TUNE_EVERY) this.tune();
    return true;
  }

  private takeFromDay(row: number, place: number): void {
    const last = this.days[place]!;
    this.inDays--;
    if (last === row) {
      this.days[place] = -1;
      this.marks[place >> 5] = this.marks[place >> 5]! & ~(1 << (place & 31));
    } else this.rows.next[last] = this.rows.next[row]!;
  }

  /** The calendar goes on to a later day: what comes into it is no longer far. */
  private turnTo(day: number): void {
    this.today = day;
    this.end = (day + this.days.length) * this.length;
    const { far } = this;
    while (far.size > 0 && this.rows.at[far.first]! < this.end) {
      const row = far.pop();
      this.putInDay(row, this.rows.at[row]!);
    }
  }

  /** Days that are about as long as the time between events, and enough of them. */
  private tune(): void {
    const gap = (this.poppedAt - this.tunedAt) / this.popped;
    this.popped = 0;
    this.tunedAt = this.poppedAt;
    let length = 1;
    while (length < gap) length *= 2;
    let days = FEWEST_DAYS;
    while (days < MOST_DAYS && days < this.size * DAYS_PER_EVENT) days *= 2;
    const fits = length <= this.length * 2 && length >= this.length / 2;
    if (fits && days <= this.days.length * 2 && days >= this.days.length / 2) return;
    this.setUp(days, length);
  }

  /** Another calendar with the same events. */
  private setUp(days: number, length: number): void {
    const pending: number[] = [];
    this.forEach((row) => pending.push(row));
    this.days = new Int32Array(days).fill(-1);
    this.marks = new Int32Array(days / 32);
    this.mask = days - 1;
    this.length = length >= 1 ? length : 1;
    this.perMicro = 1 / this.length;
    this.inDays = 0;
    this.size = 0;
    this.far.clear();
    this.today = Math.floor(this.poppedAt * this.perMicro);
    this.firstDay = this.today + days;
    this.end = (this.today + days) * this.length;
    for (const row of pending) this.add(row, this.rows.at[row]!);
  }

  /** Day by day, then what is far; in order but for the far ones. */
  private forEach(visit: (row: number) => void): void {
    for (let left = this.inDays, day = this.firstDay; left > 0; day++) {
      const last = this.days[day & this.mask]!;
      if (last < 0) continue;
      let row = last;
      do {
        row = this.rows.next[row]!;
        visit(row);
        left--;
      } while (row !== last);
    }
    this.far.forEach(visit);
  }

  /** When a pending event falls due; Infinity when there is none of that number. */
  atOf(seq: number): number {
    const row = this.rows.find(seq);
    return row < 0 ? Infinity : this.rows.at[row]!;
  }

  /** A copy of what is pending, for a checkpoint. */
  snapshot(): QueueSnapshot {
    const n = this.size;
    const saved = {
      at: new Float64Array(n),
      order: new Float64Array(n),
      kind: new Uint8Array(n),
      a: new Int32Array(n),
      b: new Int32Array(n),
      nextSeq: this.nextSeq,
    };
    const { rows } = this;
    let i = 0;
    this.forEach((row) => {
      saved.at[i] = rows.at[row]!;
      saved.order[i] = rows.order[row]!;
      saved.kind[i] = rows.kind[row]!;
      saved.a[i] = rows.a[row]!;
      saved.b[i++] = rows.b[row]!;
    });
    return saved;
  }

  /** `now` is the moment that the copy was made at. */
  restore(saved: QueueSnapshot, now = 0): void {
    const { at, order, kind, a, b, nextSeq } = saved;
    this.far.clear();
    this.inDays = 0;
    this.rows.clear();
    this.poppedAt = now;
    this.tunedAt = now;
    this.popped = 0;
    this.setUp(this.days.length, this.length);
    for (let i = 0; i < at.length; i++) {
      this.add(this.rows.take(at[i]!, order[i]!, kind[i]!, a[i]!, b[i]!), at[i]!);
    }
    this.nextSeq = nextSeq;
  }

  /** Feeds what is pending, in the order in which it falls due. */
  fingerprint(write: (value: number) => void): void {
    const { rows } = this;
    const pending: number[] = [];
    this.forEach((row) => pending.push(row));
    pending.sort((one, other) => (rows.isBefore(one, other) ? -1 : 1));
    for (const row of pending) {
      write(rows.at[row]!);
      write(rows.order[row]!);
      write(rows.kind[row]!);
      write(rows.a[row]!);
      write(rows.b[row]!);
    }
  }
}

/** The pending events as plain arrays, in no order. */
export interface QueueSnapshot {
  at: Float64Array;
  order: Float64Array;
  kind: Uint8Array;
  a: Int32Array;
  b: Int32Array;
  nextSeq: number;
}
