import { useState } from 'react';
import { toSeconds } from '../../model/sim-time';
import type { TaskView } from '../../model/view';
import { operation } from '../inspector/operation';
import panel from '../inspector/panel.module.css';
import { useStandingAnswer } from '../inspector/use-answer';
import { useNow } from '../inspector/use-calm';
import { CommandLines } from '../kit/command-lines';
import { ChoiceSetting } from '../kit/setting';
import { logsOf, tailCommands, toldLines } from './log-lines';
import { LogView } from './log-view';
import styles from './logs.module.css';

/** So many of the newest lines are shown. */
const MOST = 400;
const ALL = 'all containers';

/** What a task's containers write, as it comes: by container, by words, to copy. */
export function LogsPanel({ task }: { task: TaskView }) {
  const [chosen, setChosen] = useState(ALL);
  const container = chosen === ALL ? {} : { container: chosen };
  const second = Math.floor(toSeconds(useNow()));
  // While time stands still, lines come by what is done to its containers.
  const version = [second, ...task.containers.map(({ lastStatus }) => lastStatus)].join();
  const asked = operation('Sandbox.GetContainerLogs', { task: task.id, limit: MOST, ...container });
  const result = useStandingAnswer(asked, version);
  const { lines, places } = logsOf(result);
  const isOne = task.containers.length === 1 || chosen !== ALL;
  return (
    <div className={styles.panel}>
      {result && !result.ok && <p className={panel.trouble}>{result.error.message}</p>}
      <LogView label="Log lines" lines={toldLines(lines, !isOne)} nothing="Nothing written yet.">
        {task.containers.length > 1 && (
          <ChoiceSetting
            text={{ name: 'container', hint: '' }}
            value={chosen}
            onChange={setChosen}
            choices={[ALL, ...task.containers.map(({ name }) => name)]}
          />
        )}
      </LogView>
      {lines.length >= MOST && <p className={panel.note}>The newest {MOST} lines.</p>}
      <CommandLines lines={tailCommands(places)} when="shows" />
      <Unsent names={places.flatMap(({ name, logGroup }) => (logGroup ? [] : [name]))} />
    </div>
  );
}

/** Containers whose output AWS would not keep. */
export function Unsent({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <p className={panel.note}>
      {[...new Set(names)].join(', ')}: no <span className="mono">awslogs</span> log driver in the
      task definition, so there is no log stream in CloudWatch. The sandbox shows the lines all the
      same.
    </p>
  );
}
