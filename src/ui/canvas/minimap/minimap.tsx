import { useReactFlow, useStore } from '@xyflow/react';
import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef } from 'react';
import type { Rect } from '../../../drawing/diagram-model';
import { boundsOf } from '../../../drawing/geometry';
import { roleOfTask } from '../../../drawing/revision-roles';
import { knownFrom } from '../../../drawing/from-views';
import type { Scene, SceneNode } from '../../../drawing/scene-node';
import { roleColour, type Theme, TOKENS } from '../../../drawing/tokens';
import type { EntityView } from '../../../model/view';
import { useParts, useWorkspace } from '../../sandbox-context';
import { useDrawingTheme } from '../../theme/drawing-theme';
import styles from './minimap.module.css';

const SIZE = { width: 208, height: 136 } as const;
/** Around everything, canvas pixels. */
const MARGIN = 80;
/** Colours are looked at so often, ms: a map does not flicker. */
const EVERY = 1000;
/** A press of an arrow key moves the view by so much of it. */
const STEP = 0.2;

const FRAMES: readonly SceneNode['kind'][] = [
  'cluster',
  'service',
  'capacityProvider',
  'containerInstance',
];

/** Every rectangle that is on the map, and how it is scaled to it. */
function useExtent(scene: Scene) {
  const annotations = useWorkspace(({ workbench }) => workbench.annotations);
  return useMemo(() => {
    const tops = [...scene.values()].filter(({ parentId }) => parentId === null);
    const all = boundsOf([...tops.map(({ rect }) => rect), ...annotations], MARGIN);
    const scale = Math.min(SIZE.width / all.width, SIZE.height / all.height);
    const left = (SIZE.width - all.width * scale) / 2 - all.x * scale;
    const top = (SIZE.height - all.height * scale) / 2 - all.y * scale;
    return { scale, left, top, annotations };
  }, [scene, annotations]);
}

type Extent = ReturnType<typeof useExtent>;

const placed = ({ scale, left, top }: Extent, { x, y, width, height }: Rect): Rect => ({
  x: x * scale + left,
  y: y * scale + top,
  width: Math.max(1, width * scale),
  height: Math.max(1, height * scale),
});

/** By its revision, or by the trouble it is in. */
function colourOf(
  view: EntityView | undefined,
  known: ReturnType<typeof knownFrom>,
  theme: Theme,
): string {
  const tokens = TOKENS[theme];
  if (view?.kind !== 'task') return tokens.faint;
  if (view.targets.some(({ health }) => health === 'unhealthy')) return tokens.failing;
  if (view.healthStatus === 'UNHEALTHY') return tokens.failing;
  if (view.lastStatus !== 'RUNNING') {
    const isComing = ['PROVISIONING', 'PENDING', 'ACTIVATING'].includes(view.lastStatus);
    return isComing ? tokens.waiting : tokens.draining;
  }
  return roleColour(theme, roleOfTask(view, known.service(view.serviceArn ?? '')));
}

function paint(
  canvas: HTMLCanvasElement,
  scene: Scene,
  entities: ReadonlyMap<string, EntityView>,
  { extent, theme }: { extent: Extent; theme: Theme },
): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const tokens = TOKENS[theme];
  const known = knownFrom(entities);
  const ratio = canvas.width / SIZE.width;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, SIZE.width, SIZE.height);
  context.lineWidth = 1;
  for (const { id, kind, rect } of scene.values()) {
    const { x, y, width, height } = placed(extent, rect);
    if (FRAMES.includes(kind)) {
      context.strokeStyle = kind === 'cluster' ? tokens.ecs : tokens.faint;
      context.strokeRect(x, y, width, height);
      continue;
    }
    context.fillStyle = colourOf(entities.get(id), known, theme);
    context.fillRect(x, y, width, height);
  }
  for (const { kind, ...rect } of extent.annotations) {
    const { x, y, width, height } = placed(extent, rect);
    context.strokeStyle = tokens.secondary;
    context.setLineDash(kind === 'frame' ? [3, 2] : []);
    context.strokeRect(x, y, width, height);
  }
  context.setLineDash([]);
}

/** The painted map; it follows the scene at once and states once a second. */
function Painting({ scene, extent }: { scene: Scene; extent: Extent }) {
  const { mirror } = useParts();
  const theme = useDrawingTheme();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const draw = () => {
      const { entities } = mirror.getState();
      if (canvas.current) paint(canvas.current, scene, entities, { extent, theme });
    };
    draw();
    let version = mirror.getState().version;
    const timer = setInterval(() => {
      const now = mirror.getState().version;
      if (now !== version) draw();
      version = now;
    }, EVERY);
    return () => clearInterval(timer);
  }, [mirror, scene, extent, theme]);
  const ratio = Math.ceil(globalThis.devicePixelRatio || 1);
  return (
    <canvas
      ref={canvas}
      className={styles.painting}
      width={SIZE.width * ratio}
      height={SIZE.height * ratio}
      aria-hidden
    />
  );
}

const DIRECTIONS: Record<string, readonly [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The whole canvas at a glance: a press or drag moves the view there, as do the arrow keys. */
export function Minimap({ scene }: { scene: Scene }) {
  const { setCenter, getZoom, zoomIn, zoomOut } = useReactFlow();
  const [left, top, zoom] = useStore((state) => state.transform);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const extent = useExtent(scene);
  const seen = { x: -left / zoom, y: -top / zoom, width: width / zoom, height: height / zoom };
  const shown = placed(extent, seen);
  const look = (x: number, y: number) => void setCenter(x, y, { zoom: getZoom() });
  const goTo = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = event.clientX - box.left - extent.left;
    const y = event.clientY - box.top - extent.top;
    look(x / extent.scale, y / extent.scale);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = DIRECTIONS[event.key];
    if (direction) {
      const middle = { x: seen.x + seen.width / 2, y: seen.y + seen.height / 2 };
      look(
        middle.x + direction[0] * seen.width * STEP,
        middle.y + direction[1] * seen.height * STEP,
      );
    } else if (event.key === '+' || event.key === '=') void zoomIn();
    else if (event.key === '-') void zoomOut();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      className={styles.map}
      style={SIZE}
      role="application"
      tabIndex={0}
      aria-label="Map of the canvas: arrow keys move the view, plus and minus zoom"
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        goTo(event);
      }}
      onPointerMove={(event) => {
        if (event.buttons % 2 === 1) goTo(event);
      }}
    >
      <Painting scene={scene} extent={extent} />
      <span
        className={styles.view}
        style={{
          transform: `translate(${shown.x}px, ${shown.y}px)`,
          width: shown.width,
          height: shown.height,
        }}
      />
    </div>
  );
}
