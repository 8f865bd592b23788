import { useState } from 'react';
import { lastPart } from '../../model/ids';
import { toSeconds } from '../../model/sim-time';
import type { TaskView } from '../../model/view';
import { operation } from '../inspector/operation';
import panel from '../inspector/panel.module.css';
import { useAnswer } from '../inspector/use-answer';
import { entityOf, useCalm, useNow } from '../inspector/use-calm';
import { ChoiceSetting } from '../kit/setting';
import { Section } from '../kit/section';
import { ExecChecks } from './exec-check-list';
import { execChecks, taskRoleIn } from './exec-checks';
import { newestSession } from './exec-sessions';
import { ExecuteForm } from './execute-form';
import { HostNote } from './host-note';
import { SessionScreen } from './session-screen';
import styles from './terminal.module.css';

/** Asked again each simulated second, and when the container or a line has changed something. */
function useExec(task: TaskView, container: string) {
  const second = Math.floor(toSeconds(useNow()));
  const statuses = task.containers.map(({ lastStatus }) => lastStatus).join();
  const version = `${second} ${statuses}`;
  const about = { cluster: lastPart(task.clusterArn), tasks: [lastPart(task.id)] };
  const sessions = useAnswer(operation('Sandbox.DescribeSessions', { task: task.id }), version);
  const described = useAnswer(operation('ECS.DescribeTasks', about), version).result;
  const { taskDefinition } = task;
  const asked = operation('ECS.DescribeTaskDefinition', { taskDefinition });
  const definition = useAnswer(asked, taskDefinition).result;
  const arn = taskRoleIn(definition);
  const ofRole = arn === null ? null : operation('IAM.GetRole', { RoleName: lastPart(arn) });
  const role = useAnswer(ofRole, second).result;
  const service = useCalm((state) => entityOf(state, 'service', task.serviceArn)) ?? null;
  return {
    session: newestSession(sessions.result, container),
    refresh: sessions.refresh,
    checks: execChecks({ task, service, described, definition, role }, container),
  };
}

/** ECS Exec into a task: a prompt in one of its containers, and what that needs. */
export function ExecPanel({ task }: { task: TaskView }) {
  const names = task.containers.map(({ name }) => name);
  const first = task.containers.find(({ essential }) => essential)?.name ?? names[0] ?? '';
  const [chosen, setChosen] = useState(first);
  const container = names.includes(chosen) ? chosen : first;
  const { session, refresh, checks } = useExec(task, container);
  const [hasOpened, setOpened] = useState(false);
  const isUp = task.desiredStatus === 'RUNNING';
  const opened = () => {
    setOpened(true);
    refresh();
  };
  const isMet = checks.every(({ state }) => state !== 'unmet');
  return (
    <>
      <Section title="ECS Exec" aside={session?.status === 'OPEN' ? session.command : undefined}>
        <div className={styles.panel}>
          {names.length > 1 && (
            <ChoiceSetting
              text={{ name: 'container', hint: '' }}
              value={container}
              onChange={setChosen}
              choices={names}
            />
          )}
          {session && <SessionScreen session={session} isNew={hasOpened} onSent={refresh} />}
          {session?.status !== 'OPEN' && isUp && (
            <ExecuteForm key={container} {...{ task, container }} onOpened={opened} />
          )}
          {!isUp && (
            <p className={panel.note}>
              This task is {task.lastStatus}: no session can be opened in it.
              {task.serviceArn !== null && ' Its service starts another in its place.'}
            </p>
          )}
        </div>
      </Section>
      {isUp && (
        <Section title="What it needs" aside={isMet ? undefined : 'not all of it is there'}>
          <ExecChecks checks={checks} />
          <p className={panel.note}>
            In AWS, <span className="mono">describe-tasks</span> shows the agent under{' '}
            <span className="mono">managedAgents</span>.
          </p>
        </Section>
      )}
      <HostNote task={task} />
    </>
  );
}
