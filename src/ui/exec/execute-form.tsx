import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { toCommandLine } from '../../cli/to-command-line';
import { lastPart } from '../../model/ids';
import type { AwsError } from '../../model/result';
import type { TaskView } from '../../model/view';
import { giveHere } from '../give-here';
import { operation } from '../inspector/operation';
import { CommandLines } from '../kit/command-lines';
import { TextSetting } from '../kit/setting';
import { useParts } from '../sandbox-context';
import applyBar from '../inspector/apply-bar.module.css';
import panel from '../inspector/panel.module.css';

/** Opens a shell in a container, or runs one command there. */
export function ExecuteForm(props: { task: TaskView; container: string; onOpened: () => void }) {
  const { task, container, onOpened } = props;
  const parts = useParts();
  const [command, setCommand] = useState('/bin/sh');
  const [error, setError] = useState<AwsError | null>(null);
  const execute = operation('ECS.ExecuteCommand', {
    cluster: lastPart(task.clusterArn),
    task: lastPart(task.id),
    ...(task.containers.length > 1 && { container }),
    interactive: true,
    command,
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const gesture = { label: `Execute ${command} in ${container}`, operations: [execute] };
    const outcome = await giveHere(parts, gesture);
    setError(outcome.error ?? null);
    if (outcome.ok) onOpened();
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <TextSetting
        text={{ name: 'command', hint: 'A shell stays open for a line at a time.' }}
        value={command}
        onChange={setCommand}
        problem={command.trim() === '' ? 'A command is needed' : null}
      />
      <CommandLines lines={[toCommandLine(execute.target, execute.input)]} when="before" />
      {error && (
        <p role="alert" className={`${applyBar.error} ${panel.spaced}`}>
          <b>{error.__type}</b>
          {error.message}
        </p>
      )}
      <div className={`${applyBar.buttons} ${panel.spaced}`}>
        <Button type="submit" disabled={command.trim() === ''}>
          Execute
        </Button>
      </div>
    </form>
  );
}
