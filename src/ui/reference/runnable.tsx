import { Button } from '@mantine/core';
import { CornerDownLeft, SquareTerminal, Undo2 } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { openTerminal } from '../../state/view-store';
import { CopyButton } from '../kit/copy-button';
import { namesForArns } from '../kit/names-for-arns';
import { ScriptText } from '../palette/script-text';
import { useParts, useView } from '../sandbox-context';
import { runHere, type RanHere } from './run-here';
import styles from './runnable.module.css';

/** `aws` lines that can be run on the open sandbox, and what came of it. */
export function Runnable(props: {
  lines: readonly string[];
  /** What they change, said before they run. */
  changes?: string | undefined;
  /** Why they cannot be run as they stand. */
  hindered?: ReactNode;
  onRan?: () => void;
}) {
  const { lines, changes, hindered, onRan } = props;
  const parts = useParts();
  const [ran, setRan] = useState<RanHere | null>(null);
  const [isUndone, setUndone] = useState(false);
  const [busy, setBusy] = useState(false);
  const text = lines.join('\n');
  // What other lines answered is not what these would.
  useEffect(() => setRan(null), [text]);
  const run = async () => {
    setBusy(true);
    setUndone(false);
    setRan(await runHere(parts, lines));
    setBusy(false);
    onRan?.();
  };
  const undone = () => {
    setRan(null);
    setUndone(true);
  };
  const toTerminal = () => {
    openTerminal(parts.view, text);
    parts.view.setState({ screen: { kind: 'workbench' } });
  };
  const copyLabel = lines.length > 1 ? 'Copy the commands' : 'Copy the command';
  const canRun = !hindered && lines.length > 0;
  return (
    <>
      <div className={styles.box}>
        <div className={styles.lines}>
          <ScriptText script={text} />
          <CopyButton text={text} label={copyLabel} />
        </div>
        <div className={styles.bar}>
          <Button
            size="xs"
            disabled={!canRun}
            loading={busy}
            leftSection={<CornerDownLeft size={14} />}
            onClick={() => void run()}
          >
            Run it here
          </Button>
          <Button
            size="xs"
            variant="outline"
            leftSection={<SquareTerminal size={14} />}
            onClick={toTerminal}
          >
            Put into the terminal
          </Button>
          <span className={styles.told}>{hindered ?? changes}</span>
        </div>
      </div>
      <ArnNote lines={lines} />
      <div role="status">
        {ran && <Answer ran={ran} onUndone={undone} />}
        {isUndone && <UndoneNote />}
      </div>
    </>
  );
}

/** Said where a line may be copied to AWS. */
export const ArnNote = ({ lines }: { lines: readonly string[] }) =>
  lines.some(namesForArns) ? (
    <p className={styles.quiet}>Names stand for ARNs here; on AWS give the ARN.</p>
  ) : null;

/** How far the run went back, which is told on the canvas, where nobody looks now. */
function UndoneNote() {
  const notice = useView(({ travelNotice }) => travelNotice);
  return notice === null ? null : <p className={styles.quiet}>{notice.text}</p>;
}

/** What the lines printed, and the ways on. */
function Answer({ ran, onUndone }: { ran: RanHere; onUndone: () => void }) {
  const { view, commands } = useParts();
  const outcome = useView(({ lastOutcome }) => lastOutcome);
  // Undoing takes the last step back: this one, as long as nothing came after it.
  const [own] = useState(outcome);
  const isLast = ran.isChange && ran.lines.length === 1 && (outcome === own || outcome === null);
  return (
    <section className={styles.answer} aria-label="What it answers">
      {ran.lines.map(({ line, ok, text }, index) => (
        <pre key={index} data-refused={!ok || undefined} tabIndex={0}>
          {ran.lines.length > 1 && <span className={styles.prompt}>{`$ ${line}\n`}</span>}
          {text || 'Done; it prints nothing.'}
        </pre>
      ))}
      {ran.isChange && (
        <div className={styles.bar}>
          <Button
            size="xs"
            variant="outline"
            onClick={() => view.setState({ screen: { kind: 'workbench' } })}
          >
            See it on the canvas
          </Button>
          {isLast && (
            <Button
              size="xs"
              variant="subtle"
              leftSection={<Undo2 size={14} />}
              onClick={() => {
                commands.undo();
                onUndone();
              }}
            >
              Undo it
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
