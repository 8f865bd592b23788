import { Button, Modal } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import type { StoredSandbox } from '../../state/commands';
import { useParts, useView, useWorkspace } from '../sandbox-context';
import styles from './files.module.css';
import { OpenFileButton } from './open-file-button';
import { saveBlob } from './save-blob';
import { StoredRow } from './stored-row';

/** The sandboxes of this browser: open, rename, duplicate, delete; to and from files. */
export function SandboxesDialog() {
  const isOpen = useView(({ dialog }) => dialog?.kind === 'sandboxes');
  return isOpen ? <Sandboxes /> : null;
}

/** What is stored, and work on it whose failure is told in words. */
function useStored() {
  const { commands } = useParts();
  const [stored, setStored] = useState<readonly StoredSandbox[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const reload = useCallback(async () => setStored(await commands.listSandboxes()), [commands]);
  useEffect(() => void reload(), [reload]);
  const run = async (work: () => Promise<unknown> | void): Promise<boolean> => {
    try {
      setProblem(null);
      await work();
      await reload();
      return true;
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      return false;
    }
  };
  return { stored, problem, run };
}

/** The open one first: it is listed even if it was never stored. */
function listed(
  stored: readonly StoredSandbox[],
  open: { id: string; name: string },
): StoredSandbox[] {
  const own = stored.find(({ id }) => id === open.id);
  const others = stored.filter(({ id }) => id !== open.id);
  return [{ ...open, savedAt: own?.savedAt ?? 0 }, ...others];
}

function Sandboxes() {
  const { commands, view } = useParts();
  const id = useWorkspace((state) => state.documentId);
  const name = useWorkspace((state) => state.name);
  const { stored, problem, run } = useStored();
  const close = () => view.setState({ dialog: null });
  const thenClose = async (work: () => Promise<unknown>) => {
    if (await run(work)) close();
  };
  const save = async (file: Promise<{ fileName: string; text: string }>) => {
    const { fileName, text } = await file;
    saveBlob(fileName, new Blob([text], { type: 'application/json' }));
  };
  return (
    <Modal
      opened
      onClose={close}
      title={<span className={styles.heading}>Sandboxes in this browser</span>}
      size={560}
    >
      <ul className={styles.list} aria-label="Sandboxes">
        {listed(stored, { id, name }).map((one) => (
          <StoredRow
            key={one.id}
            sandbox={one}
            isOpen={one.id === id}
            onOpen={() => void thenClose(() => commands.openSandbox(one.id))}
            onRename={(next) => void run(() => commands.renameSandbox(next))}
            onDuplicate={() => void run(commands.duplicateSandbox)}
            onDownload={() => void run(() => save(commands.storedFile(one.id)))}
            onDelete={() => void run(() => commands.deleteSandbox(one.id))}
          />
        ))}
      </ul>
      {problem !== null && (
        <p role="alert" className={styles.refusal}>
          {problem}
        </p>
      )}
      <div className={styles.buttons}>
        <OpenFileButton />
        <Button variant="outline" onClick={() => void run(() => save(commands.saveFile()))}>
          Save to file
        </Button>
        <Button onClick={() => void thenClose(() => commands.newSandbox())}>New sandbox</Button>
      </div>
    </Modal>
  );
}
