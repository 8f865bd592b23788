import { serviceState } from '../../drawing/service-facts';
import { rolesOfService } from '../../drawing/revision-roles';
import { lastPart } from '../../model/ids';
import type { ServiceView } from '../../model/view';
import { AssumedMark } from '../about/assumed-mark';
import { ResourceCost } from '../cost/cost-section';
import { counted } from '../kit/counted';
import { FigureList } from '../kit/figure-list';
import { Section } from '../kit/section';
import { StatusPill } from '../kit/status-pill';
import { StatechartPanel } from '../statechart/statechart-panel';
import { DeployButton } from './deploy-button';
import { DeploymentHistory } from './deployment-history';
import { useDescribedService } from './described-service';
import { FaultMenu, faultsOf } from './fault-menu';
import { functionsOf, HookFunctions, waitingHook } from './hook-functions';
import styles from './panel.module.css';
import { ServiceDeploymentSection } from './service-deployment';
import { ServiceGroups, ServiceTasks } from './service-links';
import { TaskSets } from './task-sets';
import { entitiesOf, useCalm, useNow } from './use-calm';
import { MomentButton } from '../time-travel/moment-button';

const EVENTS_SHOWN = 8;
const SCHEDULER_WAITS =
  'AWS does not document how often the scheduler looks, and how soon it notices a change of health.';

/** Least and most tasks, rounded up and down as ECS rounds them. */
function boundsOf(service: ServiceView): { least: number; most: number } {
  const { desired, minimumHealthyPercent, maximumPercent } = service;
  return {
    least: Math.ceil((desired * minimumHealthyPercent) / 100),
    most: Math.floor((desired * maximumPercent) / 100),
  };
}

/** Steady is what the service is while nothing is deployed; else the header says more. */
const steadyWord = (service: ServiceView): string => {
  const { state } = serviceState(service);
  if (state !== 'deploying' && state !== 'steady') return 'not steady';
  return service.steady ? state : 'not steady';
};

function Counts({ service }: { service: ServiceView }) {
  const { least, most } = boundsOf(service);
  const figures = [
    { name: 'Desired', value: service.desired },
    { name: 'Running', value: service.running },
    { name: 'Pending', value: service.pending, title: 'PROVISIONING, PENDING or ACTIVATING' },
    { name: 'Task definition', value: service.taskDefinition },
    { name: 'Launch type', value: service.launchType },
    {
      name: 'Minimum healthy',
      value: `${service.minimumHealthyPercent} % · ${counted(least, 'task')}`,
    },
    { name: 'Maximum', value: `${service.maximumPercent} % · ${counted(most, 'task')}` },
    { name: 'Health check grace', value: `${service.healthCheckGracePeriodSeconds} s` },
  ];
  return (
    <Section title="Tasks" aside={steadyWord(service)}>
      <FigureList figures={figures} />
      <div style={{ height: 12 }} />
      <div className={styles.buttons}>
        <DeployButton service={service} />
        <FaultMenu
          aim={{ service: `${lastPart(service.clusterArn)}/${service.name}`, count: 1 }}
          at={`one task of ${service.name}`}
          faults={faultsOf({
            launchType: service.launchType,
            providers: service.capacityProviderStrategy.map((one) => one.capacityProvider),
          })}
        />
      </div>
    </Section>
  );
}

function Deployments({ service }: { service: ServiceView }) {
  const now = useNow();
  const roles = rolesOfService(service);
  // With another strategy the machine is the service deployment's, which stands above.
  const machine = service.serviceDeployment?.machine?.machine ?? 'rolling-deployment';
  const isRolling = machine === 'rolling-deployment';
  return service.deployments.map((one) => {
    const role = roles.get(one.id) ?? 'third';
    const tone = { IN_PROGRESS: 'waiting', FAILED: 'failing' } as const;
    const look = tone[one.rolloutState as keyof typeof tone] ?? role;
    return (
      <Section
        key={one.id}
        title={`Deployment ${one.taskDefinition}`}
        mark={<AssumedMark about={SCHEDULER_WAITS} at="schedulerLoop" />}
        aside={<StatusPill word={one.rolloutState} tone={look} />}
      >
        <FigureList
          figures={[
            { name: 'Status', value: one.status },
            {
              name: 'Running · pending · desired',
              value: `${one.running} · ${one.pending} · ${one.desired}`,
            },
            { name: 'Failed tasks', value: one.failedTasks },
          ]}
        />
        <p className={styles.note}>{one.rolloutStateReason}</p>
        <div style={{ height: 8 }} />
        {isRolling && one.machine && (
          <StatechartPanel state={one.machine} now={now} tone={look} as="graph" />
        )}
      </Section>
    );
  });
}

function Events({ service }: { service: ServiceView }) {
  const all = useCalm((state) => state.events);
  const events = all
    .filter((one) => one.type === 'ServiceEvent' && one.serviceArn === service.id)
    .slice(-EVENTS_SHOWN)
    .reverse();
  return (
    <Section title="Events" aside="newest first">
      {events.length === 0 && <p className={styles.empty}>None yet.</p>}
      <ol className={styles.events}>
        {events.map((event) => (
          <li key={event.seq}>
            <MomentButton at={event.at} />
            {event.message}
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** What its deployments are made of that only a describe tells: task sets and hook functions. */
function DescribedParts({ service, part }: { service: ServiceView; part: 'sets' | 'hooks' }) {
  const { described, refresh } = useDescribedService(service, service);
  if (!described) return null;
  if (part === 'sets') {
    return <TaskSets service={service} described={described} onChanged={refresh} />;
  }
  const functions = functionsOf(described);
  return functions.length > 0 && <HookFunctions names={functions} service={service} />;
}

const isInstances = (provider: string): boolean => !provider.startsWith('FARGATE');

/** What its tasks cost; instances belong to the cluster, whatever runs on them. */
function ServiceCost({ service }: { service: ServiceView }) {
  const { launchType, clusterArn, capacityProviderStrategy } = service;
  const onInstances =
    launchType === 'EC2' ||
    capacityProviderStrategy.some(({ capacityProvider: name }) => isInstances(name));
  const areThere = useCalm((state) =>
    entitiesOf(state, 'containerInstance').some((one) => one.clusterArn === clusterArn),
  );
  const cluster = lastPart(clusterArn);
  return (
    <ResourceCost
      isPart={(one) => one === `service ${cluster}/${service.name}`}
      elsewhere={
        onInstances && areThere
          ? `The EC2 instances that it runs on are counted on the cluster, ${cluster}.`
          : null
      }
    />
  );
}

/** A service: counts, deployments, its tasks, where it is registered, what ECS said last. */
export function ServiceState({ service }: { service: ServiceView }) {
  const isAsked = waitingHook(service) !== null;
  const hooks = <DescribedParts service={service} part="hooks" />;
  return (
    <>
      <Counts service={service} />
      {isAsked && hooks}
      <ServiceDeploymentSection service={service} />
      <Deployments service={service} />
      <DescribedParts service={service} part="sets" />
      {!isAsked && hooks}
      <DeploymentHistory service={service} />
      <ServiceGroups service={service} />
      <ServiceTasks service={service} />
      <ServiceCost service={service} />
      <Events service={service} />
    </>
  );
}

/** The one word about a service that the header says. */
export function ServicePill({ service }: { service: ServiceView }) {
  const { state, tone } = serviceState(service);
  return <StatusPill word={state} tone={tone === 'plain' ? 'neutral' : tone} />;
}
