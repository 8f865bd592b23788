import type { NodeLayout } from '../model/sandbox-document';
import type { EntityView, Frame } from '../model/view';
import type { Place } from './gesture';
import type { WorkspaceStore } from './workspace-store';

/**
 * Gives what appears its place on the canvas: dropped things get theirs when the engine first
 * speaks of them, since only then they have an id. None of this can be undone, as it is no step
 * of its own.
 */
export interface Placing {
  expect: (places: readonly Place[]) => void;
  /** The gesture failed: what it would have made does not come. */
  forget: (places: readonly Place[]) => void;
  /** `isTravel`: the frame shows another moment of the same run. */
  applyFrame: (frame: Frame, isTravel?: boolean) => void;
}

type Layout = Readonly<Record<string, NodeLayout>>;

export function createPlacing(workspace: WorkspaceStore): Placing {
  let expected: Place[] = [];
  const known = new Set<string>();
  /** Of what is gone: going back in time brings it back to where it was. */
  const left = new Map<string, NodeLayout>();

  const placeNew = (view: EntityView): Place | undefined => {
    const place = expected.find((one) => one.kind === view.kind && one.name === nameOf(view));
    if (place) expected = expected.filter((one) => one !== place);
    return place;
  };

  return {
    expect: (places) => expected.push(...places),
    forget: (places) => {
      expected = expected.filter((one) => !places.includes(one));
    },
    applyFrame: (frame, isTravel = false) => {
      const { layout } = workspace.getState();
      let next: Layout = layout;
      if (frame.reset) known.clear();
      if (frame.reset) {
        const ids = frame.upserts.map((view) => view.id);
        const carried = carriedOver(layout, ids);
        // A run that was left may come back, with its own ARNs.
        if (isTravel) next = carried === layout ? layout : { ...layout, ...carried };
        else {
          left.clear();
          next = carried;
        }
      }
      for (const id of frame.removals) {
        known.delete(id);
        if (!next[id]) continue;
        left.set(id, next[id]);
        next = without(next, id);
      }
      for (const view of frame.upserts) {
        if (known.has(view.id)) continue;
        known.add(view.id);
        const place = placeNew(view);
        const before = left.get(view.id);
        if (place) next = { ...next, [view.id]: { x: place.x, y: place.y } };
        else if (before && !next[view.id]) next = { ...next, [view.id]: before };
      }
      if (next !== layout) workspace.setState({ layout: next });
    },
  };
}

const nameOf = (view: EntityView): string => {
  if (view.kind === 'fault') return view.fault.type;
  return view.kind === 'task' ? view.shortId : view.name;
};

function without(layout: Layout, id: string): Layout {
  const { [id]: _gone, ...rest } = layout;
  return rest;
}

/**
 * The layout for a run begun anew: ARNs of load balancers and target groups end in digits drawn by
 * chance, which come out differently. Whatever has the same ARN but for those keeps its place.
 */
export function carriedOver(layout: Layout, ids: readonly string[]): Layout {
  const alive = new Set(ids);
  const orphans = new Map(
    Object.keys(layout)
      .filter((id) => !alive.has(id) && ENDS_BY_CHANCE.test(id))
      .map((id) => [withoutEnd(id), id]),
  );
  let next = layout;
  for (const id of ids) {
    const old = ENDS_BY_CHANCE.test(id) && !layout[id] ? orphans.get(withoutEnd(id)) : undefined;
    if (old !== undefined) next = { ...without(next, old), [id]: layout[old]! };
  }
  return next;
}

const ENDS_BY_CHANCE = /:(?:loadbalancer|targetgroup)\//;
const withoutEnd = (id: string): string => id.slice(0, id.lastIndexOf('/'));
