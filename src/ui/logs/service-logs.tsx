import { useState } from 'react';
import { toSeconds } from '../../model/sim-time';
import type { ServiceView } from '../../model/view';
import { operation } from '../inspector/operation';
import panel from '../inspector/panel.module.css';
import { useStandingAnswer } from '../inspector/use-answer';
import { useCalm, useNow } from '../inspector/use-calm';
import { CommandLines } from '../kit/command-lines';
import { ChoiceSetting } from '../kit/setting';
import { eventLines, isAbout } from './event-lines';
import { type LogLine, logsOf, type Told, tailCommands, toldLines } from './log-lines';
import { LogView } from './log-view';
import { Unsent } from './logs-panel';
import styles from './logs.module.css';

/** So many of the newest lines of all tasks are asked for. */
const MOST = 1000;
const ALL = 'all tasks';
const EVENTS = 'service events';

const unlike = (names: readonly (string | undefined)[]): string[] => [
  ...new Set(names.filter((name) => name !== undefined)),
];

const ofWriter =
  (chosen: string) =>
  ({ task, revision }: LogLine): boolean =>
    chosen === ALL || chosen === task || chosen === revision;

/** Lines and events in one order of time. */
const inOrder = (lines: readonly Told[], events: readonly Told[]): Told[] =>
  [...lines, ...events].sort((a, b) => a.at - b.at);

/** What all tasks of a service write, and what ECS says of it: by task, by revision, by words. */
export function ServiceLogs({ service }: { service: ServiceView }) {
  const [chosen, setChosen] = useState(ALL);
  const second = Math.floor(toSeconds(useNow()));
  const events = useCalm((state) => state.events);
  const asked = operation('Sandbox.GetContainerLogs', { service: service.id, limit: MOST });
  const result = useStandingAnswer(asked, [second, service.running, service.pending].join());
  const { lines, places } = logsOf(result);
  const said = events.filter(
    (one) => one.type === 'ServiceEvent' && isAbout(service.id, one.serviceArn),
  );
  const names = unlike(lines.map(({ container }) => container));
  const written = toldLines(lines.filter(ofWriter(chosen)), names.length > 1);
  const told = eventLines(said, () => 'ECS');
  const shown = chosen === EVENTS ? told : chosen === ALL ? inOrder(written, told) : written;
  const choices = [
    ALL,
    EVENTS,
    ...unlike(lines.map(({ revision }) => revision)),
    ...unlike(lines.map(({ task }) => task)),
  ];
  return (
    <div className={styles.panel}>
      {result && !result.ok && <p className={panel.trouble}>{result.error.message}</p>}
      <LogView label="Log lines" lines={shown} nothing="Nothing written yet.">
        <ChoiceSetting
          text={{ name: 'Written by', hint: '' }}
          value={choices.includes(chosen) ? chosen : ALL}
          onChange={setChosen}
          choices={choices}
        />
      </LogView>
      {lines.length >= MOST && <p className={panel.note}>The newest {MOST} lines of its tasks.</p>}
      <CommandLines lines={tailCommands(places)} when="shows" />
      <Unsent names={places.flatMap(({ name, logGroup }) => (logGroup ? [] : [name]))} />
    </div>
  );
}
