import { useEffect, useState } from 'react';
import { lastPart } from '../../model/ids';
import type { ServiceView } from '../../model/view';
import type { Commands } from '../../state/commands';
import type { GroupReference } from '../../state/gestures/code-deploy';
import { operation } from '../inspector/operation';
import { outputMember } from '../inspector/output';
import { useCommands } from '../sandbox-context';

/** A deployment group that deploys to a service, with what it deploys by. */
export interface ServiceGroup extends GroupReference {
  deploymentConfigName: string;
}

interface Info {
  deploymentConfigName: string;
  ecsServices?: { serviceName?: string; clusterName?: string }[];
}

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

async function groupOf(
  send: Commands['send'],
  service: Pick<ServiceView, 'name' | 'clusterArn'>,
): Promise<ServiceGroup | null> {
  const ask = async (asked: ReturnType<typeof operation>, member: string) =>
    outputMember(await send(asked.target, asked.input), member);
  const applications = await ask(operation('CodeDeploy.ListApplications', {}), 'applications');
  for (const applicationName of texts(applications)) {
    const listed = operation('CodeDeploy.ListDeploymentGroups', { applicationName });
    for (const deploymentGroupName of texts(await ask(listed, 'deploymentGroups'))) {
      const reference = { applicationName, deploymentGroupName };
      const info = (await ask(
        operation('CodeDeploy.GetDeploymentGroup', reference),
        'deploymentGroupInfo',
      )) as Info | undefined;
      const isIt = info?.ecsServices?.some(
        ({ serviceName, clusterName }) =>
          serviceName === service.name && clusterName === lastPart(service.clusterArn),
      );
      if (info && isIt) return { ...reference, deploymentConfigName: info.deploymentConfigName };
    }
  }
  return null;
}

/** The group that deploys to a service; null where there is none, undefined until it is known. */
export function useDeploymentGroup(service: ServiceView): ServiceGroup | null | undefined {
  const { send } = useCommands();
  const [found, setFound] = useState<ServiceGroup | null>();
  const { name, clusterArn } = service;
  useEffect(() => {
    let current = true;
    void groupOf(send, { name, clusterArn }).then((group) => current && setFound(group));
    return () => {
      current = false;
    };
  }, [send, name, clusterArn]);
  return found;
}
