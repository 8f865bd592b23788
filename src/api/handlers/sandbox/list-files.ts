import type { EngineContext } from '../../../engine/engine-context';
import { FAULT_WORDS } from '../../../engine/storage/file-tree';
import { nameOfFileSystem } from '../../../engine/storage/file-systems';
import { filesUnder } from '../../../engine/storage/files';
import { mountsOf } from '../../../engine/storage/mounts';
import type { Files } from '../../../model/file-system';
import type { Container, Task } from '../../../model/task';
import { sandboxErrors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import type { Handler } from '../../handler';
import { found, refuse } from '../../refusal';
import { taskAnywhere } from '../references';

type Input = InputOf<'Sandbox.ListFiles'>;

/** The files of a file system or an EBS volume, or what a container sees below a path. */
export const listFiles: Handler<'Sandbox.ListFiles'> = ({ ctx }, input) => {
  const { fileSystem, volume, task } = input;
  if ([fileSystem, volume, task].filter((one) => one !== undefined).length !== 1) {
    refuse(sandboxErrors.invalid('Give one of fileSystem, volume and task.'));
  }
  if (task !== undefined) return ofTask(ctx, taskAnywhere(ctx.world, task), input);
  const files = fileSystem === undefined ? ofVolume(ctx, volume) : ofSystem(ctx, fileSystem);
  return { files: shown(files) };
};

function ofSystem({ world }: EngineContext, reference: string): Files {
  const system = [...world.fileSystems.values()].find(
    (one) => !one.isDeleted && [one.id, one.arn, nameOfFileSystem(one)].includes(reference),
  );
  return found(system, sandboxErrors.notFound('file system', reference)).files;
}

const ofVolume = ({ world }: EngineContext, id = ''): Files =>
  found(world.ebsVolumes.get(id), sandboxErrors.notFound('volume', id)).files;

function ofTask(ctx: EngineContext, task: Task, input: Input): object {
  const container = containerOf(task, input.container);
  const mounts = mountsOf(ctx, task, container).map(({ volume, containerPath, readOnly }) => ({
    containerPath,
    volume: volume.name,
    type: volume.type,
    resource: volume.resource,
    readOnly,
  }));
  const path = input.path ?? '/';
  const files = filesUnder(ctx, task, container, path);
  if (files.ok) return { mounts, files: shown(files.value) };
  return refuse(sandboxErrors.invalid(`${path}: ${FAULT_WORDS[files.fault]}`));
}

function containerOf({ containers }: Task, name: string | undefined): Container {
  const named = name === undefined ? containers[0] : containers.find((one) => one.name === name);
  return found(named, sandboxErrors.notFound('container', name ?? ''));
}

const shown = (files: Files): object[] =>
  Object.entries(files)
    .filter(([path]) => !path.endsWith('/'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => ({ path, text }));
