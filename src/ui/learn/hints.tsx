import { Button } from '@mantine/core';
import type { Step } from '../../lesson/lesson';
import { CommandLines } from '../kit/command-lines';
import { Prose } from './prose';
import styles from './lesson-panel.module.css';

/** From a nudge to the answer: each is there once the one before it was looked at. */
export function Hints(props: {
  step: Step;
  /** How many were looked at, the answer among them. */
  shown: number;
  /** A clue of the clinic costs; a hint does not. */
  isClinic: boolean;
  isBusy: boolean;
  onShow: () => void;
  onDoIt: () => void;
}) {
  const { step, shown, isClinic, isBusy, onShow, onDoIt } = props;
  const names = [...step.hints.map((_, i) => nameOf(i, isClinic)), 'Show me'];
  const answer = step.answer.trim();
  return (
    <section aria-label={isClinic ? 'Clues' : 'Hints'} className={styles.hints}>
      <div className={styles.hintButtons}>
        {names.map((name, i) => (
          <Button
            key={i}
            size="compact-sm"
            variant="outline"
            disabled={i !== shown || (i === step.hints.length && answer === '')}
            data-shown={i < shown || undefined}
            onClick={onShow}
          >
            {name}
          </Button>
        ))}
      </div>
      {step.hints.slice(0, shown).map((hint, i) => (
        <Prose key={i} text={hint} />
      ))}
      {shown > step.hints.length && (
        <>
          <CommandLines lines={answer.split('\n')} caption="What brings it about" />
          <Button size="compact-sm" onClick={onDoIt} loading={isBusy} className={styles.doIt}>
            Do it for me
          </Button>
        </>
      )}
    </section>
  );
}

function nameOf(index: number, isClinic: boolean): string {
  if (isClinic) return index === 0 ? 'A clue' : 'Another clue';
  return index === 0 ? 'A nudge' : 'A stronger hint';
}
