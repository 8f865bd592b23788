import { toCommandLine } from '../../cli/to-command-line';
import type { Account } from '../../model/account';
import { formatClock } from '../../model/sim-time';
import type { EntityView } from '../../model/view';
import { openTerminal } from '../../state/view-store';
import { CommandLines } from '../kit/command-lines';
import { Section } from '../kit/section';
import { useMirror, useParts } from '../sandbox-context';
import { commandsAbout, declarationsOf, usualCommands } from './cli-lines';
import { jsonSourcesOf } from './json-sources';
import { operation } from './operation';
import panel from './panel.module.css';
import { useAnswer } from './use-answer';

/** So many of the commands given to it last are listed. */
const NEWEST = 12;

const lineOf = ({ target, input }: { target: string; input: Record<string, unknown> }): string =>
  toCommandLine(target, input);

/** An entity in the CLI's words: to see it, to work with it, to make it again, what was done. */
export function CliPanel({ view }: { view: EntityView }) {
  const parts = useParts();
  const log = useMirror((state) => state.run.log);
  const now = useMirror((state) => Math.floor(state.now / 1_000_000));
  const { result } = useAnswer(operation('Sandbox.DescribeAccount', {}), log);
  const declared = result?.ok ? declarationsOf(view, result.output as Account) : [];
  const given = commandsAbout(view, log ?? [], NEWEST).filter(
    ({ at }) => at / 1_000_000 <= now + 1,
  );
  const open = (line: string) => () => openTerminal(parts.view, line);
  return (
    <>
      <Section title="See it">
        {jsonSourcesOf(view).map(({ operation: one }) => {
          const line = lineOf(one);
          return <CommandLines key={line} lines={[line]} when="shows" onTerminal={open(line)} />;
        })}
      </Section>
      {usualCommands(view).length > 0 && (
        <Section title="Work with it">
          {usualCommands(view).map(({ label, operation: one }) => {
            const line = lineOf(one);
            return (
              <CommandLines key={label} lines={[line]} caption={label} onTerminal={open(line)} />
            );
          })}
        </Section>
      )}
      {declared.length > 0 && (
        <Section title="Make it again">
          <CommandLines lines={declared.map(lineOf)} caption="As it is declared now" />
        </Section>
      )}
      <Section title="What was done to it">
        {given.length === 0 && <p className={panel.note}>Nothing by a command of its own.</p>}
        {given.map((one, index) => (
          <CommandLines
            key={`${one.at} ${index}`}
            lines={[lineOf(one)]}
            caption={`At ${formatClock(one.at)}`}
            onTerminal={open(lineOf(one))}
          />
        ))}
      </Section>
    </>
  );
}
