import type { ContainerInstance, Ec2InstanceState } from '../../../model/container-instance';
import { ec2Errors } from '../../contract/errors';
import { refuse } from '../../refusal';
import { describeState } from './answers/instance';

/** Refuses the whole command where one instance is in a state that it cannot be done in. */
export function checkStates(
  instances: readonly ContainerInstance[],
  fitting: readonly Ec2InstanceState[],
  done: string,
): void {
  const wrong = instances.find(({ state }) => !fitting.includes(state));
  if (!wrong) return;
  refuse(
    ec2Errors.of(
      'IncorrectInstanceState',
      `The instance '${wrong.ec2InstanceId}' is not in a state from which it can be ${done}.`,
    ),
  );
}

/** Does something to each, and answers what each was before and is now. */
export const changeEach = (
  instances: readonly ContainerInstance[],
  change: (instance: ContainerInstance) => void,
): object[] =>
  instances.map((instance) => {
    const PreviousState = describeState(instance.state);
    change(instance);
    return {
      InstanceId: instance.ec2InstanceId,
      CurrentState: describeState(instance.state),
      PreviousState,
    };
  });
