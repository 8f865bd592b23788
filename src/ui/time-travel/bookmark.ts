import { lastPart } from '../../model/ids';
import type { Bookmark } from '../../model/sandbox-document';
import { formatClock, seconds } from '../../model/sim-time';
import type { DomainEvent } from '../../model/view';
import type { MirrorState } from '../../state/mirror-store';
import { editWorkbench, type WorkspaceStore } from '../../state/workspace-store';

/** What happened so shortly before a moment names it. */
const SHORTLY = seconds(5);
const LONGEST = 60;

/** What names a moment, the most telling first. */
const TELLING = [
  'AlarmStateChange',
  'FaultInjected',
  'DeploymentStateChange',
  'Command',
  'ServiceEvent',
  'TargetHealthChange',
  'TaskStateChange',
];

function wordsOf({ type, subject, message }: DomainEvent): string {
  if (type === 'Command') return `${lastPart(message.replace('.', '/'))} ${lastPart(subject)}`;
  if (type === 'ServiceEvent') return message.replace(/^\(service (\S+)\) /, '$1 ');
  if (type === 'FaultInjected') return message;
  return `${lastPart(subject)}: ${message}`;
}

/** A bookmark's name until somebody writes another one: what had just happened, or the time. */
export function momentName({ now, events }: Pick<MirrorState, 'now' | 'events'>): string {
  let best: DomainEvent | undefined;
  for (let i = events.length - 1; i >= 0 && events[i]!.at >= now - SHORTLY; i--) {
    const rank = TELLING.indexOf(events[i]!.type);
    if (rank < 0 || (best && rank >= TELLING.indexOf(best.type))) continue;
    best = events[i];
  }
  const words = best ? wordsOf(best).trim() : `At ${formatClock(now)}`;
  return words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words;
}

/** Marks a moment, unless it is marked; answers the bookmark's id. */
export function addBookmark(workspace: WorkspaceStore, at: number, name: string): string {
  const { bookmarks } = workspace.getState().workbench;
  const there = bookmarks.find((one) => one.at === at);
  if (there) return there.id;
  const numbers = bookmarks.map(({ id }) => Number(id.slice(1)) || 0);
  const id = `b${Math.max(0, ...numbers) + 1}`;
  keep(workspace, [...bookmarks, { id, at, name }]);
  return id;
}

/** An empty name changes nothing. */
export function renameBookmark(workspace: WorkspaceStore, id: string, name: string): void {
  const { bookmarks } = workspace.getState().workbench;
  const words = name.trim();
  if (words === '') return;
  keep(
    workspace,
    bookmarks.map((one) => (one.id === id ? { ...one, name: words } : one)),
  );
}

export function removeBookmark(workspace: WorkspaceStore, id: string): void {
  const { bookmarks } = workspace.getState().workbench;
  keep(
    workspace,
    bookmarks.filter((one) => one.id !== id),
  );
}

const keep = (workspace: WorkspaceStore, bookmarks: Bookmark[]): void =>
  editWorkbench(workspace, { bookmarks: bookmarks.toSorted((a, b) => a.at - b.at) });
