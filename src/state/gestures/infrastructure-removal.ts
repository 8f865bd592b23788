import type {
  CapacityProviderView,
  ContainerInstanceView,
  EbsVolumeView,
  FileSystemView,
} from '../../model/infrastructure-view';
import type { ClusterView } from '../../model/view';
import type { Gesture, Operation } from '../gesture';
import { terminationWords } from './capacity';
import { putProviders } from './cluster-providers';
import { allOf, counted, type Entities } from './entities';

/** One deletion: what it is called, what it brings with it, and its operations. */
export interface RemovalStep {
  name: string;
  consequences: string[];
  operations: Operation[];
  afterwards?: Gesture['afterwards'];
}

const GOING = ['shutting-down', 'terminated'];

export function terminateInstance(instance: ContainerInstanceView): RemovalStep | null {
  if (GOING.includes(instance.state)) return null;
  return {
    name: `Terminate instance ${instance.name}`,
    consequences: terminationWords(instance),
    operations: [
      { target: 'EC2.TerminateInstances', input: { InstanceIds: [instance.ec2InstanceId] } },
    ],
  };
}

const without = (cluster: ClusterView, name: string): Operation =>
  putProviders(cluster, {
    providers: cluster.capacityProviders.filter((one) => one !== name),
    strategy: cluster.defaultCapacityProviderStrategy.filter(
      (one) => one.capacityProvider !== name,
    ),
  });

const deleteGroup = (group: string): Operation => ({
  target: 'AutoScaling.DeleteAutoScalingGroup',
  input: { AutoScalingGroupName: group, ForceDelete: true },
});

/** Out of its clusters, then away; its group goes with its instances. */
export function deleteProvider(entities: Entities, provider: CapacityProviderView): RemovalStep {
  const { name, autoScalingGroup } = provider;
  const clusters = allOf(entities, 'cluster').filter(({ id }) => provider.clusterArns.includes(id));
  const users = allOf(entities, 'service').filter((service) =>
    service.capacityProviderStrategy.some((one) => one.capacityProvider === name),
  );
  const usual = clusters.filter((cluster) =>
    cluster.defaultCapacityProviderStrategy.some((one) => one.capacityProvider === name),
  );
  const { instances } = autoScalingGroup;
  return {
    name: `Delete capacity provider ${name}`,
    consequences: [
      ...users.map((service) => `Service ${service.name} uses it: ECS refuses while it does.`),
      ...usual.map((cluster) => `${cluster.name} no longer uses it by default.`),
      ...(instances > 0
        ? [`Its group is deleted with ${counted(instances, 'instance')}; tasks on them end.`]
        : []),
    ],
    operations: [
      ...clusters.map((cluster) => without(cluster, name)),
      { target: 'ECS.DeleteCapacityProvider', input: { capacityProvider: name } },
      deleteGroup(autoScalingGroup.name),
    ],
  };
}

/** What a cluster's capacity providers must give up before the cluster can go. */
export function groupsEmptied(entities: Entities, cluster: ClusterView): RemovalStep[] {
  return allOf(entities, 'capacityProvider')
    .filter(({ clusterArns, autoScalingGroup }) => {
      const isOnly = clusterArns.length === 1 && clusterArns[0] === cluster.id;
      return isOnly && autoScalingGroup.instances + autoScalingGroup.desired > 0;
    })
    .map(({ name, autoScalingGroup }) => ({
      name: `Empty ${autoScalingGroup.name}`,
      consequences: [`The group of ${name} is set to no instances.`],
      operations: [
        {
          target: 'AutoScaling.UpdateAutoScalingGroup',
          input: { AutoScalingGroupName: autoScalingGroup.name, MinSize: 0, DesiredCapacity: 0 },
        },
      ],
    }));
}

/** Mount targets before the file system: EFS deletes none that can still be mounted. */
export function deleteFileSystem(system: FileSystemView): RemovalStep {
  const tasks = system.taskArns.length;
  const { fileSystemId, mountTargets } = system;
  return {
    name: `Delete file system ${system.name}`,
    consequences: [
      ...(tasks > 0 ? [`${counted(tasks, 'task')} that mount it lose their files.`] : []),
      ...(system.fileCount > 0 ? [`${counted(system.fileCount, 'file')} are gone for good.`] : []),
      'Task definitions that name it go on doing so: their tasks no longer start.',
    ],
    operations: [
      ...mountTargets.map(({ mountTargetId }) => ({
        target: 'EFS.DeleteMountTarget',
        input: { MountTargetId: mountTargetId },
      })),
      { target: 'EFS.DeleteFileSystem', input: { FileSystemId: fileSystemId } },
    ],
  };
}

/** Only one that no task has any more can be deleted by hand. */
export function deleteVolume(volume: EbsVolumeView): RemovalStep | null {
  if (volume.state !== 'available') return null;
  return {
    name: `Delete volume ${volume.volumeId}`,
    consequences: ['What is on it is gone for good.'],
    operations: [{ target: 'EC2.DeleteVolume', input: { VolumeId: volume.volumeId } }],
  };
}
