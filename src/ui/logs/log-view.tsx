import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { formatClock, seconds } from '../../model/sim-time';
import { CopyButton } from '../kit/copy-button';
import { LogTail } from './log-tail';
import { linesWith, type Told } from './log-lines';
import styles from './logs.module.css';

const textOf = ({ at, by, message }: Told): string =>
  [formatClock(seconds(at)), by, message].filter(Boolean).join(' ');

/** Lines with a field that narrows them, and a button that copies them. */
export function LogView(props: {
  /** Of what the lines are: `Log lines`. */
  label: string;
  lines: readonly Told[];
  /** Said where there are none yet. */
  nothing: string;
  /** Other ways to narrow the lines down; above them. */
  children?: ReactNode;
}) {
  const { label, lines, nothing, children } = props;
  const [words, setWords] = useState('');
  const shown = linesWith(lines, words);
  return (
    <>
      {children}
      <div className={styles.tools}>
        <TextInput
          className={styles.find}
          type="search"
          aria-label="Find in logs"
          placeholder="Find in logs"
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <CopyButton text={shown.map(textOf).join('\n')} label="Copy the lines" />
      </div>
      <LogTail
        label={label}
        lines={shown}
        nothing={lines.length > 0 ? 'No line matches.' : nothing}
      />
    </>
  );
}
