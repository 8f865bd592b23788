import { doorsOf, type Door, type Runnable } from '../../formats/task-definition/service-plan';
import type { Result } from '../../model/result';
import type { ServiceView } from '../../model/view';

/** What a plan must know of a service beyond what is shown of it all the time. */
export interface ServiceFacts {
  networkMode: string;
  /** Container ports that a load balancer can send requests to. */
  doors: Door[];
  loadBalancers: { targetGroupArn: string; containerName: string; containerPort: number }[];
}

type Send = (target: string, input: Record<string, unknown>) => Promise<Result>;

/** Asks for the facts by two describes; a string says in words why they cannot be had. */
export async function lookUpService(
  send: Send,
  service: ServiceView,
): Promise<ServiceFacts | string> {
  const input = { cluster: service.clusterArn, services: [service.id] };
  const described = await send('ECS.DescribeServices', input);
  if (!described.ok) return described.error.message;
  const { services } = described.output as {
    services: { taskDefinition: string; loadBalancers?: ServiceFacts['loadBalancers'] }[];
  };
  const [found] = services;
  if (!found) return `Service ${service.name} is gone.`;
  const answer = await send('ECS.DescribeTaskDefinition', { taskDefinition: found.taskDefinition });
  if (!answer.ok) return answer.error.message;
  const { taskDefinition } = answer.output as { taskDefinition: Runnable };
  return {
    networkMode: taskDefinition.networkMode ?? 'bridge',
    doors: doorsOf(taskDefinition),
    loadBalancers: (found.loadBalancers ?? []).map(
      ({ targetGroupArn, containerName, containerPort }) => ({
        targetGroupArn,
        containerName,
        containerPort,
      }),
    ),
  };
}
