import { EVENT_ROW, EventRows, PHASE_STEP } from './event-rows';
import { FarEvents } from './far-events';
import { LoneEvents } from './lone-events';

// Constants of this file are quicker to get at than those of another.
const { A, B, KIND, NEXT } = EVENT_ROW;
const STEP = PHASE_STEP;

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

  private readonly lone = new LoneEvents();

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
    this.add(this.rows.take(at, phase * STEP + seq, kind, a, b), at);
    return seq;
  }

  /**
   * The same, so many µs after the event popped last. A wait is a small number, which costs less
   * to hand on than a moment.
   */
  pushAfter(wait: number, phase: number, kind: number, a: number, b: number): number {
    const seq = this.nextSeq++;
    const at = this.poppedAt + wait;
    const row = this.rows.take(at, phase * STEP + seq, kind, a, b);
    this.size++;
    if (at < this.end) this.putInDay(row, at);
    else this.far.push(row);
    return seq;
  }

  /**
   * The same for the next event of a source that has about one pending: it is told by the number of
   * its source.
   */
  pushLone(at: number, phase: number, kind: number, source: number): number {
    if (!this.lone.hasRoomFor(source)) return this.push(at, phase, kind, source, 0);
    const seq = this.nextSeq++;
    this.lone.put(source, at, phase * STEP + seq, kind);
    this.size++;
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
    const { ints } = this.rows;
    const last = this.days[place]!;
    if (last < 0) {
      ints[2 * row + NEXT] = row;
      this.days[place] = row;
      this.marks[place >> 5] = this.marks[place >> 5]! | (1 << (place & 31));
    } else if (this.rows.isBefore(last, row)) {
      ints[2 * row + NEXT] = ints[2 * last + NEXT]!;
      ints[2 * last + NEXT] = row;
      this.days[place] = row;
    } else this.insert(row, last);
  }

  private insert(row: number, last: number): void {
    const { rows } = this;
    const { ints } = rows;
    let before = last;
    let steps = 0;
    for (;;) {
      const next = ints[2 * before + NEXT]!;
      if (!rows.isBefore(next, row)) break;
      before = next;
      steps++;
    }
    ints[2 * row + NEXT] = ints[2 * before + NEXT]!;
    ints[2 * before + NEXT] = row;
    if (steps > CROWDED && this.length > 1) this.setUp(this.days.length, this.length / 8);
  }

  /** When the next event falls due; Infinity when there is none. */
  peekAt(): number {
    const row = this.firstInCalendar();
    const at = row < 0 ? Infinity : this.rows.doubles[row]!;
    const { lone } = this;
    return lone.first < 0 ? at : Math.min(at, lone.at[lone.first]!);
  }

  /** The row of the first event in calendar and heap; -1 without any. */
  private firstInCalendar(): number {
    if (this.inDays > 0) return this.firstInDays();
    return this.far.size > 0 ? this.far.first : -1;
  }

  private firstInDays(): number {
    let place = this.firstDay & this.mask;
    let last = this.days[place]!;
    if (last < 0) {
      const found = this.nextMarked(place);
      this.firstDay += (found - place) & this.mask;
      place = found;
      last = this.days[place]!;
    }
    return this.rows.ints[2 * last + NEXT]!;
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
    const row = this.firstInCalendar();
    const { rows, lone } = this;
    const { doubles, ints } = rows;
    if (lone.first >= 0 && (row < 0 || this.isLoneBefore(row))) return this.popLone(until);
    if (row < 0) return false;
    const at = doubles[row]!;
    if (at > until) return false;
    this.size--;
    this.poppedAt = at;
    this.setPopped(doubles[row + 1]!);
    const i = 2 * row;
    this.poppedKind = ints[i + KIND]!;
    this.poppedA = ints[i + A]!;
    this.poppedB = ints[i + B]!;
    this.takeFromCalendar(row, at);
    rows.release(row);
    return true;
  }

  private setPopped(order: number): void {
    // Not by %, which calls out for numbers of this size. Most are of phase 0.
    this.poppedSeq = order < STEP ? order : order - Math.floor(order / STEP) * STEP;
  }

  private isLoneBefore(row: number): boolean {
    const { at, order, first } = this.lone;
    const { doubles } = this.rows;
    const d = at[first]! - doubles[row]!;
    return d < 0 || (d === 0 && order[first]! < doubles[row + 1]!);
  }

  private popLone(until: number): boolean {
    const { lone } = this;
    const source = lone.first;
    const at = lone.at[source]!;
    if (at > until) return false;
    this.size--;
    this.poppedAt = at;
    this.setPopped(lone.order[source]!);
    this.poppedKind = lone.kind[source]!;
    this.poppedA = source;
    this.poppedB = 0;
    lone.take();
    return true;
  }

  private takeFromCalendar(row: number, at: number): void {
    if (this.inDays === 0) {
      this.far.pop();
      this.firstDay = Math.floor(at * this.perMicro);
    } else this.takeFromDay(row, this.firstDay & this.mask);
    if (this.firstDay !== this.today) this.turnTo(this.firstDay);
    if (++this.popped === TUNE_EVERY) this.tune();
  }

  private takeFromDay(row: number, place: number): void {
    const { ints } = this.rows;
    const last = this.days[place]!;
    this.inDays--;
    if (last === row) {
      this.days[place] = -1;
      this.marks[place >> 5] = this.marks[place >> 5]! & ~(1 << (place & 31));
    } else ints[2 * last + NEXT] = ints[2 * row + NEXT]!;
  }

  /** The calendar goes on to a later day: what comes into it is no longer far. */
  private turnTo(day: number): void {
    this.today = day;
    this.end = (day + this.days.length) * this.length;
    const { far } = this;
    while (far.size > 0 && this.rows.doubles[far.first]! < this.end) {
      const row = far.pop();
      this.putInDay(row, this.rows.doubles[row]!);
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
    this.size -= pending.length;
    this.far.clear();
    this.today = Math.floor(this.poppedAt * this.perMicro);
    this.firstDay = this.today + days;
    this.end = (this.today + days) * this.length;
    for (const row of pending) this.add(row, this.rows.doubles[row]!);
  }

  /** Day by day, then what is far; in order but for the far ones. */
  private forEach(visit: (row: number) => void): void {
    for (let left = this.inDays, day = this.firstDay; left > 0; day++) {
      const last = this.days[day & this.mask]!;
      if (last < 0) continue;
      let row = last;
      do {
        row = this.rows.ints[2 * row + NEXT]!;
        visit(row);
        left--;
      } while (row !== last);
    }
    this.far.forEach(visit);
  }

  /** When a pending event falls due; Infinity when there is none of that number. */
  atOf(seq: number): number {
    let at = Infinity;
    this.lone.forEach((source) => {
      if (this.lone.order[source]! % STEP === seq) at = this.lone.at[source]!;
    });
    if (at < Infinity) return at;
    const row = this.rows.find(seq);
    return row < 0 ? Infinity : this.rows.doubles[row]!;
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
      lone: this.lone.size,
      nextSeq: this.nextSeq,
    };
    let i = 0;
    this.forEachEvent((at, order, kind, a, b) => {
      saved.at[i] = at;
      saved.order[i] = order;
      saved.kind[i] = kind;
      saved.a[i] = a;
      saved.b[i++] = b;
    });
    return saved;
  }

  private forEachEvent(visit: (...event: PendingEvent) => void): void {
    const { lone } = this;
    const { doubles, ints } = this.rows;
    lone.forEach((source) => {
      visit(lone.at[source]!, lone.order[source]!, lone.kind[source]!, source, 0);
    });
    this.forEach((row) => {
      const i = 2 * row;
      visit(doubles[row]!, doubles[row + 1]!, ints[i + KIND]!, ints[i + A]!, ints[i + B]!);
    });
  }

  /** `now` is the moment that the copy was made at. */
  restore(saved: QueueSnapshot, now = 0): void {
    const { at, order, kind, a, b, lone, nextSeq } = saved;
    this.far.clear();
    this.inDays = 0;
    this.size = 0;
    this.lone.clear();
    this.rows.clear();
    this.poppedAt = now;
    this.tunedAt = now;
    this.popped = 0;
    this.setUp(this.days.length, this.length);
    for (let i = 0; i < lone; i++) this.lone.put(a[i]!, at[i]!, order[i]!, kind[i]!);
    this.size += lone;
    for (let i = lone; i < at.length; i++) {
      this.add(this.rows.take(at[i]!, order[i]!, kind[i]!, a[i]!, b[i]!), at[i]!);
    }
    this.nextSeq = nextSeq;
  }

  /** Feeds what is pending, in the order in which it falls due. */
  fingerprint(write: (value: number) => void): void {
    const pending: PendingEvent[] = [];
    this.forEachEvent((...event) => pending.push(event));
    pending.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
    for (const event of pending) for (const value of event) write(value);
  }
}

type PendingEvent = [at: number, order: number, kind: number, a: number, b: number];

/** The pending events as plain arrays, in no order. */
export interface QueueSnapshot {
  at: Float64Array;
  order: Float64Array;
  kind: Uint8Array;
  a: Int32Array;
  b: Int32Array;
  /** So many of them, the first ones, are kept beside the calendar. */
  lone: number;
  nextSeq: number;
}
