/** A stretch of a film in seconds: from, and up to. */
export type Span = readonly [from: number, to: number];

const short = (value: number): string => String(Math.round(value * 1e5) / 1e5).replace(/^0\./, '.');

/**
 * Writes what changes in an SVG over time: in SMIL, which needs no script and plays wherever a
 * picture does. Everything goes round with the same period.
 */
export class SvgClock {
  private readonly every: string;

  /** `seconds` is the length of the film. */
  constructor(readonly seconds: number) {
    this.every = `dur="${short(seconds)}s" repeatCount="indefinite"`;
  }

  /** A moment of the film as a share of it, 0 to 1. */
  share(at: number): string {
    return short(Math.min(1, Math.max(0, at / this.seconds)));
  }

  /** An attribute that has one value after the other; `at` in seconds, the first one 0. */
  steps(name: string, values: readonly { at: number; value: string }[]): string {
    return `<animate attributeName="${name}" ${this.stepped(values)}/>`;
  }

  /** The same for a `translate(…)` or `rotate(…)`: `value` is what stands in the brackets. */
  turns(type: string, values: readonly { at: number; value: string }[]): string {
    const what = `attributeName="transform" type="${type}"`;
    return `<animateTransform ${what} ${this.stepped(values)}/>`;
  }

  private stepped(values: readonly { at: number; value: string }[]): string {
    const times = values.map(({ at }) => this.share(at)).join(';');
    const list = values.map(({ value }) => value).join(';');
    return `${this.every} calcMode="discrete" keyTimes="${times}" values="${list}"`;
  }

  /** Seen only in these spans, which are in order and apart. */
  shown(spans: readonly Span[]): string {
    const values: { at: number; value: string }[] = [];
    if ((spans[0]?.[0] ?? 1) > 0) values.push({ at: 0, value: 'hidden' });
    for (const [from, to] of spans) {
      values.push({ at: from, value: 'visible' });
      if (to < this.seconds) values.push({ at: to, value: 'hidden' });
    }
    return this.steps('visibility', values);
  }

  /** Along a path: `point` is the share of its length, between which it moves evenly. */
  motion(pathId: string, points: readonly { at: number; point: number }[]): string {
    const times = points.map(({ at }) => this.share(at)).join(';');
    const list = points.map(({ point }) => short(point)).join(';');
    const path = `<mpath xlink:href="#${pathId}"/>`;
    const when = `${this.every} calcMode="linear" keyTimes="${times}" keyPoints="${list}"`;
    return `<animateMotion ${when}>${path}</animateMotion>`;
  }
}
