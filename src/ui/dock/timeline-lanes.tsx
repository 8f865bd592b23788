import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useParts, useView } from '../sandbox-context';
import { type SimMicros, US_PER_SECOND } from '../../model/sim-time';
import type { TimeScale } from '../charts/time-axis';
import { LANE, LaneRow, wordsAt } from './lane-row';
import { beginningOf, contentOf, type Lane, subjectOf } from './lanes';
import type { RunHistory } from './run-history';
import styles from './timeline.module.css';
import type { TimelineTip } from './timeline-tip';
import type { WholeRun } from './whole-run';

/** Lanes of so few services stay in sight while those of tasks scroll. */
const MOST_PINNED = 3;

/** Where and how lanes are drawn. */
export interface LaneSpace {
  x: TimeScale & { invert: (px: number) => number };
  /** Where bars begin, and the width of the whole, px. */
  left: number;
  width: number;
  /** Of the part that scrolls, with the pinned lanes, px. */
  height: number;
}

/** The part of the list that is in sight; it follows new lanes while its end is in sight. */
function useScroll(count: number, height: number) {
  const ref = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const box = ref.current;
    if (box && isAtEnd.current) box.scrollTop = box.scrollHeight;
  }, [count, height]);
  const onScroll = () => {
    const box = ref.current;
    if (!box) return;
    isAtEnd.current = box.scrollTop + box.clientHeight >= box.scrollHeight - LANE;
    setTop(box.scrollTop);
  };
  const first = Math.max(0, Math.floor(top / LANE) - 1);
  const last = Math.min(count, Math.ceil((top + height) / LANE) + 1);
  /** Brings a lane into sight. */
  const reveal = (index: number) => {
    const box = ref.current;
    if (!box || index < 0) return;
    const y = index * LANE;
    if (y < box.scrollTop) box.scrollTop = y;
    else if (y + LANE > box.scrollTop + height) box.scrollTop = y + LANE - height;
  };
  return { ref, onScroll, first, last, reveal };
}

/** Arrow keys go from lane to lane; only one of them is in the tab order. */
function useLaneKeys(lanes: readonly Lane[], reveal: (id: string) => void) {
  const [stop, setStop] = useState<string | null>(null);
  const wanted = useRef<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const row = box.current?.querySelector<HTMLElement>(
      `[data-lane="${CSS.escape(wanted.current)}"]`,
    );
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });
  const current = lanes.some(({ id }) => id === stop) ? stop : (lanes[0]?.id ?? null);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = lanes.findIndex(({ id }) => id === current);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: lanes.length - 1 }[event.key];
    const next = to === undefined ? undefined : lanes[to];
    if (!next) return;
    event.preventDefault();
    wanted.current = next.id;
    setStop(next.id);
    reveal(next.id);
  };
  return { box, current, onKeyDown, setStop };
}

/** All lanes: those of services on top, those of tasks below as far as there is room. */
export function TimelineLanes(props: {
  lanes: readonly Lane[];
  state: WholeRun;
  /** The furthest moment of the run. */
  head: SimMicros;
  history: RunHistory;
  space: LaneSpace;
  tip: TimelineTip;
}) {
  const { lanes, space } = props;
  const services = lanes.filter(({ kind }) => kind === 'service').length;
  const above = lanes.filter(({ kind }) => kind !== 'task').length;
  const pinned = services <= MOST_PINNED ? lanes.slice(0, above) : [];
  const scrolled = lanes.slice(pinned.length);
  const height = Math.max(LANE, space.height - pinned.length * LANE);
  const scroll = useScroll(scrolled.length, height);
  const keys = useLaneKeys(lanes, (id) =>
    scroll.reveal(scrolled.findIndex((lane) => lane.id === id)),
  );
  const row = (lane: Lane, top: number) => (
    <Row
      key={lane.id}
      {...props}
      lane={lane}
      top={top}
      isStop={lane.id === keys.current}
      onFocus={() => keys.setStop(lane.id)}
    />
  );
  return (
    <div
      ref={keys.box}
      className={styles.lanes}
      role="group"
      aria-label="Deployments and tasks over time"
      onKeyDown={keys.onKeyDown}
    >
      <div className={styles.pinned} style={{ height: pinned.length * LANE }}>
        {pinned.map((lane, i) => row(lane, i * LANE))}
      </div>
      <div className={styles.scroll} ref={scroll.ref} onScroll={scroll.onScroll}>
        <div style={{ height: scrolled.length * LANE }}>
          {scrolled
            .slice(scroll.first, scroll.last)
            .map((lane, i) => row(lane, (scroll.first + i) * LANE))}
        </div>
      </div>
    </div>
  );
}

function Row(props: {
  lane: Lane;
  state: WholeRun;
  head: SimMicros;
  history: RunHistory;
  space: LaneSpace;
  tip: TimelineTip;
  top: number;
  isStop: boolean;
  onFocus: () => void;
}) {
  const { lane, state, head, history, space, tip, top, isStop, onFocus } = props;
  const { commands, mirror, view } = useParts();
  const subject = subjectOf(lane);
  const isSelected = useView(({ selection }) => selection.includes(subject));
  const content = contentOf(lane, state, history);
  const onHover = (event: PointerEvent<Element>) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    const at = space.x.invert(event.clientX - left);
    const says = () => wordsAt(lane, content, at, mirror.getState().run.head);
    tip.show(says, event.clientX, event.clientY);
    view.setState({ hovered: subject, reading: at / US_PER_SECOND });
  };
  const onLeave = () => {
    tip.hide();
    view.setState({ hovered: null, reading: null });
  };
  // A click on the bars goes to that moment; by keyboard, what is not there now is gone to.
  const onSelect = (event: MouseEvent) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    const px = event.clientX - left;
    const isThere = mirror.getState().entities.has(subject);
    view.setState({ selection: [subject] });
    if (event.detail > 0 && px >= space.left) commands.seek(space.x.invert(px) as SimMicros);
    else if (!isThere) commands.seek(beginningOf(lane));
  };
  return (
    <LaneRow
      lane={lane}
      content={content}
      state={state}
      bounds={{ x: space.x, left: space.left, now: head }}
      width={space.width}
      top={top}
      isSelected={isSelected}
      isStop={isStop}
      onSelect={onSelect}
      onHover={onHover}
      onLeave={onLeave}
      onFocus={onFocus}
    />
  );
}
