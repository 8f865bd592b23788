import { momentLabel } from './time-axis';
import type { MarkGroup } from './chart-marks';
import styles from './large-chart.module.css';

/** A diamond for commands, a bar for stages, a pennant for faults, a bell for alarms. */
const SHAPES: Record<MarkGroup['kind'], string> = {
  command: 'M5 1.5L8.5 5L5 8.5L1.5 5Z',
  stage: 'M1 2.5H9V7.5H1Z',
  fault: 'M1 0.5L9 4.5L1 8.5Z',
  cleared: 'M2 1.5L8 4.5L2 7.5Z',
  alarm: 'M5 0.5C7.5 0.5 7.5 5 9.5 7.5H0.5C2.5 5 2.5 0.5 5 0.5ZM3.5 8.5H6.5V9.8H3.5Z',
  calm: 'M5 1.2C7 1.2 7 5 8.6 7.2H1.4C3 5 3 1.2 5 1.2Z',
};

/** So many of a place are told in words; the others are counted. */
const TOLD = 3;

/** What happened at a place, in words. */
function markWords({ marks }: MarkGroup): string {
  const told = marks.slice(0, TOLD).map((mark) => `${momentLabel(mark.at)} ${mark.words()}`);
  const more = marks.length - TOLD;
  return `${told.join(' · ')}${more > 0 ? ` · and ${more} more` : ''}`;
}

/** What was done and what befell, above the chart; hover or focus tells it, a press goes there. */
export function MarkStrip(props: {
  groups: readonly MarkGroup[];
  onTell: (words: string | null) => void;
  onTravel: (moment: number) => void;
}) {
  const { groups, onTell, onTravel } = props;
  return (
    <div className={styles.strip} role="group" aria-label="Commands, stages, faults and alarms">
      {groups.map((group) => {
        const words = markWords(group);
        const first = group.marks[0]!;
        return (
          <button
            key={`${first.at} ${group.marks.length}`}
            type="button"
            className={styles.mark}
            data-kind={group.kind}
            style={{ left: group.x }}
            aria-label={words}
            onPointerEnter={() => onTell(words)}
            onPointerLeave={() => onTell(null)}
            onFocus={() => onTell(words)}
            onBlur={() => onTell(null)}
            onClick={() => onTravel(first.at)}
          >
            <svg width={10} height={10} aria-hidden>
              <path d={SHAPES[group.kind]} />
            </svg>
          </button>
        );
      })}
    </div>
  );
}
