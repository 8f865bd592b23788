import { Button } from '@mantine/core';
import { useState } from 'react';
import { SCENARIOS } from '../../content';
import type { Scenario } from '../../content/define';
import { findTemplates } from './find-templates';
import { SearchField } from './search-field';
import styles from './templates.module.css';
import { useRunTemplate } from './use-run-template';

/** The Templates tab: sandboxes that run as soon as they are opened, under headings. */
export function Templates() {
  const { run, running, problem } = useRunTemplate();
  const [search, setSearch] = useState('');
  const groups = findTemplates(SCENARIOS, search);
  return (
    <div className={styles.templates}>
      <SearchField label="Search templates" value={search} onChange={setSearch} />
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      {groups.map(({ title, templates }) => (
        <section key={title} aria-label={title}>
          <h3 className={styles.heading}>{title}</h3>
          <div className={styles.list}>
            {templates.map((scenario) => (
              <Template
                key={scenario.id}
                scenario={scenario}
                running={running}
                onRun={() => void run(scenario)}
              />
            ))}
          </div>
        </section>
      ))}
      {groups.length === 0 && <p className={styles.nothing}>No template is about that.</p>}
    </div>
  );
}

function Template(props: { scenario: Scenario; running: string | null; onRun: () => void }) {
  const { scenario, running, onRun } = props;
  return (
    <article className={styles.template}>
      <h4 className={styles.title}>{scenario.title}</h4>
      <p className={styles.summary}>{scenario.summary}</p>
      <Button
        variant="outline"
        onClick={onRun}
        loading={running === scenario.id}
        disabled={running !== null}
        aria-label={`Run template ${scenario.title}`}
      >
        Run
      </Button>
    </article>
  );
}
