import { formatClock, type SimMicros } from '../../model/sim-time';
import type { DOMAttributes } from 'react';
import { useParts } from '../sandbox-context';
import styles from './timeline.module.css';
import type { Flag } from './timeline-marks';
import type { TimelineTip } from './timeline-tip';

/** Marks of a flag that are listed; the rest is counted. */
const LISTED = 6;

const NAMES = {
  command: 'command',
  fault: 'fault',
  cleared: 'end of a fault',
  alarm: 'alarm',
  calm: 'end of an alarm',
} as const;

function titleOf({ marks, kind }: Flag): string {
  const at = formatClock(marks[0]!.at as SimMicros);
  const what = marks.length === 1 ? NAMES[kind] : `${marks.length} marks`;
  const commands = marks.length > 1 && marks.every((mark) => mark.kind === 'command');
  return `${at} · ${commands ? `${marks.length} commands` : what}`;
}

/** What a flag stands for, for those who do not see its list. */
function wordsOf(flag: Flag): string {
  const words = flag.marks.slice(0, LISTED).map((mark) => mark.text());
  const more = flag.marks.length - words.length;
  return `${titleOf(flag)}: ${[...words, ...(more > 0 ? [`and ${more} more`] : [])].join('; ')}`;
}

function List({ flag }: { flag: Flag }) {
  const more = flag.marks.length - LISTED;
  return (
    <>
      <p>{titleOf(flag)}</p>
      {flag.marks.slice(0, LISTED).map((mark, i) => (
        <code key={i}>{mark.text()}</code>
      ))}
      {more > 0 && <p>and {more} more</p>}
    </>
  );
}

/** A diamond for commands, a pennant for faults, a bell for alarms; hollow when they end. */
const SHAPES = {
  command: 'M5 1.5L8.5 5L5 8.5L1.5 5Z',
  fault: 'M1 0.5L9 4.5L1 8.5Z',
  cleared: 'M2 1.5L8 4.5L2 7.5Z',
  alarm: 'M5 0.5C7.5 0.5 7.5 5 9.5 7.5H0.5C2.5 5 2.5 0.5 5 0.5ZM3.5 8.5H6.5V9.8H3.5Z',
  calm: 'M5 1.2C7 1.2 7 5 8.6 7.2H1.4C3 5 3 1.2 5 1.2Z',
} as const;

/**
 * What was done to the run, above the lanes at its moment; hover or focus tells what it was, a
 * click goes there. Beside them the playhead can be taken.
 */
export function TimelineFlags(props: {
  flags: readonly Flag[];
  tip: TimelineTip;
  pointer: DOMAttributes<HTMLDivElement>;
}) {
  const { flags, tip, pointer } = props;
  const { commands } = useParts();
  return (
    <div
      className={styles.flags}
      role="group"
      aria-label="Commands, faults and alarms"
      {...pointer}
    >
      {flags.map((flag) => {
        const show = (element: Element) => {
          const { left, width, top } = element.getBoundingClientRect();
          tip.show(() => <List flag={flag} />, left + width / 2, top);
        };
        const first = flag.marks[0]!;
        return (
          <button
            key={`${first.at} ${flag.marks.length}`}
            type="button"
            className={styles.flag}
            data-kind={flag.kind}
            style={{ left: flag.x }}
            aria-label={wordsOf(flag)}
            onClick={() => commands.seek(first.at as SimMicros)}
            onPointerEnter={(event) => show(event.currentTarget)}
            onFocus={(event) => show(event.currentTarget)}
            onPointerLeave={tip.hide}
            onBlur={tip.hide}
          >
            <svg width={10} height={10} aria-hidden>
              <path d={SHAPES[flag.kind]} />
            </svg>
          </button>
        );
      })}
    </div>
  );
}
