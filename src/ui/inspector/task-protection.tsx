import { Button } from '@mantine/core';
import { useState } from 'react';
import { lastPart } from '../../model/ids';
import { formatClock, fromEpochSeconds } from '../../model/sim-time';
import type { TaskView } from '../../model/view';
import { NumberSetting } from '../kit/setting';
import { Section } from '../kit/section';
import { useCommands } from '../sandbox-context';
import { operation } from './operation';
import { outputMember } from './output';
import styles from './panel.module.css';
import { useAnswer } from './use-answer';

/** Of a protection that says nothing of its end. */
const DEFAULT_MINUTES = 120;

interface Protection {
  protectionEnabled: boolean;
  /** Epoch seconds. */
  expirationDate?: number;
}

/** The first of a list in an answer. */
function firstOf<T>(list: unknown): T | undefined {
  return Array.isArray(list) ? (list[0] as T | undefined) : undefined;
}

/** Keeps a task of a service from being stopped by scale-in and deployments. */
export function TaskProtection({ task }: { task: TaskView }) {
  const commands = useCommands();
  const [minutes, setMinutes] = useState<number | ''>('');
  const [failure, setFailure] = useState<string | null>(null);
  const about = { cluster: lastPart(task.clusterArn), tasks: [lastPart(task.id)] };
  const { result, refresh } = useAnswer(operation('ECS.GetTaskProtection', about), task);
  const protection = firstOf<Protection>(outputMember(result, 'protectedTasks'));
  const isOn = protection?.protectionEnabled ?? false;
  const set = async (protectionEnabled: boolean) => {
    const { outputs } = await commands.give({
      label: `${protectionEnabled ? 'Protect' : 'Unprotect'} task ${task.shortId}`,
      operations: [
        operation('ECS.UpdateTaskProtection', {
          ...about,
          protectionEnabled,
          ...(protectionEnabled && minutes !== '' && { expiresInMinutes: minutes }),
        }),
      ],
    });
    const [answer] = outputs as [{ failures?: unknown }?];
    const failed = firstOf<{ reason: string; detail?: string }>(answer?.failures);
    setFailure(failed ? `${failed.reason}: ${failed.detail ?? ''}` : null);
    refresh();
  };
  const ends = protection?.expirationDate;
  const until = ends === undefined ? '' : ` until ${formatClock(fromEpochSeconds(ends))}`;
  return (
    <Section title="Task protection" aside={isOn ? `on${until}` : 'off'}>
      {!isOn && (
        <div className={styles.script}>
          <NumberSetting
            text={{
              name: 'expiresInMinutes',
              hint: 'So long neither scale-in nor a deployment stops it.',
              range: '1–2,880 min',
              byDefault: `${DEFAULT_MINUTES} min`,
            }}
            value={minutes}
            onChange={setMinutes}
            min={1}
            max={2880}
            suffix=" min"
            placeholder={`${DEFAULT_MINUTES} min`}
            optional
          />
        </div>
      )}
      {failure !== null && (
        <p role="alert" className={styles.trouble}>
          {failure}
        </p>
      )}
      <div className={styles.buttons}>
        <Button variant="outline" onClick={() => void set(!isOn)}>
          {isOn ? 'End protection' : 'Protect'}
        </Button>
      </div>
    </Section>
  );
}
