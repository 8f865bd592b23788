import { Button, Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import { saveSandbox } from '../../formats/sandbox/save';
import { formatDuration, type SimMicros } from '../../model/sim-time';
import { counted } from '../kit/counted';
import { useParts } from '../sandbox-context';
import styles from './files.module.css';
import { FindingList } from './finding-list';
import { runScriptFile, type ScriptFile, type ScriptRun } from './script-run';

const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** The script run once, aside; where it is until that is there. */
function useScriptRun(script: ScriptFile) {
  const parts = useParts();
  const [line, setLine] = useState(0);
  const [run, setRun] = useState<ScriptRun | null>(null);
  useEffect(() => {
    const called = new AbortController();
    const isWanted = () => !called.signal.aborted;
    setRun(null);
    runScriptFile(parts, script, {
      signal: called.signal,
      onLine: (at) => isWanted() && setLine(at),
    }).then(
      (done) => isWanted() && setRun(done),
      (error: unknown) => {
        const message = wordsOf(error);
        const findings = [{ path: '', severity: 'error' as const, message }];
        if (isWanted()) setRun({ ok: false, findings });
      },
    );
    return () => called.abort();
  }, [parts, script]);
  return { line, run };
}

/** What a script of `aws` lines comes to, and the button that opens it as a sandbox. */
export default function ScriptOffer({ script }: { script: ScriptFile }) {
  const parts = useParts();
  const { line, run } = useScriptRun(script);
  const [problem, setProblem] = useState<string | null>(null);
  const close = () => parts.view.setState({ dialog: null });
  const open = async () => {
    if (!run?.ok) return;
    const { document } = run;
    try {
      await parts.commands.openText(saveSandbox(document), script.fileName);
      close();
      // Where the script let no time pass there is nothing to see until it does.
      if (document.now === 0) parts.commands.control({ type: 'play' });
    } catch (error) {
      setProblem(wordsOf(error));
    }
  };
  return (
    <>
      <div role="status">
        {run === null ? (
          <p className={styles.summary}>
            <Loader size="xs" aria-hidden /> Running it aside{line > 0 && `: line ${line}`} …
          </p>
        ) : (
          <Summary run={run} />
        )}
      </div>
      {run?.ok === false && <FindingList findings={run.findings} />}
      {problem !== null && (
        <p role="alert" className={styles.refusal}>
          {problem}
        </p>
      )}
      <div className={styles.buttons}>
        <Button variant={run?.ok === false ? 'filled' : 'outline'} onClick={close}>
          {run?.ok === false ? 'Close' : 'Cancel'}
        </Button>
        {run?.ok !== false && (
          <Button disabled={run === null} onClick={() => void open()} data-autofocus>
            Open as a new sandbox
          </Button>
        )}
      </div>
    </>
  );
}

function Summary({ run }: { run: ScriptRun }) {
  if (!run.ok) {
    return (
      <p className={styles.summary}>
        A script of aws lines that does not run through. Nothing was changed.
      </p>
    );
  }
  const { commands, document } = run;
  return (
    <p className={styles.summary}>
      A script of aws lines: <b>{counted(commands, 'command')}</b> over{' '}
      <b>{formatDuration(document.now as SimMicros)}</b> of simulated time. The sandbox that is open
      stays stored.
    </p>
  );
}
