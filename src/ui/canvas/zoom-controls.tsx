import { Tooltip } from '@mantine/core';
import { useReactFlow, useStore } from '@xyflow/react';
import { Maximize, Minus, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMirror, useView, useWorkspace } from '../sandbox-context';
import { CanvasTools } from './editing/canvas-tools';
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

const ALWAYS = ['ring: health', 'number: requests in the task', '× failed'];

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
function Legend() {
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
  const phrases = [...ALWAYS, ...notes.flatMap((note) => NOTED[note as keyof typeof NOTED] ?? [])];
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

/** Zoom out, to 100 %, in, fit; beside them what ring and number mean. */
export function ZoomControls(props: { onFit: () => void; onZoom: () => void; nodes: number }) {
  const { onFit, onZoom, nodes } = props;
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
      <CanvasTools nodes={nodes} />
      <Legend />
    </div>
  );
}
