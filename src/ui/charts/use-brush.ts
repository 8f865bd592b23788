import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { useParts, useView } from '../sandbox-context';
import { between, roomy, scaled, stepped } from './brush';
import type { Stretch } from './time-axis';
import { useTravel } from './use-travel';

/** A drag is one from so many px on; less is a click. */
const DRAG = 4;
/** A second click within this makes a double click, ms. */
const DOUBLE_MS = 260;

interface Down {
  moment: number;
  clientX: number;
}

/** What is read, chosen and zoomed to, over all charts at once. */
export interface Brush {
  /** Moment under the crosshair. */
  reading: number | null;
  /** The stretch that is being chosen. */
  chosen: Stretch | null;
  zoom: Stretch | null;
  resetZoom: () => void;
  handlers: {
    onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    onPointerUp: (event: PointerEvent<HTMLElement>) => void;
    onPointerCancel: () => void;
    onPointerLeave: () => void;
    onDoubleClick: () => void;
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  };
}

/** A click waits for a second one while that would end the zoom. */
function useClick(act: (moment: number) => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const call = useRef(act);
  call.current = act;
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    click: (moment: number, waits: boolean) => {
      clearTimeout(timer.current);
      if (waits) timer.current = setTimeout(() => call.current(moment), DOUBLE_MS);
      else call.current(moment);
    },
    callOff: () => clearTimeout(timer.current),
  };
}

/**
 * Pointer and keys over charts. A drag zooms all charts to a stretch, a double click or Escape
 * takes that back, a click travels to the moment, and whatever is pointed at is read. By keys:
 * arrows read, with Shift they choose a stretch, Enter zooms to it or travels, `+` and `-` zoom
 * around what is read. `momentAt` answers the moment under the pointer; null beside the charts.
 */
export function useBrush(props: {
  stretch: Stretch;
  moments: readonly number[];
  momentAt: (event: PointerEvent<HTMLElement>) => number | null;
}): Brush {
  const { stretch, moments, momentAt } = props;
  const { view } = useParts();
  const reading = useView((state) => state.reading);
  const zoom = useView((state) => state.zoom);
  const [chosen, setChosen] = useState<Stretch | null>(null);
  const anchor = useRef<number | null>(null);
  const { click, callOff } = useClick(useTravel());
  const read = (moment: number | null) => view.setState({ reading: moment });
  const zoomTo = (next: Stretch | null) => {
    setChosen(null);
    anchor.current = null;
    view.setState({ zoom: next });
  };
  useEffect(() => () => view.setState({ reading: null }), [view]);
  const keys = keysFor({
    stretch,
    moments,
    reading,
    zoom,
    chosen,
    anchor,
    read,
    zoomTo,
    setChosen,
  });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const act = keys(event, (moment) => click(moment, false));
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const onDoubleClick = () => {
    if (zoom === null) return;
    callOff();
    zoomTo(null);
  };
  const pointer = usePointer({
    momentAt,
    chosen,
    read,
    setChosen,
    zoomTo,
    pick: (moment) => click(moment, zoom !== null),
  });
  const handlers = { ...pointer, onDoubleClick, onKeyDown };
  return { reading, chosen, zoom, resetZoom: () => zoomTo(null), handlers };
}

/** A drag chooses, a click picks, and what is pointed at is read. */
function usePointer(props: {
  momentAt: (event: PointerEvent<HTMLElement>) => number | null;
  chosen: Stretch | null;
  read: (moment: number | null) => void;
  setChosen: (stretch: Stretch | null) => void;
  zoomTo: (stretch: Stretch | null) => void;
  pick: (moment: number) => void;
}) {
  const { momentAt, chosen, read, setChosen, zoomTo, pick } = props;
  const down = useRef<Down | null>(null);
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      const moment = event.button === 0 ? momentAt(event) : null;
      down.current = moment === null ? null : { moment, clientX: event.clientX };
      if (moment !== null) event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const moment = momentAt(event);
      if (!down.current) return read(moment);
      const isDrag = Math.abs(event.clientX - down.current.clientX) >= DRAG;
      if (moment === null || !isDrag) return;
      read(moment);
      setChosen(between(down.current.moment, moment));
    },
    onPointerUp: () => {
      const from = down.current;
      down.current = null;
      if (from && chosen) zoomTo(roomy(chosen));
      else if (from) pick(from.moment);
    },
    onPointerCancel: () => {
      down.current = null;
      setChosen(null);
    },
    onPointerLeave: () => {
      if (down.current === null) read(null);
    },
  };
}

interface KeyContext {
  stretch: Stretch;
  moments: readonly number[];
  reading: number | null;
  zoom: Stretch | null;
  chosen: Stretch | null;
  /** Where a choice by keys began. */
  anchor: { current: number | null };
  read: (moment: number | null) => void;
  zoomTo: (stretch: Stretch | null) => void;
  setChosen: (stretch: Stretch | null) => void;
}

/** What a key does; null for keys that do nothing here. */
function keysFor(context: KeyContext) {
  const { stretch, moments, reading, zoom, chosen, anchor, read, zoomTo, setChosen } = context;
  const within = moments.filter((moment) => moment >= stretch.from && moment <= stretch.to);
  const moveTo = (moment: number, chooses: boolean) => {
    anchor.current = chooses ? (anchor.current ?? reading ?? within.at(-1) ?? moment) : null;
    setChosen(anchor.current === null ? null : between(anchor.current, moment));
    read(moment);
  };
  const around = reading ?? stretch.to;
  const escape = () => {
    if (chosen) {
      anchor.current = null;
      return () => setChosen(null);
    }
    if (zoom) return () => zoomTo(null);
    return reading === null ? null : () => read(null);
  };
  return (event: KeyboardEvent, travel: (moment: number) => void): (() => void) | null => {
    if (event.ctrlKey || event.metaKey || event.altKey || within.length === 0) return null;
    const step = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity }[event.key];
    if (step !== undefined) {
      return () => moveTo(stepped(within, reading, step), event.shiftKey);
    }
    if (event.key === '+' || event.key === '=') return () => zoomTo(scaled(stretch, around, 0.5));
    if (event.key === '-') return () => zoomTo(scaled(stretch, around, 2));
    if (event.key === 'Escape') return escape();
    if (event.key !== 'Enter' || event.target !== event.currentTarget) return null;
    if (chosen) return () => zoomTo(roomy(chosen));
    return reading === null ? null : () => travel(reading);
  };
}
