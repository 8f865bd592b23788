import { Button } from '@mantine/core';
import { useState } from 'react';
import { toCommandLine } from '../../cli/to-command-line';
import type { Fix } from '../../model/explanation';
import { giveHere } from '../give-here';
import { useLeaveFocus } from '../inspector/give-button';
import { CommandLines } from '../kit/command-lines';
import { useParts } from '../sandbox-context';
import styles from './why.module.css';

/** What became of the last fix that was tried. */
interface Tried {
  text: string;
  refusal: string | null;
}

/** What would help: what operations can do has a button, all else is advice. */
export function WhyFixes({ fixes, onDone }: { fixes: readonly Fix[]; onDone: () => void }) {
  const [tried, setTried] = useState<Tried | null>(null);
  return (
    <div className={styles.fixes}>
      {fixes.length > 0 && <h3 className={styles.subheading}>What would help</h3>}
      <ul className={styles.list}>
        {fixes.map((fix, index) => (
          <li key={`${index} ${fix.text}`} className={styles.fix}>
            <FixItem
              fix={fix}
              onTried={(next) => {
                setTried(next);
                onDone();
              }}
            />
          </li>
        ))}
      </ul>
      <p role="status" className={styles.done}>
        {tried !== null && tried.refusal === null && `Done: ${tried.text}.`}
      </p>
      {tried !== null && tried.refusal !== null && (
        <p role="alert" className={styles.refusal}>
          {tried.text} was refused: {tried.refusal}
        </p>
      )}
    </div>
  );
}

function FixItem({ fix, onTried }: { fix: Fix; onTried: (tried: Tried) => void }) {
  const { text, operations } = fix;
  if (operations.length === 0) return <p className={styles.advice}>{text}</p>;
  const lines = operations.map(({ target, input }) => toCommandLine(target, input));
  return (
    <>
      <div className={styles.offer}>
        <p className={styles.text}>{text}</p>
        <DoButton fix={fix} onTried={onTried} />
      </div>
      <CommandLines lines={lines} when="before" />
    </>
  );
}

function DoButton({ fix, onTried }: { fix: Fix; onTried: (tried: Tried) => void }) {
  const parts = useParts();
  const ref = useLeaveFocus();
  const [busy, setBusy] = useState(false);
  const { text } = fix;
  const give = async () => {
    setBusy(true);
    const { error } = await giveHere(parts, { label: text, operations: [...fix.operations] });
    setBusy(false);
    onTried({ text, refusal: error ? error.message : null });
  };
  return (
    <Button ref={ref} loading={busy} aria-label={`Do this: ${text}`} onClick={() => void give()}>
      Do this
    </Button>
  );
}
