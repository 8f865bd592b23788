import { EssentialMark } from './container-list';
import type { Explained } from './diagram-model';
import { DOT, Dots } from './dots';
import { EdgeLine } from './edge';
import type { RingShape } from './facts';
import { Ring } from './ring';
import { RevisionMark } from './revision-mark';
import { textWidth } from './text-fit';
import { type RevisionRole, type Theme, TOKENS, TYPE } from './tokens';
import { Words } from './words';

const ENTRIES: [shape: RingShape, fraction: number, words: string][] = [
  ['healthy', 1, 'healthy'],
  ['starting', 0.7, 'starting'],
  ['draining', 0.6, 'draining'],
  ['failing', 1, 'failing'],
];
const NUMBER = 'number in the ring: requests in the task';

const HEIGHT = 28;
const MARK = 26;
const GAP = 22;
const SIZE = TYPE.body;

interface Entry {
  key: string;
  x: number;
  /** Top of its line. */
  y: number;
  words: string;
}

const entryWidth = (words: string): number => MARK + textWidth(words, { size: SIZE }) + GAP;

function dotWords(sampling: number): string {
  return sampling > 1 ? `1 dot: one request in ${sampling}` : 'dot: one request';
}

/** What there is to explain in a picture. */
export interface LegendContent extends Explained {
  /** With dots, and one in how many requests they are. */
  traffic: boolean;
  dotSampling: number;
}

const MARKS: [role: RevisionRole, words: string][] = [
  ['source', 'source revision'],
  ['target', 'target revision'],
];

/** The entries in lines of `room` px at most, as many as it takes. */
function entriesFor(content: LegendContent, room: number): Entry[] {
  const { traffic, dotSampling, isDeploying, hasTests } = content;
  const words: [string, string][] = ENTRIES.map(([shape, , text]) => [shape, text]);
  words.push(['number', NUMBER]);
  if (isDeploying) words.push(...MARKS);
  if (traffic) words.push(['dot', dotWords(dotSampling)], ['failed', 'failed']);
  if (traffic && hasTests) words.push(['test', 'test request']);
  if (content.hasContainers) words.push(['essential', 'essential container']);
  if (content.hasCalls) words.push(['call', 'calls of a service']);
  if (content.hasMounts) words.push(['mount', 'mounted']);
  let [x, y] = [0, 0];
  return words.map(([key, text]) => {
    const width = key === 'number' ? entryWidth(text) - MARK : entryWidth(text);
    if (x > 0 && x + width - GAP > room) [x, y] = [0, y + HEIGHT];
    const entry = { key, x, y, words: text };
    x += width;
    return entry;
  });
}

interface LegendProps extends LegendContent {
  theme: Theme;
  /** Where a line must end, px. */
  room?: number;
}

/** Size of the legend: one line, or as many as it takes where there is little room. */
export function legendSize(content: LegendContent, room = Infinity) {
  const entries = entriesFor(content, room);
  const rights = entries.map(({ x, words }) => x + entryWidth(words) - GAP);
  return { width: Math.max(...rights), height: entries.at(-1)!.y + HEIGHT };
}

/** A short piece of a line, as edges are drawn. */
function LineMark({ line, x, theme }: { line: 'call' | 'mount'; x: number; theme: Theme }) {
  const route = { from: { x: x - 2, y: HEIGHT / 2 }, to: { x: x + 20, y: HEIGHT / 2 } };
  const look = { line, role: 'neutral', dashed: false, load: 0, rate: null } as const;
  return (
    <EdgeLine look={look} route={{ ...route, isStraight: true }} theme={theme} still={false} />
  );
}

function Mark({ entry, theme }: { entry: Entry; theme: Theme }) {
  const ring = ENTRIES.find(([shape]) => shape === entry.key);
  const centre = { x: entry.x + 9, y: HEIGHT / 2 };
  if (ring) {
    const [shape, fraction] = ring;
    return (
      <Ring
        theme={theme}
        centre={centre}
        radius={8}
        shape={shape}
        fraction={fraction}
        role="neutral"
      />
    );
  }
  if (entry.key === 'number') return null;
  const mark = MARKS.find(([role]) => role === entry.key);
  if (mark) {
    const box = { x: centre.x - 1, y: 5, width: 7, height: HEIGHT - 10 };
    return <RevisionMark role={mark[0]} theme={theme} {...box} />;
  }
  if (entry.key === 'essential') return <EssentialMark theme={theme} centre={centre} />;
  if (entry.key === 'call' || entry.key === 'mount') {
    return <LineMark line={entry.key} x={entry.x} theme={theme} />;
  }
  const failed = entry.key === 'failed';
  const x = failed ? centre.x + DOT.radius : centre.x + 4;
  const dot = { x, y: centre.y, role: 'neutral', failed, isTest: entry.key === 'test' } as const;
  return <Dots dots={[dot]} theme={theme} />;
}

/** What ring, number and dot mean, at (0,0). */
export function Legend({ theme, room = Infinity, ...content }: LegendProps) {
  return (
    <g>
      {entriesFor(content, room).map((entry) => (
        <g key={entry.key} transform={entry.y > 0 ? `translate(0 ${entry.y})` : undefined}>
          <Mark entry={entry} theme={theme} />
          <Words
            x={entry.x + (entry.key === 'number' ? 0 : MARK)}
            y={HEIGHT / 2 + SIZE * 0.36}
            size={SIZE}
            fill={TOKENS[theme].secondary}
          >
            {entry.words}
          </Words>
        </g>
      ))}
    </g>
  );
}
