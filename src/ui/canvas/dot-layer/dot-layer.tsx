import { useStoreApi } from '@xyflow/react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { DiagramDot } from '../../../drawing/diagram-model';
import { detailForZoom, type RevisionRole, type Theme } from '../../../drawing/tokens';
import { useParts } from '../../sandbox-context';
import { useDrawingTheme } from '../../theme/drawing-theme';
import type { DotReader } from '../use-snapshot';
import styles from './dot-layer.module.css';
import { type DotWays, targetKey } from './dot-ways';
import { cutOut, paintDots } from './paint-dots';
import { Parking } from './parking';
import { type DotLists, emptyLists, placeDots } from './place-dots';
import { RequestTracks } from './request-tracks';
import { effectiveSpeed, ShownClock } from './shown-clock';

type Parts = ReturnType<typeof useParts>;
type Flow = ReturnType<typeof useStoreApi>;

/**
 * More edges have room for more dots. Past this, dots on the edges that all requests share touch
 * one another: a line, on which neither order nor outcome can be seen.
 */
function mostDots({ clients, groups, targets }: DotWays): number {
  return Math.min(5000, Math.max(80, 16 * (clients.size + groups.size + targets.size)));
}

/** The keys of targets by their slots, as the engine last said it. */
function targetsBySlot({ mirror }: Parts): Map<number, string> {
  const { ids, entities } = mirror.getState();
  const keys = new Map<number, string>();
  for (const id of ids.targetGroup) {
    const group = entities.get(id);
    if (group?.kind !== 'targetGroup') continue;
    for (const { slot, taskArn, id: address } of group.targets) {
      keys.set(slot, targetKey(group.id, taskArn ?? address));
    }
  }
  return keys;
}

const ROLES: readonly RevisionRole[] = ['neutral', 'source', 'target', 'third'];

function toDots(points: number[], look: Omit<DiagramDot, 'x' | 'y'>): DiagramDot[] {
  return Array.from({ length: points.length / 2 }, (_, i) => {
    return { x: points[2 * i]!, y: points[2 * i + 1]!, ...look };
  });
}

/** Everything the layer keeps from one animation frame to the next. None of it is in React. */
class DotScene {
  private readonly clock = new ShownClock();
  private readonly parking = new Parking();
  private readonly tracks = new RequestTracks((track) => this.parking.leave(track));
  private epoch = -1;
  private painted: readonly unknown[] = [];
  private lists: DotLists = emptyLists();

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
    const { flying, parked, test, failed } = this.lists;
    return [
      ...ROLES.flatMap((role) => [
        ...toDots([...flying[role], ...parked[role]], { role, failed: false }),
        ...toDots([...test.flying[role], ...test.parked[role]], {
          role,
          failed: false,
          isTest: true,
        }),
      ]),
      ...toDots(failed, { role: 'neutral', failed: true }),
    ];
  }

  /** Draws this instant, unless nothing has changed since the last one. */
  draw(canvas: HTMLCanvasElement, ways: DotWays, theme: Theme, wall: number): void {
    const { now, run, epoch } = this.parts.mirror.getState();
    if (epoch !== this.epoch) {
      this.tracks.clear();
      this.parking.clear();
    }
    this.clock.frame(now, wall, epoch !== this.epoch);
    this.epoch = epoch;
    this.takeSegments();
    this.tracks.tidy(now, mostDots(ways));
    const time = { shown: this.clock.read(wall, run), speed: effectiveSpeed(run) };
    const { transform, width, height } = this.flow.getState();
    const ratio = window.devicePixelRatio || 1;
    const look = [...transform, width, height, ratio, theme, ways, ...Object.values(time)];
    if (look.every((part, i) => part === this.painted[i])) return;
    this.painted = [...look];
    const context = contextOf(canvas, { width, height, ratio });
    if (!context) return;
    const [left, top, zoom] = transform;
    const detail = detailForZoom(zoom);
    this.lists = placeDots(this.tracks, this.parking, ways, { ...time, detail });
    paintDots(context, this.lists, { left, top, zoom }, theme);
    cutOut(context, ways.labels[detail], { left, top, zoom });
  }

  private takeSegments(): void {
    const { dots } = this.parts;
    let slots: Map<number, string> | null = null;
    this.tracks.take(dots, (slot) => (slots ??= targetsBySlot(this.parts)).get(slot) ?? null);
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
