import { useEffect, useMemo, useState } from 'react';
import type { Point } from '../../drawing/diagram-model';
import { edgesOf } from '../../drawing/scene-edges';
import type { WorkspaceStore } from '../../state/workspace-store';
import { useParts } from '../sandbox-context';
import { calmCalls } from './calm-calls';
import { calmFor } from './calm-keeper';
import { type CanvasScene, draggedScene, EMPTY_SCENE, SceneKeeper } from './scene-keeper';

/** Places are worked out at most so often, ms; the first change after a pause at once. */
const EVERY_MS = 100;
/** With much on the canvas more seldom, so that it takes no more than this share of the time. */
const SHARE = 0.06;

/** What the user has decided of the drawing. */
function laidOut(workspace: WorkspaceStore, presenting: boolean) {
  const { layout, opened, workbench } = workspace.getState();
  const { zoneColumns, annotations, steps } = workbench;
  // Notes, and what the speaker wants to show, are where they are.
  const isFree = annotations.length === 0 && steps.every(({ camera }) => camera?.isWhole ?? true);
  return { layout, opened, zoneColumns, onStage: presenting && isFree };
}

/** Follows what exists and the layout; facts on the cards are each node's own affair. */
function useKeptScene(): CanvasScene {
  const { mirror, workspace, view } = useParts();
  const keeper = useMemo(() => new SceneKeeper(), []);
  const read = () => {
    const { presenting } = view.getState();
    const state = mirror.getState();
    const calls = calmCalls(calmFor(mirror), state);
    return keeper.update({ ...state, calls, ...laidOut(workspace, presenting) });
  };
  const [scene, setScene] = useState<CanvasScene>(EMPTY_SCENE);
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | null = null;
    let readAt = 0;
    let every = EVERY_MS;
    const now = () => {
      waiting = null;
      readAt = performance.now();
      const next = read();
      every = Math.max(EVERY_MS, (performance.now() - readAt) / SHARE);
      setScene(next);
      // Labels and saved files keep everything where it is drawn, placed by hand or not.
      const { places, isStaged = false } = next;
      if (!isStaged && places !== workspace.getState().autoPlaces) {
        workspace.setState({ autoPlaces: places });
      }
    };
    const soon = () => {
      waiting ??= setTimeout(now, Math.max(0, every - (performance.now() - readAt)));
    };
    const atOnce = () => {
      if (waiting !== null) clearTimeout(waiting);
      now();
    };
    now();
    const stops = [
      mirror.subscribe((state, before) => {
        const isTold = state.now !== before.now || state.version !== before.version;
        // Standing still, figures are as they are.
        if (isTold || state.run.playing !== before.run.playing) soon();
      }),
      mirror.subscribe((state, before) => state.ids !== before.ids && atOnce()),
      view.subscribe((state, before) => state.presenting !== before.presenting && atOnce()),
      workspace.subscribe((state, before) => {
        const isSame =
          state.layout === before.layout &&
          state.opened === before.opened &&
          state.workbench.zoneColumns === before.workbench.zoneColumns;
        if (!isSame) atOnce();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
      if (waiting !== null) clearTimeout(waiting);
    };
    // `read` is made anew by each render, from the same parts.
  }, [mirror, workspace, view, keeper]);
  return scene;
}

/** The scene with what is being dragged where the pointer holds it. */
export function useScene(dragging: ReadonlyMap<string, Point>): CanvasScene {
  const { mirror } = useParts();
  const kept = useKeptScene();
  return useMemo(() => {
    if (dragging.size === 0) return kept;
    const nodes = draggedScene(kept.nodes, dragging);
    const state = mirror.getState();
    return {
      ...kept,
      nodes,
      edges: edgesOf(state.entities, nodes, calmCalls(calmFor(mirror), state)),
    };
  }, [kept, dragging, mirror]);
}
