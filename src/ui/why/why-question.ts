import { serviceState } from '../../drawing/service-facts';
import { taskFacts } from '../../drawing/task-facts';
import { lastPart } from '../../model/ids';
import { ZERO } from '../../model/sim-time';
import type { CapacityProviderView, ContainerInstanceView } from '../../model/infrastructure-view';
import type { EntityView, ServiceView, TargetGroupView, TaskView } from '../../model/view';
import type { Operation } from '../../state/gesture';
import { operation } from '../inspector/operation';

/** What "Why?" asks the sandbox about an entity; null where it has no answer for its kind. */
export function questionOf(view: EntityView, target: string | null = null): Operation | null {
  switch (view.kind) {
    case 'task':
      return operation('Sandbox.Explain', { task: lastPart(view.id) });
    case 'service':
      return operation('Sandbox.Explain', {
        service: `${lastPart(view.clusterArn)}/${view.name}`,
      });
    case 'targetGroup':
      return operation('Sandbox.Explain', {
        targetGroup: view.name,
        ...(target !== null && { target }),
      });
    case 'loadBalancer':
      return operation('Sandbox.Explain', { loadBalancer: view.name });
    case 'containerInstance':
      return operation('Sandbox.Explain', { containerInstance: view.ec2InstanceId });
    case 'capacityProvider':
      return operation('Sandbox.Explain', { capacityProvider: view.name });
    case 'alarm':
      return operation('Sandbox.Explain', { alarm: view.name });
    default:
      return null;
  }
}

/** Whether something seems to be wrong, as far as the screen knows: the sandbox itself says. */
export function looksWrong(view: EntityView, entities: ReadonlyMap<string, EntityView>): boolean {
  switch (view.kind) {
    case 'task':
      return isSickTask(view);
    case 'service':
      return isSickService(view);
    case 'targetGroup':
      return isSickGroup(view);
    case 'loadBalancer':
      return [...entities.values()].some(
        (one) =>
          one.kind === 'targetGroup' && one.loadBalancerArns.includes(view.id) && isSickGroup(one),
      );
    case 'containerInstance':
      return isSickInstance(view);
    case 'capacityProvider':
      return isSickProvider(view);
    case 'alarm':
      return view.state === 'ALARM';
    default:
      return false;
  }
}

/** Ends that nobody asked for. */
const BAD_ENDS: readonly string[] = ['SpotInterruption', 'TerminationNotice'];

function isSickTask(task: TaskView): boolean {
  if (taskFacts(task, 'neutral', ZERO).tone === 'failing') return true;
  if (task.desiredStatus !== 'STOPPED') return false;
  if (task.stopCode === 'TaskFailedToStart' || task.stopCode === 'EssentialContainerExited') {
    return true;
  }
  const reason = task.stoppedReason ?? '';
  return BAD_ENDS.includes(task.stopCode ?? '') || /health checks|^Host EC2/.test(reason);
}

function isSickService(service: ServiceView): boolean {
  if (serviceState(service).tone === 'failing' || service.unhealthy > 0) return true;
  if (service.steady || service.desired === 0) return false;
  const failed = service.deployments.some(({ failedTasks }) => failedTasks > 0);
  return failed || service.running + service.pending < service.desired;
}

function isSickGroup({ targets, routing, loadBalancerArns }: TargetGroupView): boolean {
  if (targets.some(({ health }) => health === 'unhealthy')) return true;
  if (routing.value === 'fail-open') return true;
  return targets.length === 0 && loadBalancerArns.length > 0;
}

const isSickInstance = ({ state, status, agentConnected }: ContainerInstanceView): boolean =>
  state !== 'running' ? state !== 'pending' : !agentConnected || status !== 'ACTIVE';

/** More is asked of it than it has, and it may have no more. */
const isSickProvider = ({ reservation, autoScalingGroup: group }: CapacityProviderView): boolean =>
  (reservation ?? 0) > 100 && group.desired >= group.max;
