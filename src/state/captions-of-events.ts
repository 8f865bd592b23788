/** Captions on single events: faults, alarms, traffic, scaling, and what a service complains of. */
import type { DomainEvent } from '../model/view';
import {
  type Caption,
  comingIn,
  counted,
  cut,
  goingIn,
  type Instant,
  viewOf,
  viewsOf,
} from './caption';

interface Words {
  weight: Caption['weight'];
  text: string;
  why?: string | null;
}

const serviceName = (instant: Instant, event: DomainEvent): string =>
  viewOf(instant, 'service', event.serviceArn ?? event.subject)?.name ?? 'The service';

function trafficShift(event: DomainEvent, instant: Instant): Words | null {
  const shifted = /shifted (\S+) % of (test|production) traffic to the (\w+)/.exec(event.message);
  if (!shifted) return null;
  const [, share = '', kind = '', to = ''] = shifted;
  const service = viewOf(instant, 'service', event.subject);
  const deployment = service?.serviceDeployment;
  // Of an earlier deployment it would name the revisions of this one.
  if (!deployment || event.at < deployment.startedAt) return null;
  if (kind === 'test' && deployment.isOver) return null;
  const one = to === 'source' ? goingIn(deployment, service) : comingIn(deployment);
  const revision = one?.taskDefinition;
  const requests = kind === 'test' ? 'test requests' : 'requests';
  const all = share === '100' ? `All ${requests} go` : `${share} % of the ${requests} go`;
  const why = kind === 'test' ? 'Only those that ask the test listener see it.' : null;
  return { weight: 2, text: `${all} to ${revision ?? `the ${to} revision`} now.`, why };
}

function alarmChange({ subject, message }: DomainEvent, instant: Instant): Words | null {
  const alarm = viewOf(instant, 'alarm', subject);
  const isPolicys = alarm?.name.startsWith('TargetTracking-') ?? true;
  const name = isPolicys ? 'The alarm of a scaling policy' : alarm?.name;
  const isLoud = message.endsWith('→ ALARM');
  if (alarm && (alarm.state === 'ALARM') !== isLoud) return null;
  if (isLoud) {
    return { weight: 3, text: `${name} is in ALARM.`, why: alarm ? cut(alarm.stateReason) : null };
  }
  return message.startsWith('ALARM →') ? { weight: 2, text: `${name} is over: OK again.` } : null;
}

/** Whether a rule sends requests to a group: one that gets none may well be empty. */
const isUsed = (instant: Instant, groupArn: string): boolean =>
  viewsOf(instant, 'loadBalancer')
    .flatMap(({ listeners }) => listeners.flatMap(({ rules }) => rules))
    .flatMap(({ actions }) => actions)
    .some(
      (action) =>
        action.type === 'forward' &&
        action.targetGroups.some((one) => one.targetGroupArn === groupArn && one.weight > 0),
    );

function routingChange({ subject, message }: DomainEvent, instant: Instant): Words | null {
  const group = viewOf(instant, 'targetGroup', subject);
  if (!group || !message.endsWith(`→ ${group.routing.value}`)) return null;
  const { name } = group;
  if (message.endsWith('no-targets → fail-open')) return null;
  if (message.endsWith('→ fail-open')) {
    return {
      weight: 3,
      text: `No target of ${name} is healthy: requests go to all of them.`,
      why: 'The load balancer fails open rather than refuse every request.',
    };
  }
  if (message.endsWith('→ no-targets') && isUsed(instant, subject)) {
    return { weight: 3, text: `${name} has no targets left: requests are answered with 503.` };
  }
  return null;
}

