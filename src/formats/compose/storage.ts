import { roleArn } from '../../model/ids';
import { namedId } from '../../model/named-id';
import { USUAL_SUBNETS } from '../../model/service-network';
import { set } from './container-members';
import type { ComposeService } from './compose-service';
import { ecsName } from './compose-service';
import type { Decisions } from './decisions';
import type { Draft } from './book';
import type { Plan, Spot, TaskDraft } from './plan';
import type { Project } from './project';
import type { Mount } from './service-mounts';
import { flag } from './quantities';
import { type At, member, type Node, textOf } from './yaml-places';

type Kind = 'efs' | 'ebs' | 'ephemeral' | 'docker';

const KINDS: readonly { value: Kind; label: string; means: string }[] = [
  { value: 'efs', label: 'EFS', means: 'Files that outlive tasks and that all tasks share.' },
  { value: 'ebs', label: 'EBS', means: 'A fast disk for each task, made and deleted with it.' },
  { value: 'ephemeral', label: 'Ephemeral', means: 'Gone when the task stops.' },
  {
    value: 'docker',
    label: 'Docker volume',
    means: 'On the EC2 instance: a task elsewhere has another.',
  },
];

/** A driver that is not Docker's own can only be had on an instance that has it. */
export function driverOf(project: Project, name: string): string | undefined {
  const driver = textOf(member(project.volumes.get(name), 'driver'));
  return driver === undefined || driver === '' || driver === 'local' ? undefined : driver;
}

/** Where the files of a project live: one file system, with an access point for each volume. */
export class Storage {
  private readonly kinds = new Map<string, Kind>();
  private fileSystem: Draft | undefined;
  private readonly points = new Map<string, { id: string; draft: Draft }>();

  constructor(
    private readonly plan: Plan,
    decisions: Decisions,
    /** Of the mount targets, where the network has walls. */
    private readonly securityGroups: () => string[] | undefined,
  ) {
    const { services, project, onFargate } = plan;
    const used = new Set(
      services.flatMap(({ mounts }) =>
        mounts.flatMap((one) => (one.kind === 'volume' ? [one.source] : [])),
      ),
    );
    for (const name of used) {
      const usual = driverOf(project, name) !== undefined && !onFargate ? 'docker' : 'efs';
      const question = `Where do the files of the volume ${name} live?`;
      const kinds = onFargate ? KINDS.slice(0, 3) : KINDS;
      this.kinds.set(name, decisions.choose<Kind>(`volume.${name}`, question, kinds, usual));
    }
    this.declareVolumes(used);
  }

  /** What the file says of its volumes at the end. */
  private declareVolumes(used: ReadonlySet<string>): void {
    const { book, project } = this.plan;
    for (const [name, node] of project.volumes) {
      if (!used.has(name)) {
        book.keep(node);
        book.tell(node, 'no running service mounts it: nothing is made of it');
        continue;
      }
      const own = member(node, 'name');
      if (own)
        book.tell(own, 'the name that Docker would give it: here it has the one in the file');
      const labels = member(node, 'labels');
      if (labels) book.lose(labels, 'labels of volumes have no equal here');
      const external = member(node, 'external');
      if (external?.kind === 'map' || flag(textOf(external)) === true) {
        const why = 'Compose would take one that is there, with the files in it';
        book.warn(node, `${why}: a new, empty one stands in for it`);
      }
    }
  }

  /** Mounts of a container, and the volumes of its task that they need. */
  mount(spot: Spot): void {
    const points = spot.service.mounts.flatMap((mount) => this.pointFor(spot, mount) ?? []);
    if (points.length === 0) return;
    spot.container.mountPoints = points.map(({ point }) => point);
    const { plan, task, prefix } = spot;
    points.forEach(({ at, says }, index) =>
      plan.book.link(at, task.draft, `${prefix}.mountPoints[${index}]`, says),
    );
  }

  private pointFor(
    spot: Spot,
    mount: Mount,
  ): { at: At; point: Record<string, unknown>; says?: string } | undefined {
    const made = this.volumeFor(spot, mount);
    if (!made) return undefined;
    const { target, isReadOnly } = mount;
    const point = {
      sourceVolume: made.name,
      containerPath: target,
      ...(isReadOnly && { readOnly: true }),
    };
    return { at: mount.at, point, says: made.says };
  }

  private volumeFor(spot: Spot, mount: Mount): { name: string; says?: string } | undefined {
    if (mount.kind === 'volume') return this.named(spot, mount);
    if (mount.kind === 'bind') return this.bind(spot, mount);
    if (mount.kind === 'tmpfs' && !spot.plan.onFargate) {
      inMemory(spot, mount);
      return undefined;
    }
    const name = unnamed(spot, mount);
    addVolume(spot.task, { name });
    const says = 'A directory of the task itself, empty and gone with it.';
    if (mount.kind === 'tmpfs') {
      spot.plan.book.tell(mount.at, 'Fargate has no tmpfs: a directory of the task’s disk');
    }
    return { name, says };
  }

