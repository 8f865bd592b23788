import { type PointerEvent, useRef, useState } from 'react';
import { scaleLinear } from 'd3';
import { type SimMicros, US_PER_SECOND } from '../../model/sim-time';
import { momentLabel, shownStretch, type Stretch, timeTicks } from '../charts/time-axis';
import { useSize } from '../charts/use-size';
import { useMirror, useParts, useView } from '../sandbox-context';
import { useTimeSlider } from '../time-travel/use-time-slider';
import { lanesIn } from './lanes';
import styles from './timeline.module.css';
import { TimelineFlags } from './timeline-flags';
import { type LaneSpace, TimelineLanes } from './timeline-lanes';
import { flagsOf } from './timeline-marks';
import { useTimelineTip } from './timeline-tip';
import { useTimelineData } from './use-timeline-data';
import { useTimelineZoom } from './use-timeline-zoom';

/** Width of the names, and what is left free behind the head, px. */
const NAMES = 118;
const AFTER = 24;
/** Height of the flags above and the axis below the lanes, px. */
const ROOM = 36;
/** Flags nearer than this share one, px. */
const FLAG_GAP = 14;
/** Moments on the axis are at least so far apart, px. */
const TICK_GAP = 90;

function Axis({ stretch, space }: { stretch: Stretch; space: LaneSpace }) {
  const most = Math.max(2, Math.floor((space.width - NAMES) / TICK_GAP));
  return timeTicks(stretch, most).map((tick) => (
    <span key={tick} className={styles.tick} style={{ left: space.x(tick * US_PER_SECOND) }}>
      {momentLabel(tick)}
    </span>
  ));
}

/** The line under the crosshair of the charts. */
function Hair({ space, stretch }: { space: LaneSpace; stretch: Stretch }) {
  const reading = useView((state) => state.reading);
  if (reading === null || reading < stretch.from || reading > stretch.to) return null;
  return <div className={styles.hair} style={{ left: space.x(reading * US_PER_SECOND) }} />;
}

/** Held still while the playhead is dragged: the moments must not run away under the hand. */
function useStretch(now: number, head: number, span: number) {
  const zoom = useView((state) => state.zoom);
  const [held, setHeld] = useState<Stretch | null>(null);
  const moment = { now: now / US_PER_SECOND, head: head / US_PER_SECOND };
  const stretch = held ?? shownStretch({ ...moment, span, zoom });
  return { stretch, hold: () => setHeld(stretch), release: () => setHeld(null) };
}

/**
 * A lane per deployment and task with its states, and what was done to the run, up to its head. It
 * is drawn from what the engine last said with every frame, so that it moves as smoothly as time
 * does. What comes after the moment shown is faint; the playhead can be dragged there.
 */
export function Timeline({ span }: { span: number }) {
  const state = useMirror((all) => all);
  const { head } = state.run;
  const [ref, { width, height }] = useSize<HTMLDivElement>({ width: 600, height: 160 });
  const { whole, history, marks } = useTimelineData(state);
  const tip = useTimelineTip();
  const { stretch, hold, release } = useStretch(state.now, head, span);
  const edges = [stretch.from * US_PER_SECOND, stretch.to * US_PER_SECOND] as const;
  const x = scaleLinear(edges, [NAMES, Math.max(NAMES + 1, width - AFTER)]);
  const space: LaneSpace = { x, left: NAMES, width, height: height - ROOM };
  useTimelineZoom(ref, { stretch, space, head });
  const lanes = lanesIn(whole, history, edges);
  const flags = flagsOf(marks, edges, x, FLAG_GAP);
  const drag = usePlayheadDrag({ ref, x, hold, release });
  return (
    <div className={styles.timeline} ref={ref}>
      {lanes.length === 0 && <p className={styles.nothing}>Tasks appear here as they start.</p>}
      <TimelineFlags flags={flags} tip={tip} pointer={drag.pointer} />
      {flags
        .filter(({ kind }) => kind === 'fault' || kind === 'alarm')
        .map((flag) => (
          <div key={flag.x} className={styles.marker} style={{ left: flag.x }} aria-hidden />
        ))}
      <TimelineLanes
        lanes={lanes}
        state={whole}
        head={head}
        history={history}
        space={space}
        tip={tip}
      />
      <Future at={drag.at} head={head} space={space} />
      <div className={styles.axis} {...drag.pointer}>
        <Axis stretch={stretch} space={space} />
        <ShowAll />
      </div>
      <Hair space={space} stretch={stretch} />
      {head > 0 && <Playhead drag={drag} edges={edges} space={space} />}
      {tip.element}
    </div>
  );
}

/** What is after the moment shown is there, and faint. */
function Future({ at, head, space }: { at: number; head: SimMicros; space: LaneSpace }) {
  if (at >= head) return null;
  const left = Math.max(space.left, space.x(at));
  return <div className={styles.future} style={{ left }} aria-hidden />;
}

function ShowAll() {
  const { view } = useParts();
  const isZoomed = useView(({ zoom }) => zoom !== null);
  if (!isZoomed) return null;
  return (
    <button
      type="button"
      className={styles.showAll}
      onPointerDown={(event) => event.stopPropagation()}
      onClick={() => view.setState({ zoom: null })}
    >
      show all
    </button>
  );
}

interface DragSource {
  ref: { current: HTMLDivElement | null };
  x: { invert: (px: number) => number };
  hold: () => void;
  release: () => void;
}

/** The playhead follows the hand wherever on axis or flags it was taken. */
function usePlayheadDrag({ ref, x, hold, release }: DragSource) {
  const knob = useRef<HTMLDivElement>(null);
  const slider = useTimeSlider((clientX) =>
    x.invert(Math.max(NAMES, clientX - (ref.current?.getBoundingClientRect().left ?? 0))),
  );
  const { pointer } = slider;
  return {
    ...slider,
    knob,
    pointer: {
      ...pointer,
      onPointerDown: (event: PointerEvent) => {
        // What stands on it has a click of its own.
        if (event.target instanceof Element && event.target.closest('button')) return;
        hold();
        pointer.onPointerDown(event);
        knob.current?.focus({ preventScroll: true });
        event.preventDefault();
      },
      onPointerUp: () => {
        pointer.onPointerUp();
        release();
      },
      onPointerCancel: () => {
        pointer.onPointerCancel();
        release();
      },
    },
  };
}

function Playhead(props: {
  drag: ReturnType<typeof usePlayheadDrag>;
  edges: readonly [number, number];
  space: LaneSpace;
}) {
  const { drag, edges, space } = props;
  const isInSight = drag.at >= edges[0] && drag.at <= edges[1];
  return (
    <div
      ref={drag.knob}
      className={styles.playhead}
      data-out={!isInSight || undefined}
      style={{ left: space.x(Math.min(Math.max(drag.at, edges[0]), edges[1])) }}
      aria-label="Playhead"
      {...drag.slider}
      {...drag.pointer}
    />
  );
}
