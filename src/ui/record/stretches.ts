import { toSeconds } from '../../model/sim-time';
import type { SandboxParts } from '../sandbox-context';

/** A part of the run that is worth a film, in whole simulated seconds. */
export interface NamedStretch {
  id: string;
  label: string;
  from: number;
  to: number;
}

/** After a deployment has ended so much more is shown: the last tasks still drain. */
const AFTER = 5;
const BEFORE = 2;
const LAST = [10, 30, 60];

/** The last seconds, the whole of each service's last deployment, and from bookmark to bookmark. */
export function stretchesOf({ mirror, workspace }: SandboxParts): NamedStretch[] {
  const { now, entities, run } = mirror.getState();
  const end = Math.floor(toSeconds(Math.max(now, run.head) as typeof now));
  const last = LAST.filter((length) => length <= end).map((length) => {
    return { id: `last-${length}`, label: `Last ${length} s`, from: end - length, to: end };
  });
  const deployments = [...entities.values()].flatMap((view): NamedStretch[] => {
    if (view.kind !== 'service' || !view.serviceDeployment) return [];
    const { startedAt, finishedAt } = view.serviceDeployment;
    const from = Math.max(0, Math.floor(toSeconds(startedAt)) - BEFORE);
    const over = finishedAt === null ? end : Math.ceil(toSeconds(finishedAt)) + AFTER;
    const label = `Deployment of ${view.name}`;
    return [{ id: `deployment-${view.id}`, label, from, to: Math.min(end, over) }];
  });
  const { bookmarks } = workspace.getState().workbench;
  const marks = bookmarks.toSorted((a, b) => a.at - b.at);
  const between = marks.map((mark, i): NamedStretch => {
    const next = marks[i + 1];
    const from = Math.floor(mark.at / 1_000_000);
    const to = next ? Math.ceil(next.at / 1_000_000) : end;
    return {
      id: `bookmark-${mark.id}`,
      label: `${mark.name} to ${next?.name ?? 'the end'}`,
      from,
      to,
    };
  });
  return [...last, ...deployments, ...between].filter(({ from, to }) => to > from);
}
