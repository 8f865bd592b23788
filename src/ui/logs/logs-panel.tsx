import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { seconds, formatClock, toSeconds } from '../../model/sim-time';
import type { TaskView } from '../../model/view';
import { operation } from '../inspector/operation';
import panel from '../inspector/panel.module.css';
import { useAnswer } from '../inspector/use-answer';
import { useNow } from '../inspector/use-calm';
import { CommandLines } from '../kit/command-lines';
import { CopyButton } from '../kit/copy-button';
import { ChoiceSetting } from '../kit/setting';
import { LogTail } from './log-tail';
import { linesWith, logsOf, tailCommands } from './log-lines';
import styles from './logs.module.css';

/** So many of the newest lines are shown. */
const MOST = 400;
const ALL = 'all containers';

/** What a task's containers write, as it comes: by container, by words, to copy. */
export function LogsPanel({ task }: { task: TaskView }) {
  const [chosen, setChosen] = useState(ALL);
  const [words, setWords] = useState('');
  const container = chosen === ALL ? {} : { container: chosen };
  const second = Math.floor(toSeconds(useNow()));
  // While time stands still, lines come by what is done to its containers.
  const version = [second, ...task.containers.map(({ lastStatus }) => lastStatus)].join();
  const asked = operation('Sandbox.GetContainerLogs', { task: task.id, limit: MOST, ...container });
  const { result } = useAnswer(asked, version);
  const { lines, places } = logsOf(result);
  const shown = linesWith(lines, words);
  const isOne = task.containers.length === 1 || chosen !== ALL;
  const text = shown.map(({ at, container: name, message }) =>
    [formatClock(seconds(at)), ...(isOne ? [] : [name]), message].join(' '),
  );
  return (
    <div className={styles.panel}>
      {task.containers.length > 1 && (
        <ChoiceSetting
          text={{ name: 'container', hint: '' }}
          value={chosen}
          onChange={setChosen}
          choices={[ALL, ...task.containers.map(({ name }) => name)]}
        />
      )}
      <div className={styles.tools}>
        <TextInput
          className={styles.find}
          type="search"
          aria-label="Find in logs"
          placeholder="Find in logs"
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <CopyButton text={text.join('\n')} label="Copy the lines" />
      </div>
      {result && !result.ok && <p className={panel.trouble}>{result.error.message}</p>}
      <LogTail lines={shown} named={!isOne} nothing={nothing(lines.length > 0)} />
      {lines.length >= MOST && <p className={panel.note}>The newest {MOST} lines.</p>}
      <CommandLines lines={tailCommands(places)} when="shows" />
      <Unsent names={places.flatMap(({ name, logGroup }) => (logGroup ? [] : [name]))} />
    </div>
  );
}

const nothing = (isNarrowed: boolean) => (isNarrowed ? 'No line matches.' : 'Nothing written yet.');

/** Containers whose output AWS would not keep. */
function Unsent({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <p className={panel.note}>
      {names.join(', ')}: no <span className="mono">awslogs</span> log driver in the task
      definition, so there is no log stream in CloudWatch. The sandbox shows the lines all the same.
    </p>
  );
}
