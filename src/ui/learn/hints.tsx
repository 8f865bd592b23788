import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { Step } from '../../lesson/lesson';
import { openTerminal } from '../../state/view-store';
import { CommandLines } from '../kit/command-lines';
import { useParts } from '../sandbox-context';
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
  const { view } = useParts();
  const answer = step.answer.trim();
  const all = step.hints.length;
  const area = useRef<HTMLElement>(null);
  const before = useRef(shown);
  useEffect(() => {
    if (before.current === shown) return;
    before.current = shown;
    const rest = area.current?.querySelector<HTMLButtonElement>('[data-next]');
    // The button that was pressed is another one now, or gone: what it brought is in sight.
    rest?.focus({ preventScroll: true });
    (rest ?? area.current)?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  return (
    <section ref={area} aria-label={isClinic ? 'Clues' : 'Hints'} className={styles.hints}>
      <div className={styles.shownHints} aria-live="polite">
        {step.hints.slice(0, shown).map((hint, i) => (
          <div key={i} className={styles.hint}>
            <span className={styles.hintName}>{nameOf(i, isClinic)}</span>
            <Prose text={hint} />
          </div>
        ))}
      </div>
      {shown > all && (
        <>
          <CommandLines
            lines={answer.split('\n')}
            caption="What brings it about"
            onTerminal={() => openTerminal(view, answer)}
          />
          <Button
            size="compact-sm"
            onClick={onDoIt}
            loading={isBusy}
            className={styles.doIt}
            data-next
          >
            Do it for me
          </Button>
        </>
      )}
      <div className={styles.hintButtons}>
        {restOf(all, shown, isClinic, answer !== '').map((name, i) => (
          <Button
            key={i}
            size="compact-sm"
            variant="outline"
            disabled={i > 0}
            onClick={onShow}
            {...(i === 0 && { 'data-next': true })}
          >
            {name}
          </Button>
        ))}
      </div>
    </section>
  );
}

/** What there still is to look at, the next one first; hints of one name stand once. */
function restOf(all: number, shown: number, isClinic: boolean, hasAnswer: boolean): string[] {
  const names = Array.from({ length: Math.max(0, all - shown) }, (_, i) =>
    nameOf(shown + i, isClinic),
  );
  return [...new Set([...names, ...(hasAnswer && shown <= all ? ['Show me'] : [])])];
}

function nameOf(index: number, isClinic: boolean): string {
  if (isClinic) return index === 0 ? 'A clue' : 'Another clue';
  return ['A nudge', 'A stronger hint'][index] ?? 'Another hint';
}
