import { useState } from 'react';
import type { Outcome } from '../../state/gesture';

/** What was registered before something else was refused is not registered twice. */
export function useRegistered() {
  const [registered, setRegistered] = useState<{ input: string; arn: string } | null>(null);
  const note = ({ gesture, outputs }: Outcome) => {
    const at = gesture.operations.findIndex((one) => one.target === 'ECS.RegisterTaskDefinition');
    const answer = outputs[at] as { taskDefinition?: { taskDefinitionArn: string } } | undefined;
    const arn = answer?.taskDefinition?.taskDefinitionArn;
    if (arn === undefined) return;
    setRegistered({ input: JSON.stringify(gesture.operations[at]?.input), arn });
  };
  /** The revision to deploy: one that has just been registered is there already. */
  const instead = <R>(revision: R): R | { taskDefinition: string } => {
    const isNew = typeof revision === 'object' && revision !== null && 'register' in revision;
    const isThere = isNew && registered?.input === JSON.stringify(revision.register);
    return isThere ? { taskDefinition: registered.arn } : revision;
  };
  return { note, instead };
}
