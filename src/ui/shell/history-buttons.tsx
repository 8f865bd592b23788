import { Tooltip, UnstyledButton } from '@mantine/core';
import { Redo2, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMirror, useParts, useWorkspace } from '../sandbox-context';
import { redoWords, undoWords } from '../time-travel/undo-words';
import type { Action } from './action';
import { redo, undo } from './history.action';
import { keyCaps } from './keys';
import styles from './top-bar.module.css';

/** Says what it will do, and how far the run goes back for it. */
function HistoryButton(props: {
  action: Action;
  name: string;
  words: string;
  enabled: boolean;
  icon: ReactNode;
}) {
  const { action, name, words, enabled, icon } = props;
  const parts = useParts();
  return (
    <Tooltip label={`${words} (${keyCaps(action.keys[0] ?? '').join(' ')})`}>
      <UnstyledButton
        className={styles.history}
        aria-label={enabled ? words : name}
        aria-disabled={!enabled}
        onClick={() => action.when(parts) && action.run(parts)}
      >
        {icon}
        <span className={styles.word}>{name}</span>
      </UnstyledButton>
    </Tooltip>
  );
}

/** One stack of steps back, for what was drawn and for what was done. */
export function HistoryButtons() {
  const last = useWorkspace((state) => state.undo.at(-1));
  const next = useWorkspace((state) => state.redo.at(-1));
  const undoing = useMirror((state) => undoWords(last, state));
  const redoing = useMirror((state) => redoWords(next, state));
  return (
    <>
      <HistoryButton
        action={undo}
        name="Undo"
        words={undoing}
        enabled={last !== undefined}
        icon={<Undo2 size={15} aria-hidden />}
      />
      <HistoryButton
        action={redo}
        name="Redo"
        words={redoing}
        enabled={next !== undefined}
        icon={<Redo2 size={15} aria-hidden />}
      />
    </>
  );
}
