import { useMemo, useRef } from 'react';
import type { DotWays } from '../../drawing/dot-ways';
import { sampleRoute } from '../../drawing/edge-path';
import type { SceneEdge } from '../../drawing/scene-edge';
import { waysOf } from '../../drawing/ways-of-scene';
import { useParts } from '../sandbox-context';
import type { CanvasScene } from './scene-keeper';

/** Routes are sampled once and kept for as long as their edge does not move. */
export function useWays(scene: CanvasScene): DotWays {
  const { mirror } = useParts();
  const tables = useRef(new Map<string, { route: SceneEdge['route']; samples: Float64Array }>());
  return useMemo(() => {
    const sampled = ({ id, route }: SceneEdge) => {
      const old = tables.current.get(id);
      if (old?.route === route) return old.samples;
      const samples = sampleRoute(route);
      tables.current.set(id, { route, samples });
      return samples;
    };
    const ways = waysOf(scene, mirror.getState().entities, sampled);
    const alive = new Set(scene.edges.map(({ id }) => id));
    for (const id of tables.current.keys()) if (!alive.has(id)) tables.current.delete(id);
    return ways;
  }, [scene, mirror]);
}
