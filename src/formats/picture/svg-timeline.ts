import type { Span, SvgClock } from './svg-clock';
import { openTag, type XmlElement } from './xml-tree';

/** What stands in one place of a picture, from scene to scene; null where nothing does. */
type Versions = readonly (XmlElement | null)[];

/** Cannot be stepped through in SMIL: what differs in these is written once for each version. */
const FIXED = new Set(['style', 'id', 'class', 'role', 'xmlns', 'viewBox']);

const KEY = 'data-key';
const keyOf = (child: XmlElement | string): string | undefined =>
  typeof child === 'string' ? undefined : child.attributes.get(KEY);

const isElement = (child: XmlElement | string): child is XmlElement => typeof child !== 'string';

/** `translate(3 4)` and `rotate(90 1 2)`, alone. */
const MOVE = /^(translate|rotate)\(([^)]*)\)$/;

/**
 * Puts the scenes of a film into one SVG: what is the same in all of them stands there once, what
 * differs in an attribute is stepped through, what differs in more is shown by turns.
 */
export class SvgTimeline {
  /** `starts` are the seconds at which each scene begins; `extra` goes into the place of a key. */
  constructor(
    private readonly clock: SvgClock,
    private readonly starts: readonly number[],
    private readonly extra: ReadonlyMap<string, string> = new Map(),
  ) {}

  merge(versions: Versions): string {
    const given = versions.filter((one) => one !== null);
    const [first] = given;
    if (!first) return '';
    const added = this.extra.get(first.attributes.get(KEY) ?? '');
    if (added !== undefined) return `<${first.tag}>${added}</${first.tag}>`;
    const isSame = given.every(({ raw }) => raw === first.raw);
    if (isSame && given.length === versions.length) return bare(first.raw);
    if (isSame)
      return this.seen(
        first.raw,
        this.spansWhere((i) => versions[i] !== null),
      );
    if (given.length < versions.length) return this.comeAndGo(versions, given);
    return this.mergeParts(given) ?? this.byTurns(versions);
  }

  /** What is there for a while, and changes meanwhile: as if it had always been, then hidden. */
  private comeAndGo(versions: Versions, given: readonly XmlElement[]): string {
    let last = given[0]!;
    const filled = versions.map((one) => (last = one ?? last));
    const spans = this.spansWhere((i) => versions[i] !== null);
    return `<g visibility="${this.startsSeen(spans)}">${this.merge(filled)}${this.clock.shown(spans)}</g>`;
  }

  /** Null where the versions have too little in common. */
  private mergeParts(versions: readonly XmlElement[]): string | null {
    const [first] = versions;
    if (!first || versions.some(({ tag }) => tag !== first.tag)) return null;
    const attributes = this.mergeAttributes(versions);
    if (attributes === null) return null;
    const children = this.mergeChildren(versions);
    if (children === null) return first.tag === 'text' ? this.mergeText(versions) : null;
    const { changes } = attributes;
    return `${openTag(first.tag, attributes.still)}${changes}${children}</${first.tag}>`;
  }

  private mergeAttributes(
    versions: readonly XmlElement[],
  ): { still: [string, string][]; changes: string } | null {
    const still: [string, string][] = [];
    let changes = '';
    const first = versions[0]!.attributes;
    if (versions.some(({ attributes }) => attributes.size !== first.size)) return null;
    for (const [name, value] of first) {
      const values = versions.map(({ attributes }) => attributes.get(name));
      if (name !== KEY) still.push([name, value]);
      if (values.every((one) => one === value)) continue;
      if (name === KEY || FIXED.has(name) || values.some((one) => !one || one.includes(';'))) {
        return null;
      }
      const change = this.changeOf(name, values as string[]);
      if (change === null) return null;
      changes += change;
    }
    return { still, changes };
  }

  private changeOf(name: string, values: readonly string[]): string | null {
    if (name !== 'transform') return this.clock.steps(name, this.stepsOf(values));
    const moves = values.map((value) => MOVE.exec(value));
    const type = moves[0]?.[1];
    if (type === undefined || moves.some((move) => move?.[1] !== type)) return null;
    return this.clock.turns(type, this.stepsOf(moves.map((move) => move![2]!)));
  }