function serviceEvent(event: DomainEvent, instant: Instant): Words | null {
  const { message } = event;
  const service = viewOf(instant, 'service', event.subject);
  if (!service) return null;
  const { name } = service;
  if (message.includes('reached a steady state')) {
    if (!service.steady) return null;
    const why = `${service.running} of ${counted(service.desired, 'task')} run.`;
    return { weight: 1, text: `${name} has reached a steady state.`, why };
  }
  // What it could not do it has done meanwhile.
  if (service.steady) return null;
  const unplaced = /unable to place a task(?:\. Reason:|) (.*)$/.exec(message);
  if (unplaced)
    return { weight: 3, text: `${name} cannot place a task.`, why: cut(unplaced[1] ?? '') };
  if (message.includes('unable to consistently start tasks')) {
    return { weight: 3, text: `${name} cannot start its tasks: it waits longer after each try.` };
  }
  const isDeploying = service.serviceDeployment?.isOver === false;
  if (isDeploying && message.includes('unable to stop or start tasks during a deployment')) {
    const why = 'minimumHealthyPercent and maximumPercent leave no room for one task more or less.';
    return { weight: 3, text: `The deployment of ${name} is stuck.`, why };
  }
  return null;
}

function hookChange({ message, subject }: DomainEvent, instant: Instant): Words | null {
  const stage = /\((\w+)\)$/.exec(message)?.[1] ?? 'its stage';
  if (message.startsWith('HOOK_AWAITING_ACTION')) {
    const deployment = viewOf(instant, 'service', subject)?.serviceDeployment;
    if (!deployment || deployment.pauses.length === 0) return null;
    return { weight: 3, text: `The deployment waits at ${stage} until somebody continues it.` };
  }
  if (!message.startsWith('HOOK_FAILED')) return null;
  return { weight: 3, text: `A lifecycle hook at ${stage} has failed.` };
}

function scaling(event: DomainEvent, instant: Instant): Words {
  const [what = '', why] = event.message.split(/: (?=[^:]*$)/);
  const isService = viewOf(instant, 'service', event.subject) !== undefined;
  const whose = isService ? `${serviceName(instant, event)} scales: ` : '';
  return { weight: 2, text: `${whose}${cut(what)}.`, why: why ? `${why}.` : null };
}

type Tell = (event: DomainEvent, instant: Instant) => Words | null;

const TELLERS: Readonly<Record<string, Tell>> = {
  TrafficShift: trafficShift,
  AlarmStateChange: alarmChange,
  RoutingChange: routingChange,
  ServiceEvent: serviceEvent,
  HookStateChange: hookChange,
  ScalingActivity: scaling,
  FaultInjected: ({ message }) => ({ weight: 3, text: `Fault injected: ${message}.` }),
  FaultCleared: ({ message }) => ({ weight: 2, text: `The fault is over: ${message}.` }),
  ContainerRestart: ({ message }) => ({ weight: 2, text: `Container ${message}.` }),
  ContainerInstanceStateChange: ({ message, subject }, instant) =>
    viewOf(instant, 'containerInstance', subject) && message.endsWith('→ DRAINING')
      ? { weight: 2, text: 'A container instance is draining: its tasks move elsewhere.' }
      : null,
};

/** Events of one kind undo one another: what is on for test traffic is not for production. */
const aboutOf = ({ type, message }: DomainEvent, text: string): string => {
  if (type === 'FaultCleared') return 'FaultInjected';
  // What a service complains of does not undo anything else it complains of.
  if (type === 'ServiceEvent') return text;
  if (type !== 'TrafficShift') return type;
  return message.includes(' test traffic ') ? 'test traffic' : 'production traffic';
};

/**
 * What is still so of what has happened: of several events that each say how the same thing is now
 * the newest one. What tells the same again is one caption still, by the first of them and as new
 * as the last.
 */
export function captionsOfEvents(instant: Instant): Caption[] {
  const firsts = new Map<string, string>();
  const newest = new Map<string, Caption>();
  for (const event of instant.events) {
    const words = TELLERS[event.type]?.(event, instant);
    if (!words) continue;
    const { weight, text, why = null } = words;
    const id = firsts.get(text) ?? `event/${event.seq}`;
    firsts.set(text, id);
    const about = `${event.subject} ${aboutOf(event, text)}`;
    newest.set(about, { id, since: event.at, until: null, weight, text, why });
  }
  return [...new Map([...newest.values()].map((one) => [one.text, one])).values()];
}
