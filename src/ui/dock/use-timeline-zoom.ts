import { type RefObject, useEffect, useRef } from 'react';
import { US_PER_SECOND } from '../../model/sim-time';
import type { Stretch } from '../charts/time-axis';
import { useMirror, useParts } from '../sandbox-context';
import type { LaneSpace } from './timeline-lanes';

/** No stretch is shorter, seconds. */
const SHORTEST = 5;
/** A notch of a wheel, px, makes the stretch longer or shorter by so much. */
const PER_PX = 0.0022;

interface View {
  stretch: Stretch;
  space: LaneSpace;
  head: number;
}

/** The stretch made longer by a factor, with a moment of it staying where it is. */
export function zoomed(
  { from, to }: Stretch,
  factor: number,
  around: number,
  end: number,
): Stretch {
  const length = Math.min(Math.max(SHORTEST, (to - from) * factor), Math.max(SHORTEST, end));
  const share = (around - from) / (to - from);
  return within({ from: around - share * length, to: around + (1 - share) * length }, end);
}

/** The stretch moved into the run, 0 to `end`, as far as it fits. */
export function within({ from, to }: Stretch, end: number): Stretch {
  const length = to - from;
  const start = Math.max(0, Math.min(from, end - length));
  return { from: start, to: start + length };
}

/**
 * Wheel and pinch over the timeline: sideways (or with Shift) moves along the run; with Ctrl, which
 * is what a pinch on a touchpad says, or over axis and flags it zooms. Over the lanes a plain wheel
 * scrolls them, as ever. A travel out of what is zoomed to brings the moment into sight.
 */
export function useTimelineZoom(ref: RefObject<HTMLDivElement | null>, now: View): void {
  const { mirror, view } = useParts();
  const given = useRef(now);
  useEffect(() => {
    given.current = now;
  });
  useEffect(() => {
    const box = ref.current;
    if (!box) return undefined;
    const onWheel = (event: WheelEvent) => {
      const next = afterWheel(event, box, given.current);
      if (!next) return;
      event.preventDefault();
      view.setState({ zoom: next });
    };
    box.addEventListener('wheel', onWheel, { passive: false });
    return () => box.removeEventListener('wheel', onWheel);
  }, [ref, view]);
  const travels = useMirror((state) => state.travels);
  useEffect(() => {
    const { zoom } = view.getState();
    const at = mirror.getState().now / US_PER_SECOND;
    if (!zoom || (at >= zoom.from && at <= zoom.to)) return;
    const half = (zoom.to - zoom.from) / 2;
    const end = mirror.getState().run.head / US_PER_SECOND;
    view.setState({ zoom: within({ from: at - half, to: at + half }, end) });
  }, [travels, mirror, view]);
}

function afterWheel(event: WheelEvent, box: HTMLElement, now: View): Stretch | null {
  const { stretch, space, head } = now;
  const end = head / US_PER_SECOND;
  const length = stretch.to - stretch.from;
  const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
  const overLanes = event.target instanceof Element && event.target.closest('[data-lane]') !== null;
  const zooms = event.ctrlKey || (!overLanes && !event.shiftKey && event.deltaX === 0);
  if (zooms) {
    const px = event.clientX - box.getBoundingClientRect().left;
    const around = space.x.invert(Math.max(space.left, px)) / US_PER_SECOND;
    return zoomed(stretch, 1 + event.deltaY * PER_PX, around, Math.max(end, length));
  }
  if (Math.abs(sideways) <= Math.abs(event.shiftKey ? 0 : event.deltaY)) return null;
  const moved = (sideways / Math.max(1, space.width - space.left)) * length;
  return within({ from: stretch.from + moved, to: stretch.to + moved }, Math.max(end, length));
}
