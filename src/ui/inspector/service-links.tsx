import type { Rule } from '../../model/load-balancer';
import { formatClock } from '../../model/sim-time';
import type { ServiceView, TargetGroupView, TaskView } from '../../model/view';
import { allOf, type Entities } from '../../state/gestures/entities';
import { rulesTo } from '../../state/gestures/traffic-shift';
import { Section } from '../kit/section';
import { EntityLinks } from './entity-links';
import { entitiesOf, entityOf, useCalm } from './use-calm';

/** Of tasks that have stopped, the last ones: why they did is still to be read. */
const STOPPED_SHOWN = 5;

const tasksOf = (tasks: readonly TaskView[], { id }: ServiceView): TaskView[] =>
  tasks.filter(({ serviceArn }) => serviceArn === id);

/**
 * Groups that it names, those its deployments swap with, those its tasks are behind, and those that
 * share a rule with one of them.
 */
function groupIdsOf(service: ServiceView, entities: Entities): string[] {
  const registered = tasksOf(allOf(entities, 'task'), service).flatMap(({ targets }) =>
    targets.map(({ targetGroupArn }) => targetGroupArn),
  );
  const own = [...service.targetGroupArns, ...service.alternateTargetGroupArns, ...registered];
  const beside = own.flatMap((id) => rulesTo(entities, id)).flatMap(({ rule }) => groupsOf(rule));
  return [...new Set([...own, ...beside.map(({ targetGroupArn }) => targetGroupArn)])];
}

function groupsOf({ actions }: Rule) {
  const action = actions.at(-1);
  return action?.type === 'forward' ? action.targetGroups : [];
}

/** `90 %`: a group’s share by the weights of the rules that know it; by port if they differ. */
function shareWords(entities: Entities, id: string): string | null {
  const shares = rulesTo(entities, id).flatMap(({ listener, rule }) => {
    const groups = groupsOf(rule);
    const all = groups.reduce((sum, { weight }) => sum + weight, 0);
    const own = groups.find(({ targetGroupArn }) => targetGroupArn === id)?.weight ?? 0;
    const share = `${Math.round((1000 * own) / all) / 10} %`;
    return all === 0 ? [] : [{ port: listener.port, share }];
  });
  const [first] = shares;
  if (!first) return null;
  return shares.every(({ share }) => share === first.share)
    ? first.share
    : shares.map(({ port, share }) => `:${port} ${share}`).join(', ');
}

function healthWords({ targets }: TargetGroupView): string {
  const healthy = targets.filter(({ health }) => health === 'healthy').length;
  return targets.length === 0 ? 'no targets' : `${healthy} of ${targets.length} healthy`;
}

/** The target groups that have to do with it, with their share of the traffic. */
export function ServiceGroups({ service }: { service: ServiceView }) {
  const mirror = useCalm((state) => state);
  const ids = groupIdsOf(service, mirror.entities);
  const groups = ids.flatMap((id) => entityOf(mirror, 'targetGroup', id) ?? []);
  if (groups.length === 0) return null;
  const items = groups.map((group) => ({
    id: group.id,
    name: group.name,
    about: [healthWords(group), shareWords(mirror.entities, group.id)].filter(Boolean).join(' · '),
  }));
  return (
    <Section title="Target groups">
      <EntityLinks label="Target groups" items={items} />
    </Section>
  );
}

const nameOf = ({ shortId }: TaskView) => <span className="mono">{shortId}</span>;

/** Its tasks as they are now, and apart from them the last that stopped. */
export function ServiceTasks({ service }: { service: ServiceView }) {
  const mirror = useCalm((state) => state);
  const all = tasksOf(entitiesOf(mirror, 'task'), service);
  const now = all.filter(({ lastStatus }) => lastStatus !== 'STOPPED');
  const stopped = all
    .filter(({ lastStatus }) => lastStatus === 'STOPPED')
    .sort((a, b) => (b.stoppedAt ?? 0) - (a.stoppedAt ?? 0))
    .slice(0, STOPPED_SHOWN);
  return (
    <>
      {now.length > 0 && (
        <Section title="Tasks now" aside={now.length}>
          <EntityLinks
            label="Tasks"
            items={now.map((task) => ({ id: task.id, name: nameOf(task), about: task.lastStatus }))}
          />
        </Section>
      )}
      {stopped.length > 0 && (
        <Section title="Tasks that stopped" aside="newest first">
          <EntityLinks
            label="Tasks that stopped"
            items={stopped.map((task) => ({
              id: task.id,
              name: nameOf(task),
              about: task.stoppedAt === null ? '' : `at ${formatClock(task.stoppedAt)}`,
            }))}
          />
        </Section>
      )}
    </>
  );
}
