import { Tooltip } from '@mantine/core';
import { useReactFlow, useStore } from '@xyflow/react';
import { Maximize, Minus, Plus } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import type { Scene } from '../../drawing/scene-node';
import { isShape } from '../../drawing/tokens';
import { useMirror, useView, useWorkspace } from '../sandbox-context';
import { CanvasTools } from './editing/canvas-tools';
import { useDetail } from './nodes/use-facts';
import styles from './zoom-controls.module.css';

const EASE = { duration: 150 };

function Control(props: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <Tooltip label={props.label}>
      <button
        type="button"
        className={styles.control}
        aria-label={props.label}
        onClick={props.onClick}
      >
        {props.children}
      </button>
    </Tooltip>
  );
}

const RINGS = ['ring: health', 'number: requests in the task'];
/** Many tasks, and all of them from afar, are shapes without a ring. */
const SHAPES = ['square: healthy', 'dashed: starting', 'circle: draining', 'triangle: failing'];

/** What tasks are drawn as: cards with a ring, shapes, or some as these and some as those. */
function useForms(scene: Scene): readonly string[] {
  const isFar = isShape(useDetail());
  const [cards, squares] = useMemo(() => {
    const tasks = [...scene.values()].filter(({ kind }) => kind === 'task');
    const many = tasks.filter(({ slot }) => slot?.grid.isHeat).length;
    return [tasks.length - many, many];
  }, [scene]);
  const shapes = squares > 0 || (isFar && cards > 0);
  const rings = !isFar && cards > 0;
  if (shapes) return rings ? [...SHAPES, ...RINGS] : SHAPES;
  return RINGS;
}

/** What is told only while there is some of it on the canvas. */
const NOTED = {
  tests: '◇ test request',
  revisions: 'one bar: source revision, two: target',
  instances: 'pill: task, drawn on its instance',
  mounts: 'thin line: files mounted',
  waits: 'dashed: waits to mount',
  containers: '◆ essential',
} as const;

/** Joined to a string, which is equal where nothing has changed. */
const notedIf = (holds: Partial<Record<keyof typeof NOTED, boolean>>): string =>
  Object.keys(NOTED)
    .filter((note) => holds[note as keyof typeof NOTED])
    .join(' ');

/** Phrases break between lines, never within. */
function Legend({ scene }: { scene: Scene }) {
  const forms = useForms(scene);
  const noted = useMirror(({ ids, entities }) => {
    const services = ids.service.flatMap((id) => {
      const view = entities.get(id);
      return view?.kind === 'service' ? [view] : [];
    });
    const systems = ids.fileSystem.flatMap((id) => {
      const view = entities.get(id);
      return view?.kind === 'fileSystem' ? [view] : [];
    });
    return notedIf({
      tests: services.some((one) => one.testRoutes.length > 0),
      revisions: services.some((one) => one.deployments.length > 1),
      instances: ids.containerInstance.length > 0 && ids.service.length > 0,
      mounts: systems.some((one) => one.taskArns.length > 0),
      waits: systems.some((one) => one.waitingTaskArns.length > 0),
    });
  });
  const opened = useWorkspace((state) => state.opened.size > 0);
  const notes = [...noted.split(' '), ...(opened ? ['containers'] : [])];
  const failed = forms === RINGS ? '× failed' : '× failed request';
  const told = notes.flatMap((note) => NOTED[note as keyof typeof NOTED] ?? []);
  const phrases = [...forms, failed, ...told];
  return (
    <p className={styles.legend} data-legend>
      {phrases.map((phrase, i) => (
        <span key={phrase}>
          {phrase}
          {i < phrases.length - 1 && ' ·'}
        </span>
      ))}
    </p>
  );
}

/** Zoom out, to 100 %, in, fit; beside them what ring, number and shapes mean. */
export function ZoomControls(props: { onFit: () => void; onZoom: () => void; scene: Scene }) {
  const { onFit, onZoom, scene } = props;
  const presenting = useView((state) => state.presenting);
  const { zoomIn, zoomOut, zoomTo } = useReactFlow();
  const percent = useStore((state) => Math.round(state.transform[2] * 100));
  const zoom = (to: () => Promise<boolean>) => () => {
    onZoom();
    void to();
  };
  // From the back row it is only in the way; the wheel zooms all the same.
  if (presenting) return null;
  return (
    <div className={styles.row}>
      <div className={styles.bar} role="group" aria-label="Zoom">
        <Control label="Zoom out" onClick={zoom(() => zoomOut(EASE))}>
          <Minus size={16} />
        </Control>
        <Control label={`Zoom to 100 %, now ${percent} %`} onClick={zoom(() => zoomTo(1, EASE))}>
          <span className={styles.percent}>{percent} %</span>
        </Control>
        <Control label="Zoom in" onClick={zoom(() => zoomIn(EASE))}>
          <Plus size={16} />
        </Control>
        <Control label="Fit everything into view" onClick={onFit}>
          <Maximize size={15} />
        </Control>
      </div>
      <CanvasTools nodes={scene.size} />
      <Legend scene={scene} />
    </div>
  );
}
