import { ViewportPortal } from '@xyflow/react';
import { lazy, useEffect } from 'react';
import { LockMark } from '../../../drawing/lock-mark';
import type { Guide } from '../../../drawing/align-guides';
import { Late } from '../../kit/late';
import { useParts, useView, useWorkspace } from '../../sandbox-context';
import { useDrawingTheme } from '../../theme/drawing-theme';
import { showsMap } from '../minimap/minimap.action';
import type { CanvasScene } from '../scene-keeper';
import { useIsWhole } from '../use-fit';
import styles from './canvas-editing.module.css';

const SelectionToolbar = lazy(async () => ({
  default: (await import('./selection-toolbar')).SelectionToolbar,
}));
const ToldNotice = lazy(async () => ({ default: (await import('./told-notice')).ToldNotice }));
const FindPanel = lazy(async () => ({ default: (await import('../find/find-panel')).FindPanel }));
const Minimap = lazy(async () => ({ default: (await import('../minimap/minimap')).Minimap }));

/** What lies over the diagram for those who edit it and look for things in it. */
export function CanvasEditing({ scene }: { scene: CanvasScene }) {
  const many = useView(({ selection, presenting }) => !presenting && selection.length > 1);
  const finding = useView((state) => state.finding);
  const told = useView((state) => state.told);
  const isWhole = useIsWhole(scene);
  const { view } = useParts();
  useEffect(() => view.setState({ allInView: isWhole }), [view, isWhole]);
  const map = useView((state) => !state.presenting && showsMap(state, scene.nodes.size));
  return (
    <>
      {map && scene.nodes.size > 0 && (
        <Late>
          <Minimap scene={scene.nodes} />
        </Late>
      )}
      {many && (
        <Late>
          <SelectionToolbar scene={scene.nodes} />
        </Late>
      )}
      {told !== null && (
        <Late>
          <ToldNotice key={told} text={told} />
        </Late>
      )}
      {finding && (
        <Late>
          <FindPanel />
        </Late>
      )}
    </>
  );
}

/** Lines that say with what the dragged stands in line; drawn on the canvas itself. */
export function Guides({ guides }: { guides: readonly Guide[] }) {
  if (guides.length === 0) return null;
  return (
    <ViewportPortal>
      {guides.map(({ axis, at, from, to }) => (
        <div
          key={`${axis} ${at}`}
          className={styles.guide}
          data-axis={axis}
          style={
            axis === 'x'
              ? { transform: `translate(${at}px, ${from}px)`, height: to - from }
              : { transform: `translate(${from}px, ${at}px)`, width: to - from }
          }
        />
      ))}
    </ViewportPortal>
  );
}

/** A small padlock at what cannot be moved. */
export function LockMarks({ scene }: { scene: CanvasScene }) {
  const layout = useWorkspace((state) => state.layout);
  const theme = useDrawingTheme();
  const locked = Object.keys(layout).filter((id) => layout[id]?.locked);
  if (locked.length === 0) return null;
  return (
    <ViewportPortal>
      {locked.map((id) => {
        const rect = scene.nodes.get(id)?.rect;
        if (!rect) return null;
        const { x, y, width } = rect;
        return (
          <svg
            key={id}
            className={styles.lock}
            width={26}
            height={26}
            style={{ transform: `translate(${x + width - 13}px, ${y - 13}px)` }}
            aria-hidden
          >
            <circle className={styles.lockGround} cx={13} cy={13} r={12} />
            <LockMark theme={theme} x={6} y={4.5} />
          </svg>
        );
      })}
    </ViewportPortal>
  );
}
