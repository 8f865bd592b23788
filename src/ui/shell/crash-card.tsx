import { ActionIcon, Button } from '@mantine/core';
import { X } from 'lucide-react';
import { writeCrashScript } from '../../formats/broken-run';
import { formatClock } from '../../model/sim-time';
import type { CrashReport } from '../../state/crash-report';
import { saveBlob } from '../files/save-blob';
import { useParts } from '../sandbox-context';
import styles from './run-trouble.module.css';

/** What became of the run, in a sentence. */
function whatNow({ back }: CrashReport): string {
  if (back === null) return 'The run is taken up again at the last good moment …';
  if (back === 'none') return 'The run could not be taken up again. What was saved is kept.';
  return `The run is back at ${formatClock(back)}, the last good moment, and paused.`;
}

/** The simulator has broken down: when, over what, what now, and a script that shows it again. */
export function CrashCard({ crash }: { crash: CrashReport }) {
  const { commands, view } = useParts();
  const { at, back, why } = crash;
  const download = async () => {
    const { name, text } = await writeCrashScript(crash);
    saveBlob(name, new Blob([text], { type: 'text/x-shellscript' }));
  };
  return (
    <div role="alert" className={styles.card} data-tone="failing">
      <p>
        <b>The simulator broke down{at === null ? '' : ` at ${formatClock(at)}`}.</b>{' '}
        {whatNow(crash)} This is a fault of the simulator’s, not of yours: {why}.
      </p>
      <div className={styles.choices}>
        <Button variant="outline" onClick={() => void download()}>
          Download a script that shows it
        </Button>
        {back === 'none' ? (
          <Button onClick={() => commands.control({ type: 'restart' })}>Restart from time 0</Button>
        ) : (
          <ActionIcon aria-label="Close" onClick={() => view.setState({ crash: null })}>
            <X size={14} />
          </ActionIcon>
        )}
      </div>
    </div>
  );
}

/** The simulator does not answer: it may be over something long, or never come back. */
export function Silence({ seconds }: { seconds: number }) {
  const { commands } = useParts();
  return (
    <div role="alert" className={styles.card} data-tone="waiting">
      <p>
        <b>The simulator has not answered for {seconds} s.</b> It may be over something long. At 60
        s another one takes the run up at the last good moment.
      </p>
      <div className={styles.choices}>
        <Button variant="outline" onClick={() => commands.giveUpWaiting()}>
          Do so now
        </Button>
      </div>
    </div>
  );
}
