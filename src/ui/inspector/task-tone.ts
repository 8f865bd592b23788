import type { TargetHealthState } from '../../model/load-balancer';
import type { SimMicros } from '../../model/sim-time';
import type { TaskView } from '../../model/view';
import { taskFacts } from '../../drawing/task-facts';
import type { RevisionRole } from '../../drawing/tokens';
import type { Tone } from '../kit/status-pill';

/** Colour of a task's status: its revision's while it is well, else what it is in trouble with. */
export function taskTone(task: TaskView, role: RevisionRole, now: SimMicros): Tone {
  const { tone } = taskFacts(task, role, now);
  if (tone !== 'plain') return tone;
  return task.lastStatus === 'STOPPED' ? 'neutral' : role;
}

/** Colour of a target's health. */
export function targetTone(health: TargetHealthState, role: RevisionRole): Tone {
  const tones: Record<TargetHealthState, Tone> = {
    initial: 'waiting',
    healthy: role,
    unhealthy: 'failing',
    draining: 'draining',
    unused: 'neutral',
  };
  return tones[health];
}
