import { ActionIcon, Button, Progress } from '@mantine/core';
import { X } from 'lucide-react';
import { saveBlob } from '../files/save-blob';
import { useParts, useView, useWorkspace } from '../sandbox-context';
import { TravelNotice } from '../time-travel/travel-notice';
import { CrashCard, Silence } from './crash-card';
import { KeepingTrouble } from './keeping-trouble';
import { NewVersion } from './new-version';
import styles from './run-trouble.module.css';

/** What can be done with a stored sandbox that could not be read. */
function DamagedChoices({ id }: { id: string }) {
  const { commands, view } = useParts();
  const download = async () => {
    const { fileName, text } = await commands.storedFile(id);
    saveBlob(fileName, new Blob([text], { type: 'application/json' }));
  };
  const tell = (error: unknown) =>
    view.setState({ notice: error instanceof Error ? error.message : String(error) });
  return (
    <>
      <Button onClick={() => void download().catch(tell)}>Download it</Button>
      <Button
        variant="outline"
        onClick={() => view.setState({ dialog: { kind: 'sandboxes' }, notice: null })}
      >
        All sandboxes
      </Button>
    </>
  );
}

function Notice({ text }: { text: string }) {
  const { view } = useParts();
  const damaged = useView((state) => (state.damaged?.notice === text ? state.damaged.id : null));
  const close = (
    <ActionIcon aria-label="Close notice" onClick={() => view.setState({ notice: null })}>
      <X size={14} />
    </ActionIcon>
  );
  return (
    <div role="status" className={styles.card} data-tone="waiting">
      <p>{text}</p>
      {damaged === null ? (
        close
      ) : (
        <div className={styles.choices}>
          <DamagedChoices id={damaged} />
          {close}
        </div>
      )}
    </div>
  );
}

/** Over the canvas: a sandbox being opened, a crash of the simulator, or a thing to tell once. */
export function RunTrouble() {
  const crash = useView((state) => state.crash);
  const silence = useView((state) => state.silence);
  const notice = useView((state) => state.notice);
  const presenting = useView((state) => state.presenting);
  const opening = useWorkspace((state) => state.opening);
  return (
    <>
      <div className={styles.place}>
        {opening !== null && (
          <div role="status" className={`${styles.card} ${styles.opening}`}>
            <p>Opening the sandbox: its run is played again.</p>
            <Progress
              className={styles.progress}
              value={Math.round(opening * 100)}
              aria-label="Opening"
            />
          </div>
        )}
        {silence > 0 && <Silence seconds={silence} />}
        {crash !== null && <CrashCard crash={crash} />}
        {notice !== null && <Notice text={notice} />}
        <KeepingTrouble />
        {!presenting && <NewVersion />}
      </div>
      <div className={styles.travels}>
        <TravelNotice className={styles.card} />
      </div>
    </>
  );
}
