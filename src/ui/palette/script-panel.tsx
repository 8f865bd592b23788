import { Button } from '@mantine/core';
import type { Scenario } from '../../content/define';
import card from '../add/add-card.module.css';
import { CopyButton } from '../kit/copy-button';
import { counted } from '../kit/counted';
import { useParts, useView, useWorkspace } from '../sandbox-context';
import { ProposedCommand } from './proposed-command';
import styles from './script-panel.module.css';
import { ScriptText } from './script-text';
import { tryNext } from './try-next';
import { useRunTemplate } from './use-run-template';

/** The template was run in the sandbox that is open. */
function useRanHere(id: string) {
  const documentId = useWorkspace((state) => state.documentId);
  const ran = useView((state) => state.ranTemplate);
  return ran?.id === id && ran.documentId === documentId ? ran : null;
}

/** What the template is about, the commands it proposes, and the whole of its script. */
export function ScriptPanel({ scenario }: { scenario: Scenario }) {
  const { summary, script } = scenario;
  const ran = useRanHere(scenario.id);
  const proposals = tryNext(script);
  const lines = script.trim().split('\n').length;
  return (
    <div className={styles.panel}>
      <p className={styles.summary}>{summary}</p>
      {proposals.length > 0 && (
        <section aria-labelledby="try-next">
          <h3 className={styles.heading} id="try-next">
            Try next
          </h3>
          <ol className={styles.proposals}>
            {proposals.map(({ text, commands }) => (
              <li key={`${text} ${commands[0]}`}>
                {text !== '' && <p className={styles.text}>{text}</p>}
                {commands.map((command) => (
                  <ProposedCommand key={command} command={command} ran={ran} />
                ))}
              </li>
            ))}
          </ol>
        </section>
      )}
      <section aria-labelledby="the-script">
        <div className={styles.bar}>
          <h3 className={styles.heading} id="the-script">
            The script
          </h3>
          <span className={styles.count}>{counted(lines, 'line')}</span>
          <CopyButton text={script} label="Copy the script" />
        </div>
        <ScriptText script={script} />
      </section>
      {!ran && <RunBar scenario={scenario} hasProposals={proposals.length > 0} />}
    </div>
  );
}

function RunBar({ scenario, hasProposals }: { scenario: Scenario; hasProposals: boolean }) {
  const { view } = useParts();
  const { run, running, problem } = useRunTemplate();
  const runAndLook = async () => {
    if (await run(scenario)) view.setState({ dialog: null });
  };
  return (
    <div className={card.buttons}>
      {problem !== null ? (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      ) : (
        <p className={styles.hint}>
          {hasProposals && 'Once the template runs, what to try next can be run from here.'}
        </p>
      )}
      <Button onClick={() => void runAndLook()} loading={running !== null}>
        Run template
      </Button>
    </div>
  );
}
