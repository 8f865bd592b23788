import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { BookCommand } from '../../../content/command-book/index';
import { filledLine, partsOfLine } from '../../../content/command-book/fill';
import { PracticeOffer } from '../practice-offer';
import { Runnable } from '../runnable';
import browse from '../browse.module.css';
import { type BlankChoice, blankWords, choicesOf } from './blanks';
import styles from './command-book.module.css';
import type { SandboxNames } from './use-names';

/** A command: its line filled in from the open sandbox, and what comes of running it. */
export function CommandDetail(props: {
  command: BookCommand;
  names: SandboxNames | null;
  /** What was chosen, by blank: kept from command to command. */
  picked: Readonly<Record<string, string>>;
  onPick: (blank: string, label: string) => void;
  onRan: () => void;
}) {
  const { command, names, picked, onPick, onRan } = props;
  const { title, line, says, docs, changes, takesTime, after } = command;
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const choices = names ? choicesOf(line, names) : [];
  const chosen: Record<string, string> = { ...values };
  for (const choice of choices) Object.assign(chosen, optionIn(choice, picked)?.fills);
  const lacking = choices.find(({ options }) => options.length === 0);
  const filled = filledLine(line, chosen);
  return (
    <article aria-label={title}>
      <h2>{title}</h2>
      <p className={browse.says}>
        {says}
        {line.startsWith('aws sandbox ') && ' A command of the sandbox: AWS has none like it.'}
      </p>
      <a className={browse.page} href={docs} target="_blank" rel="noreferrer noopener">
        {line.startsWith('aws sandbox ') ? 'AWS’s page about what it stands for' : 'AWS’s page'}
      </a>
      <div className={styles.fields}>
        {choices
          .filter(({ options }) => options.length > 1)
          .map((choice) => (
            <Select
              key={choice.blank}
              size="xs"
              label={sentence(blankWords(choice.blank))}
              data={choice.options.map(({ label }) => label)}
              value={optionIn(choice, picked)?.label ?? null}
              allowDeselect={false}
              onChange={(label) => label !== null && onPick(choice.blank, label)}
            />
          ))}
        {valuesIn(line).map(({ name, usual }) => (
          <TextInput
            key={name}
            size="xs"
            label={sentence(name)}
            value={values[name] ?? usual}
            onChange={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
          />
        ))}
      </div>
      <Runnable
        lines={[filled]}
        changes={toldBefore(changes, takesTime)}
        hindered={
          lacking ? <PracticeOffer lacks={blankWords(lacking.blank)} /> : names ? undefined : '…'
        }
        onRan={onRan}
      />
      {after !== undefined && !lacking && (
        <p className={styles.quiet}>
          First: <code>{filledLine(after, chosen)}</code>
        </p>
      )}
    </article>
  );
}

const optionIn = ({ blank, options }: BlankChoice, picked: Readonly<Record<string, string>>) =>
  options.find(({ label }) => label === picked[blank]) ?? options[0];

const valuesIn = (line: string) =>
  partsOfLine(line).flatMap((part) => (part.kind === 'value' ? [part] : []));

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function toldBefore(changes: string | undefined, takesTime: boolean | undefined): string {
  if (changes !== undefined) return `Changes: ${lower(changes)} Undo takes it back.`;
  return takesTime ? 'Changes nothing; simulated time passes.' : 'Only looks.';
}

const lower = (words: string): string =>
  /^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
