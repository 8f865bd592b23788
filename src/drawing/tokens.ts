/**
 * Colours and type of every drawing, in both themes. Plain values rather than CSS variables: a
 * picture that leaves the page must carry its colours with it.
 */
export type Theme = 'dark' | 'light' | 'dark-contrast' | 'light-contrast';

/** The same theme for those who need more contrast: words at 7:1, marks and lines at 4.5:1. */
export const withContrast = (theme: 'dark' | 'light'): Theme => `${theme}-contrast`;

/** Colours as `#rrggbb`. */
export interface Tokens {
  canvas: string;
  /** The dot grid behind the nodes. */
  grid: string;
  panel: string;
  raised: string;
  line: string;
  text: string;
  secondary: string;
  /** Marks only, never words. */
  faint: string;
  accent: string;
  onAccent: string;
  /** The three revision roles. */
  source: string;
  target: string;
  third: string;
  /** Trouble on the way. */
  waiting: string;
  draining: string;
  failing: string;
  /** Icons and frames of ECS and of Elastic Load Balancing, and what stands on them. */
  ecs: string;
  elb: string;
  onIcon: string;
}

export const TOKENS: Record<Theme, Tokens> = {
  dark: {
    canvas: '#11171f',
    grid: '#232b37',
    panel: '#161d26',
    raised: '#1b232d',
    line: '#2b3542',
    text: '#ebebf0',
    secondary: '#9aa6b5',
    faint: '#5b6878',
    accent: '#e6ebf2',
    onAccent: '#11171f',
    source: '#42a5ff',
    target: '#3ddc97',
    third: '#b48cff',
    waiting: '#f2cc3d',
    draining: '#f08bd0',
    failing: '#ff6b6b',
    ecs: '#ff9d4d',
    elb: '#9d7bff',
    onIcon: '#11171f',
  },
  light: {
    canvas: '#f9fafc',
    grid: '#dde3ea',
    panel: '#ffffff',
    raised: '#f3f5f8',
    line: '#d3dae3',
    text: '#0f141a',
    secondary: '#53606f',
    faint: '#97a3b1',
    accent: '#1b2430',
    onAccent: '#ffffff',
    source: '#1763bf',
    target: '#07774b',
    third: '#6b40d8',
    waiting: '#8f5700',
    draining: '#a8327f',
    failing: '#c62b31',
    ecs: '#b4530c',
    elb: '#6b40d8',
    onIcon: '#ffffff',
  },
  'dark-contrast': {
    canvas: '#000000',
    grid: '#2c2f36',
    panel: '#06090d',
    raised: '#12171d',
    line: '#8d97a5',
    text: '#ffffff',
    secondary: '#d2d9e2',
    faint: '#a3adba',
    accent: '#ffffff',
    onAccent: '#000000',
    source: '#7cc0ff',
    target: '#5cf0b0',
    third: '#cdb4ff',
    waiting: '#ffe066',
    draining: '#ffaee3',
    failing: '#ff9494',
    ecs: '#ffb478',
    elb: '#bda8ff',
    onIcon: '#000000',
  },
  'light-contrast': {
    canvas: '#ffffff',
    grid: '#d3dae3',
    panel: '#ffffff',
    raised: '#f3f5f8',
    line: '#5d6773',
    text: '#000000',
    secondary: '#333c48',
    faint: '#5f6b7a',
    accent: '#000000',
    onAccent: '#ffffff',
    source: '#0b4187',
    target: '#04502f',
    third: '#4a22a8',
    waiting: '#653d00',
    draining: '#7a1a5d',
    failing: '#8f1219',
    ecs: '#7d3606',
    elb: '#4a22a8',
    onIcon: '#ffffff',
  },
};

/** Which revision something belongs to; `neutral` where the question does not arise. */
export type RevisionRole = 'source' | 'target' | 'third' | 'neutral';

/** The colour of a revision role. */
export function roleColour(theme: Theme, role: RevisionRole): string {
  const tokens = TOKENS[theme];
  return role === 'neutral' ? tokens.secondary : tokens[role];
}

/** What a word or a ring warns of; `plain` warns of nothing. */
export type Tone = 'plain' | 'waiting' | 'draining' | 'failing';

/** The colour of a tone, as words and rings use it. */
export function toneColour(theme: Theme, tone: Tone): string {
  const tokens = TOKENS[theme];
  return tone === 'plain' ? tokens.secondary : tokens[tone];
}

/** Families as the bundled font packages name them, with what stands in while they load. */
export const FONT = {
  words: "'Inter Variable', Inter, system-ui, sans-serif",
  mono: "'JetBrains Mono Variable', 'JetBrains Mono', ui-monospace, monospace",
} as const;

/**
 * Type sizes at 100 % zoom, in px. A card's smallest words stay at 11 px on the screen down to the
 * zoom at which the next simpler form takes over (`detailForZoom`).
 */
export const TYPE = {
  title: 18,
  name: 17,
  body: 15.5,
  /** Names on compact cards. */
  compact: 23,
  /** Headings of frames when only dots are left of the tasks. */
  far: 44,
  /** The same when tasks are squares of a heat grid. */
  farthest: 76,
} as const;

export const RADIUS = { cluster: 16, node: 12, card: 10 } as const;

/**
 * How much of a card is drawn: all of it, its name and state, a shape with a name, a shape in a
 * frame that alone has a name, and from so far that no word could be read the shape alone.
 */
export type Detail = 'card' | 'compact' | 'dot' | 'heat' | 'bare';

/** Whether words of the size that the name of a frame has from afar (`TYPE.far`) can be read. */
export const isNamed = (detail: Detail): boolean => detail !== 'heat' && detail !== 'bare';

/** Whether of a card nothing but its shape is left. */
export const isShape = (detail: Detail): boolean => detail !== 'card' && detail !== 'compact';

/** The form that keeps every word at 11 px or more at this zoom (1 is 100 %). */
export function detailForZoom(zoom: number): Detail {
  if (zoom * TYPE.body >= 11) return 'card';
  if (zoom * TYPE.compact >= 11) return 'compact';
  if (zoom * TYPE.far >= 11) return 'dot';
  return zoom * TYPE.farthest >= 11 ? 'heat' : 'bare';
}
