import type { Colour } from 'gifenc';
import { type Theme, type Tokens, TOKENS } from '../../drawing/tokens';

/** A GIF has 256 colours; one of them is needed to see the picture before through. */
const MOST = 255;

const GROUNDS = ['canvas', 'panel', 'raised'] as const satisfies (keyof Tokens)[];
const ICONS = ['ecs', 'elb'] as const satisfies (keyof Tokens)[];
/** How much of a colour is left where it meets the ground: at the edges of words and lines. */
const SHARES = [0.5, 0.25, 0.75, 0.12, 0.88];

const colourOf = (hex: string): Colour => [
  parseInt(hex.slice(1, 3), 16),
  parseInt(hex.slice(3, 5), 16),
  parseInt(hex.slice(5, 7), 16),
];

const mixed = (a: Colour, b: Colour, share: number): Colour =>
  [0, 1, 2].map((i) => Math.round(a[i]! * share + b[i]! * (1 - share))) as Colour;

/**
 * The colours of a film: the tokens themselves, exactly, and what lies between each of them and
 * what it stands on. The same for every film of a theme.
 */
export function gifPalette(theme: Theme): Colour[] {
  const tokens = TOKENS[theme];
  const names = Object.keys(tokens) as (keyof Tokens)[];
  const colours = new Map<string, Colour>();
  const add = (colour: Colour) => {
    if (colours.size < MOST) colours.set(colour.join(), colour);
  };
  for (const name of names) add(colourOf(tokens[name]));
  for (const icon of ICONS) {
    for (const share of SHARES) {
      add(mixed(colourOf(tokens.onIcon), colourOf(tokens[icon]), share));
    }
  }
  for (const share of SHARES) {
    for (const ground of GROUNDS) {
      for (const name of names) add(mixed(colourOf(tokens[name]), colourOf(tokens[ground]), share));
    }
  }
  return [...colours.values()];
}
