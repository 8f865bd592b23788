/** From what the engine said of file systems and volumes to what their cards show. */
import type { EbsVolumeView, FileSystemView } from '../model/infrastructure-view';
import type { FileSystemFacts, VolumeFacts } from './facts';
import type { Tone } from './tokens';

const several = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;

export function fileSystemFacts(view: FileSystemView, label?: string): FileSystemFacts {
  const targets = view.mountTargets.length;
  const state = targets === 0 ? 'any subnet' : several(targets, 'mount target');
  return {
    name: label || view.name,
    fileSystemId: view.fileSystemId,
    counts: `${several(view.taskArns.length, 'task')} · ${several(view.fileCount, 'file')}`,
    state: view.unreachable ? 'unreachable' : state,
    isBroken: view.unreachable,
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
