import { lastPart } from '../../model/ids';
import type { Listener, Rule, RuleAction } from '../../model/load-balancer';
import type { LoadBalancerView, ServiceView, TargetGroupView } from '../../model/view';
import type { Gesture, Operation } from '../gesture';
import { pairOf } from './connection';
import { counted, type Entities, oneOf } from './entities';
import { actionInput } from './load-balancing';
import type { ServiceFacts } from './service-facts';
import { trafficInput } from './traffic-and-faults';

/** Something that takes away, and what else goes with it, in words to be shown first. */
export interface Removal {
  consequences: string[];
  gesture: Gesture;
}

type ForwardAction = Extract<RuleAction, { type: 'forward' }>;

const forwardOf = (rule: Rule): ForwardAction | undefined =>
  rule.actions.find((action): action is ForwardAction => action.type === 'forward');

/** The action without one group; null when nothing is left to forward to. */
function withoutGroup(action: ForwardAction, groupArn: string): Record<string, unknown> | null {
  const targetGroups = action.targetGroups.filter((share) => share.targetGroupArn !== groupArn);
  return targetGroups.length > 0 ? actionInput({ type: 'forward', targetGroups }) : null;
}

/** What makes a listener stop forwarding to a group, in the order to be done. */
function cutListener(listener: Listener, groupArn: string): Removal['gesture']['operations'] {
  const operations: Operation[] = [];
  let othersLeft = false;
  for (const rule of listener.rules) {
    if (rule.priority === 'default') continue;
    const action = forwardOf(rule);
    if (!action?.targetGroups.some((share) => share.targetGroupArn === groupArn)) {
      othersLeft = true;
      continue;
    }
    const rest = withoutGroup(action, groupArn);
    if (rest) {
      othersLeft = true;
      const input = { RuleArn: rule.arn, Actions: [rest] };
      operations.push({ target: 'ELBv2.ModifyRule', input });
    } else operations.push({ target: 'ELBv2.DeleteRule', input: { RuleArn: rule.arn } });
  }
  const fallback = listener.rules.find((rule) => rule.priority === 'default');
  const action = fallback && forwardOf(fallback);
  if (!action?.targetGroups.some((share) => share.targetGroupArn === groupArn)) return operations;
  const rest = withoutGroup(action, groupArn);
  if (!rest && !othersLeft) {
    // Its rules go with it.
    return [{ target: 'ELBv2.DeleteListener', input: { ListenerArn: listener.arn } }];
  }
  const answer = actionInput({ type: 'fixed-response', statusCode: '503' });
  const input = { ListenerArn: listener.arn, DefaultActions: [rest ?? answer] };
  return [...operations, { target: 'ELBv2.ModifyListener', input }];
}

/** What makes a load balancer stop forwarding to a group. */
export function cutRoutes(balancer: LoadBalancerView, groupArn: string): Operation[] {
  return balancer.listeners.flatMap((listener) => cutListener(listener, groupArn));
}

const WORDS: Record<string, (input: Record<string, unknown>) => string> = {
  'ELBv2.DeleteListener': () => 'The listener is deleted: nothing else was behind it.',
  'ELBv2.DeleteRule': () => 'The rule that forwards to it is deleted.',
  'ELBv2.ModifyRule': () => 'The rule forwards to its other target groups alone.',
  'ELBv2.ModifyListener': ({ DefaultActions }) =>
    JSON.stringify(DefaultActions).includes('fixed-response')
      ? 'The listener answers 503 to requests that no rule takes.'
      : 'The listener forwards to its other target groups alone.',
};

/** Each consequence of routing operations once, in words. */
export const routesInWords = (operations: readonly Operation[]): string[] => [
  ...new Set(operations.flatMap(({ target, input }) => WORDS[target]?.(input) ?? [])),
];

/**
 * What taking an edge away comes to, or in words why it cannot be. `facts` as in
 * `planConnection`.
 */
export function planDisconnection(
  entities: Entities,
  from: string,
  to: string,
  facts: ServiceFacts | null = null,
): Removal | string {
  const pair = pairOf(entities, from, to);
  if (typeof pair === 'string') return pair;
  if (pair.kind === 'traffic') {
    const { name, source } = pair.client;
    return {
      consequences: ['Its requests stop. The client stays, and sends again once it is connected.'],
      gesture: {
        label: `Disconnect client ${name}`,
        operations: [{ target: 'Sandbox.PutTraffic', input: trafficInput(source, undefined) }],
      },
    };
  }
  if (pair.kind === 'mounts') {
    return 'A file system is unmounted by a revision without its volume.';
  }
  if (pair.kind === 'routes') return stopForwarding(pair.balancer, pair.group);
  if (pair.kind === 'behind') {
    const group = pair.service.targetGroupArns
      .map((arn) => oneOf(entities, 'targetGroup', arn))
      .find((one) => one?.loadBalancerArns.includes(pair.balancer.id));
    return group ? stopForwarding(pair.balancer, group) : 'There is no way between the two.';
  }
  if (!facts) return `What ${pair.service.name} runs is not known.`;
  return deregister(pair.service, pair.group, facts);
}

function stopForwarding(balancer: LoadBalancerView, group: TargetGroupView): Removal | string {
  const operations = cutRoutes(balancer, group.id);
  if (operations.length === 0) return `${balancer.name} does not forward to ${group.name}.`;
  const targets = group.targets.length;
  return {
    consequences: [
      ...routesInWords(operations),
      ...(targets > 0 ? [`${counted(targets, 'target')} of ${group.name} become unused.`] : []),
    ],
    gesture: { label: `Stop forwarding from ${balancer.name} to ${group.name}`, operations },
  };
}

function deregister(service: ServiceView, group: TargetGroupView, facts: ServiceFacts): Removal {
  return {
    consequences: [
      `A new deployment of ${service.name} replaces its ${counted(service.running, 'task')}: the new ones are not registered with ${group.name}.`,
    ],
    gesture: {
      label: `Take ${service.name} out of ${group.name}`,
      operations: [
        {
          target: 'ECS.UpdateService',
          input: {
            cluster: lastPart(service.clusterArn),
            service: service.name,
            loadBalancers: facts.loadBalancers.filter((one) => one.targetGroupArn !== group.id),
          },
        },
      ],
    },
  };
}
