import { ActionIcon, Button } from '@mantine/core';
import { X } from 'lucide-react';
import { useState } from 'react';
import { saveBlob } from '../files/save-blob';
import { useParts, useWorkspace } from '../sandbox-context';
import styles from './run-trouble.module.css';

/** The browser did not keep the sandbox: why, and how to keep it all the same. */
function NotKept({ why }: { why: string }) {
  const { commands } = useParts();
  const [isTrying, setTrying] = useState(false);
  const download = async () => {
    const { fileName, text } = await commands.saveFile();
    saveBlob(fileName, new Blob([text], { type: 'application/json' }));
  };
  const again = async () => {
    setTrying(true);
    await commands.saveAgain();
    setTrying(false);
  };
  return (
    <div role="alert" className={styles.card} data-tone="failing">
      <p>
        <b>Not saved.</b> {why} It is tried again by itself.
      </p>
      <div className={styles.choices}>
        <Button onClick={() => void download()}>Download a copy</Button>
        <Button variant="outline" loading={isTrying} onClick={() => void again()}>
          Try again
        </Button>
      </div>
    </div>
  );
}

/** Another tab has the sandbox open: which of the two goes on with it. */
function OpenElsewhere({ onLook }: { onLook: () => void }) {
  const { commands, view } = useParts();
  const name = useWorkspace((state) => state.name);
  const tell = (work: Promise<unknown>) =>
    void work.catch((error: unknown) =>
      view.setState({ notice: error instanceof Error ? error.message : String(error) }),
    );
  return (
    <div role="alert" className={styles.card} data-tone="waiting">
      <p>
        <b>“{name}” is open in another tab</b>, which saves it. Here it is as it was saved when this
        tab opened it; what is changed here becomes a copy. Taken over, the other tab goes on with a
        copy.
      </p>
      <div className={styles.choices}>
        <Button onClick={() => tell(commands.takeOverSandbox())}>Take over</Button>
        <Button variant="outline" onClick={() => tell(commands.duplicateSandbox())}>
          Open a copy
        </Button>
        <ActionIcon aria-label="Look only" title="Look only" onClick={onLook}>
          <X size={14} />
        </ActionIcon>
      </div>
    </div>
  );
}

/** What stands in the way of keeping the open sandbox in this browser. */
export function KeepingTrouble() {
  const problem = useWorkspace((state) => state.saveProblem);
  const isElsewhere = useWorkspace((state) => state.save === 'elsewhere');
  const visit = useWorkspace((state) => state.visit);
  /** The visit in which looking is enough. */
  const [looking, setLooking] = useState<number | null>(null);
  return (
    <>
      {problem !== null && <NotKept why={problem} />}
      {isElsewhere && looking !== visit && <OpenElsewhere onLook={() => setLooking(visit)} />}
    </>
  );
}
