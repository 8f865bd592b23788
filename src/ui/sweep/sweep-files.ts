import { figureLabel, figureWords } from '../../formats/comparison/figure-words';
import { type FigureName } from '../../model/trial';
import { type SweepPlan, type SweepPoint, sweptFigures } from '../../state/sweep/run-sweep';
import { measuredWords, subjectWords, sweepVerdict, valueWords } from './sweep-words';

/** A sweep as Markdown: what was varied, the verdict, the table. */
export function sweepMarkdown(
  title: string,
  plan: SweepPlan,
  points: readonly SweepPoint[],
  figure: FigureName,
): string {
  const { setting } = plan;
  const { sentence, detail } = sweepVerdict(points, setting, figure);
  const rows = sweptFigures(points, figure).map(({ value, mean, median, p5, p95, n }) => {
    const figures = [mean, median, p5, p95].map((one) => figureWords(figure, one));
    return `| ${valueWords(value, setting)} | ${figures.join(' | ')} | ${n} |`;
  });
  return [
    `# ${subjectWords(setting)}, in “${title}”`,
    '',
    `**${sentence}** ${detail}`,
    '',
    `| ${setting.label} | ${figureLabel(figure)}: mean | median | 5 % | 95 % | runs |`,
    '|---|---:|---:|---:|---:|---:|',
    ...rows,
    '',
    `${measuredWords(plan)}.`,
    '',
  ].join('\n');
}
