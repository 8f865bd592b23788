import { useState } from 'react';
import { useMirror, useView } from '../sandbox-context';

/** Which load balancer figures are shown of. */
export interface BalancerChoice {
  /** ARN; null when there is none. */
  id: string | null;
  all: readonly string[];
  choose: (id: string) => void;
}

/** The one chosen last, by list or by selecting it on the canvas; else the first there is. */
export function useBalancerChoice(): BalancerChoice {
  const all = useMirror((state) => state.ids.loadBalancer);
  const selected = useView((state) => state.selection.find((id) => all.includes(id)) ?? null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [seen, setSeen] = useState(selected);
  if (seen !== selected) {
    setSeen(selected);
    if (selected !== null) setChosen(selected);
  }
  const id = chosen !== null && all.includes(chosen) ? chosen : (all[0] ?? null);
  return { id, all, choose: setChosen };
}
