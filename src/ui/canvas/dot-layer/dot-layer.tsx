import { useStoreApi } from '@xyflow/react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { DiagramDot } from '../../../drawing/diagram-model';
import type { DotWays } from '../../../drawing/dot-ways';
import { Parking } from '../../../drawing/parking';
import { countOf, type DotLists, dotsOf, emptyLists, placeDots } from '../../../drawing/place-dots';
import { RequestTracks } from '../../../drawing/request-tracks';
import type { Theme } from '../../../drawing/tokens';
import { mostDots, targetsBySlot } from '../../../drawing/ways-of-scene';
import { useParts } from '../../sandbox-context';
import { useDrawingTheme } from '../../theme/drawing-theme';
import { detailShown } from '../detail-shown';
import type { DotReader } from '../use-snapshot';
import styles from './dot-layer.module.css';
import { cutOut, paintDots } from './paint-dots';
import { effectiveSpeed, ShownClock } from './shown-clock';

type Parts = ReturnType<typeof useParts>;
type Flow = ReturnType<typeof useStoreApi>;

/** Everything the layer keeps from one animation frame to the next. None of it is in React. */
class DotScene {
  private readonly clock = new ShownClock();
  private readonly parking = new Parking();
  private readonly tracks = new RequestTracks((track) => this.parking.leave(track));
  private epoch = -1;
  private painted: readonly unknown[] = [];
  private lists: DotLists = emptyLists();
  private toldAt = 0;

  constructor(
    private readonly parts: Parts,
    private readonly flow: Flow,
  ) {}

  /** Requests are drawn one in so many. */
  get oneIn(): number {
    return this.tracks.oneIn * this.parts.mirror.getState().dotSampling;
  }

  /** What was drawn last, for a picture of it. */
  dots(): DiagramDot[] {
    return dotsOf(this.lists);
  }

  /** Draws this instant, unless nothing has changed since the last one. */
  draw(canvas: HTMLCanvasElement, ways: DotWays, theme: Theme, wall: number): void {
    const { now, run, epoch: runs, travels } = this.parts.mirror.getState();
    // Another run, and another moment of this one, has requests of its own.
    const epoch = runs + travels;
    if (epoch !== this.epoch) {
      this.tracks.clear();
      this.parking.clear();
    }
    this.clock.frame(now, wall, epoch !== this.epoch);
    this.epoch = epoch;
    this.takeSegments();
    const time = { shown: this.clock.read(wall, run), speed: effectiveSpeed(run) };
    const { transform, width, height } = this.flow.getState();
    const ratio = window.devicePixelRatio || 1;
    const [left, top, zoom] = transform;
    const detail = detailShown(zoom, this.parts.view.getState().presenting);
    const sized = [...transform, width, height, ratio, detail];
    const look = [...sized, theme, ways, epoch, ...Object.values(time)];
    if (look.every((part, i) => part === this.painted[i])) return;
    this.painted = [...look];
    const context = contextOf(canvas, { width, height, ratio });
    if (!context) return;
    this.lists = this.placed(ways, { ...time, detail });
    paintDots(context, this.lists, { left, top, zoom }, theme);
    this.tellCount(canvas, wall);
    cutOut(context, ways.labels[detail], { left, top, zoom });
  }

  /**
   * What is over already takes no room; what is left is thinned before it is painted: after a
   * travel, minutes of requests come at once, and while time stands still nothing paints them anew.
   */
  private placed(ways: DotWays, at: Parameters<typeof placeDots>[3]): DotLists {
    const place = () => placeDots(this.tracks, this.parking, ways, at);
    const lists = place();
    return this.tracks.tidy(at.shown, mostDots(ways)) ? place() : lists;
  }

  /** For whoever measures how many there are: once a second. */
  private tellCount(canvas: HTMLCanvasElement, wall: number): void {
    if (wall - this.toldAt < 1000) return;
    this.toldAt = wall;
    canvas.dataset.dots = String(countOf(this.lists));
  }

  private takeSegments(): void {
    const { dots, mirror } = this.parts;
    let slots: Map<number, string> | null = null;
    const keys = () => (slots ??= targetsBySlot(mirror.getState().entities));
    this.tracks.take(dots, (slot) => keys().get(slot) ?? null);
  }
}

/** The canvas's context, empty, in CSS pixels; null where there is nothing to draw on. */
function contextOf(
  canvas: HTMLCanvasElement,
  { width, height, ratio }: { width: number; height: number; ratio: number },
): CanvasRenderingContext2D | null {
  const context = canvas.getContext('2d');
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide;
    canvas.height = high;
  }
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  context?.clearRect(0, 0, width, height);
  return context;
}

function useDots(
  canvas: RefObject<HTMLCanvasElement | null>,
  ways: DotWays,
  reader: DotReader,
): number {
  const parts = useParts();
  const flow = useStoreApi();
  const theme = useDrawingTheme();
  const [oneIn, setOneIn] = useState(1);
  const given = useRef({ ways, theme });
  given.current = { ways, theme };
  useEffect(() => {
    const scene = new DotScene(parts, flow);
    reader.current = () => ({ dots: scene.dots(), dotSampling: scene.oneIn });
    let next = 0;
    const draw = (wall: number) => {
      next = requestAnimationFrame(draw);
      if (!canvas.current) return;
      scene.draw(canvas.current, given.current.ways, given.current.theme, wall);
      setOneIn(scene.oneIn);
    };
    next = requestAnimationFrame(draw);
    return () => {
      cancelAnimationFrame(next);
      reader.current = () => ({ dots: [], dotSampling: 1 });
    };
  }, [parts, flow, canvas, reader]);
  return oneIn;
}

/** One dot per request, or one in *k* when there are too many: then it says so. */
export function DotLayer({ ways, reader }: { ways: DotWays; reader: DotReader }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const oneIn = useDots(canvas, ways, reader);
  return (
    <>
      <canvas ref={canvas} className={styles.layer} aria-hidden data-testid="dots" />
      {oneIn > 1 && <p className={styles.sampling}>1 dot = {oneIn} requests</p>}
    </>
  );
}
