import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { toCommandLine } from '../../cli/to-command-line';
import type { Fix } from '../../model/explanation';
import { giveHere } from '../give-here';
import { CommandLines } from '../kit/command-lines';
import { useParts } from '../sandbox-context';
import styles from './advisor.module.css';

/** What would silence a finding: its command lines, and the button that gives them. */
export function FixOffer({ fix, onDone }: { fix: Fix; onDone: (text: string) => void }) {
  const parts = useParts();
  const button = useRef<HTMLButtonElement>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { text, operations } = fix;
  const give = async () => {
    setBusy(true);
    const { error } = await giveHere(parts, { label: text, operations: [...operations] });
    setBusy(false);
    setRefusal(error ? error.message : null);
    if (error) button.current?.focus();
    else onDone(text);
  };
  return (
    <>
      <div className={styles.offer}>
        <span className={styles.fix}>{text}</span>
        <Button ref={button} size="compact-sm" loading={busy} onClick={() => void give()}>
          Do this
        </Button>
      </div>
      {refusal !== null && (
        <p role="alert" className={styles.refusal}>
          Refused: {refusal}
        </p>
      )}
      <CommandLines
        lines={operations.map(({ target, input }) => toCommandLine(target, input))}
        when="before"
      />
    </>
  );
}
