import type { Comparison } from '../../model/comparison';
import {
  differenceWords,
  figureLabel,
  figureWords,
  meanWords,
  tellingFigures,
} from './figure-words';
import { verdictOf } from './verdict';

/** What is said of a comparison beside its figures. */
export interface ComparisonAbout {
  /** The question that it answers. */
  title: string;
  a: VariantAbout;
  b: VariantAbout;
  /** The first of the seeds. */
  firstSeed: number;
  /** Simulated clock times, in words. */
  from: string;
  until: string;
  /** The run was ended before all seeds that were asked for were done; null where it was not. */
  askedFor: number | null;
}

interface VariantAbout {
  name: string;
  /** `aws …` lines that make this variant of the run, with when they are given. */
  commands: readonly string[];
}

const cell = (text: string): string => text.replaceAll('|', String.raw`\|`);

/** The comparison as a Markdown document: verdict, table, and how it was made. */
export function comparisonMarkdown(comparison: Comparison, about: ComparisonAbout): string {
  const { headline, detail } = verdictOf(comparison);
  const { title, a, b } = about;
  return [
    `# ${title}`,
    '',
    `**${headline}** ${detail}`,
    '',
    `- A: ${a.name}`,
    `- B: ${b.name}`,
    '',
    ...tableOf(comparison),
    '',
    '\\* by list price, indicative. Means over the seeds; B − A is the mean difference seed by seed, its',
    'spread the half width of its 95 % interval (Student’s t, paired); pp: percentage points.',
    '',
    '## How it was made',
    '',
    ...madeBy(comparison, about),
    '',
  ].join('\n');
}

function tableOf({ figures }: Comparison): string[] {
  const rows = tellingFigures(figures).map((figure) => {
    const { name, a, b } = figure;
    const { text, spread } = differenceWords(figure);
    const means = meanWords(figure);
    return [
      figureLabel(name).replace('*', String.raw`\*`),
      means.a,
      means.b,
      text,
      spread,
      `${figureWords(name, a.p5)} – ${figureWords(name, a.p95)}`,
      `${figureWords(name, b.p5)} – ${figureWords(name, b.p95)}`,
    ];
  });
  const head = ['', 'A', 'B', 'B − A', 'spread (95 %)', 'A, p5 – p95', 'B, p5 – p95'];
  return [
    `| ${head.join(' | ')} |`,
    `|---|${head
      .slice(1)
      .map(() => '---:|')
      .join('')}`,
    ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
  ];
}

function madeBy({ seeds, sameArrivals }: Comparison, about: ComparisonAbout): string[] {
  const { a, b, firstSeed, from, until, askedFor } = about;
  const last = firstSeed + seeds - 1;
  const range = seeds === 1 ? `seed ${firstSeed}` : `seeds ${firstSeed} to ${last}`;
  const ended = askedFor === null ? '' : ` Ended early: ${seeds} of ${askedFor} seeds were run.`;
  const arrivals = sameArrivals
    ? 'Under each seed both got the same requests at the same moments.'
    : 'The arrivals of the two differ.';
  return [
    `Both variants were run under ${range}; the stretch from ${from} to ${until} of simulated time was`,
    `measured.${ended} ${arrivals}`,
    'Made with ECS Sandbox.',
    ...[
      ['A', a],
      ['B', b],
    ].flatMap(([letter, variant]) => commandsOf(letter as string, variant as VariantAbout)),
  ];
}

function commandsOf(letter: string, { commands }: VariantAbout): string[] {
  if (commands.length === 0) return [];
  return ['', `${letter} is the run with:`, '', '```sh', ...commands, '```'];
}