  private named(spot: Spot, mount: Mount): { name: string; says?: string } {
    const { project, book } = this.plan;
    const kind = this.kindFor(spot, mount);
    const name = ecsName(mount.source);
    const node = project.volumes.get(mount.source);
    if (!node)
      book.warn(mount.at, `the volume ${mount.source} is not declared: Compose refuses it`);
    if (kind === 'efs') {
      addVolume(spot.task, { name, ...this.onEfs(mount.source, node ?? mount.at) });
      return { name, says: 'Files live in EFS: they outlive tasks, and every task sees the same.' };
    }
    if (node) book.link(node, spot.task.draft, 'volumes');
    if (kind === 'ephemeral') {
      addVolume(spot.task, { name });
      book.warn(mount.at, 'chosen as ephemeral: the files are gone when the task stops');
      return { name };
    }
    if (kind === 'docker') {
      addVolume(spot.task, { name, ...this.onInstance(mount.source) });
      return { name, says: 'Files stay on the instance: a task placed elsewhere finds none.' };
    }
    addVolume(spot.task, { name, configuredAtLaunch: true });
    spot.task.atLaunch = {
      name,
      managedEBSVolume: {
        roleArn: roleArn('ecsInfrastructureRole'),
        volumeType: 'gp3',
        sizeInGiB: 20,
        filesystemType: 'ext4',
      },
    };
    book.warn(mount.at, 'EBS: each task has a disk of its own, deleted when the task stops');
    return { name, says: 'A disk that ECS makes for each task.' };
  }

  /** A task has one volume of EBS at most, and a daemon none. */
  private kindFor({ task, service }: Spot, mount: Mount): Kind {
    const kind = this.kinds.get(mount.source) ?? 'efs';
    if (kind !== 'ebs') return kind;
    const name = ecsName(mount.source);
    const isTaken = task.atLaunch !== undefined && task.atLaunch.name !== name;
    if (!isTaken && service.kind !== 'daemon') return kind;
    const why = isTaken ? 'a task has at most one volume of EBS' : 'a daemon has no volumes of EBS';
    this.plan.book.warn(mount.at, `${why}: EFS is taken`);
    return 'efs';
  }

  private onInstance(name: string): object {
    const { project, book } = this.plan;
    const node = project.volumes.get(name);
    const options = member(node, 'driver_opts');
    for (const one of [options, member(node, 'driver')]) if (one) book.tell(one, AS_IT_IS);
    return {
      dockerVolumeConfiguration: {
        scope: 'shared',
        autoprovision: true,
        driver: driverOf(project, name) ?? 'local',
        ...(options && { driverOpts: textsOf(options) }),
      },
    };
  }

  private onEfs(volume: string, at: At): object {
    const { plan } = this;
    const token = `${plan.project.name}-files`;
    const fileSystemId = namedId('fs', token);
    this.fileSystem ??= this.makeFileSystem(token, fileSystemId);
    let point = this.points.get(volume);
    if (!point) {
      const ClientToken = ecsName(volume).slice(0, 64);
      const draft = plan.add('storage', 'EFS.CreateAccessPoint', {
        ClientToken,
        Tags: [{ Key: 'Name', Value: volume }],
        FileSystemId: fileSystemId,
        RootDirectory: {
          Path: `/${ClientToken}`,
          CreationInfo: { OwnerUid: 0, OwnerGid: 0, Permissions: '0777' },
        },
      });
      point = { id: namedId('fsap', `${fileSystemId}/${ClientToken}`), draft };
      this.points.set(volume, point);
    }
    plan.book.link(at, point.draft, '', 'A directory of its own in the project’s file system.');
    for (const name of ['driver', 'driver_opts']) {
      const node = member(plan.project.volumes.get(volume), name);
      if (node) plan.book.lose(node, 'EFS is mounted in its place: Docker’s drivers are for EC2');
    }
    return {
      efsVolumeConfiguration: {
        fileSystemId,
        transitEncryption: 'ENABLED',
        authorizationConfig: { accessPointId: point.id },
      },
    };
  }

  private makeFileSystem(token: string, FileSystemId: string): Draft {
    const { plan } = this;
    const draft = plan.add('storage', 'EFS.CreateFileSystem', {
      CreationToken: token,
      Encrypted: true,
      Tags: [{ Key: 'Name', Value: token }],
    });
    const SecurityGroups = this.securityGroups();
    for (const SubnetId of USUAL_SUBNETS) {
      plan.add('storage', 'EFS.CreateMountTarget', {
        FileSystemId,
        SubnetId,
        ...(SecurityGroups && { SecurityGroups }),
      });
    }
    return draft;
  }

