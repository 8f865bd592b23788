import { Button } from '@mantine/core';
import { SCENARIOS } from '../../content';
import styles from './templates.module.css';
import { useRunTemplate } from './use-run-template';

/** The Templates tab: sandboxes that run as soon as they are opened. */
export function Templates() {
  const { run, running, problem } = useRunTemplate();
  return (
    <div className={styles.list}>
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      {SCENARIOS.map((scenario) => (
        <article key={scenario.id} className={styles.template}>
          <h3 className={styles.title}>{scenario.title}</h3>
          <p className={styles.summary}>{scenario.summary}</p>
          <Button
            variant="outline"
            onClick={() => void run(scenario)}
            loading={running === scenario.id}
            disabled={running !== null}
            aria-label={`Run template ${scenario.title}`}
          >
            Run
          </Button>
        </article>
      ))}
    </div>
  );
}
