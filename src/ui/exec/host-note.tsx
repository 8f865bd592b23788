import { Button } from '@mantine/core';
import type { TaskView } from '../../model/view';
import { entityOf, useCalm } from '../inspector/use-calm';
import panel from '../inspector/panel.module.css';
import { Section } from '../kit/section';
import { useParts } from '../sandbox-context';

/** Whether one can log in to what a task runs on, and why not. */
export function HostNote({ task }: { task: TaskView }) {
  const { view } = useParts();
  const instance = useCalm((state) =>
    entityOf(state, 'containerInstance', task.containerInstanceArn),
  );
  if (instance) {
    return (
      <Section title="SSH" aside={instance.name}>
        <Button
          variant="outline"
          onClick={() => view.setState({ selection: [instance.id], inspectorTab: 'ssh' })}
        >
          Log in to its instance
        </Button>
      </Section>
    );
  }
  if (task.launchType !== 'FARGATE') return null;
  return (
    <Section title="SSH" aside="not on Fargate">
      <p className={panel.note}>
        AWS runs what is under a Fargate task: there is no instance of yours to log in to. ECS Exec
        is the way into its containers.
      </p>
    </Section>
  );
}
