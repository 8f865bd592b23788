import { useState } from 'react';
import { lastPart } from '../../model/ids';
import type { ServiceView } from '../../model/view';
import {
  freeMountPath,
  freeVolumeName,
  isMountPath,
  type MountedService,
  type MountPlace,
} from '../../state/gestures/storage';
import { useDescribedService } from '../inspector/described-service';
import { operation } from '../inspector/operation';
import { outputMember } from '../inspector/output';
import { isDefinition } from '../inspector/revision-input';
import { useAnswer } from '../inspector/use-answer';
import { ChoiceSetting, SwitchSetting, TextSetting } from '../kit/setting';
import styles from './add-card.module.css';
import { usable, useEntities } from './choices';

/** No service: the thing is only made. */
const NOWHERE = 'nowhere';

const NOBODY = { name: '', clusterArn: '', taskDefinition: '' };

/** What is to be known of a service to mount something in it; null until it is. */
function useMounted(service: ServiceView | undefined) {
  const { name, clusterArn, taskDefinition } = service ?? NOBODY;
  const asked = service ? operation('ECS.DescribeTaskDefinition', { taskDefinition }) : null;
  const definition = outputMember(useAnswer(asked, taskDefinition).result, 'taskDefinition');
  const { described } = useDescribedService({ name, clusterArn }, name);
  if (!service || !described || !isDefinition(definition)) return null;
  const primary = described.deployments?.find(({ status }) => status === 'PRIMARY');
  const mounted: MountedService = {
    service,
    definition,
    volumeConfigurations: primary?.volumeConfigurations ?? [],
  };
  return { mounted, network: described.networkConfiguration?.awsvpcConfiguration ?? null };
}

interface Held {
  serviceId: string;
  container: string | null;
  /** Null until one is typed: the first that is free in the container. */
  path: string | null;
  readOnly: boolean;
}

/** Why a container cannot mount something at a path: something is mounted there. */
const takenPath = (
  definition: MountedService['definition'],
  container: string,
  path: string,
): string | null =>
  isMountPath(definition, container, path)
    ? `${container} has something mounted at ${path}: choose another path.`
    : null;

/** The service whose tasks mount something, and where they find it. */
export function useMount(onto: string | null, base: string, usualPath: string) {
  const entities = useEntities();
  const services = usable(entities, 'service');
  const [held, setHeld] = useState<Held>(() => {
    const service = services.find(({ id }) => id === onto);
    return { serviceId: service?.id ?? NOWHERE, container: null, path: null, readOnly: false };
  });
  const service = services.find(({ id }) => id === held.serviceId);
  const facts = useMounted(service);
  const containers = facts?.mounted.definition.containerDefinitions.map(({ name }) => name) ?? [];
  const containerName = held.container ?? containers[0] ?? '';
  const definition = facts?.mounted.definition;
  const free = definition ? freeMountPath(definition, containerName, usualPath) : usualPath;
  const path = held.path ?? free;
  const place: MountPlace | null = facts && {
    volumeName: freeVolumeName(facts.mounted.definition, base),
    containerName,
    containerPath: path,
    readOnly: held.readOnly,
  };
  const problem =
    (service && !facts && 'Looking at what the service runs …') ||
    (service && !path.startsWith('/') && 'A mount point is a path that begins with /.') ||
    (definition && takenPath(definition, containerName, path)) ||
    null;
  return {
    held,
    set: (change: Partial<Held>) => setHeld((before) => ({ ...before, ...change })),
    services,
    containers,
    containerName,
    path,
    service: service ?? null,
    facts,
    place,
    problem,
  };
}

type Mount = ReturnType<typeof useMount>;

/** Service, container and path; with `optional` also none. */
export function MountFields({ mount, optional }: { mount: Mount; optional: boolean }) {
  const { held, set, services, containers, containerName, path, service } = mount;
  const none = { value: NOWHERE, label: optional ? 'nothing yet' : 'choose a service' };
  return (
    <>
      <ChoiceSetting
        text={{ name: 'Service', hint: 'Whose tasks mount it.' }}
        value={held.serviceId}
        onChange={(serviceId) => set({ serviceId, container: null })}
        choices={[
          ...(optional || !service ? [none] : []),
          ...services.map(({ id, name, clusterArn }) => ({
            value: id,
            label: `${lastPart(clusterArn)} / ${name}`,
          })),
        ]}
      />
      {service && (
        <>
          <div className={styles.pair}>
            <ChoiceSetting
              text={{ name: 'Container', hint: 'That finds the files.' }}
              value={containerName}
              onChange={(container) => set({ container })}
              choices={containers}
            />
            <TextSetting
              text={{ name: 'Container path', hint: 'Where it finds them.' }}
              value={path}
              onChange={(next) => set({ path: next })}
            />
          </div>
          <SwitchSetting
            text={{ name: 'Read only', hint: 'It can read the files and not change them.' }}
            value={held.readOnly}
            onChange={(readOnly) => set({ readOnly })}
          />
          <p className={styles.why}>
            This registers a new revision of {service.taskDefinition.replace(/:\d+$/, '')} and
            updates {service.name}: a deployment starts that replaces its tasks.
          </p>
        </>
      )}
    </>
  );
}
