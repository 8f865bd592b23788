import { Button } from '@mantine/core';
import { ChevronDown, ChevronRight, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Trial } from '../../../content/launch-types/capability';
import { AssumedMark } from '../../about/assumed-mark';
import { ScriptText } from '../../palette/script-text';
import { useParts } from '../../sandbox-context';
import styles from './launch-types.module.css';
import { openTrial } from './open-trial';
import type { TrialState } from './use-trial';

/** `aws: [ERROR]: An error occurred (ClientException) when calling …: words` in its two parts. */
const REFUSAL =
  /^aws: \[ERROR\]: An error occurred \((\w+)\) when calling the \w+ operation: (.*)$/s;

/** What came of trying a cell out: the answer, the script behind it, and the way into a sandbox. */
export function TrialResult(props: {
  /** `Network mode bridge on Fargate` */
  title: string;
  trial: Trial;
  state: TrialState;
  onClose: () => void;
}) {
  const { title, trial, state } = props;
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView?.({ block: 'nearest' });
  }, [state]);
  return (
    <section ref={box} className={styles.result} aria-label={`Tried out: ${title}`}>
      <header>
        <h4>{title}</h4>
        <button type="button" className={styles.close} aria-label="Close" onClick={props.onClose}>
          <X size={14} />
        </button>
      </header>
      <div role="status">
        <Answer state={state} trial={trial} />
      </div>
      <Script script={trial.script} />
      {state.tried && !state.tried.isRefused && <OpenIt title={title} trial={trial} />}
    </section>
  );
}

function Answer({ state, trial }: { state: TrialState; trial: Trial }) {
  const { shows, assumed } = trial;
  const { isBusy, tried, problem } = state;
  if (isBusy) return <p className={styles.quiet}>Trying it in a sandbox aside…</p>;
  if (problem !== null || !tried) return <p className={styles.refused}>{problem}</p>;
  const [, type, words] = REFUSAL.exec(tried.answer) ?? [];
  return (
    <>
      <p className={styles.quiet}>{tried.isRefused ? 'ECS refuses it:' : 'ECS answers:'}</p>
      <pre className={tried.isRefused ? styles.refused : styles.answer}>
        {type ? `${type}: ${words}` : tried.answer}
      </pre>
      {shows && (
        <p className={styles.quiet}>
          {shows}
          {assumed && <AssumedMark about="AWS gives no figure." at={assumed} />}
        </p>
      )}
      {!tried.isAsSaid && <p className={styles.refused}>This is not what the table says.</p>}
    </>
  );
}

function Script({ script }: { script: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div>
      <button
        type="button"
        className={styles.disclose}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? <ChevronDown size={14} /> : <ChevronRight size={14} />}
        The commands it took
      </button>
      {isOpen && (
        <div className={styles.script} role="group" aria-label="Commands" tabIndex={0}>
          <ScriptText script={script} />
        </div>
      )}
    </div>
  );
}

function OpenIt({ title, trial }: { title: string; trial: Trial }) {
  const parts = useParts();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const open = async () => {
    setBusy(true);
    try {
      await openTrial(parts, title, trial);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  };
  return (
    <div className={styles.open}>
      <Button size="xs" variant="outline" loading={isBusy} onClick={() => void open()}>
        See it on the canvas
      </Button>
      {problem !== null && <span className={styles.refused}>{problem}</span>}
    </div>
  );
}