  /** One step for each time that the value changes. */
  private stepsOf(values: readonly string[]): { at: number; value: string }[] {
    return values.flatMap((value, i) =>
      i > 0 && values[i - 1] === value ? [] : [{ at: this.starts[i]!, value }],
    );
  }

  private mergeChildren(versions: readonly XmlElement[]): string | null {
    const lists = versions.map(({ children }) => children);
    const isKeyed = lists.every((list) => list.every((child) => keyOf(child) !== undefined));
    const [first = []] = lists;
    if (isKeyed && lists.some((list) => list.length > 0)) {
      return this.mergeKeyed(lists.map((list) => list.filter(isElement)));
    }
    if (lists.some((list) => list.length !== first.length)) return null;
    let merged = '';
    for (const [i, child] of first.entries()) {
      const own = lists.map((list) => list[i]!);
      if (own.every(isElement)) merged += this.merge(own);
      else if (own.every((one) => one === child)) merged += child as string;
      else return null;
    }
    return merged;
  }

  /** Children by what they are of: each in its place among the others, whenever it comes. */
  private mergeKeyed(lists: readonly (readonly XmlElement[])[]): string {
    const order: string[] = [];
    for (const list of lists) {
      let at = 0;
      for (const child of list) {
        const key = keyOf(child) ?? '';
        const known = order.indexOf(key);
        if (known >= 0) at = known + 1;
        else order.splice(at++, 0, key);
      }
    }
    const byKey = lists.map((list) => new Map(list.map((child) => [keyOf(child) ?? '', child])));
    return order.map((key) => this.merge(byKey.map((list) => list.get(key) ?? null))).join('');
  }

  /** One text with a line for each of its words, all in the same place. */
  private mergeText(versions: readonly XmlElement[]): string | null {
    const attributes = this.mergeAttributes(versions);
    const x = versions[0]!.attributes.get('x');
    const isPlain = versions.every(({ children }) => children.every((one) => !isElement(one)));
    if (!attributes || attributes.changes !== '' || x === undefined || !isPlain) return null;
    const texts = versions.map(({ children }) => children.join(''));
    const lines = [...new Set(texts)].map((text) => {
      const spans = this.spansWhere((i) => texts[i] === text);
      const seen = `visibility="${this.startsSeen(spans)}"`;
      return `<tspan x="${x}" ${seen}>${text}${this.clock.shown(spans)}</tspan>`;
    });
    return `${openTag('text', attributes.still)}${lines.join('')}</text>`;
  }

  private byTurns(versions: Versions): string {
    const raws = versions.map((one) => one?.raw ?? '');
    const turns = [...new Set(raws)].filter((raw) => raw !== '');
    return turns
      .map((raw) =>
        this.seen(
          raw,
          this.spansWhere((i) => raws[i] === raw),
        ),
      )
      .join('');
  }

  private seen(raw: string, spans: readonly Span[]): string {
    return `<g visibility="${this.startsSeen(spans)}">${bare(raw)}${this.clock.shown(spans)}</g>`;
  }

  /** What is seen before anything moves, and where nothing ever does. */
  private startsSeen(spans: readonly Span[]): 'visible' | 'hidden' {
    return spans[0]?.[0] === 0 ? 'visible' : 'hidden';
  }

  private spansWhere(holds: (scene: number) => boolean): Span[] {
    const spans: [number, number][] = [];
    for (const [i, at] of this.starts.entries()) {
      const end = this.starts[i + 1] ?? this.clock.seconds;
      if (!holds(i)) continue;
      const last = spans.at(-1);
      if (last && last[1] === at) last[1] = end;
      else spans.push([at, end]);
    }
    return spans;
  }
}

/** Without what only told versions apart. */
const bare = (raw: string): string => raw.replace(/ data-key="[^"]*"/g, '');
