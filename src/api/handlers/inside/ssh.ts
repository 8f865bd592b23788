import { answersSsh, type Host, runOnHost } from '../../../engine/exec/host-shell';
import type { World } from '../../../engine/world/world';
import { lastPart } from '../../../model/ids';
import type { Task } from '../../../model/task';
import { sandboxErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';

/** Only EC2 has instances to log in to; into containers on Fargate there is ECS Exec. */
export const ssh: Handler<'Sandbox.Ssh'> = ({ ctx }, input) => {
  const host = hostOf(ctx.world, input.containerInstance);
  if (!answersSsh(ctx, host)) {
    refuse(
      sandboxErrors.invalid(
        `ssh: connect to host ${host.ec2InstanceId} port 22: Connection timed out`,
      ),
    );
  }
  const { text, code } = runOnHost(ctx, host, input.command);
  return { ec2InstanceId: host.ec2InstanceId, output: text, exitCode: code };
};

/** By EC2 instance id, by the container instance's id or ARN, or by a task on it. */
function hostOf(world: World, reference: string): Host {
  const id = lastPart(reference);
  const task = [...world.tasks.values()].find((one) => one.arn === reference || one.id === id);
  if (task?.launchType === 'FARGATE') {
    refuse(
      sandboxErrors.invalid(
        `Task ${task.id} runs on Fargate: AWS runs what is under it, and there is no instance to ` +
          'log in to. Use ECS Exec (aws ecs execute-command) instead.',
      ),
    );
  }
  const instance = [...world.containerInstances.values()].find(
    (one) =>
      [one.id, one.ec2InstanceId].includes(id) ||
      (task !== undefined && one.arn === task.containerInstanceArn),
  );
  const ec2InstanceId = instance?.ec2InstanceId ?? task?.hostInstanceId ?? id;
  const isOn = (one: Task) =>
    instance ? one.containerInstanceArn === instance.arn : one.hostInstanceId === ec2InstanceId;
  const tasks = [...world.tasks.values()].filter(
    (one) => one.lastStatus !== 'STOPPED' && isOn(one),
  );
  if (!instance && tasks.length === 0) refuse(sandboxErrors.notFound('instance', reference));
  return { ec2InstanceId, ...(instance && { instance }), tasks };
}
