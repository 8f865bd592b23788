import { STOPPED_SHOWN } from '../../drawing/task-slots';
import type { SimMicros } from '../../model/sim-time';
import type { EntityView, TaskView } from '../../model/view';

/** What of a task decides where it stands and what leads there. */
const placed = (task: TaskView): unknown[] => [
  task.lastStatus,
  task.desiredStatus,
  task.deploymentId,
  task.serviceArn,
  task.containerInstanceArn,
  task.availabilityZone,
  task.targets.map(({ targetGroupArn, health }) => `${targetGroupArn} ${health}`).join(),
  task.containers.length,
  task.volumes.length,
];

/** What of an entity decides anything of the scene; its figures do not. */
function partsOf(view: EntityView): unknown {
  switch (view.kind) {
    case 'task':
      return placed(view);
    case 'targetGroup':
      return { ...view, targets: view.targets.map((one) => ({ ...one, outstanding: 0 })) };
    case 'traffic':
      return { ...view, okPercent: 0, failedPercent: 0, total: 0 };
    case 'serviceCall':
      return { ...view, requestsPerSecond: 0, failedPercent: 0, p99Ms: 0 };
    case 'service': {
      const { serviceDeployment } = view;
      const deployment = serviceDeployment && {
        id: serviceDeployment.id,
        isOver: serviceDeployment.isOver,
        status: serviceDeployment.status,
        roles: serviceDeployment.revisions.map(({ role, deploymentId }) => [role, deploymentId]),
      };
      return { ...view, recent: 0, serviceDeployment: deployment };
    }
    default:
      return view;
  }
}

const isStopped = ({ lastStatus, stoppedAt }: TaskView, now: SimMicros): boolean =>
  lastStatus === 'STOPPED' && now - (stoppedAt ?? 0) < STOPPED_SHOWN;

interface Watched {
  view: EntityView;
  text: string;
}

/**
 * Tells whether anything has come, gone or changed that a scene is made of. Figures change with
 * every request, and come with a view of their own each time: what is left of it is compared.
 */
export class SceneWatch {
  private seen = new Map<string, Watched>();
  /** Something that has stopped is drawn still: time alone changes that. */
  private hadStopped = false;

  /** Whether something has changed since the last look. */
  look(entities: ReadonlyMap<string, EntityView>, now: SimMicros): boolean {
    let changed = entities.size !== this.seen.size || this.hadStopped;
    this.hadStopped = false;
    for (const view of entities.values()) {
      const before = this.seen.get(view.id);
      if (view.kind === 'task' && isStopped(view, now)) this.hadStopped = true;
      if (before?.view === view) continue;
      const text = JSON.stringify(partsOf(view));
      if (before?.text !== text) changed = true;
      this.seen.set(view.id, { view, text });
    }
    if (this.seen.size > entities.size) {
      for (const id of this.seen.keys()) if (!entities.has(id)) this.seen.delete(id);
    }
    return changed || this.hadStopped;
  }
}
