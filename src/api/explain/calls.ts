import { readUrl } from '../../engine/data-plane/call-link';
import { answerable, discoveryNamed } from '../../engine/discovery/cloud-map';
import { connectOf, endpointsIn, namespaceOf } from '../../engine/discovery/service-connect';
import type { EngineContext } from '../../engine/engine-context';
import { taskParty } from '../../engine/network/parties';
import type { ConnectEndpoint } from '../../model/discovery';
import type { Service } from '../../model/service';
import type { Task } from '../../model/task';
import { advice, cause, type Finding, fix } from './finding';
import { describeService, describeTask, ofService } from './names';
import { securityGroupFinding } from './security-groups';

interface Call {
  task: Task;
  url: string;
  host: string;
  port: number;
}

/** Why what a service's tasks call does not answer. */
export function callsFinding(
  ctx: EngineContext,
  service: Service,
  tasks: readonly Task[],
): Finding | null {
  for (const task of tasks) {
    if (task.lastStatus !== 'RUNNING') continue;
    for (const url of task.containers.flatMap(({ behaviour }) => behaviour?.calls ?? [])) {
      const named = readUrl(url);
      const found = named && callFinding(ctx, service, { task, url, ...named });
      if (found) return found;
    }
  }
  return null;
}

function callFinding(ctx: EngineContext, service: Service, call: Call): Finding | null {
  const { task, host, port } = call;
  const endpoint = task.connect?.find((one) => one.dnsName === host && one.port === port);
  if (endpoint) return endpointFinding(ctx, call, endpoint);
  const known = discoveryNamed(ctx.world, host);
  if (!known) return unknownFinding(ctx, service, call);
  const callees = answerable(known).flatMap(({ taskArn }) => ctx.world.tasks.get(taskArn) ?? []);
  if (callees.length === 0) {
    return {
      causes: [
        cause(
          `Cloud Map has no instance to answer for ${host}.`,
          call.url,
          `aws servicediscovery list-instances --service-id ${known.id}`,
        ),
      ],
      fixes: [advice('Ask why of the service that registers there: none of its tasks is up.')],
    };
  }
  return closedFinding(ctx, call, callees, port);
}

function endpointFinding(
  ctx: EngineContext,
  call: Call,
  endpoint: ConnectEndpoint,
): Finding | null {
  const callee = ctx.world.services.get(endpoint.serviceArn);
  const callees = [...ctx.world.tasks.values()].filter(
    (one) => one.serviceArn === endpoint.serviceArn && one.lastStatus === 'RUNNING',
  );
  if (callees.length > 0) return closedFinding(ctx, call, callees, endpoint.containerPort);
  return {
    causes: [
      cause(
        `Service ${callee?.name ?? ''}, which answers to ${call.host}, has no task running.`,
        call.url,
        callee ? describeService(callee) : '',
      ),
    ],
    fixes: [advice(`Ask why of service ${callee?.name ?? ''}.`)],
  };
}

function closedFinding(
  ctx: EngineContext,
  { task, host }: Call,
  callees: readonly Task[],
  port: number,
): Finding | null {
  for (const callee of callees) {
    const found = securityGroupFinding(ctx, {
      from: taskParty(ctx, task),
      fromName: 'the task',
      to: taskParty(ctx, callee),
      toName: `task ${callee.id.slice(0, 8)} behind ${host}`,
      port,
    });
    if (found) return found;
  }
  return null;
}

/** Nothing answers to the name: not yet when the task began, not where it asks, or not at all. */
function unknownFinding(ctx: EngineContext, service: Service, call: Call): Finding {
  const { host, port, task } = call;
  const unknown = (text: string, evidence: string) =>
    cause(text, evidence, describeTask(task), task.startedAt ?? null);
  const offers = namespacesOf(ctx).map((namespace) => ({
    namespace,
    ends: endpointsIn(ctx.world, namespace).filter(({ dnsName }) => dnsName === host),
  }));
  const own = namespaceOf(ctx.world, service);
  const isClient = connectOf(service) !== undefined;
  const here = offers.find(({ namespace, ends }) => namespace === own && ends.length > 0);
  if (isClient && here) {
    if (here.ends.some((one) => one.port === port)) return lateFinding(service, call, unknown);
    const ports = here.ends.map((one) => one.port).join(', ');
    return {
      causes: [unknown(`${host} answers on port ${ports}, and ${port} is called.`, call.url)],
      fixes: [advice('Call that port, or give the service a client alias with this one.')],
    };
  }
  const elsewhere = offers.find(({ ends }) => ends.length > 0);
  if (!elsewhere) {
    return {
      causes: [unknown(`No service answers to the name ${host}.`, call.url)],
      fixes: [advice(`Give one a client alias ${host} with Service Connect.`)],
    };
  }
  const { namespace } = elsewhere;
  return {
    causes: [
      unknown(
        `Its tasks do not know ${host}: it is a name of Service Connect in namespace ${namespace}.`,
        isClient ? `the service is in namespace ${own ?? '–'}` : 'it does not use Service Connect',
      ),
    ],
    fixes: [
      fix(`Let the service use Service Connect in ${namespace}`, 'ECS.UpdateService', {
        ...ofService(service),
        serviceConnectConfiguration: { enabled: true, namespace },
      }),
    ],
  };
}

/** CONNECT-1: what a task can call is settled when it is made. */
function lateFinding(
  service: Service,
  { task, host, url }: Call,
  unknown: (text: string, evidence: string) => Finding['causes'][number],
): Finding {
  const id = task.id.slice(0, 8);
  return {
    causes: [
      unknown(`Task ${id} was started before ${host} was there, and never learns of it.`, url),
    ],
    fixes: [
      fix('Replace its tasks by new ones', 'ECS.UpdateService', {
        ...ofService(service),
        forceNewDeployment: true,
      }),
    ],
  };
}

const namespacesOf = ({ world }: EngineContext): string[] => [
  ...new Set([...world.services.values()].flatMap((one) => namespaceOf(world, one) ?? [])),
];
