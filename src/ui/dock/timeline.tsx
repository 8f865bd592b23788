import { useMemo } from 'react';
import { scaleLinear } from 'd3';
import { US_PER_SECOND } from '../../model/sim-time';
import {
  momentLabel,
  type Stretch,
  stretchOf,
  type TimeScale,
  timeTicks,
} from '../charts/time-axis';
import { useSize } from '../charts/use-size';
import { useMirror } from '../sandbox-context';
import { historyFrom } from './run-history';
import styles from './timeline.module.css';
import { TimelineFlags } from './timeline-flags';
import { TimelineLanes } from './timeline-lanes';
import { lanesIn } from './lanes';
import { flagsOf, marksOf } from './timeline-marks';
import { useTimelineTip } from './timeline-tip';

/** Width of the names, and what is left free behind the playhead, px. */
const NAMES = 118;
const AFTER = 24;
/** Height of the flags above and the axis below the lanes, px. */
const ROOM = 36;
/** Flags nearer than this share one, px. */
const FLAG_GAP = 14;
/** Moments on the axis are at least so far apart, px. */
const TICK_GAP = 90;

function Axis({ stretch, x, width }: { stretch: Stretch; x: TimeScale; width: number }) {
  const most = Math.max(2, Math.floor((width - NAMES) / TICK_GAP));
  return (
    <div className={styles.axis} aria-hidden>
      {timeTicks(stretch, most).map((tick) => (
        <span key={tick} className={styles.tick} style={{ left: x(tick * US_PER_SECOND) }}>
          {momentLabel(tick)}
        </span>
      ))}
    </div>
  );
}

/**
 * A lane per deployment and task with its states, and what was done to the run, up to now. It is
 * drawn from what the engine last said with every frame, so that it moves as smoothly as time does.
 */
export function Timeline({ span }: { span: number }) {
  const state = useMirror((all) => all);
  const [ref, { width, height }] = useSize<HTMLDivElement>({ width: 600, height: 160 });
  const history = useMemo(() => historyFrom(state.events), [state.events]);
  const marks = useMemo(
    () => marksOf(state.run.log ?? [], history.faults, history.alarms),
    [state.run.log, history],
  );
  const tip = useTimelineTip();
  const stretch = stretchOf(state.now / US_PER_SECOND, span);
  const edges = [stretch.from * US_PER_SECOND, stretch.to * US_PER_SECOND];
  const x = scaleLinear(edges, [NAMES, Math.max(NAMES + 1, width - AFTER)]);
  const lanes = lanesIn(state, history, edges[0]!);
  const flags = flagsOf(marks, edges[0]!, x, FLAG_GAP);
  return (
    <div className={styles.timeline} ref={ref}>
      {lanes.length === 0 && <p className={styles.nothing}>Tasks appear here as they start.</p>}
      <TimelineFlags flags={flags} tip={tip} />
      {flags
        .filter(({ kind }) => kind === 'fault' || kind === 'alarm')
        .map((flag) => (
          <div key={flag.x} className={styles.marker} style={{ left: flag.x }} aria-hidden />
        ))}
      <TimelineLanes
        lanes={lanes}
        state={state}
        history={history}
        space={{ x, left: NAMES, width, height: height - ROOM }}
        tip={tip}
      />
      <Axis stretch={stretch} x={x} width={width} />
      {lanes.length > 0 && (
        <div className={styles.playhead} style={{ left: x(state.now) }} aria-hidden />
      )}
      {tip.element}
    </div>
  );
}
