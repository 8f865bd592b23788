import { UnstyledButton } from '@mantine/core';
import { lazy, useRef, useState } from 'react';
import type { SaveState } from '../../state/workspace-store';
import { Late } from '../kit/late';
import { useCommands, useWorkspace } from '../sandbox-context';
import styles from './sandbox-name.module.css';

// A menu comes with what it needs to open.
const SandboxesMenu = lazy(async () => ({
  default: (await import('./sandboxes-menu')).SandboxesMenu,
}));

const WORDS: Record<SaveState, string> = {
  saved: 'saved',
  saving: 'saving…',
  unsaved: 'unsaved',
  failed: 'not saved',
  elsewhere: 'open in another tab',
};

/**
 * The end of a name, which is never cut off: copies differ only there. Its last word, and a number
 * after it; at most so many letters.
 */
const TAIL_LETTERS = 14;
const tailOf = (name: string): string => {
  const [tail] = /(?:\s+\S+)?\s+\S+$/.exec(name) ?? [''];
  const [word] = /\s+\S+$/.exec(tail) ?? [''];
  const isNumber = /^\s+\(?\d+\)?$/.test(word);
  return (isNumber ? tail : word).slice(-TAIL_LETTERS);
};

/** Name of the open sandbox: a click turns it into a field. */
function Name() {
  const commands = useCommands();
  const name = useWorkspace((state) => state.name);
  const [draft, setDraft] = useState<string | null>(null);
  const leaving = useRef(false);
  const end = (keep: boolean) => {
    // Taking the field away blurs it, which must not end the edit a second time.
    if (leaving.current || draft === null) return;
    leaving.current = true;
    const next = draft.trim();
    if (keep && next !== '' && next !== name) commands.renameSandbox(next);
    setDraft(null);
  };
  if (draft === null) {
    const tail = tailOf(name);
    return (
      <UnstyledButton
        className={styles.name}
        title={`Rename ${name}`}
        aria-label={`Rename sandbox ${name}`}
        onClick={() => {
          leaving.current = false;
          setDraft(name);
        }}
      >
        <span className={styles.head}>{name.slice(0, name.length - tail.length)}</span>
        <span className={styles.tail}>{tail}</span>
      </UnstyledButton>
    );
  }
  return (
    <input
      className={styles.field}
      aria-label="Name of the sandbox"
      value={draft}
      ref={(field) => field?.focus()}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => end(true)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') end(true);
        if (event.key === 'Escape') end(false);
      }}
    />
  );
}

/** The open sandbox's name, and whether it is safe. */
export function SandboxName() {
  const save = useWorkspace((state) => state.save);
  const problem = useWorkspace((state) => state.saveProblem);
  return (
    <div className={styles.root}>
      <Name />
      <Late fallback={<span className={styles.roomOfMenu} />}>
        <SandboxesMenu />
      </Late>
      <span
        className={styles.save}
        data-state={save}
        role="status"
        title={save === 'failed' ? (problem ?? undefined) : undefined}
      >
        {WORDS[save]}
        {save === 'failed' && problem !== null && <span className="unseen">: {problem}</span>}
      </span>
    </div>
  );
}
