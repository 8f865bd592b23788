/** From what the engine said of file systems and volumes to what their cards show. */
import type { EbsVolumeView, FileSystemView } from '../model/infrastructure-view';
import type { FileSystemFacts, VolumeFacts } from './facts';
import { zoneMark } from './task-facts';
import type { Tone } from './tokens';

const several = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;

/** `mount targets 1a, 1b`: in these zones it can be mounted. */
function stateOf(view: FileSystemView): Pick<FileSystemFacts, 'state' | 'tone'> {
  if (view.unreachable) return { state: 'unreachable', tone: 'failing' };
  if (!view.isDeclared) return { state: 'mountable everywhere', tone: 'plain' };
  const zones = [...new Set(view.mountTargets.map((one) => zoneMark(one.availabilityZone)))];
  if (zones.length === 0) return { state: 'no mount target', tone: 'waiting' };
  const noun = view.mountTargets.length === 1 ? 'mount target' : 'mount targets';
  return { state: `${noun} ${zones.toSorted().join(', ')}`, tone: 'plain' };
}

/** Tasks that have it mounted, those that are on their way to it, and what lies in it. */
function countsOf({ taskArns, waitingTaskArns: waiting, fileCount }: FileSystemView): string {
  const tasks = several(taskArns.length, 'task');
  const onTheirWay = waiting.length > 0 ? ` · ${waiting.length} waiting` : '';
  return `${tasks}${onTheirWay} · ${several(fileCount, 'file')}`;
}

export function fileSystemFacts(view: FileSystemView, label?: string): FileSystemFacts {
  return {
    name: label || view.name,
    fileSystemId: view.fileSystemId,
    counts: countsOf(view),
    ...stateOf(view),
  };
}

const TONES: Record<string, Tone> = { creating: 'waiting', deleting: 'draining', error: 'failing' };

export function volumeFacts(view: EbsVolumeView, isHung: boolean): VolumeFacts {
  return {
    type: view.volumeType,
    size: `${view.sizeGiB} GiB`,
    volumeId: view.volumeId,
    state: view.state,
    tone: TONES[view.state] ?? 'plain',
    isHung,
  };
}
