import { isWordCharacter, type PatternNode, readPattern } from './pattern-tree';

/**
 * A regular expression that is tried in time bounded by its length times the text's: users bring
 * patterns along in files and links, and those of the language go on for ever with `(a+)+$`.
 * All ways through the pattern are gone at once, a character at a time (Thompson, 1968).
 * https://swtch.com/~rsc/regexp/regexp1.html
 */
export type LinearPattern = (text: string) => boolean;

/** One step of a pattern. `to` are steps; the last one fits. */
type Step =
  | { readonly kind: 'character'; readonly fits: (character: string) => boolean }
  | { readonly kind: 'split'; readonly to: readonly number[] }
  | { readonly kind: 'start' | 'end' | 'edge' | 'no-edge' | 'fits' };

/** `(a{1000}){1000}` would be a million steps: no pattern that means something comes near. */
const MOST_STEPS = 2000;

/** Whether a text has the pattern somewhere in it; undefined for a text that is no pattern. */
export function linearPattern(source: string): LinearPattern | undefined {
  const tree = readPattern(source);
  if (!tree) return undefined;
  const steps: (Step | undefined)[] = [];
  if (!write(tree, steps)) return undefined;
  steps.push({ kind: 'fits' });
  const program = steps as Step[];
  return (text) => new Walk(program, text).fits();
}

/** Writes the steps of a node, which end where the next one begins; false for too many. */
function write(node: PatternNode, steps: (Step | undefined)[]): boolean {
  if (steps.length > MOST_STEPS) return false;
  switch (node.kind) {
    case 'sequence':
      return node.of.every((one) => write(one, steps));
    case 'either':
      return writeEither(node.of, steps);
    case 'repeat':
      return writeRepeat(node, steps);
    default:
      steps.push(node);
      return true;
  }
}

function writeEither(of: readonly PatternNode[], steps: (Step | undefined)[]): boolean {
  const fork = steps.push(undefined) - 1;
  const begins: number[] = [];
  const ends: number[] = [];
  for (const one of of) {
    begins.push(steps.length);
    if (!write(one, steps)) return false;
    ends.push(steps.push(undefined) - 1);
  }
  steps[fork] = { kind: 'split', to: begins };
  for (const end of ends) steps[end] = { kind: 'split', to: [steps.length] };
  return true;
}

function writeRepeat(
  { of, least, most }: Extract<PatternNode, { kind: 'repeat' }>,
  steps: (Step | undefined)[],
): boolean {
  for (let i = 0; i < least; i++) if (!write(of, steps)) return false;
  if (most === Infinity) {
    const fork = steps.push(undefined) - 1;
    if (!write(of, steps)) return false;
    steps.push({ kind: 'split', to: [fork] });
    steps[fork] = { kind: 'split', to: [fork + 1, steps.length] };
    return true;
  }
  const forks: number[] = [];
  for (let i = least; i < most; i++) {
    forks.push(steps.push(undefined) - 1);
    if (!write(of, steps)) return false;
  }
  for (const fork of forks) steps[fork] = { kind: 'split', to: [fork + 1, steps.length] };
  return true;
}

/** One text gone through. */
class Walk {
  private readonly metAt: Int32Array;
  private readonly end: number;

  constructor(
    private readonly steps: readonly Step[],
    private readonly text: string,
  ) {
    this.metAt = new Int32Array(steps.length).fill(-1);
    this.end = steps.length - 1;
  }

  fits(): boolean {
    let current: number[] = [];
    for (let at = 0; at <= this.text.length; at++) {
      // It may begin anywhere.
      this.follow(0, at, current);
      if (this.metAt[this.end] === at) return true;
      const next: number[] = [];
      for (const step of current) {
        const { kind, fits } = this.steps[step] as { kind: string; fits: (c: string) => boolean };
        if (kind === 'character' && at < this.text.length && fits(this.text[at]!)) {
          this.follow(step + 1, at + 1, next);
        }
      }
      current = next;
    }
    return this.metAt[this.end] === this.text.length;
  }

  /** Adds the characters that may come next from a step on, each once. */
  private follow(from: number, at: number, into: number[]): void {
    const open = [from];
    for (let step = open.pop(); step !== undefined; step = open.pop()) {
      if (this.metAt[step] === at) continue;
      this.metAt[step] = at;
      const one = this.steps[step]!;
      if (one.kind === 'character') into.push(step);
      else if (one.kind === 'split') open.push(...one.to);
      else if (one.kind !== 'fits' && this.holds(one.kind, at)) open.push(step + 1);
    }
  }

  private holds(kind: 'start' | 'end' | 'edge' | 'no-edge', at: number): boolean {
    if (kind === 'start') return at === 0;
    if (kind === 'end') return at === this.text.length;
    const isEdge = this.isWord(at - 1) !== this.isWord(at);
    return isEdge === (kind === 'edge');
  }

  private isWord(at: number): boolean {
    const character = this.text[at];
    return character !== undefined && isWordCharacter(character);
  }
}