  /** A path of the machine that Compose runs on: ECS has no such machine. */
  private bind(spot: Spot, mount: Mount): { name: string; says?: string } | undefined {
    const { book, chosen, onFargate } = this.plan;
    const { source, at } = mount;
    if (chosen.bind === 'efs') {
      const name = ecsName(source.replace(/^[./~]+/, '')) || 'files';
      addVolume(spot.task, { name, ...this.onEfs(name, at) });
      book.warn(at, `${source} must be copied into the file system: it is empty at first`);
      return { name, says: 'A directory of EFS, to be filled with the files.' };
    }
    if (chosen.bind === 'host' && !onFargate && source.startsWith('/')) {
      const name = unnamed(spot, mount);
      addVolume(spot.task, { name, host: { sourcePath: source } });
      book.warn(at, `${source} is what each EC2 instance has there`);
      return { name, says: 'The path of the instance that the task is on.' };
    }
    book.lose(at, bindLost(source));
    return undefined;
  }
}

const AS_IT_IS = 'kept: the instance must have what it asks for';

function bindLost(source: string): string {
  if (source.endsWith('docker.sock')) {
    return 'there is no Docker to be asked in a task: what this needs, ECS’s own API gives';
  }
  if (/^\/(?:etc|proc|sys|dev|run|var\/run|lib)\b|^\/$/.test(source)) {
    return `${source} is the machine’s own: tasks see none of theirs`;
  }
  return `ECS has no ${source} of yours: put the files into the image, or into a file system`;
}

/** A name for what has none. */
function unnamed({ service }: Spot, { target }: Mount): string {
  return ecsName(`${service.ecsName}-${target.replace(/^\/+/, '')}`);
}

interface Volume {
  name: string;
  [member: string]: unknown;
}

function addVolume(task: TaskDraft, volume: Volume): void {
  const volumes = (task.draft.input.volumes ?? []) as Volume[];
  if (!volumes.some((one) => one.name === volume.name)) volumes.push(volume);
  task.draft.input.volumes = volumes;
}

function inMemory(spot: Spot, { at, target, sizeMib }: Mount): void {
  const before = (spot.container.linuxParameters ?? {}) as { tmpfs?: object[] };
  const tmpfs = [...(before.tmpfs ?? []), { containerPath: target, size: sizeMib ?? 64 }];
  set(spot, at as Node, 'linuxParameters', { ...before, tmpfs });
  if (sizeMib === undefined) spot.plan.book.tell(at, 'ECS wants a size: 64 MiB are set');
}

const textsOf = (node: Node): Record<string, string> =>
  node.kind === 'map'
    ? Object.fromEntries([...node.entries].map(([name, one]) => [name, textOf(one) ?? '']))
    : {};

/** `volumes_from`: mounts of other services, and of those that they take theirs from. */
export function withMountsOf(
  service: ComposeService,
  all: readonly ComposeService[],
  tell: (at: Node, message: string) => void,
): Mount[] {
  const mounts = [...service.mounts];
  const targets = new Set(mounts.map(({ target }) => target));
  const seen = new Set([service.name]);
  const takeFrom = (name: string, at: Node, isReadOnly: boolean): boolean => {
    const other = all.find((one) => one.name === name);
    if (!other) return false;
    if (seen.has(name)) return true;
    seen.add(name);
    for (const mount of other.mounts) {
      if (targets.has(mount.target)) continue;
      targets.add(mount.target);
      mounts.push({ ...mount, at, isReadOnly: isReadOnly || mount.isReadOnly });
    }
    for (const one of sourcesOf(other)) takeFrom(one.name, at, isReadOnly || one.isReadOnly);
    return true;
  };
  for (const { at, name, isReadOnly } of sourcesOf(service)) {
    const isThere = takeFrom(name, at, isReadOnly);
    const here = `tasks share no containers: what ${name} mounts is mounted at the same paths here`;
    tell(at, isThere ? here : `no running service ${name} has mounts to be taken`);
  }
  return mounts;
}

const sourcesOf = ({ node }: ComposeService): { at: Node; name: string; isReadOnly: boolean }[] =>
  listOf(node.entries.get('volumes_from')).map((at) => {
    const [name = '', mode] = (textOf(at) ?? '').replace(/^service:/, '').split(':');
    return { at, name, isReadOnly: mode === 'ro' };
  });

const listOf = (node: Node | undefined): readonly Node[] =>
  node?.kind === 'list' ? node.items : [];
