import { Button } from '@mantine/core';
import { useState } from 'react';
import { isTarget, OPERATIONS } from '../../api/contract/operations';
import type { RanTemplate } from '../../state/view-store';
import { CopyButton } from '../kit/copy-button';
import { useParts } from '../sandbox-context';
import { runLines } from './run-lines';
import styles from './script-panel.module.css';
import { ScriptText } from './script-text';

const changes = ({ target }: { target: string }): boolean =>
  isTarget(target) && OPERATIONS[target].mutates;

/** `aws ecs update-service`, of the last line. */
const nameOf = (command: string): string => /aws [\w-]+ [\w-]+(?!.*\n)/.exec(command)?.[0] ?? '';

interface Told {
  ok: boolean;
  text: string;
}

/**
 * Runs the command where the template has run. Whoever changes something wants to see it happen:
 * the dialog makes way. An answer is read here.
 */
function useRun(command: string, ran: RanTemplate | null) {
  const parts = useParts();
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<Told | null>(null);
  const run = async ({ id, variables }: RanTemplate) => {
    setBusy(true);
    const { operations, outputs, printed, problem } = await runLines(parts, command, variables);
    setBusy(false);
    if (problem !== null) return setTold({ ok: false, text: problem });
    if (!operations.some(changes)) return setTold({ ok: true, text: printed.trim() });
    const gesture = { label: `Run ${nameOf(command)}`, operations, template: id };
    parts.view.setState({ lastOutcome: { gesture, ok: true, outputs }, dialog: null });
  };
  return { busy, told, run: ran && (() => void run(ran)) };
}

/** A command to try next: to copy, and to run if the template runs in this sandbox. */
export function ProposedCommand(props: { command: string; ran: RanTemplate | null }) {
  const { command, ran } = props;
  const { busy, told, run } = useRun(command, ran);
  return (
    <>
      <div className={styles.command}>
        <ScriptText script={command} />
        <div className={styles.actions}>
          <CopyButton text={command} label="Copy the command" />
          {run && (
            <Button
              size="compact-sm"
              variant="outline"
              onClick={run}
              loading={busy}
              aria-label={`Run it: ${nameOf(command)}`}
            >
              Run it
            </Button>
          )}
        </div>
      </div>
      <div role="status">
        {told && (
          <pre className={styles.answer} data-refused={!told.ok || undefined} tabIndex={0}>
            {told.text || 'Nothing to show.'}
          </pre>
        )}
      </div>
    </>
  );
}
