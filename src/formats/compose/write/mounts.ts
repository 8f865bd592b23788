import { type Definition, list, type Members, members, text } from './account-reading';
import type { Written } from './written';

/** `volumes` of a service, and the volumes of the file that they name. */
export function mountsOf(
  { input, family }: Definition,
  container: Members,
  { path, written }: { path: string; written: Written },
): (string | Members)[] {
  const volumes = list(input.volumes);
  return list(container.mountPoints).flatMap(
    ({ sourceVolume, containerPath, readOnly }, index): string[] => {
      const target = text(containerPath);
      const volume = volumes.find(({ name }) => name === sourceVolume);
      if (target === undefined || !volume) return [];
      const end = readOnly === true ? ':ro' : '';
      const sourcePath = text(members(volume.host).sourcePath);
      if (sourcePath !== undefined) return [`${sourcePath}:${target}${end}`];
      const source = nameOf(volume, family, { path: `${path}.mountPoints[${index}]`, written });
      return [`${source}:${target}${end}`];
    },
  );
}

/** A volume of the file that stands for one of the task definition. */
function nameOf(
  volume: Members,
  family: string,
  { path, written }: { path: string; written: Written },
): string {
  const name = String(volume.name);
  const docker = members(volume.dockerVolumeConfiguration);
  const driver = text(docker.driver);
  const isOwn = !volume.efsVolumeConfiguration && docker.scope !== 'shared';
  // What only one task sees has a name of its own; what all share has one for all.
  const called = isOwn && name !== family ? `${family}-${name}` : name;
  const why = volume.efsVolumeConfiguration
    ? 'a volume of Docker’s on one machine stands for the file system of EFS'
    : volume.configuredAtLaunch === true
      ? 'a volume of Docker’s stands for the EBS volume of each task'
      : volume.s3filesVolumeConfiguration || volume.fsxWindowsFileServerVolumeConfiguration
        ? 'a volume of Docker’s stands for the file system'
        : undefined;
  if (why !== undefined) written.warn(path, why);
  const options = members(docker.driverOpts);
  const settings: Members = {
    ...(driver !== undefined && driver !== 'local' && { driver }),
    ...(Object.keys(options).length > 0 && { driver_opts: options }),
  };
  written.volumes.set(called, Object.keys(settings).length > 0 ? settings : null);
  return called;
}
