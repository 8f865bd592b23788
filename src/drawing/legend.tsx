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

type Named = [key: string, words: string];

/** What belongs together, and stands in one line where there is room for it. */
function groupsOf(content: LegendContent): Named[][] {
  const { traffic, dotSampling, isDeploying, hasTests } = content;
  const rings = ENTRIES.map(([shape, , text]): Named => [shape, text]);
  const others: Named[] = [];
  if (content.hasContainers) others.push(['essential', 'essential container']);
  if (content.hasCalls) others.push(['call', 'calls of a service']);
  if (content.hasMounts) others.push(['mount', 'mounted']);
  const requests: Named[] = [['failed', 'failed']];
  if (hasTests) requests.push(['test', 'test request']);
  // At the end, for in a film its words change.
  requests.push(['dot', dotWords(dotSampling)]);
  return [
    [...rings, ['number', NUMBER]],
    ...(isDeploying ? [MARKS.map(([role, words]): Named => [role, words])] : []),
    ...others.map((one) => [one]),
    ...(traffic ? [requests] : []),
  ];
}

/** Room for these words is kept, so that no line breaks otherwise as time goes on. */
const LONGEST_DOT = dotWords(128);

function widthOf([key, words]: Named): number {
  if (key === 'number') return entryWidth(words) - MARK;
  return key === 'dot' ? Math.max(entryWidth(words), entryWidth(LONGEST_DOT)) : entryWidth(words);
}

const lineWidth = (line: readonly Named[]): number =>
  line.reduce((sum, one) => sum + widthOf(one), -GAP);

/** In lines of `room` px at most, as many as it takes; groups are broken only where they must. */
function linesIn(groups: readonly Named[][], room: number): Named[][] {
  const parts = groups.flatMap((group) =>
    lineWidth(group) <= room ? [group] : group.map((one) => [one]),
  );
  const lines: Named[][] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (last && lineWidth([...last, ...part]) <= room) last.push(...part);
    else lines.push([...part]);
  }
  return lines;
}

/** From one width that is tried to the next smaller one, px. */
const NARROWER = 8;

/** As few lines as there is room for, all about as long: no word alone in the last. */
function balanced(groups: readonly Named[][], room: number): Named[][] {
  let best = linesIn(groups, room);
  const { length } = best;
  if (length === 1) return best;
  let narrower = Math.max(...best.map(lineWidth)) - NARROWER;
  for (; narrower > 0; narrower -= NARROWER) {
    const lines = linesIn(groups, narrower);
    if (lines.length > length) break;
    best = lines;
  }
  return best;
}

/** The entries in lines of `room` px at most. */
function entriesFor(content: LegendContent, room: number): Entry[] {
  return balanced(groupsOf(content), room).flatMap((line, row) => {
    let x = 0;
    return line.map((one) => {
      const [key, words] = one;
      const entry = { key, x, y: row * HEIGHT, words };
      x += widthOf(one);
      return entry;
    });
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
  const rights = entries.map(({ x, key, words }) => x + widthOf([key, words]) - GAP);
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
