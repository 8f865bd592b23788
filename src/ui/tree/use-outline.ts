import { useEffect, useMemo, useState } from 'react';
import { useParts, useView, useWorkspace } from '../sandbox-context';
import { type OutlineRow, rowsOf } from './outline-rows';
import { outlineOf } from './outline-tree';

/** What is there is looked at again so often, ms; what comes and goes at once. */
const EVERY = 1000;
/** Apart from what else is unfolded by hand. */
const PREFIX = 'outline ';

/** The lines of the tree now, and how one is folded. */
export function useOutline() {
  const { mirror, view } = useParts();
  const [entities, setEntities] = useState(() => mirror.getState().entities);
  const [version, setVersion] = useState(() => mirror.getState().version);
  const annotations = useWorkspace(({ workbench }) => workbench.annotations);
  const unfolded = useView((state) => state.unfolded);
  useEffect(() => {
    const read = () => {
      const now = mirror.getState();
      setEntities(now.entities);
      setVersion(now.version);
    };
    const timer = setInterval(read, EVERY);
    const stop = mirror.subscribe((state, before) => {
      if (state.ids !== before.ids) read();
    });
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [mirror]);
  const items = useMemo(
    () => outlineOf(entities, annotations),
    // The map of entities may be the same with other things in it: `version` tells.
    [entities, annotations, version],
  );
  const rows = useMemo(() => {
    const own = Object.entries(unfolded).filter(([key]) => key.startsWith(PREFIX));
    const byHand = Object.fromEntries(own.map(([key, open]) => [key.slice(PREFIX.length), open]));
    return rowsOf(items, byHand);
  }, [items, unfolded]);
  const fold = ({ item }: OutlineRow, isFolded: boolean) =>
    view.setState((state) => ({
      unfolded: { ...state.unfolded, [PREFIX + item.key]: !isFolded },
    }));
  return { rows, fold };
}
