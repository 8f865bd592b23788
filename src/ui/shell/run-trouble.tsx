import { ActionIcon, Progress } from '@mantine/core';
import { X } from 'lucide-react';
import { useParts, useView, useWorkspace } from '../sandbox-context';
import { TravelNotice } from '../time-travel/travel-notice';
import { CrashCard, Silence } from './crash-card';
import { KeepingTrouble } from './keeping-trouble';
import { NewVersion } from './new-version';
import styles from './run-trouble.module.css';

function Notice({ text }: { text: string }) {
  const { view } = useParts();
  return (
    <div role="status" className={styles.card} data-tone="waiting">
      <p>{text}</p>
      <ActionIcon aria-label="Close notice" onClick={() => view.setState({ notice: null })}>
        <X size={14} />
      </ActionIcon>
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
