import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { formatClock, seconds, type SimMicros } from '../../model/sim-time';
import { useMirror, useParts } from '../sandbox-context';

/** Seconds that a key moves by; with Shift ten times as far. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -60,
  PageUp: 60,
};
/** So long the moment asked for last counts as where one is, ms. */
const ON_THE_WAY_MS = 600;

/** `00:03:10`: a moment to the second, cut off as on the clock. */
export const wholeClock = (at: number): string => formatClock(at as SimMicros).slice(0, -2);

/**
 * A moment of the run as something to drag: by mouse, pen, finger and keys. `timeAt` says which
 * moment is at a place on the page (client px), in simulated µs.
 */
export function useTimeSlider(timeAt: (clientX: number) => number) {
  const { commands, mirror } = useParts();
  const now = useMirror((state) => state.now);
  const head = useMirror((state) => state.run.head);
  const canTravel = useMirror((state) => state.run.canTravel);
  const [held, setHeld] = useState<SimMicros | null>(null);
  const asked = useRef({ at: 0 as SimMicros, when: -Infinity });
  const go = (at: number): SimMicros => {
    const { run } = mirror.getState();
    const to = Math.round(Math.min(Math.max(0, at), run.head)) as SimMicros;
    asked.current = { at: to, when: performance.now() };
    commands.seek(to);
    return to;
  };
  const isEnabled = canTravel && head > 0;
  const hold = (event: PointerEvent) => setHeld(go(timeAt(event.clientX)));
  const onKeyDown = (event: KeyboardEvent) => {
    const { at, when } = asked.current;
    const from = performance.now() - when < ON_THE_WAY_MS ? at : mirror.getState().now;
    const step = STEPS[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey || !isEnabled) return;
    if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(head);
    else if (step !== undefined) go(from + seconds(step * (event.shiftKey ? 10 : 1)));
    else return;
    event.preventDefault();
  };
  return {
    /** Where it is drawn: under the hand that drags it, else where the run is. */
    at: held ?? now,
    head,
    isEnabled,
    pointer: {
      onPointerDown: (event: PointerEvent) => {
        if (event.button !== 0 || !isEnabled) return;
        event.currentTarget.setPointerCapture?.(event.pointerId);
        hold(event);
      },
      onPointerMove: (event: PointerEvent) => {
        if (held !== null) hold(event);
      },
      onPointerUp: () => setHeld(null),
      onPointerCancel: () => setHeld(null),
    },
    slider: {
      role: 'slider',
      tabIndex: 0,
      'aria-orientation': 'horizontal',
      'aria-valuemin': 0,
      'aria-valuemax': Math.floor(head / 1e6),
      'aria-valuenow': Math.floor((held ?? now) / 1e6),
      'aria-valuetext': `${wholeClock(held ?? now)} of ${wholeClock(head)}`,
      'aria-disabled': !isEnabled,
      onKeyDown,
    },
  } as const;
}
